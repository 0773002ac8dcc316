"""Participations and posts of the same period: by municipality, and of those together that show both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kartblad.apps.dashboard.alphabet import alphabetical
from kartblad.apps.dashboard.participation_seen import MUNICIPALITY, REGION, Seen, at, categories
from kartblad.core.disclosure import SHARE_BASE, Symbol
from kartblad.core.publication.edition import Name
from kartblad.core.publication.table import Cell, Number, Table

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown of one municipality, or of several together."""

    key: str
    name: str
    participations: Cell
    posts: Cell
    rounding: int = 1
    """Of the posts."""

    @property
    def both(self) -> tuple[Number, Number] | None:
        """Both numbers; None: one of them is not shown."""
        part, whole = self.participations.value, self.posts.value
        return None if part is None or whole is None else (part, whole)

    @property
    def rate(self) -> Decimal | None:
        """Participations per post; None: a number is not shown, or there may be fewer than twenty posts."""
        if self.both is None or self.both[1] - self.rounding // 2 < SHARE_BASE:
            return None
        return (Decimal(self.both[0]) / self.both[1]).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Compared:
    """Both tables of one period."""

    seen: Seen
    taken: Table
    staffed: Table

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every municipality, by name."""
        found = (
            self._line(each.key, self.seen.texts.pick(each.label)) for each in categories(self.taken, MUNICIPALITY)
        )
        return tuple(sorted(found, key=lambda line: alphabetical(line.name)))

    @property
    def own(self) -> Line:
        """One's own municipality."""
        return self._line(self.seen.own, self.seen.own_name)

    @property
    def counted(self) -> tuple[Line, ...]:
        """The municipalities that are in the region's number: those of which both numbers are shown."""
        return tuple(line for line in self.lines if line.both is not None)

    @property
    def region(self) -> Line | None:
        """The region; None where fewer than two municipalities can be counted."""
        if len(self.counted) < 2:
            return None
        texts = self.seen.texts
        name = texts.gettext("The region: {n} of {of} municipalities", n=len(self.counted), of=len(self.lines))
        part = _summed([line.participations for line in self.counted])
        return Line(REGION, name, part, _summed([line.posts for line in self.counted]), self.staffed.rounding)

    def _line(self, key: str, name: str) -> Line:
        where = {MUNICIPALITY: key}
        return Line(key, name, at(self.taken, **where), at(self.staffed, **where), self.staffed.rounding)


def compared(seen: Seen) -> Compared | None:
    """Return the latest period that both are published for; None: there is none."""
    staffed = {table.period: table for table in seen.tables(Name.POSTS)}
    taken = (table for table in reversed(seen.tables(Name.PARTICIPATION)) if table.period in staffed)
    latest = next(taken, None)
    return None if latest is None else Compared(seen, latest, staffed[latest.period])


def _summed(cells: Collection[Cell]) -> Cell:
    value = sum(cell.value for cell in cells if cell.value is not None)
    return Cell(value, Symbol.ZERO if all(cell.symbol is Symbol.ZERO for cell in cells) else None)
