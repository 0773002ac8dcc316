"""A unit that does not exist, to learn with: fourteen workers over half a year, with the kinds that a set has.

It is made from a small table, not by lot: who opens it twice, or reads about it, meets the same people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kartblad.core.workload.book import Unit, with_measurement
from kartblad.core.workload.measurement import Agreed, Count, Cover, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.scoring import score
from kartblad.core.workload.weights import CaseKind, Gauge, Phase, Reason, WeightSet

MONTHS = 6
LEADER = "påhittad-ledare"
DAY = 15
"""Of the month, on which everybody counts; earlier where that day has not come."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words of the unit, in the reader's language."""

    name: str = ""
    said: str = ""
    lifted: str = ""
    protected: str = ""
    plan: str = ""


SILENT = Sayings()


@dataclass(frozen=True, slots=True)
class _Worker:
    """``levels``: how heavy each month is, 0–4; "-" where there is no measurement. ``felt`` is added to the rating."""

    years: str
    levels: str
    leaning: Phase = Phase.INVESTIGATION
    employment: int = 100
    presence: int = 100
    felt: int = 0
    flex: str = "0"


_WORKERS = (
    _Worker("7.5", "111211", flex="4"),
    _Worker("12.0", "112111", Phase.MEASURE, flex="-2.5"),
    _Worker("3.2", "111100", felt=3, flex="18"),
    _Worker("0.1", "001122", flex="6"),
    _Worker("5.0", "122333", flex="31.5"),
    _Worker("2.4", "223344", flex="44"),
    _Worker("9.1", "012111", Phase.MEASURE, employment=75, flex="-6"),
    _Worker("1.6", "112222", flex="12"),
    _Worker("4.4", "233221", Phase.MEASURE, presence=50, flex="0"),
    _Worker("0.0", "000111", Phase.INTAKE, flex="2"),
    _Worker("6.3", "334444", Phase.INTAKE, felt=-3, flex="9"),
    _Worker("15.0", "11-112", Phase.MEASURE, employment=80, flex="-11"),
    _Worker("2.0", "222333", flex="27"),
    _Worker("3.9", "110000", Phase.INTAKE, employment=50, flex="-1"),
)
_COVERS, _COVERED = 4, 8
"""Who does something of whose, in the last month."""
_TALKS = 5
"""Who has had a talk about the month before last."""
_SHARES = 7
_UNCOUNTED = (12, 1)
"""Who did not count everything, and in which month."""
_SUPERVISES, _STUDIED = 1, 11
_LEANINGS = {
    Phase.INTAKE: {Phase.INTAKE: 20, Phase.INVESTIGATION: 60, Phase.MEASURE: 20},
    Phase.INVESTIGATION: {Phase.INTAKE: 10, Phase.INVESTIGATION: 70, Phase.MEASURE: 20},
    Phase.MEASURE: {Phase.INTAKE: 0, Phase.INVESTIGATION: 15, Phase.MEASURE: 85},
}
"""Per cent of the points in each phase."""
_PROPOSED = {Gauge.PERCENT: Decimal(10), Gauge.HOURS: Decimal(4), Gauge.POINTS: Decimal(10)}


def invented_unit(weights: WeightSet, today: str, sayings: Sayings = SILENT) -> Unit:
    """Return the made-up unit.

    Parameters
    ----------
    weights
        What it measures with; its kinds, bands and zones are used, whichever they are.
    today
        ÅÅÅÅ-MM-DD; the last month is this day's.
    sayings
        What its free texts say; empty where nothing is given.
    """
    unit = Unit("pahittad", sayings.name, weights=weights.ref, invented=True)
    for at in range(len(_WORKERS)):
        for each in _measured(at, weights, _days(today), sayings):
            unit = with_measurement(unit, each)
    return unit


def code(at: int) -> str:
    """Return the code of the worker at a place in the table."""
    return f"påhittad-{at + 1:02}"


