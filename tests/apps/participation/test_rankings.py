"""Heads against days: places are counted anew from the numbers, and the sentence names who moves."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from participation_views import START, TEXTS, figure

from kartblad.apps.participation.rankings import climb_text
from kartblad.apps.participation.selection import Among
from kartblad.charts.figure import Figure
from kartblad.core.participation import Grouping

SELECTIONS = list(product(Grouping, Among))


def drawn(by: Grouping, among: Among) -> Figure:
    return figure(replace(START, by=by, among=among), "rankings")


def places(values: dict[str, float]) -> dict[str, int]:
    """Count how many are larger."""
    return {key: 1 + sum(other > value for other in values.values()) for key, value in values.items()}


def climbs(found: Figure) -> dict[str, int]:
    """Compute from the drawn numbers how many places each row climbs."""
    both = {row.key: (row.cells[0].value, row.cells[1].value) for row in found.rows if row.cells[1].value is not None}
    heads = places({key: pair[0] or 0 for key, pair in both.items()})
    days = places({key: pair[1] or 0 for key, pair in both.items()})
    return {key: heads[key] - days[key] for key in both}


@pytest.mark.parametrize(("by", "among"), SELECTIONS)
def test_places_and_their_difference(by: Grouping, among: Among) -> None:
    found = drawn(by, among)
    moved = climbs(found)
    assert {row.key: row.cells[2].text for row in found.rows} == {
        row.key: climb_text(moved.get(row.key), TEXTS) for row in found.rows
    }


@pytest.mark.parametrize(("by", "among"), SELECTIONS)
def test_the_finding_is_true(by: Grouping, among: Among) -> None:
    found = drawn(by, among)
    moved = climbs(found)
    count = sum(climb != 0 for climb in moved.values())
    one, many = ("kursdel", "kursdelar") if by is Grouping.COURSE else ("utbildning", "utbildningar")
    several = f"{count} av {len(moved)} {many} byter plats när dagar räknas"
    assert found.finding == (several if count else f"Ingen {one} byter plats när dagar räknas")


@pytest.mark.parametrize(("by", "among"), SELECTIONS)
def test_the_sentence_names_the_extremes(by: Grouping, among: Among) -> None:
    found = drawn(by, among)
    moved, names = climbs(found), {row.key: row.label for row in found.rows}
    for word, extreme in (("Klättrar", max(moved.values())), ("Faller", min(moved.values()))):
        some = {names[key] for key, climb in moved.items() if climb == extreme}
        if extreme == 0:
            assert word not in found.sentence
        else:
            start = found.sentence.index(word)
            assert all(name in found.sentence[start:] for name in some)


def test_supervision_has_no_place() -> None:
    found = drawn(Grouping.COURSE, Among.ALL)
    (row,) = [row for row in found.rows if row.key == "supervision"]
    assert [cell.text for cell in row.cells] == ["93", "timmar, inte dagar", "går inte att jämföra"]
    assert row.cells[0].note == ""


@pytest.mark.parametrize(
    ("climb", "said"),
    [
        (None, "går inte att jämföra"),
        (0, "samma plats"),
        (1, "1 plats upp"),
        (6, "6 platser upp"),
        (-1, "1 plats ned"),
        (-5, "5 platser ned"),
    ],
)
def test_climb_in_words(climb: int | None, said: str) -> None:
    assert climb_text(climb, TEXTS) == said
