"""What may be shown of how many of a staff are trained, beside a register that shows who took part.

The two lists can be subtracted: persons in the register less trained staff are those who have left. So a row (a
municipality or a tier) is shown only if every group that such a subtraction leads to is empty or large enough, and the
rows that are hidden pass the same test together: all that is known of them is what they are in sum, and every one of
them could be otherwise. It holds for a reader who knows every staff number and every number of participants of five or
more, and takes it that nobody moved. For each course, and for all together, this is decided once; filters only read it.

What is *not* promised: what two courses' participants have in common, and what stands outside these two lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import filterfalse, islice
from types import MappingProxyType

from kartblad.core.disclosure import LEAST, Share, Symbol

PROTECTED = Share(None, None, Symbol.PROTECTED)


@dataclass(frozen=True, slots=True)
class Alike:
    """What persons have in common, as far as one course is concerned."""

    taken: frozenset[str]
    """The rows under which the register says that they took it."""
    anything: frozenset[str]
    """The rows under which they took any course."""
    home: str
    """The row that they are employed in; empty: not employed."""
    recent: bool = False
    """Whether they took it lately enough, or while in the row that they are employed in."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The share of every row, and of all together."""

    total: Share = PROTECTED
    rows: Mapping[str, Share] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, rows: Iterable[str]) -> Share:
        """Return some rows together, or without any all; hidden as soon as one of them is."""
        found = [self.rows.get(row, PROTECTED) for row in rows]
        if not found:
            return self.total
        parts = [each.part for each in found if each.part is not None]
        bases = [each.base for each in found if each.base is not None]
        return Share(sum(parts), sum(bases)) if len(parts) == len(found) else PROTECTED


@dataclass(frozen=True)
class Staff:
    """A staff beside a register, for one course or for all together."""

    people: Mapping[Alike, int]
    rows: Sequence[str]
    """Where there is staff."""
    zeros: Collection[str] = ()
    """Rows that the register shows nobody from."""
    unseen: Collection[str] = ()
    """Rows that the register hides: how many of them are trained would tell of how many there are."""
    ladder: bool = False
    """Whether persons move through the rows as time goes, as through tiers; otherwise few do."""
    k: int = LEAST

    def covered(self) -> Parts:
        """Return how many of the staff are trained."""
        known = [r for r in self.rows if r in self.zeros and not self.trained({r}) and self.staff({r}) >= self.k]
        open_rows = [row for row in self.rows if row not in known]
        shown = _shown(open_rows, self._may_show, self._is_open, self.staff)
        if shown is None or not self._may_cover(frozenset(self.rows)):
            return Parts()
        zeros = {row: Share(0, self.staff({row})) for row in known}
        rows = {row: Share(self.trained({row}), self.staff({row})) for row in shown}
        every = frozenset(self.rows)
        return Parts(Share(self.trained(every), self.staff(every)), zeros | rows)

    def lately(self, covered: Parts, *, inside: bool = False, besides: Iterable[int] = ()) -> Parts:
        """Return how many of the staff are trained and `Alike.recent`, where it is shown how many are trained.

        Parameters
        ----------
        covered
            What `covered` returned.
        inside
            Whether recent means in the row that they are employed in; otherwise, not long ago.
        besides
            How many are in each group that the whole and other numbers lead to.
        """
        if covered.total.part is None:
            return Parts()

        def may(rows: AbstractSet[str]) -> bool:
            return not any(map(self.few, self._split(rows, inside=inside)))

        def closed(rest: AbstractSet[str]) -> bool:
            recent, trained = self._recent(rest), self.trained(rest)
            if recent in (0, trained):  # then every row is like their sum, and tells nothing that it does not
                return may(rest)
            return may(rest) and self._is_wide(recent, {row: self.trained({row}) for row in rest})

        open_rows = [row for row in self.rows if self.trained({row})]
        shown = _shown(open_rows, lambda rows: self._is_shown(rows, covered) and may(rows), closed, self.staff)
        if shown is None or any(map(self.few, besides)):
            return Parts()
        every = frozenset(self.rows)
        rows = {row: Share(self._recent({row}), self.staff({row})) for row in shown}
        return Parts(Share(self._recent(every), self.staff(every)), rows)

    def few(self, persons: int) -> bool:
        """Whether these are too few to be told of."""
        return 0 < persons < self.k

    def staff(self, rows: AbstractSet[str]) -> int:
        """Return how many are employed in some rows."""
        return self._count(lambda each: each.home in rows)

    def trained(self, rows: AbstractSet[str]) -> int:
        """Return how many of them took the course, wherever that was."""
        return self._count(lambda each: each.home in rows and bool(each.taken))

    def registered(self, rows: AbstractSet[str]) -> int:
        """Return how many persons the register has under some rows, employed or not."""
        return self._count(lambda each: not rows.isdisjoint(each.taken))

    def _recent(self, rows: AbstractSet[str]) -> int:
        return self._count(lambda each: each.home in rows and each.recent and bool(each.taken))

    def _count(self, member: Callable[[Alike], bool]) -> int:
        return sum(number for each, number in self.people.items() if member(each))

    @cached_property
    def _moves(self) -> Mapping[tuple[str, str], int]:
        """How many took the course in one row and are employed in another."""
        moves: Counter[tuple[str, str]] = Counter()
        for each, number in self.people.items():
            if each.home:
                moves.update({(row, each.home): number for row in each.taken if row != each.home})
        return moves

    def _may_show(self, rows: AbstractSet[str]) -> bool:
        return self._may_cover(rows) and (len(rows) > 1 or rows.isdisjoint(self.unseen))

    def _may_cover(self, rows: AbstractSet[str]) -> bool:
        trained, untrained = self.trained(rows), self.staff(rows) - self.trained(rows)
        is_large = min(trained, untrained) >= self.k and not any(map(self.few, self._differences(rows)))
        return is_large and not self._is_told_by_the_register(rows)

    def _is_told_by_the_register(self, rows: AbstractSet[str]) -> bool:
        """Whether nobody has left, and few took nothing: who learns the first from all courses has the second."""
        left = self._count(lambda each: not each.home and not rows.isdisjoint(each.anything))
        return not left and self._count(lambda each: each.home in rows and not each.anything) < self.k

    def _differences(self, rows: AbstractSet[str]) -> Iterator[int]:
        """Yield how many are in each group that the register's numbers and those of other courses lead to."""
        yield self._left(rows)
        yield self._count(lambda each: each.home in rows and bool(each.anything) and not each.taken)
        yield self._count(lambda each: not each.home and not each.taken and not rows.isdisjoint(each.anything))
        if self.ladder:
            yield from self._one_sided(rows)
        else:
            yield from (number for move, number in self._moves.items() if (move[0] in rows) is not (move[1] in rows))

    def _one_sided(self, rows: AbstractSet[str]) -> Iterator[int]:
        """Yield how many went from some rows where nobody came, or came where nobody went."""
        went = self._count(lambda each: not rows.isdisjoint(each.taken) and each.home not in rows)
        came = self._count(lambda each: bool(each.taken) and rows.isdisjoint(each.taken) and each.home in rows)
        if not (went and came):
            yield went + came

    def _left(self, rows: AbstractSet[str]) -> int:
        return self._count(lambda each: not each.home and not rows.isdisjoint(each.taken))

    def _is_open(self, rest: AbstractSet[str]) -> bool:
        return self._may_cover(rest) and self._has_room(rest) and self._is_wide(self.trained(rest), self._caps(rest))

    def _caps(self, rows: AbstractSet[str]) -> Mapping[str, int]:
        """Return the most that each row could have trained, for one who takes it that nobody moved."""
        return {r: max(self.trained({r}), min(self.registered({r}), self.staff({r}))) for r in rows}

    def _has_room(self, rest: AbstractSet[str]) -> bool:
        """Whether rows of few persons, taken away from their sum, leave many: of those trained, untrained and gone."""
        if not any(self.few(self.registered({row})) or self.few(self.staff({row})) for row in rest):
            return True
        trained = self.trained(rest)
        return all(
            not group or group >= 2 * self.k for group in (trained, self.staff(rest) - trained, self._left(rest))
        )

    def _is_wide(self, total: int, caps: Mapping[str, int]) -> bool:
        """Whether each hidden row could lie anywhere, or k apart, when only their sum and each one's most are known."""
        every = sum(caps.values())
        return all(min(cap, total) - max(0, total - (every - cap)) >= min(self.k, cap) for cap in caps.values())

    @staticmethod
    def _is_shown(rows: AbstractSet[str], covered: Parts) -> bool:
        return len(rows) > 1 or covered.of(rows).part is not None

    def _split(self, rows: AbstractSet[str], *, inside: bool) -> Iterator[int]:
        """Yield the groups that those lately trained lead to."""
        recent = self._recent(rows)
        yield recent
        yield self.trained(rows) - recent
        if inside:
            yield self._count(lambda each: not rows.isdisjoint(each.taken) and not (each.home in rows and each.recent))
            yield self._count(
                lambda each: each.home in rows and each.home in each.anything and each.home not in each.taken
            )


