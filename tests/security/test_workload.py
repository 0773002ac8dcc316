"""What is written of a worker stands nowhere but in the two windows that it concerns and, sealed, in their sheets.

A worker hands in, and a leader goes everywhere, with a canary as the code and in every text; then it is hunted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from canaries import BIRD, filled
from hunting import places_of
from mapping_visits import CANARY, Window
from serving import Workbook, wait_until
from workload_values import TEXTS
from workload_visits import PATH, begin, explore, options

from kartblad.core.workload.book import Book, Own, Unit
from kartblad.records import vault
from kartblad.records.sheet_journal import SheetJournal
from kartblad.records.vault import Cost

Opening = Callable[..., Window]
WORKERS = {"person", "measurements.note", "measurements.cover.person"}
LEADERS = {f"measurements.{each}" for each in ("person", "note", "talk.said", "scored_by")} | {"scenarios.name"}
"""Where the canary must have come, so that the hunt is one."""


def places(value: Any, path: str = "") -> Iterator[str]:
    """Yield where the canary stands in a value, rows without their numbers."""
    if isinstance(value, str):
        yield from (path,) if value == CANARY else ()
    elif is_dataclass(value):
        for field in fields(value):
            yield from places(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for row in value:
            yield from places(row, path)


def opened(folder: Path, phrase: str) -> Book:
    """Return the sheet that lies in a folder, taken from whoever has it."""
    journal, book = SheetJournal.resume(folder / "home" / "workload", phrase, TEXTS, take_over=True)
    journal.close()
    return book


def handed_in(worker: Window, unit: str) -> str:
    """Begin a worker's sheet, fill it in everywhere and hand it in; return its phrase."""
    phrase = begin(worker, "own", person=CANARY, unit=unit)
    worker.use("own-begin")
    worker.use("edit.own.draft.years", 4)
    explore(worker, CANARY)
    return phrase


def led(leader: Window) -> None:
    """Take in what waits and go through everything of the unit."""
    leader.use("section", "unit")
    leader.use("section", "measurements")
    leader.use("forms-take")
    for section in options(leader, "section"):
        leader.use("section", section)
        if "person" in leader.controls():
            leader.use("person", CANARY)
        explore(leader, CANARY)


def provoke(window: Window) -> None:
    """Make the server and the kernel fail with a canary in their hands."""
    for key, value in (
        ("edit.unit.name", {"a": CANARY}), (f"edit.unit.{CANARY}", CANARY), ("person", CANARY * 1000),
        ("resume", CANARY), (CANARY, CANARY), ("month", CANARY), ("section", CANARY),
    ):  # fmt: skip
        window.use(key, value)
    window.tell({"kind": "kept", "number": 0, "token": CANARY})
    window.visitor.ask(f"{PATH}/{CANARY[:3]}")


def test_a_canary_is_in_no_file_log_process_or_other_window(
    window: Opening, mapping_workbook: Workbook, kept_in: Path
) -> None:
    leader, other = window(PATH), window(PATH)
    leaders = begin(leader, "unit", name="Alfa")
    worker = window(PATH)
    workers = handed_in(worker, options(worker, "plan.unit")[0])  # by name: units of other tests come after
    assert places_of(CANARY, kept_in, mapping_workbook) == []  # while the form waits
    led(leader)
    provoke(leader)

    assert places_of(CANARY, kept_in, mapping_workbook) == []
    assert CANARY not in (other.states() + "".join(other.heard)).lower()
    for played in (leader, worker):
        named = re.findall(r'"(?:title|query|place)": "[^"]*"', "".join(played.heard))
        assert [name for name in named if CANARY in name.lower()] == []
        assert CANARY not in str([cookie.value for cookie in played.visitor.jar])
        played.kill()
        assert wait_until(lambda pid=played.kernel.pid: pid not in {each.pid for each in mapping_workbook.kernels()})
    assert places_of(CANARY, kept_in, mapping_workbook) == []

    own, unit = opened(kept_in, workers).own, opened(kept_in, leaders).unit
    assert set(places(own)) >= WORKERS
    assert set(places(unit)) >= LEADERS


def test_who_has_neither_phrase_nor_tab_opens_nothing(window: Opening) -> None:
    first = window(PATH)
    phrase = begin(first, "own", person="björk-7")
    name, _, key = first.token.partition(".")
    stranger = window(PATH)
    for wrong in ("en två tre fyra", " ".join(reversed(phrase.split())), phrase.rsplit(" ", 1)[0], ""):
        stranger.use("resume", wrong)
        assert "resume" in stranger.controls(), wrong
    for token in (f"{name}.{'A' * len(key)}", f"{'0' * len(name)}.{key}", "a.b"):
        stranger.token = token
        stranger.resume()
        assert "resume" in stranger.controls(), token
    stranger.use("resume", phrase)
    assert "tools" in stranger.shown


def test_a_killed_window_goes_on_after_a_reload_and_the_last_change_is_there(window: Opening) -> None:
    first = window(PATH)
    begin(first, "own", person="björk-7")
    first.use("own-begin")
    first.use("edit.own.draft.note", "Många resor i november.")
    first.kill()
    first.leave()
    again = window(PATH, token=first.token)
    assert "Många resor i november." in again.text


@pytest.mark.parametrize("kind", [Own, Unit])
def test_nothing_of_any_field_stands_in_clear_in_the_file(
    kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "PHRASE", Cost(16))
    book = Book(**{kind.__name__.lower(): filled(kind)})
    journal = SheetJournal.create(tmp_path, "en två tre fyra", book, TEXTS)
    journal.token()
    for path in tmp_path.iterdir():
        assert BIRD.encode() not in path.read_bytes(), path
        assert "kanarie" not in path.name
    assert "kanarie" not in repr(journal)
