"""What a benchmark writes down: samples and their medians, set against a yardstick and a target, on a named machine."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured, repeatedly."""

    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The middle value: one slow run on a busy machine does not move it."""
        return statistics.median(self.values)

    def __str__(self) -> str:
        low, high = swedish(min(self.values)), swedish(max(self.values))
        return f"{swedish(self.median)} {self.unit} ({low}–{high}; n = {len(self.values)})"


@dataclass(frozen=True, slots=True)
class Line:
    """One result: a measured thing, what it is held against, and how little it should be."""

    what: str
    measured: Sample
    yardstick: Sample | None = None
    yardstick_name: str = ""
    at_most: float | None = None
    """The target: a ratio to the yardstick where there is one, else a value in the sample's unit."""

    @property
    def ratio(self) -> float | None:
        """Median over the yardstick's median."""
        return self.measured.median / self.yardstick.median if self.yardstick else None

    @property
    def verdict(self) -> str:
        """Whether the target is met, in a word; empty where there is none."""
        if self.at_most is None:
            return ""
        return "ja" if (self.measured.median if self.ratio is None else self.ratio) <= self.at_most else "nej"

    @property
    def target(self) -> str:
        """The target as it is read."""
        if self.at_most is None:
            return ""
        return f"≤ {swedish(self.at_most)}" + (f" {self.measured.unit}" if self.ratio is None else "")

    @property
    def cells(self) -> tuple[str, ...]:
        """The result as a row of the table."""
        held_against = f"{self.yardstick_name}: {self.yardstick}" if self.yardstick else ""
        ratio = "" if self.ratio is None else swedish(self.ratio)
        return (self.what, str(self.measured), held_against, ratio, self.target, self.verdict)


@dataclass(slots=True)
class Ledger:
    """The results of one run."""

    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Write a result down and print it at once: a long run is followed at the terminal."""
        self.lines.append(line)
        print(f"\n  {' | '.join(cell for cell in line.cells if cell)}  [last {load()}]", flush=True)

    def table(self) -> str:
        """Return all results as a Markdown table."""
        head = ("vad", "uppmätt (median)", "måttstock", "kvot", "mål", "nått")
        rows = [head, ("---",) * len(head), *(line.cells for line in self.lines)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def swedish(number: float) -> str:
    """Return a number as it is read in Swedish, with as many decimals as can be told apart."""
    decimals = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2
    return f"{number:,.{decimals}f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def load() -> str:
    """Return the machine's load over one minute, where the system keeps one."""
    return swedish(os.getloadavg()[0]) if hasattr(os, "getloadavg") else "inte känd"


def machine(browser: str = "") -> str:
    """Return on what the run was made, and when."""
    memory = psutil.virtual_memory().total / 2**30
    facts: Iterable[str] = (
        datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M"),
        f"{psutil.cpu_count()} kärnor ({_processor()})",
        f"{swedish(memory)} GiB minne",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        f"Chromium {browser}" if browser else "",
        f"last {load()}",
    )
    return " · ".join(fact for fact in facts if fact)


def _processor() -> str:
    table = Path("/proc/cpuinfo")
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
