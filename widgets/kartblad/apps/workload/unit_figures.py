"""How many are in each zone, as a figure, and what stands beside it in words: the median, the ends, who lacks what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kartblad.apps.workload import amounts
from kartblad.apps.workload.unit_seen import Seen, counted, unknown
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.workload.origin import Amount
from kartblad.core.workload.picture import Apart, heavy
from kartblad.core.workload.scoring import Gap
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid

LACKS: Mapping[Gap | Apart, str] = {
    Gap.NO_NORM: msgid("nothing is left of the norm"),
    Gap.YEARS: msgid("years in the profession are not known"),
    Gap.EMPLOYMENT: msgid("the degree of employment is not known"),
    Gap.PRESENCE: msgid("the presence is not known"),
    Gap.DUTIES: msgid("other duties are not known"),
    Gap.COUNTS: msgid("not everything was counted"),
    Apart.GONE: msgid("the weights are not here any more"),
    Apart.UNKNOWN: msgid("something is counted that the weights do not know"),
    Apart.OTHER_ZONES: msgid("scored with other zones than the others"),
}
WITHOUT = "without"


def zones(seen: Seen) -> Figure:
    """Return how many are in each zone of the month."""
    texts, picture = seen.texts, seen.picture
    what, workers = texts.gettext("workers in each zone"), texts.gettext("workers")
    return Figure(
        key="unit-zones",
        kind=Kind.BARS,
        finding=finding(seen),
        context=seen.context(what, seen.month),
        sentence=_sentence(seen),
        row_label=texts.gettext("Zone"),
        columns=(
            Column("workers", texts.gettext("Workers"), Role.BAR, scale_max=float(picture.measured)),
            Column("new", texts.gettext("of which new"), Role.NUMBER),
            Column("limits", texts.gettext("Load"), Role.TEXT),
        ),
        rows=(*_rows(seen), *_without(seen)),
        passport=seen.passport(
            texts.gettext("How many workers of the unit have a load in each zone."), workers, seen.month
        ),
        notes=(
            texts.gettext("Who is behind a number is for the talk, not for this figure."),
            *seen.rescored((picture,)),
        ),
    )


def finding(seen: Seen) -> str:
    """Return how many are in the zones that ask for a plan."""
    texts, picture = seen.texts, seen.picture
    of = len(picture.loads)
    if not of:
        return texts.gettext("Nobody has a value this month")
    asked = heavy(picture.weights)
    return texts.ngettext(
        "{number} of {of} are in the zone {zones}",
        "{number} of {of} are in {zones}",
        len(asked),
        number=texts.number(picture.in_zones(asked)),
        of=texts.number(of),
        zones=zone_names(picture.weights, asked, texts),
    )


def zone_names(weights: WeightSet, zones: Iterable[str], texts: Texts) -> str:
    """Return zones by name as part of a sentence: "orange eller röd"."""
    names = [weights.zone(zone).name.pick(texts.locale).lower() for zone in zones]
    return joined(names, texts.gettext("or"))


def joined(words: list[str], last: str) -> str:
    """Return words as a list with a word before the last one."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def limits(weights: WeightSet, zone: str, texts: Texts) -> str:
    """Return from which load to which a zone reaches, with where its limits come from."""
    return limits_between(weights, zone, zone, texts)


def limits_between(weights: WeightSet, lowest: str, highest: str, texts: Texts) -> str:
    """Return from which load to which two zones and what is between them reach."""
    ids = [each.id for each in weights.zones]
    ends: list[Amount | None] = [None, *(each.upper for each in weights.zones)]
    low, high = ends[ids.index(lowest)], ends[ids.index(highest) + 1]
    labels = dict.fromkeys(amounts.origin(each.origin, texts) for each in (low, high) if each)
    facts = {"low": _end(low, texts), "high": _end(high, texts), "label": ", ".join(labels)}
    if low is None:
        return texts.gettext("under {high} % ({label})", **facts)
    if high is None:
        return texts.gettext("{low} % or more ({label})", **facts)
    return texts.gettext("{low} to under {high} % ({label})", **facts)


def _end(end: Amount | None, texts: Texts) -> str:
    return "" if end is None else amounts.points(end.value * 100, texts)


def _rows(seen: Seen) -> Iterable[Row]:
    texts, picture = seen.texts, seen.picture
    for zone, number in picture.zones.items():
        cells = (counted(number, texts), counted(picture.newcomers[zone], texts))
        about = Cell(limits(picture.weights, zone, texts))
        meaning = picture.weights.zone(zone).about.pick(texts.locale)
        yield Row(zone, amounts.zone(picture.weights, zone, texts), (*cells, about), note=meaning)


def _without(seen: Seen) -> tuple[Row, ...]:
    texts, picture = seen.texts, seen.picture
    lacking = [each for each in picture.standings if each.lack is not None]
    if not lacking:
        return ()
    new = sum(each.is_newcomer for each in lacking)
    cells = (counted(len(lacking), texts), unknown(texts) if picture.yearless and not new else counted(new, texts))
    return (Row(WITHOUT, texts.gettext("Without a value"), (*cells, Cell("–")), note=lacks_words(seen)),)


def _sentence(seen: Seen) -> str:
    texts, picture = seen.texts, seen.picture
    if not picture.loads:
        return texts.gettext("Without a value: {why}.", why=lacks_words(seen))
    parts = [texts.gettext("Median load: {median}.", median=median_words(seen)), _ends(seen)]
    if picture.lacks:
        parts.append(texts.gettext("Without a value: {why}.", why=lacks_words(seen)))
    return " ".join(parts)


def _ends(seen: Seen) -> str:
    return seen.texts.gettext("From lowest to highest: {ends}.", ends=ends_words(seen))


def median_words(seen: Seen) -> str:
    """Return the median with its zone, said not to be anybody's where that zone is empty."""
    texts, picture = seen.texts, seen.picture
    if picture.median is None:
        return texts.gettext("too few for one, see the numbers by zone")
    shown = f"{amounts.percent(picture.median, texts)}, {amounts.zone(picture.weights, picture.median_zone, texts)}"
    if picture.zones[picture.median_zone]:
        return shown
    return texts.gettext("{median}, a zone that nobody is in", median=shown)


def ends_words(seen: Seen) -> str:
    """Return the lowest and the highest load: for the leader only."""
    texts, loads = seen.texts, seen.picture.loads
    if not loads:
        return texts.gettext("not known")
    return texts.gettext(
        "{low} to {high}", low=amounts.percent(loads[0], texts), high=amounts.percent(loads[-1], texts)
    )


def lacks_words(seen: Seen) -> str:
    """Return how many have no value, and why."""
    texts = seen.texts
    lacks = seen.picture.lacks
    if not lacks:
        return texts.gettext("nobody")
    return "; ".join(f"{texts.number(number)}: {texts.gettext(LACKS[lack])}" for lack, number in lacks.items())


def newcomers_words(seen: Seen) -> str:
    """Return how many are new, and in which zones."""
    texts, picture = seen.texts, seen.picture
    number = sum(each.is_newcomer for each in picture.standings)
    if picture.yearless:
        many = texts.number(number)
        return texts.gettext("at least {n}; of {unknown} it is not known", n=many, unknown=picture.yearless)
    if not number:
        return texts.gettext("nobody")
    where = [
        texts.gettext(
            "{n} in {zone}", n=texts.number(count), zone=picture.weights.zone(zone).name.pick(texts.locale).lower()
        )
        for zone, count in picture.newcomers.items()
        if count
    ]
    return f"{texts.number(number)}: {', '.join(where)}" if where else texts.number(number)
