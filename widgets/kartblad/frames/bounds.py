"""Between what hidden cells must lie, given everything that is shown: the second half of attacking a publication.

Every hidden cell is made as small and as large as the statements allow, by HiGHS. The ends are exact: where the linear
programme does not end in whole numbers, the integer programme is solved as well. Statements that nothing satisfies
contradict each other; then something was changed after it was published, and the difference itself tells of somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil, floor, inf
from typing import Any

from kartblad.core.attacking.parts import Part, Statement, Target, parts
from kartblad.core.attacking.seen import Seen
from kartblad.core.publication.table import Number
from kartblad.frames.whole_numbers import UNSURE

PLACES = 4
"""To so many decimals a cell is known that is not a whole number."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Between what a hidden cell lies."""

    target: Target
    lowest: Number
    highest: Number | None
    """None: there is no end."""

    @property
    def width(self) -> Number | None:
        """How far it is from the lowest to the highest; None: no end."""
        return None if self.highest is None else self.highest - self.lowest

    def narrower(self, k: int) -> bool:
        """Whether it is known closer than k."""
        return self.width is not None and self.width < k

    def harmless(self, k: int) -> bool:
        """Whether it cannot be about few persons, however closely it is known."""
        return self.target.seen.people and self.lowest >= k

    def tells(self, k: int) -> bool:
        """Whether it is known closer than k and may be about few."""
        return self.narrower(k) and not self.harmless(k)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Tables that cannot all be right."""

    tables: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Attacked:
    """What an attack found."""

    bounds: tuple[Bound, ...]
    contradictions: tuple[Contradiction, ...] = ()


def attacked(tables: Iterable[Seen]) -> Attacked:
    """Return between what every hidden cell of some tables lies, all of them taken together."""
    found: list[Bound] = []
    against: list[Contradiction] = []
    for part in parts(tables):
        solver = _Solver(part)
        if not solver.possible:
            against.append(Contradiction(_tables(part.statements)))
        else:
            found.extend(solver.bounds())
    return Attacked(tuple(found), tuple(against))


def _tables(statements: Iterable[Statement]) -> tuple[Seen, ...]:
    return tuple({id(each.seen): each.seen for each in statements}.values())


class _Solver:
    """The statements of one part; only what is asked for changes from one solution to the next."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.places = {unknown: at for at, unknown in enumerate(part.unknowns)}
        self.solver = self._made()

    @cached_property
    def possible(self) -> bool:
        """Whether all statements can be true at once."""
        if self.part.whole and not self._single():
            return self._feasible(self._exact)
        return self._feasible(self.solver)

    def bounds(self) -> Iterator[Bound]:
        for target in self.part.targets:
            lowest, highest = self._extreme(target, -1), self._extreme(target, 1)
            yield Bound(target, self._up(lowest), None if highest == inf else self._down(highest))

    @cached_property
    def _exact(self) -> Any:
        """The same, for whole numbers only."""
        solver = self._made()
        highspy, places = _highspy(), range(len(self.places))
        whole = [highspy.HighsVarType.kInteger] * len(places)
        solver.changeColsIntegrality(len(places), list(places), whole)
        return solver

    def _single(self) -> bool:
        """Whether every statement is about one unknown alone, so that there is nothing to combine."""
        return all(len(each.terms) == 1 for each in self.part.statements)

    def _made(self) -> Any:
        solver: Any = _highspy().Highs()
        settings = {"output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}
        for name, value in settings.items():
            solver.setOptionValue(name, value)
        solver.addVars(len(self.places), [0.0] * len(self.places), [inf] * len(self.places))
        for statement in self.part.statements:
            places = [self.places[each] for each in statement.terms]
            low = -inf if statement.low is None else float(statement.low)
            high = inf if statement.high is None else float(statement.high)
            solver.addRow(low, high, len(places), places, [float(each) for each in statement.terms.values()])
        return solver

    def _feasible(self, solver: Any) -> bool:
        solver.run()
        return bool(solver.getModelStatus() == _highspy().HighsModelStatus.kOptimal)

    def _extreme(self, target: Target, sign: int) -> float:
        """Return the largest (``sign`` +1) or smallest (−1) that a cell can be."""
        places = [self.places[each] for each in target.terms]
        value, values = self._solved(self.solver, places, sign)
        if self.part.whole and any(abs(each - round(each)) > UNSURE for each in values):
            value, _values = self._solved(self._exact, places, sign)
        return value

    def _solved(self, solver: Any, places: Sequence[int], sign: int) -> tuple[float, Sequence[float]]:
        """Return how large a sum can be, and the unknowns with which it is."""
        highspy, size = _highspy(), len(places)
        solver.changeColsCost(size, places, [float(-sign)] * size)
        solver.run()
        status = solver.getModelStatus()
        solver.changeColsCost(size, places, [0.0] * size)
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return inf, ()
        if status != highspy.HighsModelStatus.kOptimal:
            msg = f"not solved: {status}"
            raise RuntimeError(msg)
        values = solver.getSolution().col_value
        return sum(values[place] for place in places), values

    def _up(self, value: float) -> Number:
        return ceil(value - UNSURE) if self.part.whole else _decimal(value)

    def _down(self, value: float) -> Number:
        return floor(value + UNSURE) if self.part.whole else _decimal(value)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(round(value, PLACES)))


def _highspy() -> Any:
    """Return HiGHS; it is loaded only when somebody attacks."""
    import highspy

    return highspy
