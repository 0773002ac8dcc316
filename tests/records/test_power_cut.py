"""When the power goes at any moment, what was acknowledged is on disk: tried on a disk that loses all it may lose."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import power
import pytest

from kartblad.i18n import Texts
from kartblad.records.journal import Journal

TEXTS = Texts("sv")
CHANGES = 6
WRITER = """
import os, sys
from pathlib import Path
from sessions import PHRASE, large, noted
from kartblad.i18n import Texts
from kartblad.records.journal import Journal
Journal.kept = 4
journal = Journal.create(Path(sys.argv[1]), PHRASE, noted("0"), Texts("sv"))
os.write(1, b"token " + journal.token().encode())
for at in range(1, int(sys.argv[2])):
    journal.write(noted(str(at), large(at * 7 % 30)))
    os.write(1, b"written %d" % at)
"""


@pytest.mark.skipif(not power.possible(), reason="strace is needed to see what is written and waited for")
@pytest.mark.parametrize("states", [1, pytest.param(15, marks=pytest.mark.long)])
def test_what_was_acknowledged_survives_a_power_cut(states: int, tmp_path: Path) -> None:
    folder = tmp_path / "journals"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", WRITER, str(folder), str(CHANGES)]
    disk, token, written, tried = power.Disk(str(folder)), "", 0, 0
    chance = Random(20261122)  # noqa: S311  (moments, not keys)
    for at, call in enumerate(power.watched(command, tmp_path / "log", environment)):
        if call.name == "write" and call.texts[0].startswith(b"token "):
            token = call.texts[0].partition(b" ")[2].decode()
        elif call.name == "write" and call.texts[0].startswith(b"written "):
            written = int(call.texts[0].split()[1])
        disk.do(call)
        for state in range(states if token else 0):
            after = tmp_path / f"{at}-{state}"
            after.mkdir()
            disk.cut(after, chance)
            journal, session = Journal.reopen(after, token, TEXTS)
            journal.close()
            # One more may be there than was said.
            assert int(session.notes) - written in (0, 1)
            tried += 1
    assert written == CHANGES - 1
    assert tried > 10 * CHANGES * states


@pytest.mark.skipif(not power.possible(), reason="strace is needed to see what is written and waited for")
def test_a_disk_that_nobody_waits_for_loses_what_it_was_given(tmp_path: Path) -> None:
    """The disk of these tests does lose what was not waited for."""
    code = "import os, sys; f = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY); os.write(f, b'x' * 9); os.close(f)"
    folder = tmp_path / "folder"
    folder.mkdir()
    disk = power.Disk(str(folder))
    for call in power.watched([sys.executable, "-c", code, str(folder / "a")], tmp_path / "log", dict(os.environ)):
        disk.do(call)
    found = set()
    for seed in range(40):
        after = tmp_path / str(seed)
        after.mkdir()
        disk.cut(after, Random(seed))  # noqa: S311
        found.add(tuple(path.read_bytes() for path in after.iterdir()))
    assert found == {(), (b"",), (b"x" * 9,)}
