"""What came in with a file of measurements, and what is worth saying about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kartblad.catalogue.formats import EXAMPLE
from kartblad.core.words import Words
from kartblad.core.workload.measurement import Measurement
from kartblad.i18n import Texts
from kartblad.records.imported import listed
from kartblad.records.intake import Taken
from kartblad.records.workload_form import AFTER
from kartblad.records.workload_rows import Source


@dataclass(frozen=True, slots=True)
class Received:
    """The measurements of a file. Sentences say what was left, and what a column counts as that is not there."""

    file: str
    measurements: tuple[Measurement, ...]
    """By day and person."""
    not_asked: tuple[Words, ...] = ()
    """Kinds of the set that no sheet has a column for: counted as 0."""
    all_present: bool = False
    """There is no column for presence: counted as 100 per cent."""
    no_duties: bool = False
    """There is no column for other duties: counted as 0."""
    ignored: tuple[str, ...] = ()
    """Headings of columns with texts that no form knows."""
    ignored_sheets: tuple[str, ...] = ()
    empty_rows: int = 0
    formulas: int = 0

    @classmethod
    def of(
        cls, measurements: tuple[Measurement, ...], taken: Taken, source: Source, is_computed: Callable[[str], bool]
    ) -> Received:
        """Return what came in, with what the file's columns leave to be said."""
        there = {match.field.name for sheet in taken.sheets for match in sheet.layout.matches}
        ignored = (heading for sheet in taken.sheets for heading in sheet.layout.ignored if not is_computed(heading))
        return cls(
            source.file,
            measurements,
            tuple(kind.name for kind in source.weights.kinds if kind.id not in there),
            "presence" not in there,
            AFTER[-1] not in there,
            tuple(dict.fromkeys(ignored)),
            taken.ignored_sheets,
            taken.empty_rows,
            sum(sheet.table.formulas for sheet in taken.sheets),
        )

    @property
    def persons(self) -> int:
        """How many different persons are in it."""
        return len({each.person for each in self.measurements})

    @property
    def made_up(self) -> int:
        """How many rows are the template's example."""
        return sum(each.person.startswith(EXAMPLE) for each in self.measurements)

    def sentences(self, texts: Texts) -> tuple[str, ...]:
        """Return what was read, what counts as what, and what was not used."""
        return tuple(filter(None, (*self._read(texts), *self._assumed(texts), *self._left(texts))))

    def doubts(self, texts: Texts) -> tuple[str, ...]:
        """Return what may make numbers other than somebody thinks: what was counted as what, and what was left."""
        return (*self._assumed(texts), *self._left(texts))

    def _read(self, texts: Texts) -> Iterable[str]:
        n = len(self.measurements)
        rows = texts.ngettext("{n} row was read from {file}.", "{n} rows were read from {file}.", n, file=self.file)
        persons = texts.ngettext("They concern {n} person.", "They concern {n} persons.", self.persons)
        yield f"{rows} {persons}"
        if self.made_up:
            yield texts.ngettext(
                "{n} row is the template's made-up example.",
                "{n} rows are the template's made-up example.",
                self.made_up,
            )

    def _assumed(self, texts: Texts) -> Iterable[str]:
        if self.not_asked:
            names = listed([texts.pick(words) for words in self.not_asked], texts)
            yield texts.gettext("Not in the file, so counted as 0: {names}.", names=names)
        if self.all_present:
            yield texts.gettext("The file has no column for presence: everybody counts as present the whole time.")
        if self.no_duties:
            yield texts.gettext("The file has no column for other duties: they count as 0.")

    def _left(self, texts: Texts) -> Iterable[str]:
        if self.ignored:
            yield texts.gettext("Not used: the columns {columns}.", columns=listed(self.ignored, texts))
        if self.ignored_sheets:
            yield texts.gettext("Not used: the sheets {sheets}.", sheets=listed(self.ignored_sheets, texts))
        if self.empty_rows:
            yield texts.ngettext("{n} empty row was skipped.", "{n} empty rows were skipped.", self.empty_rows)
        if self.formulas:
            yield texts.ngettext(
                "{n} cell holds a formula; the value saved with it was read.",
                "{n} cells hold formulas; the values saved with them were read.",
                self.formulas,
            )
