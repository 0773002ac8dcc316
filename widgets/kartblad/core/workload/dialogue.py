"""What the talk of worker and leader is about: questions, what changed, what ends, what was agreed, what a plan lacks.

Nothing here judges anybody. A number that is not known on both days is left out, and a series that two sets scored is
never read as one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from kartblad.core.workload.measurement import Agreed, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.rating import Mismatch
from kartblad.core.workload.scoring import Score, Step
from kartblad.core.workload.weights import WeightSet

BEYOND = frozenset({Kind.MORE_STAFF})
"""What is not in the power of a worker and a work leader."""
CASES = frozenset({Step.WHOLE, Step.SHARED, Step.COVER, Step.RELIEVED})
NO_TALK = Talk()


def mismatches(measured: Measurement, scored: Score, weights: WeightSet) -> tuple[Mismatch, ...]:
    """Return the set's questions that this measurement raises; none where rating or zone is not known."""
    if measured.self_rating is None or not scored.zone:
        return ()
    heavy = weights.rating.heaviness(measured.self_rating)
    return tuple(each for each in weights.mismatches if scored.zone in each.zones and _within(heavy, each))


def _within(heavy: int, limits: Mismatch) -> bool:
    least = limits.at_least is None or heavy >= limits.at_least
    return least and (limits.at_most is None or heavy <= limits.at_most)


@dataclass(frozen=True, slots=True)
class Moved:
    """A kind of which there are more or fewer than last time."""

    kind: str
    before: int
    """Cases: own, shared and covered ones, without those that a colleague covers."""
    now: int
    points: Fraction
    """How many points that is, plus or minus."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since last time. Differences are now minus then; None where one of the two is not known."""

    date: str
    """When last time was."""
    broken: bool
    """Whether the two were scored with different sets: then nothing is compared."""
    points: Fraction | None = None
    norm: Fraction | None = None
    load: Fraction | None = None
    zones: tuple[str, str] | None = None
    """Then and now."""
    moved: tuple[Moved, ...] = ()
    """Most points first."""

    @property
    def unchanged(self) -> bool:
        """Whether both are known, and nothing differs."""
        return not self.broken and not self.moved and self.points == 0 and self.norm == 0


def since(last: Measurement, last_score: Score, now: Measurement, now_score: Score, weights: WeightSet) -> Since:
    """Return what changed from one measurement to a later one.

    Parameters
    ----------
    last, last_score
        The earlier one, and what it came to.
    now, now_score
        The later one.
    weights
        What the later one was scored with.
    """
    if last_score.weights != now_score.weights:
        return Since(last.date, broken=True)
    moved = _moved((last, last_score), (now, now_score), weights)
    return Since(
        last.date,
        broken=False,
        points=_difference(last_score.points, now_score.points),
        norm=_difference(last_score.norm, now_score.norm),
        load=_difference(last_score.load, now_score.load),
        zones=(last_score.zone, now_score.zone) if last_score.zone and now_score.zone else None,
        moved=tuple(sorted(moved, key=lambda each: -abs(each.points))),
    )


def _difference(then: Fraction | None, now: Fraction | None) -> Fraction | None:
    return None if then is None or now is None else now - then


def _moved(last: tuple[Measurement, Score], now: tuple[Measurement, Score], weights: WeightSet) -> Iterator[Moved]:
    """Yield the kinds that weigh something, are known on both days, and differ in number or points."""
    for kind in weights.kinds:
        known = all(each.count(kind.id).whole is not None for each, _ in (last, now))
        known = known and all(each.count(kind.id).shared is not None for each, _ in (last, now))
        (then, then_points), (today, points) = _carried(last[1], kind.id), _carried(now[1], kind.id)
        if known and kind.points.value and (then, then_points) != (today, points):
            yield Moved(kind.id, then, today, points - then_points)


def _carried(scored: Score, kind: str) -> tuple[int, Fraction]:
    """Return how many of a kind somebody carries, and their points: what colleagues do is taken off."""
    lines = [part for part in scored.parts if part.step in CASES and part.key == kind]
    return sum(part.number or 0 for part in lines), sum((part.points for part in lines), Fraction(0))


