"""A disk that loses its power: replays what a program wrote, and loses what it had not waited for.

The program runs under `strace`. Of each file we know what was written since it was last waited for (`fsync`,
`fdatasync`); when the power goes, any part of that may be on disk: each write, sector by sector, or not at all, in any
order. Names (made, renamed, removed) reach the disk in the order they were made, as file systems with a journal do it,
but how many of them is open until the folder was waited for.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

SECTOR = 512
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink"
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (\d+)")
_FILE = re.compile(r"\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the operating system that succeeded."""

    name: str
    file: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    creates: bool


@dataclass(slots=True)
class File:
    """What is on disk of a file for sure, and what may be."""

    settled: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes] | int] = field(default_factory=list)
    """Writes (where, what), or lengths it was cut to."""
    written: int = 0

    def settle(self) -> None:
        """Everything is on disk."""
        for change in self.pending:
            _apply(self.settled, change)
        self.pending.clear()

    def after_power_cut(self, chance: Random) -> bytes:
        """Return one of the states it may be in."""
        content = bytearray(self.settled)
        for change in self.pending:
            for part in _torn(change, chance):
                _apply(content, part)
        return bytes(content)


@dataclass(slots=True)
class Disk:
    """The files of one folder, as the program sees them and as they are on disk."""

    folder: str
    seen: dict[str, File] = field(default_factory=dict)
    names: dict[str, File] = field(default_factory=dict)
    renamed: list[tuple[str, File | None]] = field(default_factory=list)
    """Names that are on their way to the disk, in order; None: removed."""

    def do(self, call: Call) -> None:
        """Let the program have its way."""
        match call.name:
            case "openat" if call.creates and (path := _path(call)) and self._holds(path) and path not in self.seen:
                self._name(path, File())
            case "pwrite64" if file := self.seen.get(call.file):
                file.pending.append((call.numbers[-1], call.texts[0]))
            case "write" if file := self.seen.get(call.file):
                file.pending.append((file.written, call.texts[0]))
                file.written += len(call.texts[0])
            case "ftruncate" if file := self.seen.get(call.file):
                file.pending.append(call.numbers[-1])
            case "fsync" | "fdatasync" if file := self.seen.get(call.file):
                file.settle()
            case "fsync" | "fdatasync" if call.file == self.folder:
                self._settle_names(len(self.renamed))
            case "rename" if self._holds(old := call.texts[0].decode()):
                self._name(call.texts[1].decode(), self.seen[old])
                self._name(old, None)
            case "unlink" if self._holds(path := call.texts[0].decode()):
                self._name(path, None)

    def cut(self, into: Path, chance: Random) -> None:
        """Write one of the states that the disk may be in when the power goes."""
        names: dict[str, File | None] = dict(self.names)
        names |= dict(self.renamed[: chance.randint(0, len(self.renamed))])
        for path, file in names.items():
            if file is not None:
                (into / Path(path).name).write_bytes(file.after_power_cut(chance))

    def _holds(self, path: str) -> bool:
        return path.startswith(f"{self.folder}/")

    def _name(self, path: str, file: File | None) -> None:
        self.renamed.append((path, file))
        if file is None:
            self.seen.pop(path)
        else:
            self.seen[path] = file

    def _settle_names(self, many: int) -> None:
        for path, file in self.renamed[:many]:
            if file is None:
                self.names.pop(path, None)
            else:
                self.names[path] = file
        del self.renamed[:many]


def possible() -> bool:
    """Tell whether programs can be watched here."""
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def watched(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[Call]:
    """Run a program and yield its calls."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]
    subprocess.run([*strace, *command], check=True, env=environment, stdout=subprocess.PIPE)
    for line in log.read_text(encoding="ascii").splitlines():
        if found := _CALL.match(line):
            yield _call(found[1], found[2], int(found[3]))


def _call(name: str, arguments: str, _result: int) -> Call:
    texts = _TEXT.findall(arguments)
    if any(cut for _text, cut in texts):
        raise ValueError(name)
    file = _FILE.match(arguments)
    rest = _TEXT.sub("", _FILE.sub("", arguments, count=1))
    numbers = tuple(int(number) for number in re.findall(r"(?<![\w<])\d+(?!\w)", rest))
    raw = tuple(bytes.fromhex(text.replace("\\x", "")) for text, _cut in texts)
    return Call(name, _plain(file[1]) if file else "", raw, numbers, "O_CREAT" in rest)


def _plain(path: str) -> str:
    """Return a path that strace may have written in hexadecimal."""
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


def _path(call: Call) -> str:
    return call.texts[0].decode()


def _torn(change: tuple[int, bytes] | int, chance: Random) -> Iterator[tuple[int, bytes] | int]:
    """Yield what is left of one change: all, nothing, or some of the sectors that it touched."""
    fate = chance.random()
    if fate < 0.4:
        yield change
    elif fate > 0.7 and not isinstance(change, int):
        at, what = change
        edge = SECTOR - at % SECTOR
        cuts = [0, *range(edge, len(what), SECTOR), len(what)]
        pieces = [(at + first, what[first:last]) for first, last in pairwise(cuts)]
        yield from (piece for piece in pieces if chance.random() < 0.5)


def _apply(content: bytearray, change: tuple[int, bytes] | int) -> None:
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    at, what = change
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(what)] = what
