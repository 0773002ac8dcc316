"""What is left to mend in a local set before it can be used: every fault at once, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.editing import texts_in
from kartblad.core.personal import looks_like_personal_number
from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.localmade import made
from kartblad.core.workload.localset import Figure, LocalKind, LocalSet
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.trials import failed
from kartblad.core.workload.weights import Gauge

LIMITS = {
    "bands": (1, 8),
    "kinds": (1, 40),
    "zones": (2, 5),
    "reasons": (0, 20),
    "mismatches": (0, 10),
    "sources": (0, 30),
    "examples": (1, 60),
}
"""How many a set has at least and at most; the schema of the files says the same."""


class Wrong(StrEnum):
    """What a fault is."""

    EMPTY = "empty"
    """A text is missing."""
    NO_NUMBER = "no_number"
    NO_SOURCE = "no_source"
    """A number is called documented, but no source is named."""
    RANGE = "range"
    """The number does not lie within its own range."""
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    SAME_NAME = "same_name"
    FIRST_BAND = "first_band"
    """The first band does not begin at 0 years, so some have no norm."""
    BANDS = "bands"
    """A band does not begin after the one before."""
    NO_NORM = "no_norm"
    """A norm of 0 gives nobody a load."""
    ZONES = "zones"
    """A limit is not higher than the one before."""
    SAME_TONE = "same_tone"
    WITHIN = "within"
    """A kind is counted within itself, by one step or more."""
    MOST = "most"
    """What is proposed is more than what is accepted."""
    NO_HOURS = "no_hours"
    """A reason is counted in hours, but nobody has said how many make full time."""
    SCALE = "scale"
    """The rating's least number is not below its greatest."""
    LIMITS = "limits"
    """A question about rating and points says neither from which number nor up to which, or one beyond the scale."""
    NO_ZONES = "no_zones"
    PERSONAL = "personal"
    """A text looks like a personal identity number."""
    EXAMPLE = "example"
    """A worked example does not come out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. ``path`` leads to it within the `LocalSet`; ``name`` is what it is called there."""

    path: tuple[str, ...]
    what: Wrong
    name: Words = NO_WORDS

    @property
    def part(self) -> str:
        """The part of the set that it stands in: the field of `LocalSet`."""
        return self.path[0]


def faults(local: LocalSet) -> tuple[Fault, ...]:
    """Return all that is to be mended. Where the rest is whole, also the examples that do not come out."""
    found = tuple(_faults(local))
    if found:
        return found
    wrong = failed(made(local, "0.0.0", ""))
    return tuple(Fault(("examples", each.example.id), Wrong.EXAMPLE, each.example.name) for each in wrong)


def _faults(local: LocalSet) -> Iterator[Fault]:
    yield from _empty((("name",), local.name), (("about",), local.about))
    if local.interval_months is None:
        yield Fault(("interval_months",), Wrong.NO_NUMBER)
    yield from _numbers(local)
    yield from _names(local)
    yield from _bands(local)
    yield from _zones(local)
    yield from _kinds(local.kinds)
    yield from _figures(local)
    yield from _reasons(local)
    yield from _rating(local)
    yield from _personal(local)


def _numbers(local: LocalSet) -> Iterator[Fault]:
    """Yield the lists that have too few or too many."""
    for name, (least, most) in LIMITS.items():
        n = len(getattr(local, name))
        if not least <= n <= most:
            yield Fault((name,), Wrong.TOO_FEW if n < least else Wrong.TOO_MANY)


def _names(local: LocalSet) -> Iterator[Fault]:
    """Yield what has no name, and what cannot be told from another by its name."""
    for part in ("bands", "kinds", "zones", "reasons", "examples"):
        rows = getattr(local, part)
        yield from _empty(*(((part, row.id, "name"), row.name) for row in rows))
        seen = Counter(row.name.sv.strip().casefold() for row in rows)
        for row in rows:
            if row.name and seen[row.name.sv.strip().casefold()] > 1:
                yield Fault((part, row.id, "name"), Wrong.SAME_NAME, row.name)
    yield from _empty(*((("sources", str(at), "title"), each.title) for at, each in enumerate(local.sources)))


def _empty(*texts: tuple[tuple[str, ...], Words]) -> Iterator[Fault]:
    yield from (Fault(path, Wrong.EMPTY) for path, text in texts if not text.sv.strip())


