"""What is asked only beside the maps of earlier sessions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from checked import changed, material, measure

from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import all_findings
from kartblad.core.mapping.map import Map


@pytest.fixture
def first(tmp_path: Path) -> Map:
    return material(changed({}), tmp_path).map


def next_round(before: Map, *, parent: int = 6, reason: str = "", tried: int = 2) -> Map:
    """Return the map of the next session: everybody rates again, and the protection has been tried so often."""
    again = tuple(replace(each, round=2, reason=reason) for each in before.ratings)
    moved = tuple(replace(each, value=parent) if str(each.rater_group) == "foralder" else each for each in again)
    tested = tuple(replace(each, times_demonstrated=tried) for each in before.protections)
    return replace(before, ratings=before.ratings + moved, protections=tested)


def asked(now: Map, *earlier: Map) -> list[str]:
    return [each.rule for each in all_findings(Material(now, measure(), earlier))]


def test_protection_that_was_not_tried_again(first: Map) -> None:
    assert asked(next_round(first, reason="Som förra gången."), first) == ["F02"]
    assert asked(next_round(first, reason="Som förra gången.", tried=3), first) == []
    assert asked(first, first) == []


def test_a_number_that_moved(first: Map) -> None:
    assert asked(next_round(first, parent=4), first) == ["K08", "F02"]
    assert asked(next_round(first, parent=4, reason="Två helger gick fel."), first) == ["F02"]
    assert asked(next_round(first, parent=4, tried=3), first) == []
    assert asked(next_round(first, parent=5, tried=3), first) == []


def test_earlier_ratings_may_stand_only_in_the_earlier_map(first: Map) -> None:
    now = next_round(first, parent=4)
    alone = replace(now, ratings=tuple(each for each in now.ratings if each.round == 2))
    assert asked(alone, first) == ["K08", "F02"]


def test_who_always_leads(first: Map) -> None:
    assert asked(first, first, first) == ["R03"]
    assert asked(first, first) == []
    other = replace(first, participants=(replace(first.participants[0], alias="M"), *first.participants[1:]))
    assert asked(first, other, first) == []


def test_a_name_that_only_says_the_role_is_nobody(first: Map) -> None:
    called = replace(first, participants=(replace(first.participants[0], alias="Ledaren"), *first.participants[1:]))
    assert asked(called, called, called) == []
