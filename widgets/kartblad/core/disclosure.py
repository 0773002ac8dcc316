"""Small groups are not shown, and cannot be worked out: `publish` is the only maker of a `Published` count.

What is promised, for every count that a published register shows, in whatever order its filters are used:

- Nothing about one to four persons (or more, if k is raised) is shown.
- A hidden cell of one or two dimensions cannot be narrowed down from all that is shown: from its lowest to its highest
  possible number of participations is at least k.

- The same holds for different persons, even for a reader who takes it that everybody stands in one category only: in
  a crossing, persons are shown only where the whole row and the whole column are shown, so that no subtraction of
  persons reaches a hidden cell.
- Persons are not shown where participations less persons, or the persons of all parts less those of the whole, would
  be one to four: so few came back, or stand in several parts.

What is *not* promised: crossings of three dimensions (never shown, but not tested either), numbers that stand elsewhere
(an older edition, a list of participants), and what a reader knows about single persons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import product

from kartblad.core.linking import Counts, Plan, Where, Zeros
from kartblad.core.planning import plan

LEAST = 5
"""k: groups of fewer persons are hidden. It may be raised, never lowered."""
SHARE_BASE = 20
"""Below so many, a share is written as "7 av 13"."""
_SEAL = object()


class Symbol(StrEnum):
    """What stands in a cell without a number, as in Swedish statistics. Never one dash for two meanings."""

    PROTECTED = ".."
    """Hidden, to protect few persons or what could be worked out about them."""
    MISSING = "-"
    """Not reported."""
    NOT_APPLICABLE = "."
    """There can be no number."""
    ZERO = "–"
    """Nothing: a true zero."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader may see of one cell: a count, a zero, or that it is hidden."""

    count: int | None
    """What adds up, for instance participations; None: hidden."""
    persons: int | None = None
    """Different persons; None: hidden, several cells were added, or a subtraction would tell of few persons."""
    symbol: Symbol | None = None


HIDDEN = Shown(None, None, Symbol.PROTECTED)


@dataclass(frozen=True, slots=True)
class Line:
    """One category with what is shown of it."""

    key: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Published:
    """Counts that may be shown. Filters only read them, so no order of filters tells more than they do together.

    Raises
    ------
    TypeError
        If anything but `publish` makes one.
    """

    k: int
    dimensions: tuple[str, ...]
    categories: Mapping[str, tuple[str, ...]] = field(repr=False)
    _shown: Mapping[Where, Shown] = field(repr=False)
    _plan: Plan = field(repr=False)
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            msg = "only kartblad.core.disclosure.publish makes a Published"
            raise TypeError(msg)

    def allowed(self, dimensions: Iterable[str]) -> bool:
        """Whether these dimensions may be filtered or crossed: at most two, and only tables that are published."""
        return self._plan.open(set(dimensions))

    def cell(self, where: Mapping[str, str]) -> Shown:
        """Return what is shown for one category in each named dimension; none named: all together.

        Raises
        ------
        KeyError
            If there is no such dimension or category.
        """
        for dimension, category in where.items():
            if category not in self.categories[dimension]:
                raise KeyError((dimension, category))
        return self._shown.get(tuple((d, where[d]) for d in self.dimensions if d in where), HIDDEN)

    def line(self, by: str, where: Mapping[str, Iterable[str]] | None = None) -> tuple[Line, ...]:
        """Return every category of one dimension under a filter; of a dimension that is itself filtered, the chosen."""
        chosen = dict(where or {})
        keys = set(chosen.pop(by, self.categories[by]))
        return tuple(Line(k, self.combined({**chosen, by: (k,)})) for k in self.categories[by] if k in keys)

    def combined(self, where: Mapping[str, Iterable[str]]) -> Shown:
        """Return several categories together: the sum of what is shown, hidden as soon as one part is."""
        names = list(where)
        parts = [self.cell(dict(zip(names, chosen, strict=True))) for chosen in product(*where.values())]
        if len(parts) == 1:
            return parts[0]
        counts = [part.count for part in parts if part.count is not None]
        if len(counts) < len(parts):
            return HIDDEN
        return Shown(sum(counts), None, None if any(counts) else Symbol.ZERO)

    def weighable(self, where: Mapping[str, str], by: str = "course") -> bool:
        """Whether days and hours may stand beside a count.

        A sum of days is a second equation for the courses in it, each with its own length. So it is shown for a single
        course, and otherwise only where every course is shown by itself.
        """
        if self.cell(where).count is None or by in where:
            return self.cell(where).count is not None
        return all(line.shown.count is not None for line in self.line(by, {d: (c,) for d, c in where.items()}))


