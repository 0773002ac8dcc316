"""What an attack on published folders found, in sentences."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from kartblad.catalogue.foreign_tables import Taken
from kartblad.core.attacking.seen import Differing, Seen, identity
from kartblad.core.publication.table import TOTAL, Key
from kartblad.core.words import Words
from kartblad.i18n import Texts

if TYPE_CHECKING:
    from kartblad.frames.bounds import Bound, Contradiction

NONE = "–"


class Sentences:
    """Sentences with the names of datasets, dimensions and categories as the folders state them."""

    def __init__(self, names: Mapping[tuple[str, ...], Words], shown: Mapping[Hashable, str], texts: Texts) -> None:
        self._names = names
        self._shown = shown
        self._texts = texts

    def summary(self, hidden: int, tables: int, narrowed: int, against: int, ks: Sequence[int]) -> str:
        """Return the first line: how many cells are hidden, and how many can be narrowed."""
        text = self._texts
        cells = text.ngettext("{n} hidden cell", "{n} hidden cells", hidden)
        lie = text.ngettext("{cells} in {n} table", "{cells} in {n} tables", tables, cells=cells)
        k = "–".join(text.number(each) for each in dict.fromkeys((ks[0], ks[-1])))
        if narrowed:
            told = text.ngettext("{n} can be known closer than {k}", "{n} can be known closer than {k}", narrowed, k=k)
        else:
            told = text.gettext("none can be known closer than {k}", k=k)
        if not against:
            return text.gettext("{cells}; {told}.", cells=lie, told=told)
        odd = text.ngettext("contradiction in {n} place", "contradictions in {n} places", against)
        return text.gettext("{cells}; {told}; {odd}.", cells=lie, told=told, odd=odd)

    def taken(self, taken: Taken) -> str:
        """Return as what a table from elsewhere was taken."""
        text, columns = self._texts, taken.columns
        return text.gettext(
            "{file}: number {value}, divided by {dimensions}, period {period}, total {totals}, not used {unused}.",
            file=taken.file,
            value=columns.value,
            dimensions=", ".join(columns.dimensions),
            period=columns.period or NONE,
            totals=", ".join(taken.totals) or NONE,
            unused=", ".join(columns.unused) or NONE,
        )

    def bound(self, bound: Bound) -> str:
        """Return between what a cell lies."""
        text, table, key = self._texts, bound.target.seen, bound.target.key
        place, folder = self._place(table, key), self._shown.get(identity(table, key))
        low, high = text.number(bound.lowest), text.number(bound.highest or 0)
        if folder is not None:
            return text.gettext(
                "{place}: is hidden in {first}, but {value} is shown in {second}",
                place=place,
                value=low,
                first=table.folder,
                second=folder,
            )
        if bound.lowest == bound.highest:
            return text.gettext("{place}: is {value}", place=place, value=low)
        return text.gettext("{place}: lies between {low} and {high}", place=place, low=low, high=high)

    def large(self) -> str:
        """Return the heading of the cells that cannot be about few."""
        return self._texts.gettext("These can be known closely too, but count persons and are not few:")

    def advice(self) -> str:
        """Return what can be done about cells that can be narrowed."""
        return self._texts.gettext(
            "What to do: hide more numbers in the same rows and columns, or merge some of them. Until then, let nobody "
            "read them."
        )

    def contradiction(self, against: Contradiction) -> str:
        """Return which tables cannot all be right."""
        first = against.tables[0]
        periods = ", ".join(sorted({each.period for each in against.tables} - {""}))
        return self._texts.gettext(
            "{dataset}: the numbers in {folders} cannot all be right. What was changed between them tells of those it "
            "is about.",
            dataset=f"{self._dataset(first)} {periods}".rstrip(),
            folders=self._folders({each.folder for each in against.tables}),
        )

    def difference(self, each: Differing) -> str:
        """Return what two tables show for one cell."""
        text, (one, other) = self._texts, each.values
        return text.gettext(
            "{place}: {one} in {first}, {other} in {second}",
            place=self._place(each.one, each.key),
            one=text.number(one),
            other=text.number(other),
            first=each.one.folder,
            second=each.other.folder,
        )

    def _folders(self, folders: set[str]) -> str:
        first, *rest = sorted(folders)
        if not rest:
            return first
        return self._texts.gettext("{first} and {last}", first=", ".join((first, *rest[:-1])), last=rest[-1])

    def _place(self, table: Seen, key: Key) -> str:
        parts = [f"{self._dataset(table)} {table.period}".rstrip()]
        for axis, category in zip(table.axes, key, strict=True):
            if category != TOTAL:
                names = (self._named(table.dataset, axis.key), self._named(table.dataset, axis.key, category))
                parts.append(" ".join(names[names[1].startswith(names[0]) :]))  # not "Enhet Enhet Norr"
        return ", ".join(parts)

    def _dataset(self, table: Seen) -> str:
        return self._named(table.dataset)

    def _named(self, *key: str) -> str:
        return self._texts.pick(self._names[key]) if key in self._names else key[-1]
