"""Integer programmes, solved by HiGHS: columns and rows of whole numbers, and an answer with how sure it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Tell = Callable[[float], None]
"""Is told now and then which share of the time has gone."""
UNSURE = 1e-6
"""How far HiGHS lets a whole number be from whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. ``values`` is None where there is nothing, or where nothing was found in time."""

    values: tuple[int, ...] | None
    bound: float
    """No answer can be below this."""
    impossible: bool = False
    """Whether it is proved that there is no answer."""


@dataclass(slots=True)
class Programme:
    """Whole numbers to choose, so that a sum is as small as can be. Coefficients are whole, so rounding is exact."""

    costs: list[int] = field(default_factory=list)
    uppers: list[int] = field(default_factory=list)
    rows: list[tuple[float, float, Mapping[int, int]]] = field(default_factory=list)

    def column(self, upper: int, cost: int = 0) -> int:
        """Add a number from 0 up to ``upper`` and return its place."""
        self.costs.append(cost)
        self.uppers.append(upper)
        return len(self.costs) - 1

    def row(self, terms: Mapping[int, int], low: float = float("-inf"), high: float = float("inf")) -> None:
        """Demand that a sum lies between two ends, which belong to it."""
        self.rows.append((low, high, terms))


def solved(programme: Programme, seconds: float, tell: Tell = lambda _share: None, start: Sequence[int] = ()) -> Answer:
    """Return the best answer that is found in time.

    HiGHS is loaded here: only who asks for a proposal waits for it. It works by itself in this process and reaches
    for nothing outside.

    Parameters
    ----------
    programme
        What is asked.
    seconds
        How long it may take.
    tell
        Is told which share of that has gone.
    start
        An answer that is known already, to be made better.
    """
    if not programme.costs:
        return Answer((), 0.0)
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    settings: dict[str, Any] = {"output_flag": False, "threads": 1, "random_seed": 1, "time_limit": max(0.05, seconds)}
    settings |= {"mip_rel_gap": 0.0, "mip_abs_gap": 1 - 1e-3, "mip_feasibility_tolerance": UNSURE}
    for name, value in settings.items():
        solver.setOptionValue(name, value)
    _pass(programme, solver, highspy)
    if start:
        known = highspy.HighsSolution()
        known.col_value = [float(each) for each in start]
        solver.setSolution(known)
    began = time.monotonic()
    solver.cbMipInterrupt.subscribe(lambda _event: tell(min(1.0, (time.monotonic() - began) / max(seconds, 0.05))))
    solver.run()
    return _answer(solver, highspy)


def _pass(programme: Programme, solver: Any, highspy: Any) -> None:
    places = range(len(programme.costs))
    solver.addVars(len(places), [0.0] * len(places), [float(upper) for upper in programme.uppers])
    whole = [highspy.HighsVarType.kInteger] * len(places)
    solver.changeColsIntegrality(len(places), list(places), whole)
    solver.changeColsCost(len(places), list(places), [float(cost) for cost in programme.costs])
    for low, high, terms in programme.rows:
        solver.addRow(low, high, len(terms), list(terms), [float(each) for each in terms.values()])


def _answer(solver: Any, highspy: Any) -> Answer:
    status, info = solver.getModelStatus(), solver.getInfo()
    impossible = status == highspy.HighsModelStatus.kInfeasible
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = tuple(round(each) for each in solver.getSolution().col_value) if found else None
    return Answer(values, info.mip_dual_bound, impossible)
