"""Several journals in one folder: which there are, which one a phrase opens, and at what price."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sessions import EMPTY, OTHER, PHRASE, noted

from kartblad.i18n import Texts
from kartblad.records import journals, vault
from kartblad.records.journal import Journal
from kartblad.records.journal_faults import Damaged, Held, WrongPhrase

TEXTS = Texts("sv")
pytestmark = pytest.mark.usefixtures("cheap")


def written(folder: Path, phrase: str, note: str) -> Path:
    """Write a journal, let go of it and return its file of keys."""
    journal = Journal.create(folder, phrase, noted(note), TEXTS)
    journal.close()
    return journal.path


def aged(path: Path, hours: float) -> None:
    """Make a journal look as if it had been left for some hours."""
    for file in (path, path.with_suffix(".journal")):
        then = file.stat().st_mtime - hours * 3600
        os.utime(file, (then, then))


def test_there_is_none_where_there_is_no_folder(tmp_path: Path) -> None:
    assert journals.entries(tmp_path / "journals", 12) == ()
    with pytest.raises(WrongPhrase):
        Journal.resume(tmp_path / "journals", PHRASE, TEXTS)


def test_what_can_be_seen_without_opening(tmp_path: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    first, second = written(tmp_path, PHRASE, "ett"), written(tmp_path, OTHER, "två")
    aged(first, 13)
    found = journals.entries(tmp_path, 12)
    assert [(entry.path, entry.expired) for entry in found] == [(second, False), (first, True)]
    assert all(before <= entry.begun <= datetime.now(UTC) for entry in found)


def test_a_phrase_finds_its_journal(tmp_path: Path) -> None:
    for note in ("ett", "två", "tre"):
        written(tmp_path, f"{note} {note} {note} {note}", note)
    journal, session = Journal.resume(tmp_path, "två två två två", TEXTS)
    assert session == noted("två")
    with pytest.raises(Held):
        Journal.resume(tmp_path, "två två två två", TEXTS)
    journal.write(noted("två igen"))
    assert Journal.resume(tmp_path, "två två två två", TEXTS, take_over=True)[1] == noted("två igen")


def test_scrypt_runs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for note in ("ett", "två", "tre"):
        written(tmp_path, f"{note} {note} {note} {note}", note)
    runs = []
    real = vault.key_of
    monkeypatch.setattr(vault, "key_of", lambda *arguments: runs.append(1) or real(*arguments))
    with pytest.raises(WrongPhrase, match="Ingen sparad kartläggning"):
        Journal.resume(tmp_path, PHRASE, TEXTS)
    assert len(runs) == 1


def test_a_damaged_one_is_in_nobodys_way_and_is_said_where_nothing_else_opens(tmp_path: Path) -> None:
    damaged, _whole = written(tmp_path, PHRASE, "ett"), written(tmp_path, OTHER, "två")
    damaged.write_bytes(b"{")
    assert [entry.path for entry in journals.entries(tmp_path, 12)] == [_whole]
    assert Journal.resume(tmp_path, OTHER, TEXTS)[1] == noted("två")
    with pytest.raises(Damaged):
        Journal.resume(tmp_path, PHRASE, TEXTS)
    assert Journal.create(tmp_path, PHRASE, EMPTY, TEXTS).write(noted("nytt")) == ()


@pytest.mark.parametrize("hours", [-13, 13])
def test_a_wrong_clock_keeps_nothing_for_ever(hours: float, tmp_path: Path) -> None:
    path = written(tmp_path, PHRASE, "ett")
    aged(path, hours)
    assert journals.age(path) == pytest.approx(13 * 3600, abs=60)
