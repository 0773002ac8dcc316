"""A browser reaches nothing that its screen does not offer: no key, no id of another's, no verb with a path of its own.

Tried over the socket of a real page, as somebody would who writes messages by hand; the sheet on disk is the judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from mapping_visits import Window
from workload_desks import keys, own_desk, screen, unit_desk, use
from workload_values import TEXTS, measurement
from workload_visits import PATH, begin

from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.state import COMMANDS
from kartblad.core.workload.book import Book, Own, Unit
from kartblad.records.sheet_journal import SheetJournal
from kartblad.ui.fields import Refused, accepted, find

Opening = Callable[..., Window]
VALUES: tuple[Any, ...] = ("x", "", True, 7, None, ["x"], {"a": 1})
NEVER = {
    *(f"unit.{each}" for each in ("id", "secret", "public", "kept_months", "smallest", "invented", "taken", "weights")),
    *(f"own.{each}" for each in ("card", "handed", "measurements", "weights", "draft")),
    *(f"unit.{each}" for each in ("measurements", "scenarios", "drafting", "staffing")),
}
"""Places that only commands of their own change, never a field as a whole."""
ALONE = {
    "id",
    "person",
    "unit",
    "weights",
    "handed",
    "scored_before",
    "scored_by",
    "scored_on",
    "counts",
    "cover",
    "talk",
}
"""Of a measurement in the unit's sheet."""


def hostile(book: Book) -> Iterator[str]:
    """Yield keys with every generic verb for every place of a sheet, and every command with a path of its own."""
    kind, held = ("unit", book.unit) if book.unit else ("own", book.own)
    ids = [each.id for each in held.measurements] if held else []
    for verb in ("edit", "tick", "drop"):
        yield from (f"{verb}.{kind}.{field.name}" for field in fields(Unit if book.unit else Own))
        yield from (f"{verb}.{path}" for path in ("own", "unit", "own.card.key", "unit.measurements.0.person"))
        yield from (f"{verb}.{kind}.measurements.{id_}.{name}" for id_ in ids for name in ALONE)
        yield from (f"{verb}.__class__", f"{verb}..", verb)
    for verb in COMMANDS:
        yield from (f"{verb}.../../x", f"{verb}.{ids[0] if ids else '0'}.counts")


def sheet(folder: Path, phrase: str) -> Book:
    """Return what lies on disk, taken from whoever has it."""
    journal, book = SheetJournal.resume(folder / "home" / "workload", phrase, TEXTS, take_over=True)
    journal.close()
    return book


@pytest.mark.parametrize("way", ["own", "unit"])
def test_no_message_reaches_what_the_screen_does_not_offer(way: str, window: Opening, kept_in: Path) -> None:
    page = window(PATH)
    phrase = begin(page, way, **({"person": "björk-7"} if way == "own" else {"name": "Norra"}))
    before = sheet(kept_in, phrase)
    page.use("leave")
    page.use("resume", phrase)
    offered = page.controls()
    tried = sorted({each for each in hostile(before) if each not in offered} | {"begin.own", "again", "forget.yes"})
    for at, key in enumerate(tried):
        page.use(key, VALUES[at % len(VALUES)])
        for kind in ("wanted", "sending"):
            page.tell({"kind": kind, "number": 10**6, "key": key, "form": "", "name": "../x", "size": 9})
    assert len(tried) > 100
    assert page.controls() >= {"undo", "leave"}
    assert sheet(kept_in, phrase) == before


def desks() -> Iterator[Desk]:
    """Yield a unit in each of its places, one of its measurements open, and a worker's own sheet."""
    for section in Section:
        yield unit_desk(section)
    held = unit_desk()
    yield use(held, ("key-pick", held.unit.in_month("2026-11")[0].id), ("key-open", True))
    yield own_desk(measurement(), draft=measurement(id="m2"))


@pytest.mark.parametrize(
    "desk", tuple(desks()), ids=lambda desk: f"{desk.room}.{desk.section}.{bool(desk.intake.open_id)}"
)
def test_no_field_on_any_screen_stands_for_a_key_a_code_or_a_signature(desk: Desk) -> None:
    offered = keys(desk)
    paths = [key.partition(".")[2] for key in offered if key.split(".")[0] in ("edit", "tick", "drop")]
    assert NEVER & set(paths) == set()
    ids = {each.id for each in desk.held.unit.measurements} if desk.held.unit else set()
    parts = [path.split(".") for path in paths]
    assert [each for each in parts if len(each) == 4 and each[2] in ids and each[3] in ALONE] == []


@pytest.mark.parametrize(
    "desk", tuple(desks()), ids=lambda desk: f"{desk.room}.{desk.section}.{bool(desk.intake.open_id)}"
)
def test_every_value_for_a_key_that_is_not_on_the_screen_is_refused(desk: Desk) -> None:
    shown, offered = screen(desk), keys(desk)
    for key in set(hostile(desk.held)) - offered:
        for value in VALUES:
            with pytest.raises(Refused):
                accepted(find(shown, key), value, TEXTS)
