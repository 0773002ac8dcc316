"""What is seen of participation: the tables, looked up by one's own municipality and the region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kartblad.apps.dashboard import amounts, periods_said, wording
from kartblad.apps.dashboard.post import Origin
from kartblad.charts import figure
from kartblad.charts.figure import Column, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Dataset, Name, Publication
from kartblad.core.publication.table import TOTAL, Category, Cell, Number, Table
from kartblad.i18n import Texts

MUNICIPALITY, COURSE, TIER = "municipality", "course", "tier"
OWN, REGION = "own", "region"
"""The sides of a figure: one's own municipality, and all together."""
NOT_THERE = Cell(None, Symbol.MISSING)
"""The cell of a municipality that a table does not have."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A publication, read as one municipality's (or the region's alone)."""

    publication: Publication
    own: str
    """The key of one's own municipality; empty: the region alone."""
    texts: Texts

    def tables(self, name: Name) -> tuple[Table, ...]:
        """Return every table of a dataset, the oldest first; none where it is not published."""
        found = self.publication.dataset(name)
        return found.tables if found else ()

    def dataset(self, name: Name) -> Dataset:
        """Return a dataset.

        Raises
        ------
        LookupError
            If it is not published.
        """
        found = self.publication.dataset(name)
        if found is None:
            raise LookupError(name)
        return found

    @property
    def own_name(self) -> str:
        """What one's own municipality is called; empty: none is chosen."""
        found = {
            category.key: self.texts.pick(category.label)
            for name in (Name.POSTS, Name.PARTICIPATION)
            for table in self.tables(name)
            for category in table.dimension(MUNICIPALITY).categories
        }
        return found[self.own] if self.own else ""

    @property
    def place(self) -> str:
        """Whose the numbers are, for the line under a title."""
        return self.texts.gettext("{own} and the region", own=self.own_name) if self.own else self.region

    @property
    def region(self) -> str:
        """All municipalities together."""
        return self.texts.gettext("the region")

    def number(self, value: Number) -> str:
        """Return a number as it is written."""
        return amounts.number(value, self.texts)

    def cell(self, shown: Cell, note: str = "") -> figure.Cell:
        """Return a published cell as a figure's."""
        return amounts.cell(shown, self.texts, note=note)

    def period(self, table: Table) -> str:
        """Return a table's period in running text."""
        return periods_said.period(table.period, self.texts)

    def hidden(self, name: str, *tables: Table) -> str:
        """Return why a number of somebody is not shown in some tables."""
        return self.texts.gettext(
            "The number for {name} is hidden: fewer than {k} persons, or such a number could be worked out from it.",
            name=name,
            k=self.number(max(table.k for table in tables)),
        )

    def why(self, name: str, shown: Iterable[tuple[Cell, Table]]) -> str:
        """Return why some cells of somebody have no number: hidden, not reported or both; empty where all have.

        Parameters
        ----------
        name
            Whose they are.
        shown
            The cells, each with the table that it stands in: what is few differs from table to table.
        """
        lacking = [(cell.symbol, table) for cell, table in shown if cell.value is None]
        said = []
        if protected := [table for symbol, table in lacking if symbol is Symbol.PROTECTED]:
            said.append(self.hidden(name, *protected))
        if any(symbol is Symbol.MISSING for symbol, _table in lacking):
            said.append(self.texts.gettext("{name} has not reported everything.", name=name))
        return " ".join(said)

    def sides(self, *tables: Table) -> dict[str, str]:
        """Return whose numbers stand beside each other: one's own and the region's, where that is more than one's own.

        For each side what it is called in the tables.
        """
        several = any(len(categories(table, MUNICIPALITY)) > 1 for table in tables)
        own = {OWN: self.own} if self.own else {}
        return {**own, REGION: TOTAL} if several or not own else own

    def none(self, name: Name, said: str) -> str:
        """Return that nothing is published, with what is known of why."""
        found = self.publication.dataset(name)
        away = found.left_out if found else ()
        return " ".join((said, *(wording.left_out(each, self.texts) for each in away)))

    def long(self, table: Table) -> tuple[str, ...]:
        """Return the note that a table holds more than one half-year; none where it holds one."""
        n = periods_said.length(table.period)
        if n == 1:
            return ()
        return (self.texts.gettext("{n} half-years together: the numbers are of all that time.", n=n),)

    def columns(
        self, sides: Iterable[str], unit: str, rows: Sequence[Row], *, drawn: bool = True
    ) -> tuple[Column, ...]:
        """Return the column of each side; one in which nothing is shown has no scale."""
        names = {OWN: self.own_name, REGION: self.texts.gettext("The region")}
        known = [any(cell.is_known for cell in column) for column in zip(*(row.cells for row in rows), strict=True)]
        return tuple(
            Column(side, names[side], Role.BAR if drawn and some else Role.NUMBER, unit, series=number)
            for number, (side, some) in enumerate(zip(sides, known, strict=True))
        )


def categories(table: Table, dimension: str) -> tuple[Category, ...]:
    """Return the categories of one dimension, in the order in which they are read."""
    return table.dimension(dimension).categories


def at(table: Table, **where: str) -> Cell:
    """Return a cell; that of a category which the table does not have is not reported."""
    known = {d.key: {TOTAL, *(c.key for c in d.categories)} for d in table.dimensions}
    if any(category not in known[dimension] for dimension, category in where.items()):
        return NOT_THERE
    return table.cell(where)


def origin(name: Name, table: Table, **where: str) -> Origin:
    """Return where a cell stands in the published data."""
    return Origin(name, table.period, tuple(where.get(dimension.key, TOTAL) for dimension in table.dimensions))