def _bands(local: LocalSet) -> Iterator[Fault]:
    before: Decimal | None = None
    for at, band in enumerate(local.bands):
        path, begins = ("bands", band.id, "years_from"), band.years_from
        if begins is None:
            yield Fault(path, Wrong.NO_NUMBER, band.name)
        elif at == 0 and begins != 0:
            yield Fault(path, Wrong.FIRST_BAND, band.name)
        elif before is not None and begins <= before:
            yield Fault(path, Wrong.BANDS, band.name)
        before = begins if begins is not None else before
        if band.points.value == 0:
            yield Fault(("bands", band.id, "points", "value"), Wrong.NO_NORM, band.name)


def _zones(local: LocalSet) -> Iterator[Fault]:
    before = Decimal(0)
    for zone in local.zones[:-1]:
        upper = zone.upper.value
        if upper is not None and upper <= before:
            yield Fault(("zones", zone.id, "upper", "value"), Wrong.ZONES, zone.name)
        before = upper if upper is not None else before
    seen = Counter(zone.tone for zone in local.zones)
    yield from (Fault(("zones", z.id, "tone"), Wrong.SAME_TONE, z.name) for z in local.zones if seen[z.tone] > 1)


def _kinds(kinds: Iterable[LocalKind]) -> Iterator[Fault]:
    above = {kind.id: kind.within for kind in kinds}
    for kind in kinds:
        seen, at = {kind.id}, kind.within
        while at and at not in seen:
            seen.add(at)
            at = above.get(at, "")
        if at:
            yield Fault(("kinds", kind.id, "within"), Wrong.WITHIN, kind.name)


def figures(local: LocalSet) -> Iterator[tuple[tuple[str, ...], Figure, Words, bool]]:
    """Yield every number with its path, what it belongs to, and whether it must be there."""
    for kind in local.kinds:
        yield ("kinds", kind.id, "points"), kind.points, kind.name, True
    for band in local.bands:
        yield ("bands", band.id, "points"), band.points, band.name, True
    for zone in local.zones[:-1]:
        yield ("zones", zone.id, "upper"), zone.upper, zone.name, True
    for reason in local.reasons:
        yield ("reasons", reason.id, "usual"), reason.usual, reason.name, False
        yield ("reasons", reason.id, "most"), reason.most, reason.name, False
    for name in ("shared", "fixed", "hours"):
        yield (name,), getattr(local, name), NO_WORDS, False


def _figures(local: LocalSet) -> Iterator[Fault]:
    if local.hours.value == 0:
        yield Fault(("hours", "value"), Wrong.NO_NUMBER)
    for path, figure, name, is_needed in figures(local):
        if figure.value is None:
            if is_needed:
                yield Fault((*path, "value"), Wrong.NO_NUMBER, name)
            continue
        if figure.origin is Origin.DOCUMENTED and not figure.source:
            yield Fault((*path, "source"), Wrong.NO_SOURCE, name)
        low = figure.value if figure.low is None else figure.low
        high = figure.value if figure.high is None else figure.high
        if not low <= figure.value <= high:
            yield Fault((*path, "low"), Wrong.RANGE, name)


def _reasons(local: LocalSet) -> Iterator[Fault]:
    for reason in local.reasons:
        usual, most = reason.usual.value, reason.most.value
        if usual is not None and most is not None and usual > most:
            yield Fault(("reasons", reason.id, "usual", "value"), Wrong.MOST, reason.name)
        if reason.gauge is Gauge.HOURS and not local.hours.value:
            yield Fault(("reasons", reason.id, "gauge"), Wrong.NO_HOURS, reason.name)


def _rating(local: LocalSet) -> Iterator[Fault]:
    scale, known = local.rating, {zone.id for zone in local.zones}
    if scale.least >= scale.most:
        yield Fault(("rating",), Wrong.SCALE)
    for each in local.mismatches:
        path = ("mismatches", each.id)
        yield from _empty(((*path, "question"), each.question))
        limits = [limit for limit in (each.at_least, each.at_most) if limit is not None]
        if not limits or any(not scale.least <= limit <= scale.most for limit in limits):
            yield Fault((*path, "at_least"), Wrong.LIMITS, each.question)
        if not known & set(each.zones):
            yield Fault((*path, "zones"), Wrong.NO_ZONES, each.question)
    if local.overload is not None:
        texts = (("plan", local.overload.plan), ("escalation", local.overload.escalation))
        yield from _empty(*((("overload", name), text) for name, text in texts))
        if not known & set(local.overload.zones):
            yield Fault(("overload", "zones"), Wrong.NO_ZONES)


def _personal(local: LocalSet) -> Iterator[Fault]:
    """Yield the parts in which a text looks like a personal identity number: the file goes to others."""
    for name in LocalSet.__dataclass_fields__:
        if any(looks_like_personal_number(text) for text in texts_in(getattr(local, name))):
            yield Fault((name,), Wrong.PERSONAL)
