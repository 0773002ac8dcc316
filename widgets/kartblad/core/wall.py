"""What the wall may show: the step that the group is on, and of the map only what belongs to that step.

Never the facilitator's notes, nothing sealed, no draft before all are shown, no number of an earlier round before the
new ones are in, nothing while all is hidden. The wall's own process holds nothing but this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kartblad.core.mapping.future import Danger, Rating
from kartblad.core.mapping.map import Map, Meeting
from kartblad.core.script import Script, Step, Work
from kartblad.core.sealed import Ballot
from kartblad.core.session import HUB, Session, Table, record
from kartblad.core.words import NO_WORDS, Words


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of the wall."""

    hidden: bool = True
    paused: bool = False
    number: int = 0
    """Which step, counted from 1; 0 at the list of steps."""
    of: int = 0
    name: Words = NO_WORDS
    work: Work | None = None
    prompts: tuple[Words, ...] = ()
    ends_at: float | None = None
    seconds: int = 0
    """Seconds left while the clock rests."""
    map: Map | None = None
    drafts: tuple[Danger, ...] = ()
    sealed: int = 0
    """How many have sealed a draft or a number: how many, and nothing else."""
    rating: str = ""
    """The id of the scale that is being rated."""
    tables: tuple[Table, ...] = ()
    round: int = 1


NOTHING = Snapshot()
"""A wall that shows nothing."""

_FIELDS: dict[Work, tuple[str, ...]] = {
    Work.FRAME: ("participants",),
    Work.QUESTION: (),
    Work.FAMILY: ("persons", "relations", "network"),
    Work.SITUATION: ("cards", "persons"),
    Work.WORRY: ("cards", "persons"),
    Work.WORKING: ("cards", "persons"),
    Work.CHILD: ("child_voice", "persons"),
    Work.SORT: ("cards", "persons"),
    Work.DANGER: ("dangers",),
    Work.GOAL: ("dangers", "goals", "bottom_lines"),
    Work.SCALE: ("goals", "scales", "ratings"),
    Work.RERATE: ("goals", "scales", "ratings"),
    Work.NEXT: ("next_steps",),
    Work.PLAN: ("plan_rules", "persons"),
    Work.EXPLAIN: ("explanations", "persons"),
    Work.TABLES: (),
    Work.RECAP: ("dangers", "goals", "next_steps"),
    Work.CHANGES: ("cards", "persons"),
    Work.TALK: ("cards", "persons"),
    Work.CLOSE: ("next_steps",),
}
"""The parts of the map that belong to each kind of work."""


def snapshot(session: Session, script: Script, now: float) -> Snapshot:
    """Return what the wall may show of a session.

    Parameters
    ----------
    session
        As it is.
    script
        The session's script.
    now
        Seconds since 1970.
    """
    if session.hidden:
        return NOTHING
    if session.paused:
        return Snapshot(hidden=False, paused=True)
    if session.at == HUB:
        return Snapshot(hidden=False, of=len(script.steps), name=script.name)
    return _of_step(session, script, script.step(session.at), now)


def _of_step(session: Session, script: Script, step: Step, now: float) -> Snapshot:
    clock = record(session, step.id).clock
    ballot = _rated(session) if step.work in (Work.SCALE, Work.RERATE) else None
    is_drafting = step.work is Work.DANGER and not session.drafts_open
    sealed = len(ballot.votes) if ballot else len(session.drafts) if is_drafting else 0
    return Snapshot(
        hidden=False,
        number=[each.id for each in script.steps].index(step.id) + 1,
        of=len(script.steps),
        name=step.name,
        work=step.work,
        prompts=step.prompts,
        ends_at=clock.ends_at,
        seconds=clock.left(now),
        map=_shown(session, step.work),
        drafts=tuple(d.danger for d in session.drafts) if step.work is Work.DANGER and session.drafts_open else (),
        sealed=sealed,
        rating=ballot.scale if ballot else "",
        tables=session.tables if step.work is Work.TABLES and not step.sealed else (),
        round=session.round,
    )


def _rated(session: Session) -> Ballot | None:
    """Return the sealed round that was last touched, on a scale that is there."""
    known = {scale.id for scale in session.map.scales}
    return next((ballot for ballot in reversed(session.ballots) if ballot.scale in known), None)


def _shown(session: Session, work: Work) -> Map:
    """Return the map with only the parts that belong to the work."""
    chart = session.map
    question = chart.session.question if work is Work.QUESTION else ""
    bare = Map(Meeting(chart.session.mode, question=question))
    parts = {name: getattr(chart, name) for name in _FIELDS[work]}
    if "ratings" in parts:
        parts["ratings"] = tuple(rating for rating in chart.ratings if _is_open(session, rating))
    return replace(bare, **parts)


def _is_open(session: Session, rating: Rating) -> bool:
    """Tell whether a number may be seen: none while its scale is rated, an old one only beside the new."""
    is_sealed = rating.sealed or any(ballot.scale == rating.scale for ballot in session.ballots)
    new = (rating.scale, session.round)
    has_new = any((each.scale, each.round) == new and not each.sealed for each in session.map.ratings)
    return not is_sealed and (rating.round == session.round or has_new)
