"""What came in with a file: the table, what was made of its columns, and what is worth saying about its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from kartblad.catalogue.formats import Form
from kartblad.i18n import Texts
from kartblad.records.findings import SHOWN
from kartblad.records.headings import Match

NAMED = 12
"""Columns, sheets or courses that are named in one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """What came in, and what was made of the file."""

    file: str
    form: Form
    table: pd.DataFrame
    recognised: tuple[Match, ...]
    ignored: tuple[str, ...] = ()
    """Headings of columns that are not used."""
    sheets: tuple[str, ...] = ()
    ignored_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    """Those of the sheets that were read which Excel does not show."""
    empty_rows: int = 0
    formulas: int = 0
    own_courses: Mapping[str, str] = field(default_factory=dict)
    """Key to name as first written, of courses that the list lacks."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """"made_up", "without_length", "without_tier", "repeated": rows that deserve a word."""
    alike: tuple[str, ...] = ()
    """Codes of persons that are the same but for capital letters."""

    @property
    def rows(self) -> int:
        """Rows that came in."""
        return len(self.table)

    @property
    def persons(self) -> int:
        """Different persons in them; 0 where the form has no persons."""
        return int(self.table["person"].nunique()) if "person" in self.table else 0

    def sentences(self, texts: Texts) -> tuple[str, ...]:
        """Return what was read, what was not, and what is worth knowing about it."""
        return tuple(
            sentence
            for sentence in (self._read(texts), *self.doubts(texts), *self._left(texts), *self._counted(texts))
            if sentence
        )

    def doubts(self, texts: Texts) -> tuple[str, ...]:
        """Return what should be seen at once, as it may make every number wrong."""
        if not self.alike:
            return ()
        said = texts.gettext(
            "The person codes {codes} differ only in capital letters and are counted as different persons. If they are "
            "the same, write them alike.",
            codes=listed(self.alike, texts),
        )
        return (said,)

    def _read(self, texts: Texts) -> str:
        rows = texts.ngettext(
            "{n} row was read from {file}.", "{n} rows were read from {file}.", self.rows, file=self.file
        )
        persons = texts.ngettext("They concern {n} person.", "They concern {n} persons.", self.persons)
        return f"{rows} {persons}" if self.persons else rows

    def _left(self, texts: Texts) -> tuple[str, ...]:
        columns, sheets, hidden, own = (
            listed(names, texts)
            for names in (self.ignored, self.ignored_sheets, self.hidden_sheets, tuple(self.own_courses.values()))
        )
        empty = texts.ngettext("{n} empty row was skipped.", "{n} empty rows were skipped.", self.empty_rows)
        formulas = texts.ngettext(
            "{n} cell holds a formula; the value saved with it was read.",
            "{n} cells hold formulas; the values saved with them were read.",
            self.formulas,
        )
        return (
            texts.gettext("Not used: the columns {columns}.", columns=columns) if columns else "",
            texts.gettext("Not used: the sheets {sheets}.", sheets=sheets) if sheets else "",
            texts.gettext("Read, too, though hidden in Excel: the sheets {sheets}.", sheets=hidden) if hidden else "",
            texts.gettext("Not in the course list, kept as your own: {courses}.", courses=own) if own else "",
            empty if self.empty_rows else "",
            formulas if self.formulas else "",
        )

    def _counted(self, texts: Texts) -> tuple[str, ...]:
        return tuple(_said(key, n, texts) for key, n in self.counts.items() if n)


def listed(names: Sequence[str], texts: Texts) -> str:
    """Return names after each other, and how many more there are than anybody reads."""
    first = ", ".join(name if len(name) <= SHOWN else f"{name[: SHOWN - 1]}…" for name in names[:NAMED])
    n = len(names) - NAMED
    return texts.gettext("{names} and {n} more", names=first, n=texts.number(n)) if n > 0 else first


def _said(key: str, n: int, texts: Texts) -> str:
    """Return a sentence about rows that deserve a word."""
    if key == "made_up":
        return texts.ngettext(
            "{n} row is the template's made-up example.", "{n} rows are the template's made-up example.", n
        )
    if key == "without_length":
        return texts.ngettext(
            "{n} row has neither days nor hours: its length is not known.",
            "{n} rows have neither days nor hours: their length is not known.",
            n,
        )
    if key == "without_tier":
        return texts.ngettext(
            "{n} row has no level of experience: it is not known.",
            "{n} rows have no level of experience: it is not known.",
            n,
        )
    return texts.ngettext(
        "{n} row repeats another: the same person, course, day and occasion. It is counted all the same.",
        "{n} rows repeat others: the same person, course, day and occasion. They are counted all the same.",
        n,
    )
