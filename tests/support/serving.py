"""A workbook on a free port of this machine, in a process of its own, as a visitor would meet it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil

START_TIMEOUT = 60.0
"""Seconds a server may take to print its link; a busy test machine needs more than a laptop."""


class Workbook:
    """A running `kartblad serve`."""

    def __init__(self, process: subprocess.Popen[str], link: str, log: Path) -> None:
        self.process = process
        self.link = link
        """The printed link, with its one-time token if there is one."""
        parts = urlsplit(link)
        self.port = int(parts.port or 0)
        self.base = parts.path
        self.url = f"{parts.scheme}://{parts.netloc}{parts.path}"
        self._log = log

    @property
    def log(self) -> str:
        """Everything the server and its kernels have written so far."""
        return self._log.read_text(encoding="utf-8")

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels that live: the nursery's children, or the server's own where nothing is forked."""
        server = psutil.Process(self.process.pid)
        children = [child for child in server.children(recursive=True) if _lives(child)]
        return [child for child in children if not (_parent(child) == server.pid and "nursery" in _command(child))]

    def nursery(self) -> psutil.Process | None:
        """Return the nursery's process, if there is one."""
        children = psutil.Process(self.process.pid).children()
        return next((child for child in children if "nursery" in _command(child)), None)


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _parent(process: psutil.Process) -> int:
    try:
        return int(process.ppid())
    except psutil.NoSuchProcess:
        return 0


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def wait_until(holds: object, seconds: float = 60.0, step: float = 0.1) -> bool:
    """Return whether the callable ``holds`` becomes true within ``seconds``."""
    assert callable(holds)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(step)
    return bool(holds())


@contextmanager
def workbook(folder: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Workbook]:
    """Serve with ``options`` while the block runs; what the server writes goes to a file in ``folder``."""
    log = folder / "server.log"
    command = [sys.executable, "-m", "kartblad.cli", "serve", "--port", "0", "--no-browser", *options]
    with log.open("w", encoding="utf-8") as written:
        process = subprocess.Popen(
            command, stdout=written, stderr=subprocess.STDOUT, text=True, env={**os.environ, **(env or {})}, cwd=folder
        )
    try:
        yield Workbook(process, _link(process, log), log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _link(process: subprocess.Popen[str], log: Path) -> str:
    pattern = re.compile(r"^\s+(http://\S+)$", re.MULTILINE)
    found = wait_until(lambda: pattern.search(log.read_text()) or process.poll() is not None, START_TIMEOUT)
    match = pattern.search(log.read_text())
    assert found, "the server did not start in time"
    assert match, log.read_text()
    return match.group(1)
