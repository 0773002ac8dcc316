"""Hunts a word in everything that a workbook and its kernels have written."""

from __future__ import annotations

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
