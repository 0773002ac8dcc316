"""The part Nivåer och plan: two lists of tiers that disagree, and what the plan holds for one tier."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.plan import Frequency, NeedKind, Tier, TierList, Training, tiers_at
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, FigureBlock, Option, Radios, Status

PROBES = tuple(Decimal(years) for years in ("1", "2", "2.5", "3", "4", "5", "6"))
"""Years in the trade at which the two lists are compared: inside the tiers, on their edges and between them."""

FREQUENCIES = {
    Frequency.YEARLY: msgid("once a year"),
    Frequency.EVERY_1_TO_1_5_YEARS: msgid("every 1 to 1½ years"),
    Frequency.EVERY_OTHER_YEAR: msgid("every other year"),
    Frequency.ONE_TO_TWO_A_YEAR: msgid("once or twice a year"),
    Frequency.GROUPS_A_TERM: msgid("one or two groups a term"),
    Frequency.ON_DEMAND: msgid("on demand"),
    Frequency.LOCAL: msgid("each municipality decides"),
    Frequency.TRIAL: msgid("on trial"),
    Frequency.DATED_START: msgid("one start with a date"),
    Frequency.NOT_STATED: msgid("not known"),
}
NEEDS = {NeedKind.LOCAL: msgid("At the workplace"), NeedKind.COMMON: msgid("Together in Fyrbodal")}


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    tiers = _plan_tiers(stats)
    tier = next(each for each in tiers if each.key == view.tier)
    choices = tuple(Option(each.key, texts.pick(each.name)) for each in tiers)
    trainings = _trainings(tier, stats)
    shown = texts.gettext("Showing {n} of {all} planned trainings.", n=len(trainings), all=len(stats.planned_trainings))
    return (
        FigureBlock(tiers_figure(stats, texts)),
        Controls(
            "selection",
            texts.gettext("Which tier of the plan?"),
            (Radios("tier", texts.gettext("Tier"), choices, tier.key),),
        ),
        Status("status", shown),
        FigureBlock(plan_figure(tier, stats, texts)),
        FigureBlock(needs_figure(tier, stats, texts)),
    )


def _plan_tiers(stats: Statistics) -> tuple[Tier, ...]:
    return tuple(tier for tier in stats.tiers if tier.list is TierList.PLAN)


def _trainings(tier: Tier, stats: Statistics) -> tuple[Training, ...]:
    return tuple(training for training in stats.planned_trainings if training.tier == tier.key)


def tiers_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return where the two lists put the same experience."""
    about = passport(stats, "tiers", texts.locale)
    unlike = [years for years in PROBES if not _agree(years, stats)]
    spoken = wording.listing([wording.number(years, texts) for years in unlike], texts)
    return Figure(
        key="tiers",
        kind=Kind.TABLE,
        finding=texts.gettext("The lists disagree at {years} years", years=spoken),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "The project goal and the staffing table use one list of tiers, the competence plan another. They are "
            "never mixed here."
        ),
        row_label=texts.gettext("Years in the trade"),
        columns=(
            Column("staffing", texts.gettext("Goal and staffing table"), Role.TEXT),
            Column("plan", texts.gettext("Competence plan"), Role.TEXT),
        ),
        rows=tuple(_probe_row(years, stats, texts) for years in PROBES),
        passport=about,
    )


def _agree(years: Decimal, stats: Statistics) -> bool:
    """Whether both lists put so many years in the same place: first, second or third tier, and only one of them."""
    first, second = (_places(years, each, stats) for each in TierList)
    return first == second and len(first) == 1


def _places(years: Decimal, of: TierList, stats: Statistics) -> list[int]:
    tiers = [tier for tier in stats.tiers if tier.list is of]
    return [tiers.index(tier) for tier in tiers_at(years, tiers, of=of)]


def _probe_row(years: Decimal, stats: Statistics, texts: Texts) -> Row:
    cells = tuple(_tiers_cell(tiers_at(years, stats.tiers, of=each), texts) for each in TierList)
    return Row(f"years-{years}".replace(".", "-"), texts.gettext("{n} years", n=wording.number(years, texts)), cells)