def publish(counts: Counts, k: int = LEAST, zeros: Zeros = Zeros.EVENTS, *, even: bool = False) -> Published:
    """Return what may be shown of some counts: in total, along each dimension, and for two dimensions crossed.

    A category of too few persons is hidden together with the next larger one, or with all of that size, in every
    table. Then cells are hidden until no hidden one can be worked out (`kartblad.core.suppression`). Where that is not
    enough, further small categories are hidden, or two dimensions are not crossed, or at last a dimension is not shown
    at all, the last ones first: so name first what matters most.

    Raises
    ------
    ValueError
        If k is below five.
    """
    if k < LEAST:
        msg = f"k may be raised, never lowered: at least {LEAST}, not {k}"
        raise ValueError(msg)
    found = plan(counts, range(LEAST, k + 1), zeros, even=even)
    visible = set(found.visible(counts))
    telling = set(_telling(counts, k))
    shown = {w: _shown(counts, w, bare=w in telling or _subtractable(w, visible, counts)) for w in visible}
    return Published(k, counts.dimensions, counts.categories, shown, found, _SEAL)


def _shown(counts: Counts, where: Where, *, bare: bool) -> Shown:
    count = counts.count(where)
    persons = counts.persons.get(where, 0) if not (count and bare) else None
    return Shown(count, persons, None if count else Symbol.ZERO)


def _telling(counts: Counts, k: int) -> Iterator[Where]:
    """Yield the cells whose persons, subtracted from what stands beside them, are few: those who stand there twice."""
    for where, persons in counts.persons.items():
        if 0 < counts.count(where) - persons < k:
            yield where
        for dimension in counts.dimensions if len(where) < 2 else ():
            parts = _parts(counts, where, dimension)
            if 0 < sum(parts.values()) - persons < k:
                yield min(parts, key=lambda part: (parts[part], part))


def _parts(counts: Counts, whole: Where, dimension: str) -> Mapping[Where, int]:
    """Return the persons in each part of a cell that has any; nothing where it is divided by that dimension already."""
    if any(dimension == name for name, _category in whole):
        return {}
    order = counts.dimensions.index
    cells = (
        tuple(sorted((*whole, (dimension, category)), key=lambda pair: order(pair[0])))
        for category in counts.categories[dimension]
    )
    return {cell: counts.persons[cell] for cell in cells if counts.persons.get(cell)}


def _subtractable(where: Where, visible: Collection[Where], counts: Counts) -> bool:
    """Whether a crossing has a hidden cell in its row or column."""
    if len(where) < 2:
        return False
    (row, first), (column, second) = where
    across = (((row, first), (column, other)) for other in counts.categories[column])
    down = (((row, other), (column, second)) for other in counts.categories[row])
    return any(other not in visible for other in (*across, *down))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that may be shown."""

    part: int | None
    base: int | None
    symbol: Symbol | None = None

    @property
    def share(self) -> Fraction | None:
        """The share; None where it is hidden or the whole is too small for one: write "7 av 13"."""
        if self.part is None or self.base is None or self.base < SHARE_BASE:
            return None
        return Fraction(self.part, self.base)


def share(part: Shown, base: Shown) -> Share:
    """Return a share made of two counts that are both shown."""
    if part.count is None or base.count is None:
        return Share(None, None, Symbol.PROTECTED)
    return Share(part.count, base.count)
