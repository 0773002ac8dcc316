"""What of a view has room: what goes first, what is kept the longest, and that the page says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_views import TABLE, VIEW

from kartblad.i18n import Texts
from kartblad.print.fitting import MOST_PARTS, TIGHTER, Room, fitted, shortened
from kartblad.print.view import Grid, on_paper

SV = Texts("sv")


@pytest.mark.parametrize(
    ("room", "lost"),
    [
        (Room(), ""),
        (Room(notes=False), "fotnoter"),
        (Room(notes=False, sentences=1), "fotnoter, en del av orden"),
        (Room(sentences=1, columns=False), "en del av orden, kolumner"),
        (Room(columns=False, rows=3), "kolumner, rader"),
        (Room(letters=20), "slutet av det som slutar med …"),
    ],
)
def test_what_has_no_room_is_said_and_where_it_stands(room: Room, lost: str) -> None:
    said = f"Det här fick inte plats: {lost}. Allt står på sidan /kartor." if lost else ""
    assert fitted(VIEW, room, SV).lacks == said


def test_ones_own_and_all_together_are_kept_the_longest() -> None:
    kept = shortened(TABLE, Room(columns=False))
    assert (kept.head, kept.rows[0]) == (
        ("Element", "Enhet Norr", "Alla enheter"),
        ("Barnets egna ord", "18 av 25", "61 av 103"),
    )


def test_the_latest_rows_are_kept_the_longest() -> None:
    shorter = fitted(VIEW, Room(rows=2), SV)
    assert [part.grid and [row[0] for row in part.grid.rows] for part in shorter.view.parts] == [
        ["Barnets egna ord", "Nätverk"],
        ["2026-11", "2026-12"],
        None,
    ]
    assert shorter.more == ("", "och 10 rader till", "")


def test_the_rows_to_keep_are_kept_before_all_others() -> None:
    rows = tuple((f"Kommun {at}", str(at)) for at in range(15))
    kept = shortened(Grid(("Kommun", "Antal"), rows, keep=(4, 14)), Room(rows=4))
    assert [row[0] for row in kept.rows] == ["Kommun 0", "Kommun 1", "Kommun 4", "Kommun 14"]


def test_what_is_more_than_a_view_is_said() -> None:
    many = fitted(replace(VIEW, parts=VIEW.parts * 3), Room(), SV)
    assert (len(many.view.parts), many.lacks) == (
        MOST_PARTS,
        "Det här fick inte plats: figurer. Allt står på sidan /kartor.",
    )


def test_no_step_has_more_than_the_one_before() -> None:
    heights = [fitted(VIEW, room, SV).height for room in TIGHTER]
    assert heights == sorted(heights, reverse=True)


def test_columns_are_as_broad_as_what_is_in_them() -> None:
    grid = fitted(VIEW, Room(), SV).view.parts[0].grid
    assert grid is not None
    assert grid.widths == (18, 11, 9, 12)


def test_paper_holds_no_signs_that_cannot_be_printed() -> None:
    assert on_paper(replace(VIEW, heading="A\x00B\n C\N{NO-BREAK SPACE}D")).heading == "AB C\N{NO-BREAK SPACE}D"