def _tiers_cell(tiers: Sequence[Tier], texts: Texts) -> Cell:
    if not tiers:
        return Cell(texts.gettext("no tier"), marks=(Mark.UNCERTAIN,))
    names = wording.listing([texts.pick(tier.name) for tier in tiers], texts)
    return Cell(names, marks=(Mark.UNCERTAIN,) if len(tiers) > 1 else ())


def plan_figure(tier: Tier, stats: Statistics, texts: Texts) -> Figure:
    """Return the trainings planned for one tier, and how often."""
    about = passport(stats, "plan", texts.locale)
    trainings = _trainings(tier, stats)
    silent = [training for training in trainings if training.frequency is Frequency.NOT_STATED]
    return Figure(
        key="plan",
        kind=Kind.INTERVALS,
        finding=_plan_finding(len(silent), len(trainings), texts),
        context=" · ".join((texts.pick(tier.name), wording.context(about, wording.PLACE))),
        sentence=_lacking(trainings, texts),
        row_label=texts.gettext("Training"),
        columns=(
            Column("times", texts.gettext("Times a year"), Role.INTERVAL),
            Column("frequency", texts.gettext("How often"), Role.TEXT),
            Column("printed", texts.gettext("Printed in the plan"), Role.TEXT),
        ),
        rows=tuple(_training_row(n, training, texts) for n, training in enumerate(trainings, start=1)),
        passport=about,
    )


def _plan_finding(silent: int, all_: int, texts: Texts) -> str:
    if not silent:
        return texts.gettext("The plan says something of all {all} trainings", all=all_)
    return texts.gettext("{n} of {all} trainings lack a frequency", n=silent, all=all_)


def _lacking(trainings: Sequence[Training], texts: Texts) -> str:
    silent = [texts.pick(t.name) for t in trainings if t.frequency is Frequency.NOT_STATED]
    loose = sum(t.times_a_year is None and t.frequency is not Frequency.NOT_STATED for t in trainings)
    sentences = []
    if silent:
        sentences.append(texts.gettext("Frequency missing: {names}.", names=wording.listing(silent, texts)))
    if loose:
        sentences.append(texts.ngettext("{n} more has no rhythm.", "{n} more have no rhythm.", loose))
    return " ".join(sentences) or texts.gettext("Every training has a rhythm.")


def _training_row(n: int, training: Training, texts: Texts) -> Row:
    frequency = Cell(texts.gettext(FREQUENCIES[training.frequency]), marks=_silence(training))
    printed = wording.said(training.frequency_raw and f"”{training.frequency_raw}”", texts)
    return Row(
        f"training-{n}",
        texts.pick(training.name),
        (_times(training.times_a_year, texts), frequency, printed),
        note=texts.pick(training.note),
    )


def _silence(training: Training) -> tuple[Mark, ...]:
    return (Mark.NOT_STATED,) if training.frequency is Frequency.NOT_STATED else ()


def _times(times: tuple[Fraction, Fraction] | None, texts: Texts) -> Cell:
    if times is None:
        return wording.unknown(texts)
    low, high = (round(float(n), 2) for n in times)
    if low == high:
        return Cell(texts.number(low), low, marks=(Mark.DERIVED,))
    return Cell(f"{texts.number(low)}–{texts.number(high)}", low=low, high=high, marks=(Mark.DERIVED,))


def needs_figure(tier: Tier, stats: Statistics, texts: Texts) -> Figure:
    """Return what is to be learnt in a tier, at the workplace and together."""
    about = passport(stats, "competence_needs", texts.locale)
    needs = [need for need in stats.competence_needs if need.tier == tier.key]
    local = sum(need.kind is NeedKind.LOCAL for need in needs)
    return Figure(
        key="needs",
        kind=Kind.TABLE,
        finding=texts.gettext("{local} of {all} needs are met locally", local=local, all=len(needs)),
        context=" · ".join((texts.pick(tier.name), wording.context(about, wording.PLACE))),
        sentence=texts.gettext("The plan tells what each workplace sees to, and what the municipalities do together."),
        row_label=texts.gettext("Need"),
        columns=(Column("where", texts.gettext("Where it is met"), Role.TEXT),),
        rows=tuple(
            Row(f"need-{n}", texts.pick(need.name), (Cell(texts.gettext(NEEDS[need.kind])),))
            for n, need in enumerate(needs, start=1)
        ),
        passport=about,
    )