def _shown(
    rows: Collection[str],
    may: Callable[[AbstractSet[str]], bool],
    closed: Callable[[AbstractSet[str]], bool],
    size: Callable[[AbstractSet[str]], int],
) -> frozenset[str] | None:
    """Return which rows may be shown beside their sum; None: not even the sum."""
    if not may(frozenset(rows)):
        return None
    shown = sorted((row for row in rows if may({row})), key=lambda row: (-size({row}), row))
    while (rest := frozenset(rows) - set(shown)) and not closed(rest):
        if not shown:
            return None
        shown.pop()
    return frozenset(shown)


@dataclass(frozen=True, slots=True)
class Day:
    """Who was trained and employed on a day."""

    trained: frozenset[int]
    """Persons, as numbers."""
    staff: int
    left: int = 0
    """How many in the register by then, who are not among them; 0 where the register does not show how many came."""
    besides: int = 0
    """How many were trained in other courses only."""


def spaced(days: Sequence[Day], k: int = LEAST) -> tuple[Share, ...]:
    """Return the share of each day that may be shown: few came or left between no two of them. The last come first."""
    shown: list[Day] = []
    for day in reversed(days):
        if all(_may_follow(day, other, k) for other in shown) and _may_stand(day, k):
            shown.append(day)
    return tuple(Share(len(day.trained), day.staff) if day in shown else PROTECTED for day in days)


def _may_stand(day: Day, k: int) -> bool:
    trained = len(day.trained)
    return min(trained, day.staff - trained) >= k and not any(0 < few < k for few in (day.left, day.besides))


def _may_follow(day: Day, other: Day, k: int) -> bool:
    return not any(_few_more(*pair, k) for pair in ((day.trained, other.trained), (other.trained, day.trained)))


def _few_more(one: AbstractSet[int], other: AbstractSet[int], k: int) -> bool:
    """Whether few are in one group and not in the other; of many, only the first k are looked for."""
    return 0 < sum(1 for _ in islice(filterfalse(other.__contains__, one), k)) < k


def one_sided(one: AbstractSet[int], other: AbstractSet[int]) -> int:
    """Return how many stand in one of two groups only, if the other has none but theirs: what subtraction tells."""
    more, less = len(one - other), len(other - one)
    return 0 if more and less else more + less
