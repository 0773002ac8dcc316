"""From a set to a draft and back: nothing is lost, and what is changed becomes the municipality's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import msgspec
import pytest
from workload_desks import CEILING, USUAL

from kartblad.core import editing
from kartblad.core.words import Words
from kartblad.core.workload.examples import Decision
from kartblad.core.workload.localmade import UnfinishedError, drafted, made, owned
from kartblad.core.workload.localset import Figure, LocalSet, written_over
from kartblad.core.workload.origin import Origin, Ref
from kartblad.core.workload.weights import WeightSet

SHIPPED = pytest.mark.parametrize("weights", [USUAL, CEILING], ids=lambda weights: weights.ref.id)
DOCUMENTED = Figure(Decimal(3), Origin.DOCUMENTED, "källa", Words("så"), Decimal(2), Decimal(4))


@SHIPPED
def test_a_copy_that_nobody_changed_becomes_the_same_set(weights: WeightSet) -> None:
    copy = made(drafted(weights, "lokal"), "1.0.0", weights.date)
    assert copy.ref == Ref("lokal", "1.0.0")
    assert replace(copy, ref=weights.ref, based_on=None) == weights


@SHIPPED
def test_a_draft_can_be_kept_and_read_again(weights: WeightSet) -> None:
    draft = drafted(weights, "lokal", Words("Vårt"))
    assert msgspec.json.decode(msgspec.json.encode(draft), type=LocalSet) == draft


def test_a_copy_says_what_it_came_from_and_leaves_the_decision_behind() -> None:
    decided = replace(USUAL, ref=Ref("lokal", "1.0.0"), decision=Decision("2027-01-01", "Nämnden", "MBL § 11"))
    copy, version = drafted(decided, "annan"), drafted(decided, "lokal")
    assert (copy.based_on, copy.decision) == (decided.ref, Decision())
    assert (version.id, version.decision) == ("lokal", decided.decision)


@pytest.mark.parametrize(
    ("old", "value", "expected"),
    [
        (DOCUMENTED, Decimal(3), DOCUMENTED),
        (DOCUMENTED, Decimal("3.0"), DOCUMENTED),
        (DOCUMENTED, Decimal(5), Figure(Decimal(5))),
        (DOCUMENTED, None, replace(DOCUMENTED, value=None)),
        (replace(DOCUMENTED, value=None), Decimal(5), Figure(Decimal(5))),
        (replace(DOCUMENTED, value=None), Decimal(3), DOCUMENTED),
        (Figure(Decimal(5)), Decimal(3), DOCUMENTED),
        (Figure(Decimal(5), basis=Words("vårt")), Decimal(6), Figure(Decimal(6), basis=Words("vårt"))),
    ],
)
def test_a_changed_number_is_local_and_one_put_back_has_its_label_again(
    old: Figure, value: Decimal | None, expected: Figure
) -> None:
    assert written_over(old, value, DOCUMENTED) == expected


@pytest.mark.parametrize(
    "path",
    [
        ("kinds", "utredning", "points", "value"),
        ("bands", "ny_0_1", "points", "value"),
        ("bands", "van_1_3", "years_from"),
        ("zones", "bla", "upper", "value"),
        ("interval_months",),
    ],
)
def test_what_must_be_there_and_is_not_makes_no_set(path: tuple[str, ...]) -> None:
    with pytest.raises(UnfinishedError):
        made(editing.put(drafted(USUAL, "lokal"), path, None), "1.0.0", "2027-01-01")


def test_the_last_zone_has_no_end_whatever_was_written_there() -> None:
    draft = editing.put(drafted(USUAL, "lokal"), ("zones", "rod", "upper"), Figure(Decimal(9)))
    assert made(draft, "1.0.0", "2027-01-01").zones[-1].upper is None


def test_questions_plan_and_examples_are_local_where_they_differ_from_the_copied_set() -> None:
    base = drafted(USUAL, "lokal")
    draft = editing.put(base, ("mismatches", "tungt_pa_fa", "at_least"), 5)
    draft = editing.put(draft, ("overload", "zones"), ("rod",))
    draft = editing.put(draft, ("examples", "t2a", "name"), Words("Nytt namn"))
    own = owned(draft, base)
    assert [each.id for each in own.mismatches if each.origin is Origin.LOCAL] == ["tungt_pa_fa"]
    assert [each.id for each in own.examples if each.origin is Origin.LOCAL] == ["t2a"]
    assert own.overload is not None
    assert own.overload.origin is Origin.LOCAL
    assert owned(base, base) == base
    assert owned(draft, None) == draft
