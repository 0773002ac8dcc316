"""A file that did not come in: what is said on any page that takes files, and what is kept of the file."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kartblad.catalogue.formats import FormField, Limits
from kartblad.core.problems import Place
from kartblad.i18n import Texts
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding, Findings, Stop
from kartblad.ui import refused
from kartblad.ui.blocks import Controls, Notice, Prose, Select, every
from kartblad.ui.refused import Refusal, refusal

TEXTS = Texts("sv")
FIELDS = (
    FormField("days", "number", "Dagar", "Days", "", "", 1),
    FormField("person", "string", "Person", "Person", "", "", "x", constraints=Limits(required=True)),
)
HEADINGS = ("vem är det", "dagar")


def of(stop: Stop, *items: Finding) -> Findings:
    """Return why a file did not come in."""
    return Findings("fil.csv", stop, items, HEADINGS, {"days": "dagar"}, ("person",))


CELL = Finding(Fault.NOT_A_NUMBER, Place(row=3, column="dagar"), 1, "många")
CELLS = refusal("workload", b"vem;dagar", of(Stop.CELLS, CELL, CELL))
COLUMNS = refusal("workload", b"vem;dagar", of(Stop.COLUMNS))


def keys(wrong: Refusal, stays: str = "") -> set[str]:
    return {block.key for block in every(refused.blocks(wrong, lambda: FIELDS, TEXTS, stays=stays))}


def test_nothing_is_kept_of_a_file_that_may_point_out_persons() -> None:
    kept = refusal("workload", b"19850412-1232", of(Stop.PRIVACY, CELL))
    assert kept.content == b""
    assert "annotated" not in keys(kept)


def test_what_a_file_holds_is_never_in_its_representation() -> None:
    assert "vem" not in repr(CELLS)
    assert "många" not in repr(CELLS)


def test_the_same_fault_in_the_same_column_is_said_once() -> None:
    (listed,) = [each for each in refused.blocks(CELLS, lambda: FIELDS, TEXTS) if isinstance(each, Prose)]
    assert listed.heading == "2 saker att rätta"
    assert len(listed.items) == 1


@pytest.mark.parametrize(
    ("rows", "where"),
    [((3,), " (rad 3)"), ((3, 4), " (rad 3, rad 4)"), (range(3, 10), "rad 7 och 2 till)"), ((None,), "")],
)
def test_each_fault_says_where_it_stands(rows: Iterable[int | None], where: str) -> None:
    found = (Finding(Fault.NOT_A_NUMBER, Place(row=row, column="dagar"), 1, "många") for row in rows)
    wrong = refusal("workload", b"x", of(Stop.CELLS, *found))
    (listed,) = [each for each in refused.blocks(wrong, lambda: FIELDS, TEXTS) if isinstance(each, Prose)]
    assert listed.items[0].endswith(where or ".")


@pytest.mark.parametrize(("stays", "found"), [("", set()), ("Allt är som det var.", {"stays", "dismiss"})])
def test_what_stays_is_said_where_something_does(stays: str, found: set[str]) -> None:
    assert keys(CELLS, stays) & {"stays", "dismiss"} == found
    said = [each.text for each in refused.blocks(CELLS, lambda: FIELDS, TEXTS, stays=stays) if isinstance(each, Notice)]
    assert said[1:] == ([stays] if stays else [])


def test_columns_are_named_under_the_pages_own_keys_with_those_first_that_must_be_there() -> None:
    (group,) = [
        each for each in refused.blocks(COLUMNS, lambda: FIELDS, TEXTS, prefix="column.") if isinstance(each, Controls)
    ]
    selects = [each for each in group.controls if isinstance(each, Select)]
    assert [(each.key, each.value) for each in selects] == [("column.person", "absent"), ("column.days", "column-1")]
    assert [option.label for option in selects[0].options] == ["finns inte", *HEADINGS]


def test_what_is_chosen_takes_the_place_of_what_was_guessed() -> None:
    chosen = COLUMNS.mapped("person", "column-0").mapped("days", "absent")
    assert chosen.wanted == {"person": "vem är det", "days": ""}
    assert (chosen.chosen("person"), chosen.chosen("days")) == ("column-0", "absent")


def test_the_form_is_asked_for_its_fields_only_where_columns_are_to_be_named() -> None:
    def unasked() -> tuple[FormField, ...]:
        raise AssertionError

    assert refused.blocks(CELLS, unasked, TEXTS)
