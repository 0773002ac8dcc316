"""A kernel that is killed at any moment has lost nothing that it had acknowledged, and left nothing in clear."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sessions import EMPTY, PHRASE

from kartblad.i18n import Texts
from kartblad.records.journal import Journal

TEXTS = Texts("sv")
CANARY = "kanariefågel"
WRITER = """
import sys
from pathlib import Path
from sessions import large, noted
from kartblad.i18n import Texts
from kartblad.records.journal import Journal
journal, session = Journal.reopen(Path(sys.argv[1]), sys.argv[2], Texts("sv"))
at = int(session.notes.partition(" ")[2] or 0)
everything = large(40)
while True:
    at += 1
    journal.write(noted(f"kanariefågel {at}", everything))
    sys.stdout.write(f"{at}\\n")
    sys.stdout.flush()
"""


def killed_after(seconds: float, folder: Path, token: str) -> int:
    """Write until it is killed; return the last change that was acknowledged."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", WRITER, str(folder), token]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        lines = (first + writer.stdout.read()).split(b"\n")
    # What stands after the last line break was not said to the end.
    return int(lines[-2])


def hunt(folder: Path) -> list[str]:
    """Return the files in which the canary, or the phrase, is found."""
    sought = [CANARY.encode(), b"mormor", *(word.encode() for word in PHRASE.split())]
    return [
        path.name for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in sought)
    ]


def kills(folder: Path, times: int) -> None:
    """Kill a writer at random moments, and hold what is there against what was acknowledged."""
    journal = Journal.create(folder, PHRASE, EMPTY, TEXTS)
    token = journal.token()
    journal.close()
    chance = random.Random(20261122)  # noqa: S311  (moments, not keys)
    for _ in range(times):
        acknowledged = killed_after(chance.uniform(0, 0.05), folder, token)
        assert hunt(folder) == []
        again, session = Journal.reopen(folder, token, TEXTS)
        word, number = session.notes.split()
        # One more may be on disk than was said: it was killed between the disk and saying so.
        assert (word, int(number) - acknowledged in (0, 1)) == (CANARY, True)
        again.close()
    assert Journal.open(journal.path, PHRASE, TEXTS)[1] == session


def test_five_kills(tmp_path: Path) -> None:
    kills(tmp_path / "journals", 5)


@pytest.mark.long
def test_two_hundred_kills(tmp_path: Path) -> None:
    kills(tmp_path / "journals", 200)
