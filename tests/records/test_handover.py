"""Cards and forms: only the unit opens a form, wherever it lies, and what comes out is looked through first."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given
from workload_values import TEXTS, TODAY, USUAL, measurement

from kartblad.core.problems import Problem
from kartblad.core.workload.book import Unit
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction, Talk
from kartblad.core.workload.origin import Ref
from kartblad.records import handover, vault
from kartblad.records import handover_faults as faults

UNIT = handover.new_unit("0123456789abcdef", "Norra", USUAL.ref)
OTHER = handover.new_unit("fedcba9876543210", "Södra", USUAL.ref)
MINE = measurement(
    cover=(Cover("c1", "utredning", 2, "ek-3"),),
    reductions=(Reduction("r1", "fackligt", Decimal("12.5"), "2027-01-31"),),
    note="Mycket restid.",
    flex=Decimal("-3.5"),
)


def opened(content: bytes, unit: Unit = UNIT) -> Measurement:
    """Return what a form holds for a unit that measures with the usual set."""
    return handover.opened(unit, content, USUAL, TODAY, TEXTS)


def forged(inner: Any, unit: Unit = UNIT) -> bytes:
    """Return a form around anything, as somebody with the card and a program of their own could make it."""
    public = base64.b64decode(unit.public)
    sealed = vault.seal_to(public, msgspec.json.encode(inner), vault.bound(handover.FORM, handover.FORMAT, unit.id))
    file = {
        "kind": handover.FORM,
        "format": 1,
        "unit": unit.id,
        "note": "",
        "sealed": base64.b64encode(sealed).decode(),
    }
    return json.dumps(file).encode()


def inner(**changes: Any) -> dict[str, Any]:
    """Return what stands in a form, changed."""
    plain: dict[str, Any] = json.loads(msgspec.json.encode(MINE))
    return plain | changes


def test_what_was_handed_in_comes_out_in_the_unit() -> None:
    assert opened(handover.sealed(MINE, UNIT.card, TEXTS)) == replace(MINE, unit=UNIT.id)


def test_a_form_says_nothing_in_clear_but_which_unit_it_is_for() -> None:
    form = handover.sealed(MINE, UNIT.card, TEXTS)
    said = json.loads(form)
    assert set(said) == {"kind", "format", "unit", "note", "sealed"}
    assert (said["unit"], MINE.person in str(said), "utredning" in str(said)) == (UNIT.id, False, False)
    assert form != handover.sealed(MINE, UNIT.card, TEXTS)  # not even whether two are the same


def test_talk_signature_and_earlier_counts_stay_with_the_two() -> None:
    whole = replace(MINE, talk=Talk(said="tungt"), scored_by="ledare", scored_on=TODAY, handed=(Count("utredning", 1),))
    assert opened(handover.sealed(whole, UNIT.card, TEXTS)) == replace(MINE, unit=UNIT.id)
    forgery = inner(
        talk={"said": "allt är bra"}, scored_by="ledare", scored_on=TODAY, handed=[{"id": "utredning"}],
        scored_before={"id": "annan", "version": "1.0.0"},
    )  # fmt: skip
    assert opened(forged(forgery)) == replace(MINE, unit=UNIT.id)


def test_a_card_comes_back_from_its_file() -> None:
    content = handover.card_file(UNIT.card)
    assert handover.card(content, TEXTS) == UNIT.card
    assert UNIT.secret.encode() not in content


@pytest.mark.parametrize("set_id", ["demo-tak-100", "vara_vikter_2027"])
def test_a_card_says_what_is_measured_with_also_a_set_of_ones_own(set_id: str) -> None:
    with_own = replace(UNIT.card, weights=Ref(set_id, "2.0.0"))
    assert handover.card(handover.card_file(with_own), TEXTS) == with_own


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "../../../../tmp"}, {"unit": ""}, {"name": ""}, {"name": "x" * 81}, {"name": "a\nb"}, {"key": "AAAA"},
        {"key": "å"}, {"weights": {"id": "../x", "version": "1"}}, {"weights": {"id": "x", "version": ""}},
        {"weights": 7}, {"format": "1"}, {"key": None},
    ],
)  # fmt: skip
def test_a_card_that_was_changed_is_damaged(changes: dict[str, Any]) -> None:
    content = json.dumps(json.loads(handover.card_file(UNIT.card)) | changes).encode()
    with pytest.raises(faults.Damaged):
        handover.card(content, TEXTS)


NEITHER = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"kind": 7}', b"[" * 100_000, b" " * 300_000 + b"{}"]


@pytest.mark.parametrize("content", [*NEITHER, handover.sealed(MINE, UNIT.card, TEXTS)])
def test_what_is_no_card(content: bytes) -> None:
    with pytest.raises(faults.NoCard):
        handover.card(content, TEXTS)


@pytest.mark.parametrize("content", [*NEITHER, handover.card_file(UNIT.card)])
def test_what_is_no_form(content: bytes) -> None:
    with pytest.raises(faults.NoForm):
        opened(content)


@pytest.mark.parametrize("read", [lambda c: handover.card(c, TEXTS), opened])
def test_a_newer_file_is_left_to_a_newer_version(read: Callable[[bytes], Any]) -> None:
    for kind in (handover.CARD, handover.FORM):
        newer = json.dumps({"kind": kind, "format": 2}).encode()
        with pytest.raises((faults.Newer, faults.NoCard, faults.NoForm)):
            read(newer)
    with pytest.raises(faults.Newer):
        handover.card(json.dumps({"kind": handover.CARD, "format": 2}).encode(), TEXTS)


def test_a_form_opens_in_no_other_unit_whatever_stands_beside_the_seal() -> None:
    form = json.loads(handover.sealed(MINE, UNIT.card, TEXTS))
    with pytest.raises(faults.AnotherUnit):
        opened(json.dumps(form).encode(), OTHER)
    with pytest.raises(faults.Damaged):
        opened(json.dumps(form | {"unit": OTHER.id}).encode(), OTHER)
    same_key = replace(UNIT, id=OTHER.id)  # tied to the unit, not to its key alone
    with pytest.raises(faults.Damaged):
        opened(json.dumps(form | {"unit": OTHER.id}).encode(), same_key)


@given(st.data())
def test_no_changed_seal_opens(data: st.DataObject) -> None:
    form = json.loads(handover.sealed(MINE, UNIT.card, TEXTS))
    sealed = bytearray(base64.b64decode(form["sealed"]))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    # The last bit of a public key of this curve means nothing; what is sealed is bound to the key as it was sent.
    with pytest.raises(faults.Damaged):
        opened(json.dumps(form | {"sealed": base64.b64encode(sealed).decode()}).encode())


@pytest.mark.parametrize("sealed", ["", "å", "AAAA", 7, None, "A" * 1000])
def test_something_else_in_the_place_of_the_seal_is_damaged(sealed: Any) -> None:
    form = json.loads(handover.sealed(MINE, UNIT.card, TEXTS)) | {"sealed": sealed}
    with pytest.raises(faults.Damaged):
        opened(json.dumps(form).encode())


def test_no_form_comes_in_twice_however_it_is_written() -> None:
    form = handover.sealed(MINE, UNIT.card, TEXTS)
    taken = replace(UNIT, taken=(handover.form_id(form),))
    again = json.dumps(json.loads(form) | {"note": "annan text"}).encode()
    for copy in (form, again):
        with pytest.raises(faults.TakenAlready):
            opened(copy, taken)
    assert handover.ID.fullmatch(handover.form_id(b"annat"))


def test_a_key_that_everybody_could_open_closes_nothing() -> None:
    for key in (bytes(32), b"kort"):
        with pytest.raises(faults.Damaged):
            handover.sealed(MINE, replace(UNIT.card, key=base64.b64encode(key).decode()), TEXTS)


COUNT = {"id": "utredning", "whole": 1, "shared": 0}
HOSTILE: list[tuple[str, Any]] = [
    ("id", ""), ("id", "a b"), ("id", "../x"), ("id", "x" * 65), ("date", ""), ("date", "2026-13-01"),
    ("date", "2026-02-30"), ("date", "1026-01-01"), ("date", "2026-12-01"), ("date", "2026-11-22T10:00"),
    ("person", ""), ("person", "  "), ("person", "x" * 41), ("person", "a\nb"), ("years", "-0.1"), ("years", "61"),
    ("years", "NaN"), ("years", "Infinity"), ("years", "1E-999999"), ("years", "1E+999999"), ("employment", "101"),
    ("employment", "-1"), ("presence", "100.0000000000000001"), ("duties", "-1"), ("duties", "1000.5"),
    ("flex", "1E+9"), ("flex", "-2001"), ("self_rating", 0), ("self_rating", 6), ("self_rating", 2**62),
    ("note", "x" * 1001), ("note", "a\x00b"), ("note", "a\x1b[2Jb"),
    ("counts", [COUNT | {"whole": 10**9}]), ("counts", [COUNT | {"whole": -1}]),
    ("counts", [COUNT | {"shared": 1000}]), ("counts", [COUNT, COUNT]), ("counts", [COUNT | {"id": "<script>"}]),
    ("counts", [COUNT | {"id": f"k{at}"} for at in range(501)]), ("cover", [{"id": "c", "kind": "", "number": 1}]),
    ("cover", [{"id": "c", "kind": "utredning", "number": 0}]),
    ("cover", [{"id": "c", "kind": "utredning", "number": -5}]),
    ("cover", [{"id": "c", "kind": "utredning", "person": "x" * 41}]),
    ("reductions", [{"id": "r", "reason": "fackligt", "amount": "-5"}]),
    ("reductions", [{"id": "r", "reason": "fackligt", "amount": "sNaN"}]),
    ("reductions", [{"id": "r", "reason": "fackligt", "until": "sedan"}]),
    ("reductions", [{"id": "r", "reason": ""}]), ("weights", {"id": "x" * 81, "version": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), HOSTILE)
def test_a_hostile_form_is_a_sentence_that_names_the_place(key: str, value: Any) -> None:
    with pytest.raises(faults.NotSensible, match=f"vid {key} står något") as caught:
        opened(forged(inner(**{key: value})))
    assert str(value) not in str(caught.value) or value in ("", [])


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (inner(counts=[COUNT | {"whole": 1.5}]), r"counts\[0\].whole"),
        (inner(counts=[COUNT | {"whole": "3"}]), "counts"), (inner(counts=[COUNT | {"whole": 10**30}]), "counts"),
        (inner(person=7), "person"), (inner(years="två"), "years"),
        ([], "form"), (None, "form"), ("text", "form"), ({}, "form"),
    ],
)  # fmt: skip
def test_a_form_of_another_form_is_a_sentence(content: Any, key: str) -> None:
    with pytest.raises(faults.NotSensible, match=f"vid {key}"):
        opened(forged(content))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("counts", [COUNT | {"id": "trolleri"}], "trolleri"),
        ("cover", [{"id": "c", "kind": "trolleri"}], "trolleri"),
        ("reductions", [{"id": "r", "reason": "trolleri"}], "trolleri"),
    ],
)
def test_what_the_units_weights_do_not_know_is_not_taken_in(key: str, value: Any, said: str) -> None:
    with pytest.raises(faults.UnknownToSet, match=said):
        opened(forged(inner(**{key: value})))


@pytest.mark.parametrize("key", ["note", "person"])
def test_a_personal_number_neither_leaves_nor_comes_in(key: str) -> None:
    number = "850412-1232"
    with pytest.raises(faults.HoldsPersonalNumber) as caught:
        handover.sealed(measurement(**{key: number}), UNIT.card, TEXTS)
    with pytest.raises(faults.HoldsPersonalNumber):
        opened(forged(inner(**{key: number})))
    assert number not in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(inner())), JSON)
def test_whatever_is_sealed_comes_in_whole_and_sensible_or_not_at_all(key: str, value: Any) -> None:
    try:
        found = opened(forged(inner(**{key: value})))
    except Problem:
        return
    assert all(0 <= (count.whole or 0) <= 999 for count in found.counts)
    assert found.talk is None
    assert found.unit == UNIT.id


def test_what_is_not_known_stays_not_known() -> None:
    unsure = replace(MINE, years=None, duties=None, flex=None, self_rating=None, counts=(Count("utredning", None, 2),))
    assert opened(handover.sealed(unsure, UNIT.card, TEXTS)) == replace(unsure, unit=UNIT.id)


def test_a_unit_has_a_card_and_keeps_its_secret_out_of_sight() -> None:
    assert UNIT.card.weights == USUAL.ref
    assert UNIT.secret not in repr(UNIT)
    assert Ref("a", "1") == handover.new_unit("0" * 16, "x", Ref("a", "1"), 12).weights
