"""What a process costs in memory, as the kernel of the system counts it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Memory:
    """A process's memory in MiB."""

    private: float
    """Pages that nobody else has: what would be free if it ended."""
    pss: float
    """Its private pages and its share of the common ones."""


def memory(pid: int) -> Memory:
    """Return the memory of a process (Linux)."""
    table = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    kib = {name: int(number) for name, number in _LINE.findall(table)}
    return Memory((kib["Private_Clean"] + kib["Private_Dirty"]) / 1024, kib["Pss"] / 1024)