@dataclass(frozen=True, slots=True)
class Ending:
    """A reduction that has run out (``gone``), or does within a month."""

    reduction: Reduction
    gone: bool


def ending(measured: Measurement, day: str, last: Measurement | None = None) -> tuple[Ending, ...]:
    """Return the reductions to talk about: those that have run out since last time, and those that soon do.

    Parameters
    ----------
    measured
        The measurement that is talked about.
    day
        Today, ÅÅÅÅ-MM-DD.
    last
        The measurement before it, whose reductions may have been left behind; None where there is none.
    """
    limit, held = month_later(day), {each.id for each in measured.reductions}
    before = [each for each in last.reductions if each.holds(last.date)] if last else []
    left = (each for each in before if each.id not in held and not each.holds(measured.date))
    return (
        *(Ending(each, gone=True) for each in left),
        *(Ending(each, not each.holds(day)) for each in measured.reductions if not each.holds(limit)),
    )


def month_later(day: str) -> str:
    """Return the same day of the next month, or that month's last: 2026-01-31 gives 2026-02-28."""
    known = date.fromisoformat(day)
    year, month = (known.year + 1, 1) if known.month == 12 else (known.year, known.month + 1)
    return date(year, month, min(known.day, monthrange(year, month)[1])).isoformat()


@dataclass(frozen=True, slots=True)
class Followed:
    """Something that was agreed on an earlier time, and where it stands."""

    measured: str
    """The id of the measurement in whose talk it was agreed."""
    month: str
    agreed: Agreed


def to_follow_up(of_person: Iterable[Measurement], month: str) -> tuple[Followed, ...]:
    """Return what was agreed before a month and is to be asked about, oldest first.

    Whatever has no answer is carried on, and so is what is partly done; what was settled is there for the month in
    which it was asked about, and then gone.
    """
    earlier = (each for each in of_person if each.month < month and each.talk)
    found = (Followed(each.id, each.month, agreed) for each in earlier for agreed in (each.talk or NO_TALK).agreed)
    return tuple(each for each in found if _is_asked(each.agreed, month))


def _is_asked(agreed: Agreed, month: str) -> bool:
    return agreed.done in (Done.OPEN, Done.PARTLY) or not agreed.followed or agreed.followed >= month


def needs_plan(scored: Score, weights: WeightSet) -> bool:
    """Return whether the load is one at which the set asks for a written plan."""
    return weights.overload is not None and scored.zone in weights.overload.zones


class Missing(StrEnum):
    """What a talk at overload has not settled."""

    AGREED = "agreed"
    """Nothing is agreed."""
    WHAT = "what"
    OWNER = "owner"
    BY = "by"
    PLAN = "plan"
    ESCALATION = "escalation"
    """To whom it goes: nothing that was agreed is in the power of the two, or it was so last time, too."""
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, and in which agreed action, counted from 1 (0: in the whole)."""

    what: Missing
    action: int = 0


def missing(talk: Talk, *, again: bool = False) -> tuple[Lack, ...]:
    """Return what a plan at overload lacks; empty where it is whole.

    Parameters
    ----------
    talk
        What the two have settled so far.
    again
        Whether the load asked for a plan last time as well: then what is in their power did not help.
    """
    return tuple(_lacks(talk, again=again))


def _lacks(talk: Talk, *, again: bool) -> Iterator[Lack]:
    if not talk.agreed:
        yield Lack(Missing.AGREED)
    for at, each in enumerate(talk.agreed, start=1):
        said = ((Missing.WHAT, each.what), (Missing.OWNER, each.owner), (Missing.BY, each.by))
        yield from (Lack(what, at) for what, text in said if not text.strip())
    if not talk.plan.strip():
        yield Lack(Missing.PLAN)
    beyond = again or all(each.kind in BEYOND for each in talk.agreed)
    if beyond and not talk.escalated.strip():
        yield Lack(Missing.ESCALATION)
    if not talk.follow_up:
        yield Lack(Missing.FOLLOW_UP)
