"""A whole weight set for reading: every number with its label and where it comes from, every rule in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kartblad.apps.workload import amounts
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.passports import counted
from kartblad.apps.workload.weights_examples_shown import examples_folded
from kartblad.apps.workload.wording import NAMES
from kartblad.core.workload.origin import Amount, Origin
from kartblad.core.workload.weights import CaseKind, DutiesRule, Gauge, PartTime, Reason, WeightSet
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Details, Facts, Plain, Prose

PART_TIME = {
    PartTime.LINEAR: msgid("The norm follows the degree of employment: 75 per cent, three quarters of the norm"),
    PartTime.NONE: msgid("The norm is the same whatever the degree of employment"),
}
DUTIES = {
    DutiesRule.REDUCE_NORM: msgid("Points for other duties lower the norm"),
    DutiesRule.ADD_POINTS: msgid("Points for other duties are added to those of the cases"),
}
GAUGES = {
    Gauge.PERCENT: msgid("per cent of full time"),
    Gauge.HOURS: msgid("hours a week"),
    Gauge.POINTS: msgid("points of the norm"),
}


def shown(weights: WeightSet, office: Office, key: str = "weights", level: int = 2) -> tuple[Block, ...]:
    """Return a set for reading.

    Parameters
    ----------
    weights
        The set.
    office
        The reader's language.
    key
        What the keys of all its blocks begin with.
    level
        Of the heading.
    """
    texts = office.texts
    return (
        Prose(f"{key}-set", amounts.set_name(weights, texts), level, tuple(_about(weights, texts))),
        _kinds(weights, texts, f"{key}-kinds"),
        _bands(weights, texts, f"{key}-bands"),
        _zones(weights, texts, f"{key}-zones"),
        Facts(f"{key}-rules", texts.gettext("Rules"), level + 1, tuple(_rules(weights, texts))),
        *_reasons(weights, texts, f"{key}-reasons"),
        _questions(weights, texts, f"{key}-questions"),
        examples_folded(weights, texts, f"{key}-examples"),
        *_sources(weights, texts, f"{key}-sources"),
    )


def _about(weights: WeightSet, texts: Texts) -> Iterator[str]:
    yield weights.about.pick(texts.locale)
    yield counted(weights, texts)
    if weights.based_on is not None:
        yield texts.gettext(
            "Made from {id}, version {version}.", id=weights.based_on.id, version=weights.based_on.version
        )
    if weights.decision is not None:
        unknown = amounts.unknown(texts)
        yield texts.gettext(
            "Decided by: {by}. Date: {date}. Unions: {union}.",
            by=weights.decision.by or unknown,
            date=texts.date(weights.decision.date) or unknown,
            union=weights.decision.union or unknown,
        )


def where(amount: Amount, weights: WeightSet, texts: Texts, *, shares: bool = False) -> str:
    """Return where a number comes from: its source, how it came to be, and its range."""
    source = next((each.title.pick(texts.locale) for each in weights.sources if each.key == amount.source), "")
    said = (source and f"{source}.", amount.basis.pick(texts.locale), _range(amount, texts, shares=shares))
    return " ".join(each for each in said if each) or texts.gettext("Nothing is said.")


def _range(amount: Amount, texts: Texts, *, shares: bool) -> str:
    if amount.low is None or amount.high is None:
        return ""
    low, high = (_number(each, texts, shares=shares) for each in (amount.low, amount.high))
    return texts.gettext("Reasonable: {low} to {high}.", low=low, high=high)


def _number(number: Decimal, texts: Texts, *, shares: bool) -> str:
    return amounts.per_cent(number * 100, texts) if shares else texts.number(number)


def _kinds(weights: WeightSet, texts: Texts, key: str) -> Plain:
    columns = (
        texts.gettext("What is counted"),
        texts.gettext("Points and label"),
        texts.gettext("Part of the form"),
        texts.gettext("Where it comes from"),
    )
    rows = tuple(_kind(kind, weights, texts) for kind in weights.kinds)
    caption = texts.gettext("What each weighs; counted in {unit}", unit=texts.gettext(NAMES[weights.unit]))
    return Plain(key, caption, columns, rows)


def _kind(kind: CaseKind, weights: WeightSet, texts: Texts) -> tuple[str, ...]:
    return (
        kind.name.pick(texts.locale),
        amounts.labelled(kind.points, texts),
        texts.gettext(NAMES[kind.phase]),
        where(kind.points, weights, texts),
    )


def _bands(weights: WeightSet, texts: Texts, key: str) -> Plain:
    columns = (
        texts.gettext("Experience"),
        texts.gettext("Norm (points, full time)"),
        texts.gettext("Where it comes from"),
    )
    rows = tuple(
        (
            band.name.pick(texts.locale),
            amounts.labelled(band.points, texts),
            where(band.points, weights, texts),
        )
        for band in weights.bands
    )
    return Plain(key, texts.gettext("Norms: what a worker can carry"), columns, rows)


def _zones(weights: WeightSet, texts: Texts, key: str) -> Plain:
    columns = (
        texts.gettext("Zone"),
        texts.gettext("Load"),
        texts.gettext("Means"),
        texts.gettext("Where it comes from"),
    )
    return Plain(key, texts.gettext("Zones, in order"), columns, tuple(_zone_rows(weights, texts)))


def _zone_rows(weights: WeightSet, texts: Texts) -> Iterator[tuple[str, ...]]:
    low = Decimal(0)
    for zone in weights.zones:
        name, about = zone.name.pick(texts.locale), zone.about.pick(texts.locale)
        start = amounts.per_cent(low * 100, texts)
        if zone.upper is None:
            yield (name, texts.gettext("{low} and above", low=start), about, "")
            continue
        end = amounts.per_cent(zone.upper.value * 100, texts)
        label = amounts.origin(zone.upper.origin, texts)
        load = texts.gettext("{low} to under {high} ({label})", low=start, high=end, label=label)
        yield (name, load, about, where(zone.upper, weights, texts, shares=True))
        low = zone.upper.value


def _rules(weights: WeightSet, texts: Texts) -> Iterator[tuple[str, str]]:
    def labelled(sentence: str, origin: Origin) -> str:
        return f"{sentence} ({amounts.origin(origin, texts)})."

    yield texts.gettext("Part time"), labelled(texts.gettext(PART_TIME[weights.part_time]), weights.part_time_origin)
    yield (
        texts.gettext("Shared cases"),
        _used(weights.shared, texts.gettext("Cases are not shared."), texts, shares=True),
    )
    nothing = texts.gettext("Nothing: it lies within the norm.")
    yield texts.gettext("Points outside the cases that everybody has"), _used(weights.fixed, nothing, texts)
    yield texts.gettext("Other duties"), labelled(texts.gettext(DUTIES[weights.duties]), weights.duties_origin)
    yield texts.gettext("Hours of a full-time week"), _used(weights.hours, amounts.unknown(texts), texts)
    scale = weights.rating
    direction = texts.gettext(
        "{least} to {most}, where {heavy} is heaviest", least=scale.least, most=scale.most, heavy=scale.heavy
    )
    yield texts.gettext("Own rating"), labelled(direction, scale.heavy_origin)
    n = weights.interval_months
    often = texts.gettext("Every month.") if n == 1 else texts.gettext("Every {n} months.", n=texts.number(n))
    yield texts.gettext("How often"), often
    if weights.overload is not None:
        names = ", ".join(weights.zone(each).name.pick(texts.locale) for each in weights.overload.zones)
        yield texts.gettext("A plan is written in"), labelled(names, weights.overload.origin)


def _used(amount: Amount | None, nothing: str, texts: Texts, *, shares: bool = False) -> str:
    if amount is None:
        return nothing
    basis = amount.basis.pick(texts.locale)
    return f"{_number(amount.value, texts, shares=shares)} ({amounts.origin(amount.origin, texts)}). {basis}".strip()


def _reasons(weights: WeightSet, texts: Texts, key: str) -> tuple[Block, ...]:
    if not weights.reasons:
        return ()
    columns = (
        texts.gettext("Reason to carry less"),
        texts.gettext("Counted in"),
        texts.gettext("Proposed"),
        texts.gettext("Looked at again after"),
    )
    rows = tuple(_reason(reason, texts) for reason in weights.reasons)
    return (Plain(key, texts.gettext("Reasons to carry less for a time"), columns, rows),)


def _reason(reason: Reason, texts: Texts) -> tuple[str, ...]:
    nothing = texts.gettext("nothing")
    again = nothing if reason.months is None else texts.ngettext("{n} month", "{n} months", reason.months)
    usual = nothing if reason.usual is None else amounts.labelled(reason.usual, texts)
    return (reason.name.pick(texts.locale), texts.gettext(GAUGES[reason.gauge]), usual, again)


def _questions(weights: WeightSet, texts: Texts, key: str) -> Details:
    items = tuple(each.question.pick(texts.locale) for each in weights.mismatches)
    none = () if items else (texts.gettext("The set has no such questions."),)
    return Details(key, texts.gettext("Questions where points and own rating do not go together"), none, items)


def _sources(weights: WeightSet, texts: Texts, key: str) -> tuple[Block, ...]:
    if not weights.sources:
        return ()
    items = tuple(
        ", ".join(part for part in (each.title.pick(texts.locale), each.date, each.link) if part)
        for each in weights.sources
    )
    return (Details(key, texts.gettext("Sources"), (), items),)
