"""What an import found wrong: each cell with its place, what was found and what to do; grouped when there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid
from kartblad.records.faults import Fault
from kartblad.records.wording import WORDING

SHOWN = 40
"""Characters of a value that are shown; more could tell more than the place does."""
PLACES_SHOWN = 5
MOST = 50_000
"""Findings that are listed; a file with more has one fault in common, which these show."""

Fact = str | int | float | Words
NO_FACTS: Mapping[str, Fact] = MappingProxyType({})


class Stop(StrEnum):
    """What stopped the import. The first that applies; nothing after it was looked at."""

    FILE = "file"
    """It is not a file that can be read."""
    PRIVACY = "privacy"
    """It holds what must not come in."""
    COLUMNS = "columns"
    """A column that is needed was not recognised."""
    CELLS = "cells"
    """Some cells cannot be read as what they should be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, and what to do about it."""

    fault: Fault
    place: Place = field(default_factory=Place)
    """``column`` is the heading as the file writes it."""
    index: int | None = None
    """The column's number from 0."""
    value: str = ""
    """What the cell holds, shortened; never for a privacy finding."""
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return "" if self.index is None else letter(self.index)

    def what(self, texts: Texts) -> str:
        """Return what was found, as a sentence."""
        return texts.gettext(WORDING[self.fault].what, **self._said(texts))

    def remedy(self, texts: Texts) -> str:
        """Return what to do, as a sentence."""
        return texts.gettext(WORDING[self.fault].remedy, **self._said(texts))

    def kind(self, texts: Texts) -> str:
        """Return what was found without saying which value it was."""
        return texts.gettext(WORDING[self.fault].name, **self._said(texts))

    def sentence(self, texts: Texts) -> str:
        """Return both."""
        return f"{self.what(texts)} {self.remedy(texts)}"

    def _said(self, texts: Texts) -> dict[str, str]:
        return {name: _worded(fact, texts) for name, fact in {**self.facts, "value": f"”{self.value}”"}.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as a row of a table on screen."""

    sheet: str
    row: int | None
    column: str
    """Heading and letter."""
    value: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Group:
    """The same fault in the same column, however often."""

    column: str
    what: str
    remedy: str
    count: int
    places: tuple[str, ...]
    """The first few: "rad 3", "Blad2 rad 7"."""
    values: tuple[str, ...]
    """The most frequent; none for privacy."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Why nothing was imported."""

    file: str
    stop: Stop
    items: tuple[Finding, ...]
    columns: tuple[str, ...] = ()
    """The headings found, for mapping by hand."""
    guess: Mapping[str, str] = field(default_factory=dict)
    """Field to heading, as far as recognised."""
    missing: tuple[str, ...] = ()
    """Fields that are needed and were not recognised."""
    sheets: int = 1
    heads: Mapping[str, int] = field(default_factory=dict)
    """The row of the headings in each sheet."""

    @property
    def is_all(self) -> bool:
        """Whether every finding is listed."""
        return len(self.items) < MOST

    @property
    def can_map(self) -> bool:
        """Whether mapping columns by hand can help."""
        return self.stop is Stop.COLUMNS and bool(self.columns)

    @property
    def can_annotate(self) -> bool:
        """Whether the file can be given back with the errors written in."""
        return self.stop is not Stop.FILE

    def sentence(self, texts: Texts) -> str:
        """Return why nothing came in, and what to do on a page that gives the file back."""
        n = len(self.items)
        if self.stop is Stop.COLUMNS:
            remedy = texts.gettext("Say which is which.")
            return f"{self.fact(texts)} {remedy}"
        if self.stop is Stop.CELLS and self.is_all:
            mend = texts.ngettext(
                "Mend it in the file that you get back, and choose that file.",
                "Mend them in the file that you get back, and choose that file.",
                n,
            )
            return f"{self.fact(texts)} {mend}"
        return self.fact(texts)

    def fact(self, texts: Texts) -> str:
        """Return why nothing came in; what to do only where it is the same wherever the file was chosen."""
        n = len(self.items)
        if self.stop is Stop.FILE:
            return self.items[0].sentence(texts)
        if not self.is_all:
            return texts.gettext(
                "Nothing was read in: {file} has {n} errors or more. "
                "Mend what most rows have in common, and choose it again.",
                file=self.file,
                n=texts.number(n),
            )
        if self.stop is Stop.PRIVACY:
            return texts.ngettext(
                "Nothing was read in: {n} place in {file} may point out a person. Remove it and choose the file again.",
                "Nothing was read in: {n} places in {file} may point out persons. "
                "Remove them and choose the file again.",
                n,
                file=self.file,
            )
        if self.stop is Stop.COLUMNS:
            return texts.gettext("Nothing was read in: not all columns of {file} were recognised.", file=self.file)
        return texts.ngettext(
            "Nothing was read in: {n} error in {file}.", "Nothing was read in: {n} errors in {file}.", n, file=self.file
        )

    def lines(self, texts: Texts, limit: int | None = None) -> tuple[Line, ...]:
        """Return the findings in the file's order, at most ``limit``."""
        return tuple(
            Line(
                found.place.sheet,
                found.place.row,
                column_name(found),
                found.value,
                found.what(texts),
                found.remedy(texts),
            )
            for found in self.items[:limit]
        )

    def groups(self, texts: Texts) -> tuple[Group, ...]:
        """Return the findings by fault and column, the most frequent first."""
        gathered: dict[tuple[object, ...], list[Finding]] = {}
        for found in self.items:
            heading = (found.place.column, found.index)
            gathered.setdefault((found.fault, *heading, found.remedy(texts)), []).append(found)
        ordered = sorted(gathered.values(), key=len, reverse=True)
        return tuple(self._group(found, texts) for found in ordered)

    def _group(self, found: list[Finding], texts: Texts) -> Group:
        first = found[0]
        values = Counter(item.value for item in found if item.value)
        what = first.what(texts) if len(values) < 2 else first.kind(texts)
        named = (_place(item, texts, with_sheet=self.sheets > 1) for item in found[:PLACES_SHOWN])
        places = tuple(place for place in named if place)
        common = tuple(value for value, _count in values.most_common(PLACES_SHOWN))
        return Group(column_name(first), what, first.remedy(texts), len(found), places, common)


def column_name(found: Finding) -> str:
    """Return the heading with the column's letter."""
    heading = found.place.column
    return f"{heading} ({found.letter})" if heading and found.letter else heading or found.letter


def letter(index: int) -> str:
    """Return a column as a spreadsheet names it: 0 is A, 26 is AA."""
    name, rest = "", index + 1
    while rest:
        rest, at = divmod(rest - 1, 26)
        name = chr(ord("A") + at) + name
    return name


def shortened(text: str) -> str:
    """Return as much of a cell as is shown."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"


def about_file(file: str, fault: Fault, **facts: Fact) -> Findings:
    """Return the one finding about a file that cannot be read."""
    return Findings(file, Stop.FILE, (Finding(fault, Place(file=file), facts=facts),))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, at most MOST, by sheet (as they come), row and column."""
    sheets: dict[str, int] = {}
    held = list(islice(findings, MOST))
    for found in held:
        sheets.setdefault(found.place.sheet, len(sheets))
    return tuple(sorted(held, key=lambda at: (sheets[at.place.sheet], at.place.row or 0, at.index or 0)))


def _place(found: Finding, texts: Texts, *, with_sheet: bool) -> str:
    if found.place.row is None:
        return found.place.sheet
    row = texts.gettext(msgid("row {row}"), row=found.place.row)
    return f"{found.place.sheet} {row}" if with_sheet and found.place.sheet else row


def _worded(fact: Fact, texts: Texts) -> str:
    if isinstance(fact, Words):
        return texts.pick(fact)
    return fact if isinstance(fact, str) else texts.number(fact)
