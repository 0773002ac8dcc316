"""What published tables say together, as sums of unknown whole numbers: the first half of attacking a publication.

An unknown is the smallest piece that any of the tables tells apart: months and categories that always stand together
are one piece. The same dataset, period and categories in two folders are the same unknown, whether the folders are two
editions or two circles. Every number that is shown, rounded or not, and every share, even of a hidden whole, is a
linear statement about them; `kartblad.frames.bounds` solves them.

What is known by the *rule* alone is not used: that a number is hidden because it is small, that another is hidden to
protect it, that a share is shown from twenty upwards. Nor is what a reader knows of single persons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import TypeAlias, TypeVar

from kartblad.core.attacking.seen import Axis, Seen, ends
from kartblad.core.publication.periods import SPAN, finest
from kartblad.core.publication.table import TOTAL, Key

_PERIOD = re.compile(r"\d{4}(-(H[12]|0[1-9]|1[0-2]))?")

Piece: TypeAlias = tuple[str, ...]
"""Months or finest categories that no table tells apart."""
Unknown: TypeAlias = tuple[Hashable, ...]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sum of unknowns, each so many times, lies between two ends, which belong to it."""

    terms: Mapping[Unknown, int]
    low: Fraction | None
    high: Fraction | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class Target:
    """A hidden cell: a sum of unknowns."""

    seen: Seen
    key: Key
    terms: frozenset[Unknown]

    @property
    def where(self) -> tuple[tuple[str, str], ...]:
        """The dimensions and categories of the cell, those that are all together left out."""
        pairs = zip(self.seen.axes, self.key, strict=True)
        return tuple((axis.key, category) for axis, category in pairs if category != TOTAL)


@dataclass(frozen=True, slots=True)
class Part:
    """Unknowns that hang together, and no others."""

    unknowns: tuple[Unknown, ...]
    statements: tuple[Statement, ...]
    targets: tuple[Target, ...]
    whole: bool
    """Whether the unknowns are whole numbers."""


def parts(tables: Iterable[Seen]) -> tuple[Part, ...]:
    """Return what the tables say, apart for everything that has nothing to do with each other."""
    about: dict[Hashable, list[Seen]] = defaultdict(list)
    for table in tables:
        about[table.subject].append(table)
    subjects = [_Subject(tuple(found)) for found in about.values()]
    statements = [s for subject in subjects for table in subject.tables for s in subject.statements(table)]
    statements += _equal(subjects)
    targets = [target for subject in subjects for target in subject.targets()]
    loose = {subject.tables[0].subject for subject in subjects if not subject.whole}
    return tuple(_parted(statements, targets, loose))


def _parted(statements: Iterable[Statement], targets: Iterable[Target], loose: Collection[Hashable]) -> Iterator[Part]:
    """Yield what hangs together; numbers of the subjects in ``loose`` need not be whole."""
    statements, targets = tuple(statements), tuple(targets)
    groups = _joined([*(s.terms for s in statements), *(t.terms for t in targets)])
    place = {unknown: at for at, unknowns in enumerate(groups) for unknown in unknowns}
    said: list[list[Statement]] = [[] for _ in groups]
    asked: list[list[Target]] = [[] for _ in groups]
    for statement in statements:
        said[place[next(iter(statement.terms))]].append(statement)
    for target in targets:
        asked[place[next(iter(target.terms))]].append(target)
    for unknowns, about, hidden in zip(groups, said, asked, strict=True):
        whole = all(unknown[0] not in loose for unknown in unknowns)
        yield Part(tuple(unknowns), tuple(about), tuple(hidden), whole)


def _equal(subjects: Iterable[_Subject]) -> Iterator[Statement]:
    """Yield that tables of one circle and period which count the same are equal in all, however they are divided."""
    first: dict[Hashable, tuple[Hashable, frozenset[Unknown]]] = {}
    for subject in subjects:
        for table in subject.tables:
            if not table.counts or not all(axis.additive for axis in table.axes):
                continue
            terms = subject.unknowns(table, (TOTAL,) * len(table.axes))
            of, other = first.setdefault((table.circle, table.counts, table.period), (table.subject, terms))
            if of != table.subject:
                both = {**dict.fromkeys(other, 1), **dict.fromkeys(terms, -1)}
                yield Statement(both, Fraction(0), Fraction(0), table)