def _days(today: str) -> tuple[str, ...]:
    number = int(today[:4]) * 12 + int(today[5:7]) - 1
    months = (divmod(each, 12) for each in range(number - MONTHS + 1, number))
    days = (f"{year:04}-{month + 1:02}-{DAY}" for year, month in months)
    return (*days, min(today, f"{today[:7]}-{DAY}"))


def _measured(at: int, weights: WeightSet, days: tuple[str, ...], sayings: Sayings) -> Iterator[Measurement]:
    worker = _WORKERS[at]
    for month, (level, day) in enumerate(zip(worker.levels, days, strict=True)):
        if level != "-":
            empty = _empty(at, month, weights, days)
            counted = replace(empty, counts=_counts(empty, at, month, int(level), weights))
            talk = _talk(days, sayings) if at == _TALKS and month == MONTHS - 2 else None
            yield replace(counted, date=day, self_rating=_rating(worker, int(level), weights), talk=talk)


def _empty(at: int, month: int, weights: WeightSet, days: tuple[str, ...]) -> Measurement:
    """Return a measurement with everything but the counts."""
    worker, last = _WORKERS[at], month == MONTHS - 1
    grown = (Decimal(month) / 12).quantize(Decimal("0.1"))
    return Measurement(
        f"pahittad-{at + 1:02}-{month + 1}",
        days[month],
        code(at),
        "pahittad",
        years=Decimal(worker.years) + grown,
        employment=Decimal(worker.employment),
        presence=Decimal(worker.presence if last else 100),
        cover=_cover(weights) if at == _COVERS and last else (),
        reductions=tuple(_reductions(at, month, weights, days)),
        flex=Decimal(worker.flex) * (month + 1) // MONTHS + 0,  # a nought has no sign
        weights=weights.ref,
        scored_by=LEADER,
        scored_on=days[month],
    )


def _cover(weights: WeightSet) -> tuple[Cover, ...]:
    kind = _heaviest(weights, Phase.MEASURE)
    return (Cover("pahittad-cover", kind.id, 1, code(_COVERED)),) if kind else ()


