"""How long a change, an opening and a look at the wall take, against a bare write of the same bytes in the same run."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from ledger import Ledger, Line, Sample
from sessions import PHRASE, large, noted

from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.records.journal import Journal
from kartblad.records.sealed_file import KEPT
from kartblad.records.wallfile import Wall, accept

TEXTS = Texts("sv")
CHANGES = 300
"""More than are kept, so that old versions make room, too."""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def changed(session: Session, at: int) -> Session:
    """Return a session with another text on one card."""
    cards = list(session.map.cards)
    cards[at % len(cards)] = replace(cards[at % len(cards)], text_family=f"ropar {at}")
    return replace(session, map=replace(session.map, cards=tuple(cards)))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with a large session in it."""
    return Journal.create(tmp_path / "journals", PHRASE, large(), TEXTS)


def bare_write(path: Path, content: bytes) -> None:
    """Write bytes and wait for the disk, without any promise."""
    handle = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    os.write(handle, content)
    os.fsync(handle)
    os.close(handle)


def test_a_change(journal: Journal, tmp_path: Path, ledger: Ledger) -> None:
    session, ours, bare = large(), [], []
    for at in range(CHANGES):
        session = changed(session, at)
        ours.append(milliseconds(lambda now=session: journal.write(now)))
        content = zlib.compress(msgspec.json.encode(session), 1)
        bare.append(milliseconds(lambda now=content: bare_write(tmp_path / "bare", now)))
    line = Line("ändring i journalen, 300 kort", Sample(tuple(ours)), at_most=20.0)
    ledger.add(line)
    ledger.add(Line("som ovan", Sample(tuple(ours)), Sample(tuple(bare)), "samma byte skrivna och väntade på"))
    assert line.verdict == "ja"
    assert journal.path.with_suffix(".journal").stat().st_size < 1.5 * KEPT * len(content) + 2**20


def test_opening(journal: Journal, ledger: Ledger, rounds: range) -> None:
    token = journal.token()
    for at in range(50):
        journal.write(changed(large(), at))
    journal.close()
    folder = journal.path.parent

    def by_phrase() -> None:
        Journal.resume(folder, PHRASE, TEXTS)[0].close()

    def by_tab() -> None:
        Journal.reopen(folder, token, TEXTS)[0].close()

    line = Line("öppna med fras, 300 kort", Sample(tuple(milliseconds(by_phrase) for _ in rounds)), at_most=1000.0)
    ledger.add(line)
    ledger.add(Line("öppna efter omladdning, 300 kort", Sample(tuple(milliseconds(by_tab) for _ in rounds))))
    assert line.verdict == "ja"


def test_all_versions(journal: Journal, ledger: Ledger, rounds: range) -> None:
    for at in range(KEPT):
        journal.write(changed(large(), at))
    ledger.add(Line("läsa 200 versioner", Sample(tuple(milliseconds(journal.versions) for _ in rounds))))


def test_the_wall(tmp_path: Path, ledger: Ledger, rounds: range) -> None:
    wall = Wall.create(tmp_path / "walls", TEXTS)
    content = msgspec.json.encode(noted("bild", large(40)))
    wall.write(content)
    reader = accept(tmp_path / "walls", wall.invite(), TEXTS)
    looks = [milliseconds(reader.read) for _ in range(100)]
    shown = [milliseconds(lambda: (wall.write(content), reader.read())) for _ in rounds]
    line = Line("titta efter nytt på väggen", Sample(tuple(looks)), at_most=1.0)
    ledger.add(line)
    ledger.add(Line("från skrivet till läst på väggen", Sample(tuple(shown))))
    assert line.verdict == "ja"