@dataclass(frozen=True)
class _Subject:
    """All tables of one dataset with the same dimensions."""

    tables: tuple[Seen, ...]
    known: dict[tuple[int, Key], frozenset[Unknown]] = field(default_factory=dict, repr=False)

    @cached_property
    def whole(self) -> bool:
        values = (said.value for table in self.tables for said in table.cells.values() if said.value is not None)
        return all(value == int(value) for value in values)

    @cached_property
    def periods(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces of time in every table's period."""
        return _pieces({table.period: _months(table) for table in self.tables})

    @cached_property
    def categories(self) -> Mapping[str, Mapping[tuple[str, ...], tuple[Piece, ...]]]:
        """The pieces of every category of each dimension, by the finest categories in it."""
        inside: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
        for table in self.tables:
            for axis in table.axes:
                inside[axis.key].update((finest, finest) for finest in axis.inside(TOTAL))
        return {key: _pieces(sets) for key, sets in inside.items()}

    def unknowns(self, table: Seen, key: Key) -> frozenset[Unknown]:
        place = (id(table), key)
        if place not in self.known:
            pairs = sorted(zip(table.axes, key, strict=True), key=lambda pair: pair[0].key)
            along = [self.along(axis, category) for axis, category in pairs]
            self.known[place] = frozenset(product([table.subject], self.periods[table.period], *along))
        return self.known[place]

    def along(self, axis: Axis, category: str) -> list[Piece]:
        pieces = self.categories[axis.key]
        return list(dict.fromkeys(piece for finest in axis.inside(category) for piece in pieces[finest]))

    def targets(self) -> Iterator[Target]:
        for table in self.tables:
            hidden = (key for key, said in table.cells.items() if said.hidden)
            yield from (Target(table, key, self.unknowns(table, key)) for key in hidden)

    def statements(self, table: Seen) -> Iterator[Statement]:
        for key, said in table.cells.items():
            if shown := ends(said, table):
                yield Statement(dict.fromkeys(self.unknowns(table, key), 1), *shown, table)
            if said.share is not None:
                yield from self.shares(table, key, said.share)

    def shares(self, table: Seen, key: Key, share: int) -> Iterator[Statement]:
        """Yield that a part is within half a per cent of its share, even of a hidden whole.

        Where part and whole are both shown the share is only read from them, rounded as they are: it says no more.
        """
        named = zip(table.axes, key, strict=True)
        whole = tuple(TOTAL if axis.key == table.base else category for axis, category in named)
        if None not in (table.cells[key].value, table.cells[whole].value):
            return
        of_part, of_whole = self.unknowns(table, key), self.unknowns(table, whole)
        for off, low, high in ((1, None, Fraction(0)), (-1, Fraction(0), None)):
            terms = {each: (200 if each in of_part else 0) - (2 * share + off) for each in of_whole}
            yield Statement(terms, low, high, table)


def _months(table: Seen) -> tuple[str, ...]:
    """Return the months of a period, where periods add up; else itself."""
    first, _, last = table.period.partition(SPAN)
    if not table.adds or not all(_PERIOD.fullmatch(end) for end in (first, last or first)):
        return (table.period,)
    begins, ends = (_within(end)[at] for end, at in ((first, 0), (last or first, -1)))
    return finest(f"{begins}{SPAN}{ends}")


def _within(period: str) -> tuple[str, str]:
    """Return the first and last month of a year, half-year or month."""
    year, _, part = period.partition("-")
    first, last = {"": ("01", "12"), "H1": ("01", "06"), "H2": ("07", "12")}.get(part, (part, part))
    return f"{year}-{first}", f"{year}-{last}"


def _pieces(sets: Mapping[_Item, Iterable[str]]) -> Mapping[_Item, tuple[Piece, ...]]:
    """Return every set as pieces: what always stands in the same sets is one."""
    found: dict[str, list[_Item]] = defaultdict(list)
    for name, members in sets.items():
        for member in dict.fromkeys(members):
            found[member].append(name)
    pieces: dict[tuple[_Item, ...], list[str]] = defaultdict(list)
    for member, names in found.items():
        pieces[tuple(names)].append(member)
    of: dict[_Item, list[Piece]] = {name: [] for name in sets}
    for together, members in pieces.items():
        for name in together:
            of[name].append(tuple(members))
    return {name: tuple(each) for name, each in of.items()}


def _joined(groups: Iterable[Iterable[Unknown]]) -> list[list[Unknown]]:
    """Return the unknowns that hang together, in the order in which they are first named."""
    heads: dict[Unknown, Unknown] = {}

    def head(of: Unknown) -> Unknown:
        while heads[of] != of:
            heads[of] = heads[heads[of]]
            of = heads[of]
        return of

    for group in groups:
        first: Unknown | None = None
        for each in group:
            heads.setdefault(each, each)
            if first is None:
                first = head(each)
            else:
                heads[head(each)] = first
    found: dict[Unknown, list[Unknown]] = defaultdict(list)
    for each in heads:
        found[head(each)].append(each)
    return list(found.values())