def _reductions(at: int, month: int, weights: WeightSet, days: tuple[str, ...]) -> Iterator[Reduction]:
    """Yield one reduction that soon runs out, and one that has run out on the way."""
    if at == _SUPERVISES and weights.reasons:
        yield _reduction(weights.reasons[min(1, len(weights.reasons) - 1)], f"{days[-1][:7]}-28")
    if at == _STUDIED and month < MONTHS // 2 and weights.reasons:
        yield _reduction(weights.reasons[-1], days[MONTHS // 2 - 1])


def _reduction(reason: Reason, until: str) -> Reduction:
    amount = reason.usual.value if reason.usual else _PROPOSED[reason.gauge]
    return Reduction(f"pahittad-{reason.id}", reason.id, amount, until)


def _counts(empty: Measurement, at: int, month: int, level: int, weights: WeightSet) -> tuple[Count, ...]:
    scored = score(empty, weights)
    wanted = (scored.norm or Fraction(0)) * _load(level, at + 3 * month, weights) - scored.least
    whole = _spread(max(Fraction(0), wanted), at, level, weights)
    sharing = _heaviest(weights, Phase.INVESTIGATION)
    counts = []
    for kind in weights.kinds:
        number = whole.get(kind.id, 0) + _beside(kind, level, at + month)
        # Two that are shared weigh as much as one that is not, where half of it is counted.
        shares = at == _SHARES and kind is sharing and number > 0 and weights.shared is not None
        counts.append(Count(kind.id, number - 1, 2) if shares else Count(kind.id, number))
    if (at, month) == _UNCOUNTED:
        counts[0] = Count(counts[0].id, None)
    return tuple(counts)


def _load(level: int, turn: int, weights: WeightSet) -> Fraction:
    """Return a load well inside the zone that a level stands for; sets have three zones, five, or another number."""
    at = level * len(weights.zones) // 5
    uppers = [Fraction(zone.upper.value) for zone in weights.zones if zone.upper]
    if not uppers:
        return Fraction(1)
    least = uppers[at - 1] if at else uppers[0] * Fraction(4, 5)
    most = uppers[at] if at < len(uppers) else uppers[-1] * Fraction(6, 5)
    return least + (most - least) * Fraction(4 + turn % 5, 10)


def _spread(points: Fraction, at: int, level: int, weights: WeightSet) -> dict[str, int]:
    """Return whole numbers of the kinds that come as near to so many points as they can without passing them."""
    extra = [kind for kind in weights.kinds if kind.within and level > 2]
    left = points - sum(Fraction(kind.points.value) for kind in extra)
    found, chosen = dict[str, int](), list[CaseKind]()
    for phase, percent in _LEANINGS[_WORKERS[at].leaning].items():
        picked = _two(_weighing(weights, phase), at)
        weight = sum(Fraction(kind.points.value) for kind in picked)
        number = int(points * percent / 100 // weight) if weight else 0
        found |= {kind.id: number for kind in picked}
        left -= number * weight
        chosen += picked if percent else ()
    for kind in _heaviest_first(chosen, weights):
        number = max(0, int(left // Fraction(kind.points.value)))
        found[kind.id], left = found.get(kind.id, 0) + number, left - number * Fraction(kind.points.value)
    return found | {kind.id: 1 for kind in extra if found.get(kind.within)}


def _two(kinds: tuple[CaseKind, ...], at: int) -> tuple[CaseKind, ...]:
    """Return two neighbours among kinds, other ones for each worker; fewer where there are fewer."""
    return tuple(dict.fromkeys(kinds[(at + step) % len(kinds)] for step in range(2) if kinds))


def _heaviest_first(chosen: list[CaseKind], weights: WeightSet) -> list[CaseKind]:
    """Return the kinds with which what is left is filled; the lightest of all settles the rest."""
    lightest = sorted(_weighing(weights), key=lambda kind: kind.points.value)[:1]
    return sorted(dict.fromkeys((*chosen, *lightest)), key=lambda kind: (-kind.points.value, kind.id))


def _beside(kind: CaseKind, level: int, turn: int) -> int:
    """Return how many there are of what waits."""
    if kind.phase is not Phase.BACKLOG or kind.points.value:
        return 0
    # The kinds differ, so that their sums do not look like one number written twice.
    return max(0, level - 1 + (turn + len(kind.id)) % 2 - len(kind.id) % 2)


def _weighing(weights: WeightSet, phase: Phase | None = None) -> tuple[CaseKind, ...]:
    """Return the kinds that weigh something by themselves."""
    phases = tuple(each for each in Phase if each is not Phase.BACKLOG) if phase is None else (phase,)
    return tuple(kind for kind in weights.kinds if kind.phase in phases and kind.points.value and not kind.within)


def _heaviest(weights: WeightSet, phase: Phase) -> CaseKind | None:
    return max(_weighing(weights, phase), key=lambda kind: (kind.points.value, kind.id), default=None)


def _rating(worker: _Worker, level: int, weights: WeightSet) -> int:
    """Return the worker's own number: as heavy as the points say, but for the few who feel it otherwise."""
    scale = weights.rating
    heavy = min(scale.most, max(scale.least, scale.least + (scale.most - scale.least) * level // 4 + worker.felt))
    return scale.heaviness(heavy)


def _talk(days: tuple[str, ...], sayings: Sayings) -> Talk:
    lifted = Agreed("pahittad-1", Kind.LIFT_OFF, sayings.lifted, LEADER, days[-1])
    protected = Agreed("pahittad-2", Kind.PROTECTED_TIME, sayings.protected, code(_TALKS), days[-1])
    return Talk(days[-2], sayings.said, (lifted, protected), days[-1], sayings.plan)
