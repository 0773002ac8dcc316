"""Hunts a word in everything that a workbook and its kernels have written, and in what a kernel has in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
from serving import Workbook


def places_of(word: str, folder: Path, served: Workbook) -> list[str]:
    """Return every file, file name, process or log in which a word stands in clear."""
    forms = [word.encode(), word.upper().encode(), word.encode("utf-16-le"), word.encode("utf-32-le")]
    found = [str(path) for path in folder.rglob("*") if word in path.name.lower()]
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            found += [str(path)] if path.is_file() and any(form in path.read_bytes() for form in forms) else []
    for process in psutil.Process(served.process.pid).children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            found += [f"process {process.pid}"] if word in str([process.cmdline(), process.environ()]).lower() else []
    return found


def in_memory(words: list[str], process: psutil.Process) -> list[str]:
    """Return which words stand in what a process can write in its memory (Linux)."""
    found = set()
    with Path(f"/proc/{process.pid}/mem").open("rb", 0) as memory:
        for region in _writable(process.pid):
            with suppress(OSError):  # a region that is given back meanwhile
                memory.seek(region.start)
                content = memory.read(len(region))
                found |= {word for word in words if word.encode() in content}
    return sorted(found)


def _writable(pid: int) -> Iterator[range]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, *_ = line.split()
        if rights.startswith("rw"):
            begin, end = (int(each, 16) for each in place.split("-"))
            yield range(begin, end)
