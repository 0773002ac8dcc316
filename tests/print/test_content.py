"""The content: in which order, what belongs together, what is called what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from full_maps import CASES

from kartblad.core.clock import Clock
from kartblad.core.mapping.board import Card, Category, Column
from kartblad.core.mapping.future import Danger, Goal, Guess, Rating, Scale
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.mapping.people import NetworkMember
from kartblad.core.script import Audience, Script, Speaks, Step, Work
from kartblad.core.session import Progress, Session, StepRecord
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.print.closing import left
from kartblad.print.content import content
from kartblad.print.future import rows
from kartblad.print.names import Kind, file_name
from kartblad.print.parts import Row, lines, printable

SV = Texts("sv")
EMPTY = Map(Meeting(Mode.FICTITIOUS))


def test_the_order_is_the_same_for_every_map() -> None:
    full = [section.key for section in content(CASES["vald"], SV).sections if "osorterat" not in section.key]
    assert [section.key for section in content(EMPTY, SV).sections] == full
    assert full[:3] == ["question", "case", "oro:tidigare_skada"]
    assert full[-1] == "close"


def test_what_weighs_most_comes_first() -> None:
    cards = tuple(Card(f"c{at}", Column.WORRY, Category.HARM, text_agency=f"{at}", priority=at) for at in range(4))
    items = content(replace(EMPTY, cards=cards), SV).section("oro:tidigare_skada").items
    assert [item.key for item in items] == ["card:c3", "card:c2", "card:c1", "card:c0"]


def test_an_unsorted_card_stays_in_its_column() -> None:
    cards = (Card("a", Column.WORKING), Card("b", Column.WORRY))
    made = content(replace(EMPTY, cards=cards), SV)
    assert made.section("fungerar:osorterat").items[0].key == "card:a"
    assert made.section("oro:osorterat").items[0].key == "card:b"


def test_risk_goal_and_scale_stand_in_a_row_and_what_is_loose_in_its_own() -> None:
    whole = replace(
        EMPTY,
        dangers=(Danger("r1"), Danger("r2")),
        goals=(Goal("m1", "r1"), Goal("m2", "r1"), Goal("m3", "gone")),
        scales=(Scale("k1", "m1"), Scale("k2", "m1"), Scale("k3", "gone")),
    )
    assert rows(whole) == (
        Row("danger:r1", "goal:m1", "scale:k1"),
        Row("", "", "scale:k2"),
        Row("", "goal:m2"),
        Row("danger:r2"),
        Row("", "goal:m3"),
        Row("", "", "scale:k3"),
    )


def test_bars_have_what_people_said_of_themselves_and_nothing_sealed() -> None:
    rated = (
        Rating("k1", 1, 3), Rating("k1", 1, 8, own_or_guess=Guess.ABOUT_OTHER), Rating("k1", 1, "vet_inte"),
        Rating("k1", 2, 5), Rating("k1", 3, 9, sealed=True),
    )  # fmt: skip
    whole = replace(EMPTY, scales=(Scale("k1"),), ratings=rated)
    bars = rows(whole)[0].bars
    assert [(bar.round, bar.spread.dots, bar.spread.do_not_know) for bar in bars] == [(1, (3,), 1), (2, (5,), 0)]
    assert [item.title for item in content(whole, SV).section("ratings").items][-1] == "fortfarande dold"


def test_people_are_called_by_name_and_nobody_is_lost() -> None:
    whole = replace(
        CASES["vald"], network=(NetworkMember("malin", "Malin"), NetworkMember("granne", "Grannen"), NetworkMember("x"))
    )
    assert [item.title for item in content(whole, SV).section("network").items] == ["Malin", "Grannen", "x"]


@pytest.mark.parametrize(
    ("mode", "words", "has_banner"),
    [
        (Mode.FICTITIOUS, "Övning, påhittat", False),
        (Mode.DEIDENTIFIED, "Övning, avidentifierat", False),
        (Mode.REAL, "Hör till ärendet", True),
    ],
)
def test_the_mode_is_said(mode: Mode, words: str, has_banner: bool) -> None:
    made = content(Map(Meeting(mode)), SV)
    assert (made.mode, bool(made.banner), made.not_a_decision) == (words, has_banner, "inte ett beslut")


def test_what_was_not_reached() -> None:
    steps = tuple(
        Step(key, Work.TALK, Words(f"Steg {key}", ""), 5, Speaks.ALL, Words("", ""), ()) for key in ("a", "b", "c", "d")
    )
    script = Script("s", Words("", ""), Words("", ""), Audience.GROUP, steps)
    done = (
        StepRecord("a", Clock(300), Progress.DONE),
        StepRecord("b", Clock(300), Progress.SKIPPED),
        StepRecord("c", Clock(300)),
        StepRecord("d", Clock(300), Progress.OPEN),
    )
    found = left(Session("1", "s", EMPTY, steps=done), script, SV, "2026-02-18")
    assert (found.skipped, found.deletes_on) == (("Steg b", "Steg c"), "2026-02-18")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("  Alma  ", "Alma"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00\x07\x1bb", "ab"),
        ("\ud83d", "\ufffd"),
        ("tab\there", "tab\there"),
        ("", ""),
    ],
)
def test_what_can_be_printed(said: str, shown: str) -> None:
    assert printable(said) == shown


def test_lines_without_text_are_left_out() -> None:
    assert [line.label for line in lines(("a", "x"), ("b", " "), ("c", "y", True))] == ["a", "c"]


@pytest.mark.parametrize(
    ("kind", "day", "extension", "name"),
    [
        (Kind.MAP, "2026-02-17", "pdf", "kartblad-karta-2026-02-17.pdf"),
        (Kind.FAMILY, "", "pdf", "kartblad-familjens-sida.pdf"),
        (Kind.MAP, "Alma på fredag", "docx", "kartblad-karta.docx"),
        (Kind.RECEIPT, "2026-02-17", "pdf", "kartblad-kvitto-2026-02-17.pdf"),
    ],
)
def test_file_names(kind: Kind, day: str, extension: str, name: str) -> None:
    assert file_name(kind, day, extension) == name
