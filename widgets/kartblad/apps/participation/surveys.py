"""The part Enkäter: what social workers answered, round by round, and what they and their supervisors want to learn."""

from __future__ import annotations

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.plan import WishKind
from kartblad.core.surveys import Finding, SurveyRound
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, FigureBlock, Prose, Status

WISHES = {WishKind.PRIORITISED: msgid("Put first"), WishKind.SUGGESTED: msgid("Also suggested")}
FULL = 100.0


def blocks(_view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows; each round is a figure of its own, as their methods differ."""
    shown = texts.gettext(
        "Showing {n} answers from {rounds} rounds and {areas} areas of education.",
        n=len(stats.survey_findings),
        rounds=len(stats.survey_rounds),
        areas=len(stats.education_areas),
    )
    return (
        Status("status", shown),
        *(FigureBlock(round_figure(each, stats, texts)) for each in stats.survey_rounds),
        *_without_round(stats, texts),
        FigureBlock(areas_figure(stats, texts)),
        FigureBlock(wishes_figure(stats, texts)),
    )


def round_figure(survey: SurveyRound, stats: Statistics, texts: Texts) -> Figure:
    """Return the shares of one round with what is known of its size and margin."""
    about = passport(stats, "survey_shares", texts.locale)
    found = [finding for finding in stats.survey_findings if finding.round == survey.key]
    days = f"{texts.date(survey.first_day)} – {texts.date(survey.last_day)}"
    return Figure(
        key=f"survey-{survey.key}",
        kind=Kind.INTERVALS,
        finding=_finding(survey, found, texts),
        context=" · ".join((about.unit, texts.pick(survey.population), days)),
        sentence=_method(survey, texts),
        row_label=texts.gettext("Statement"),
        columns=(Column("share", texts.gettext("Agree"), Role.INTERVAL, "%", scale_max=FULL),),
        rows=tuple(_row(finding, survey, texts) for finding in found),
        passport=about,
        notes=(texts.pick(survey.note),) if survey.note else (),
    )


def _finding(survey: SurveyRound, found: list[Finding], texts: Texts) -> str:
    """Say how many of the round's shares are a majority, which holds whatever the margin."""
    low = [_low(finding.percent, survey) for finding in found if finding.percent is not None]
    most = sum(share > FULL / 2 for share in low)
    return texts.gettext(
        "{round}: a majority agrees with {most} of {all} statements",
        round=texts.pick(survey.name).capitalize(),
        most=most,
        all=len(low),
    )


def _low(percent: int, survey: SurveyRound) -> float:
    return percent - float(survey.margin_high or 0)


def _method(survey: SurveyRound, texts: Texts) -> str:
    """Say how many answered and how large the margin is, and what of it is not known."""
    answers = texts.gettext("How many answered is not known.")
    if survey.more_than is not None:
        answers = texts.gettext("More than {n} answered.", n=survey.more_than)
    margin = texts.gettext("The margin of error is not known.")
    if survey.margin_low is not None and survey.margin_high is not None:
        low, high = wording.number(survey.margin_low, texts), wording.number(survey.margin_high, texts)
        margin = texts.gettext(
            "The margin of error is {low}–{high} percentage points; the line shows the larger.", low=low, high=high
        )
    return f"{answers} {margin}"


def _row(finding: Finding, survey: SurveyRound, texts: Texts) -> Row:
    note = texts.pick(finding.question)
    comment = texts.pick(finding.note)
    if finding.percent is None:
        cell = Cell(texts.pick(finding.in_words) or texts.gettext("lost"), marks=(Mark.LOST,), note=comment)
        return Row(finding.key, texts.pick(finding.statement), (cell,), note=note)
    margin = survey.margin_high
    ends: tuple[float | None, float | None] = (None, None)
    if margin is not None:
        ends = (max(finding.percent - float(margin), 0.0), min(finding.percent + float(margin), FULL))
    cell = Cell(texts.percent(finding.percent / FULL), float(finding.percent), *ends, note=comment)
    return Row(finding.key, texts.pick(finding.statement), (cell,), note=note)


def _without_round(stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return the answers of which the source says no round; they belong in neither figure."""
    items = tuple(
        f"{texts.pick(each.statement)}: {texts.pick(each.in_words)}. {texts.pick(each.note)}"
        for each in stats.survey_findings
        if not each.round
    )
    heading = texts.gettext("In neither round")
    return (Prose("without-round", heading, 2, items=items),) if items else ()


def areas_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return the areas of education in the order of how many want them; the shares are lost."""
    about = passport(stats, "education_areas", texts.locale)
    areas = sorted(stats.education_areas, key=lambda area: area.rank)
    return Figure(
        key="education-areas",
        kind=Kind.TABLE,
        finding=texts.gettext("Most wanted: {name}", name=texts.pick(areas[0].name)),
        context=wording.context(about),
        sentence=texts.gettext(
            "Only the order is known. How far apart two areas lie, nobody can say: the shares were in a chart that is "
            "lost."
        ),
        row_label=texts.gettext("Area"),
        columns=(Column("rank", texts.gettext("Place"), Role.NUMBER),),
        rows=tuple(
            Row(f"area-{area.rank}", texts.pick(area.name), (wording.known(area.rank, texts),)) for area in areas
        ),
        passport=about,
    )


def wishes_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return what the interviewed supervisors of Fyrbodal want their staff to learn."""
    about = passport(stats, "training_wishes", texts.locale)
    first = [wish for wish in stats.training_wishes if wish.kind is WishKind.PRIORITISED]
    return Figure(
        key="wishes",
        kind=Kind.TABLE,
        finding=texts.gettext("Fyrbodal's supervisors put {n} areas first", n=len(first)),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext("Named in the interviews, without order and without numbers."),
        row_label=texts.gettext("Area"),
        columns=(Column("kind", texts.gettext("How it was named"), Role.TEXT),),
        rows=tuple(
            Row(f"wish-{n}", texts.pick(wish.name), (Cell(texts.gettext(WISHES[wish.kind])),))
            for n, wish in enumerate(stats.training_wishes, start=1)
        ),
        passport=about,
    )
