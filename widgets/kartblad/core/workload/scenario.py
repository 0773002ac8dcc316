"""What could be done, as a named list of changes to a unit's measurement: numbers move, never a case that is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.workload.origin import Ref

MOST = 3
"""Scenarios beside the baseline; more are not compared, only looked at."""
MOST_CHANGES = 200
"""Of one scenario."""
MOST_MONTHS = 60


class What(StrEnum):
    """What a change does."""

    MOVE = "move"
    """``number`` of ``kind`` go from ``person`` to ``other``."""
    HIRE = "hire"
    """``person``, a new code, with ``years`` in the profession and ``share`` per cent of full time."""
    AWAY = "away"
    """``person`` is present ``share`` per cent only; the cases stay where they are."""
    INFLOW = "inflow"
    """``number`` more of ``kind`` (fewer, if negative) come to ``person``; to the unit, if that is empty."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Which fields count, ``what`` says."""

    id: str
    what: What = What.MOVE
    person: str = ""
    other: str = ""
    kind: str = ""
    number: int = 1
    years: Decimal = Decimal(0)
    share: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A proposal with a name that says what it does. ``weights``: another set to score with; None: the unit's."""

    id: str
    name: str = ""
    changes: tuple[Change, ...] = ()
    weights: Ref | None = None
    months: int = 0
    """How many months on: everybody's experience has grown by so much, and with it the norm of those who are new."""
    chosen: bool = False
    """Whether it is the plan that is taken to the talks."""


NO_CHANGE = Scenario("")
"""The month as it was measured: what every proposal is held against."""
