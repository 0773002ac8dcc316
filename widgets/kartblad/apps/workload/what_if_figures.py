"""The month beside the proposals: how many in each zone as a figure, and everybody's load as a table."""

from __future__ import annotations

from fractions import Fraction

from kartblad.apps.workload import amounts, what_if_words
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.passports import passport
from kartblad.apps.workload.what_if_month import Tried
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.workload.comparison import Comparison, Difference, overloaded, valueless
from kartblad.core.workload.outlook import Outlook
from kartblad.core.workload.scenario import Scenario
from kartblad.i18n import Texts
from kartblad.ui.blocks import Plain

Beside = tuple[tuple[Scenario, Comparison], ...]
"""The proposals, each held against the month."""


def zones(found: Tried, beside: Beside, desk: Desk, office: Office) -> Figure:
    """Return how many are in each zone, now and as each proposal makes it; those without a value have a row, too."""
    texts = office.texts
    outlooks = (found.now, *(each.after for _scenario, each in beside))
    names = (texts.gettext("Now"), *headings(found, beside, texts))
    full = float(max(len(each.persons) for each in outlooks))
    unit = texts.gettext("workers")
    columns = tuple(
        Column("now" if at == 0 else f"proposal_{at}", name, Role.BAR, unit, full, min(at, 2))
        for at, name in enumerate(names)
    )
    rows = tuple(
        Row(zone.id, amounts.zone(found.weights, zone.id, texts), tuple(_in_zone(zone.id, each) for each in outlooks))
        for zone in found.weights.zones
    )
    without = tuple(_number(len(valueless(each)), texts) for each in outlooks)
    month = amounts.month(found.month, texts)
    defined = texts.gettext("Workers in each zone, as measured and as each proposal would make it.")
    return Figure(
        key="what-if-zones",
        kind=Kind.BARS,
        finding=_finding(found, texts),
        context=f"{unit} · {month}",
        sentence=_sentence(found, beside, texts),
        row_label=texts.gettext("Zone"),
        columns=columns,
        rows=(*rows, Row("none", texts.gettext("Without a value"), without)),
        passport=passport(office, found.weights, defined, unit, month, invented=desk.unit.invented),
    )


def persons(found: Tried, beside: Beside, texts: Texts) -> Plain:
    """Return everybody's load now and in each proposal, in the order of the codes."""
    codes = sorted({each.code for each in found.now.persons} | {d.code for _s, c in beside for d in c.differences})
    return Plain(
        "what-if-persons",
        texts.gettext("Each worker, in the order of the codes"),
        (texts.gettext("Code"), texts.gettext("Now"), *headings(found, beside, texts)),
        tuple((code, _now(code, found, texts), *(_then(code, each, texts) for _s, each in beside)) for code in codes),
        texts.gettext("Load, zone, and points of the norm. In a proposal also how many points more or fewer."),
    )


def totals(found: Outlook, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what all together come to; the middle never stands without the number in each zone beside it."""
    points, norm = (found.points, found.norm) if found.valued else (None, None)
    return (
        (texts.gettext("Workers"), texts.number(len(found.persons))),
        (texts.gettext("Without a value"), texts.number(len(valueless(found)))),
        (texts.gettext("Points of all with a value"), amounts.points(points, texts)),
        (texts.gettext("Norm of all with a value"), amounts.points(norm, texts)),
        (texts.gettext("Load in the middle (median)"), median_words(found.median, texts)),
        (texts.gettext("In zones that ask for a plan"), texts.number(overloaded(found))),
    )


def median_words(median: Fraction | None, texts: Texts) -> str:
    """Return a median, or that there are too few for one: of two it would be their mean."""
    return texts.gettext("too few") if median is None else amounts.percent(median, texts)


def headings(found: Tried, beside: Beside, texts: Texts) -> tuple[str, ...]:
    """Return the proposals' names, numbered so that two of the same name can be told apart."""
    return tuple(
        f"{at}. {what_if_words.name(scenario, found.weights, texts)}" for at, (scenario, _c) in enumerate(beside, 1)
    )


def _in_zone(zone: str, found: Outlook) -> Cell:
    number = found.zones.get(zone)
    return Cell("–", marks=(Mark.NOT_APPLICABLE,)) if number is None else Cell(str(number), float(number))


def _number(number: int, texts: Texts) -> Cell:
    return Cell(texts.number(number), float(number))


def _finding(found: Tried, texts: Texts) -> str:
    number = overloaded(found.now)
    return texts.gettext("{n} now in {zones}", n=number, zones=what_if_words.zones(found.weights, texts))


def _sentence(found: Tried, beside: Beside, texts: Texts) -> str:
    if not beside:
        return _middle(found.now, texts)
    said = [f"{_finding(found, texts)}."]
    names = headings(found, beside, texts)
    for name, (_scenario, each) in zip(names, beside, strict=True):
        said.append(f"{name}: {what_if_words.sentence(each, texts)}")
    return " ".join(said)


def _middle(found: Outlook, texts: Texts) -> str:
    """Return what the finding does not say: where the middle lies, and how many have no value."""
    facts = {"all": len(found.valued), "without": len(valueless(found))}
    if found.median is None:
        return texts.gettext("{all} have a value, too few for a median; without a value: {without}.", **facts)
    middle = amounts.percent(found.median, texts)
    return texts.gettext(
        "The median load of the {all} with a value is {median}; without a value: {without}.", median=middle, **facts
    )


def _now(code: str, found: Tried, texts: Texts) -> str:
    person = found.now.person(code)
    if person is None:
        return texts.gettext("not there")
    return _load(Difference(code, None, person.score), found.now, texts)


def _then(code: str, found: Comparison, texts: Texts) -> str:
    one = next((each for each in found.differences if each.code == code), None)
    if one is None:
        return texts.gettext("not there")
    if not one.touched:
        return texts.gettext("as now")
    said = _load(one, found.after, texts)
    return f"{said} · {amounts.signed(one.points, texts)}" if one.points is not None else said


def _load(one: Difference, found: Outlook, texts: Texts) -> str:
    score = one.after
    if score.load is None:
        return texts.gettext("no value")
    return texts.gettext(
        "{load} {zone} · {points} of {norm}",
        load=amounts.percent(score.load, texts),
        zone=found.weights.zone(score.zone).name.pick(texts.locale),
        points=amounts.points(score.points, texts),
        norm=amounts.points(score.norm, texts),
    )
