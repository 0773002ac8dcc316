"""A mapping session as it goes on: the map so far, where the group is, the time, what is sealed, what is hidden.

One frozen value. It is what the journal keeps and what undo goes back through. Steps are soft: any order, skipped,
taken up again; nothing that was written is ever deleted by moving between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kartblad.core.clock import Clock
from kartblad.core.mapping.future import EMPTY_DANGER, Danger
from kartblad.core.mapping.map import Map
from kartblad.core.script import Script, Step
from kartblad.core.sealed import Ballot, Draft
from kartblad.core.turns import NO_ROUND, Round

HUB = ""
"""Where the list of steps is, instead of a step."""


class Progress(StrEnum):
    """How far a step has come."""

    AHEAD = "ahead"
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What has happened in one step; ``id`` is the step's."""

    id: str
    clock: Clock
    progress: Progress = Progress.AHEAD


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a workshop: what it wrote and how it rated."""

    id: str
    name: str = ""
    danger: str = ""
    goal: str = ""
    ratings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A question to the map that was put aside: its rule, its place, and why."""

    rule: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """What stands in the fields that write something new, until it has become a row of the map."""

    card: str = ""
    parked: str = ""
    participant: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that one session holds."""

    id: str
    """Random; names nothing."""
    script: str
    """The key of its script."""
    map: Map
    begun: str = ""
    """Date and time, ÅÅÅÅ-MM-DDTHH:MM."""
    case: str = ""
    """The key of the invented case that it began with."""
    at: str = HUB
    steps: tuple[StepRecord, ...] = ()
    teaching: bool = True
    """Whether purpose, example and common mistakes are shown beside the questions."""
    turn: Round = NO_ROUND
    ballots: tuple[Ballot, ...] = ()
    drafting: Danger = EMPTY_DANGER
    """The statement that somebody is writing alone."""
    drafts: tuple[Draft, ...] = ()
    drafts_open: bool = False
    """Whether the drafts have been shown."""
    tables: tuple[Table, ...] = ()
    unsent: Unsent = Unsent()
    notes: str = ""
    """The facilitator's own: never on the wall, never in the map."""
    hidden: bool = False
    """Everything is off the screens."""
    paused: bool = False
    """The text for acute worry is shown."""
    checklist: frozenset[str] = frozenset()
    """What has been ticked before a de-identified case."""
    round: int = 1
    """Which time the group rates: 1, and one more for every follow-up. Ratings of earlier rounds stay in the map, but
    are shown only beside new ones."""
    before: tuple[Map, ...] = ()
    """At a follow-up: the maps as they were when the sessions before ended, oldest first."""
    dismissed: tuple[Dismissed, ...] = ()
    """Questions to the map that were put aside."""
    counted: bool = False
    """Whether its line for the statistics has been kept."""


def begun(session: Session, script: Script) -> Session:
    """Return the session with a record for each step of its script, in the script's order; what is there stays.

    Where the script has changed and has no such step any more, the session is at the list of steps.
    """
    known = {record.id: record for record in session.steps}
    records = tuple(known.get(step.id, StepRecord(step.id, Clock(step.minutes * 60))) for step in script.steps)
    at = session.at if session.at in {record.id for record in records} else HUB
    return replace(session, steps=records, at=at)


def taken_up(session: Session, now: float) -> Session:
    """Return the session after nobody worked with it for a while: its clock goes on, the time away is not overtime."""
    return replace(session, steps=tuple(replace(each, clock=each.clock.taken_up(now)) for each in session.steps))


def record(session: Session, step_id: str) -> StepRecord:
    """Return the record of a step.

    Raises
    ------
    KeyError
        If the session has no such step.
    """
    for each in session.steps:
        if each.id == step_id:
            return each
    raise KeyError(step_id)


def go(session: Session, step_id: str, now: float, *, done: bool = False) -> Session:
    """Return the session at another step, or at the hub; the clock of the one it leaves rests, the other's runs.

    Parameters
    ----------
    session
        As it is.
    step_id
        Where to; `HUB` for the list of steps.
    now
        Seconds since 1970.
    done
        Whether the step that is left is finished.

    Raises
    ------
    KeyError
        If the session has no such step.
    """
    target = None if step_id == HUB else record(session, step_id)

    def there(each: StepRecord) -> StepRecord:
        if target is not None and each.id == target.id:
            return replace(each, progress=Progress.OPEN, clock=each.clock.run(now))
        if each.id == session.at:
            return replace(each, clock=each.clock.rest(now), progress=Progress.DONE if done else each.progress)
        return each

    return replace(session, at=step_id, steps=tuple(there(each) for each in session.steps), turn=NO_ROUND)


def skip(session: Session, step_id: str, now: float) -> Session:
    """Return the session with a step skipped, which is said of it and can be undone by opening it."""
    record(session, step_id)

    def skipped(each: StepRecord) -> StepRecord:
        is_it = each.id == step_id
        return replace(each, progress=Progress.SKIPPED, clock=each.clock.rest(now)) if is_it else each

    return replace(session, steps=tuple(skipped(each) for each in session.steps))


def timed(session: Session, step_id: str, clock: Clock) -> Session:
    """Return the session with another clock in a step."""
    steps = tuple(replace(each, clock=clock) if each.id == step_id else each for each in session.steps)
    return replace(session, steps=steps)


def following(session: Session, script: Script) -> Step | None:
    """Return the first step after the present one that is neither done nor skipped; None when there is none."""
    ids = [step.id for step in script.steps]
    after = ids.index(session.at) + 1 if session.at in ids else 0
    ahead = [step for step in script.steps[after:] if record(session, step.id).progress in _REMAINING]
    return ahead[0] if ahead else None


def seconds_left(session: Session, now: float) -> int:
    """Return what remains of all steps that are neither done nor skipped; one that runs over counts as nothing."""
    return sum(max(0, each.clock.left(now)) for each in session.steps if each.progress in _REMAINING)


_REMAINING = (Progress.AHEAD, Progress.OPEN)
