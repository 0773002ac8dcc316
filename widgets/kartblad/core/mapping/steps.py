"""What happens after the session: next steps, and the rules of the safety plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """How large a step is."""

    SMALL = "litet"
    LARGE = "stort"


class Status(StrEnum):
    """How far a step has come."""

    PLANNED = "planerat"
    GOING_ON = "pagar"
    DONE = "klart"
    STOPPED = "stoppat"
    CHANGED = "bytt"


class Tested(StrEnum):
    """Whether a rule of the plan has been tried."""

    NO = "nej"
    PRACTISED = "ovad"
    FOR_REAL = "provad_skarpt"


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something somebody does before a day. ``who`` is one alias; ``by`` a date, ÅÅÅÅ-MM-DD."""

    id: str
    text: str
    who: str = ""
    by: str = ""
    goal: str = ""
    child_notices: str = ""
    size: Size | None = None
    is_question: bool = False
    status: Status = Status.PLANNED


@dataclass(frozen=True, slots=True)
class PlanRule:
    """When this happens, these persons do that."""

    text: str
    for_trigger: str = ""
    who_acts: tuple[str, ...] = ()
    tested: Tested | None = None
    child_knows: bool = False
