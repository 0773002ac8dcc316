"""The journal of a sheet: any sheet comes back, and what was taken out of one is out of its file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from canaries import filled
from sessions import OTHER, PHRASE
from workload_values import SAYINGS, TEXTS, TODAY, USUAL, measurement

from kartblad.core.workload.book import Book, Own
from kartblad.core.workload.invented import invented_unit
from kartblad.records.journal_faults import Gone, Held, TakenOver, WrongPhrase
from kartblad.records.sheet_journal import SheetJournal

pytestmark = pytest.mark.usefixtures("cheap")
UNIT = Book(unit=invented_unit(USUAL, TODAY, SAYINGS))


def versions(journal: SheetJournal) -> int:
    """Return how many versions lie in the file."""
    with sqlite3.connect(journal.path.with_suffix(".journal")) as db:
        return int(db.execute("SELECT count(*) FROM version").fetchone()[0])


@pytest.mark.parametrize("book", [UNIT, Book(own=Own("björk-7", measurements=(measurement(),))), filled(Book)])
def test_any_sheet_comes_back_with_every_number_exact(book: Book, tmp_path: Path) -> None:
    SheetJournal.create(tmp_path, PHRASE, book, TEXTS).close()
    journal, found = SheetJournal.resume(tmp_path, PHRASE, TEXTS)
    journal.close()
    assert found == book


def test_nothing_of_the_past_is_in_the_file(tmp_path: Path) -> None:
    journal = SheetJournal.create(tmp_path, PHRASE, UNIT, TEXTS)
    assert UNIT.unit is not None
    for at in range(5):
        journal.write(Book(unit=replace(UNIT.unit, name=f"enhet {at}")))
        assert versions(journal) == 1
    journal.forget_past()
    assert versions(journal) == 1
    journal.close()
    assert SheetJournal.resume(tmp_path, PHRASE, TEXTS)[1].unit == replace(UNIT.unit, name="enhet 4")


def test_what_was_taken_out_is_written_over(tmp_path: Path) -> None:
    journal = SheetJournal.create(tmp_path, PHRASE, UNIT, TEXTS)
    file = journal.path.with_suffix(".journal")
    with sqlite3.connect(file) as db:
        (sealed,) = db.execute("SELECT sealed FROM version").fetchone()
    pieces = {bytes(sealed[at : at + 64]) for at in range(0, len(sealed) - 64, 64)}
    there = file.read_bytes()
    assert sum(piece in there for piece in pieces) > len(pieces) / 2  # one that lies across two pages is in neither
    assert UNIT.unit is not None
    journal.write(Book(unit=replace(UNIT.unit, measurements=())))
    assert not any(piece in file.read_bytes() for piece in pieces)
    journal.close()
    assert not any(piece in file.read_bytes() for piece in pieces)


def test_only_its_phrase_opens_it_and_only_one_window_has_it(tmp_path: Path) -> None:
    first = SheetJournal.create(tmp_path, PHRASE, UNIT, TEXTS)
    SheetJournal.create(tmp_path, OTHER, Book(own=Own("ek-3")), TEXTS).close()
    with pytest.raises(Held):
        SheetJournal.resume(tmp_path, PHRASE, TEXTS)
    second, found = SheetJournal.resume(tmp_path, PHRASE, TEXTS, take_over=True)
    assert found == UNIT
    with pytest.raises(TakenOver):
        first.forget_past()
    second.destroy()
    with pytest.raises(Gone):
        second.write(Book())


def test_reading_changes_nothing_and_sees_what_was_last_written(tmp_path: Path) -> None:
    journal = SheetJournal.create(tmp_path, PHRASE, UNIT, TEXTS)
    assert UNIT.unit is not None
    later = Book(unit=replace(UNIT.unit, name="Norra"))
    journal.write(later)
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()}
    with sqlite3.connect(journal.path.with_suffix(".journal")) as other:
        other.execute("BEGIN IMMEDIATE")  # somebody is just about to write
        assert SheetJournal.read(tmp_path, PHRASE, TEXTS) == later
        other.execute("ROLLBACK")
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()} == before
    assert journal.write(UNIT) == ()
    journal.close()


def test_reading_opens_with_no_other_phrase(tmp_path: Path) -> None:
    SheetJournal.create(tmp_path, PHRASE, UNIT, TEXTS).close()
    with pytest.raises(WrongPhrase):
        SheetJournal.read(tmp_path, OTHER, TEXTS)
