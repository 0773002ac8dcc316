"""The part Källor och oklarheter: where the source contradicts itself, what was lost, and what can be worked out."""

from __future__ import annotations

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import Topic, View, Weight
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.evidence import Derivable, Inconsistency, Reference
from kartblad.core.provenance import Source
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, Details, Facts, FigureBlock, Prose, Select, Status

DERIVABLE = {
    Derivable.YES: msgid("yes"),
    Derivable.PARTLY: msgid("partly"),
    Derivable.BOUNDS: msgid("only bounds"),
    Derivable.NO: msgid("no"),
}
TOPICS = {
    "turnover": msgid("Turnover"),
    "state_money": msgid("State money"),
    "fee": msgid("Fees"),
    "spread": msgid("Spread"),
}


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    found = chosen(view, stats)
    everything = len(stats.inconsistencies)
    shown = texts.gettext("Showing {n} of {all} contradictions.", n=len(found), all=everything)
    return (
        Controls(
            "selection",
            texts.gettext("Which contradictions?"),
            (
                Select("weight", texts.gettext("How much it weighs"), wording.options(Weight, texts), view.weight),
                Select("topic", texts.gettext("What it is about"), wording.options(Topic, texts), view.topic),
            ),
        ),
        Status("status", shown),
        Prose("contradictions", texts.gettext("Where the sources contradict themselves"), 2, _none(found, texts)),
        *(_contradiction(each, texts) for each in found),
        Facts("lost", texts.gettext("What is lost"), 2, _lost(stats, texts)),
        Prose("derivable", texts.gettext("What can be worked out"), 2),
        *_derivations(stats, texts),
        FigureBlock(references_figure(stats, texts)),
        Prose("sources", texts.gettext("Sources"), 2, items=tuple(_source(each, texts) for each in stats.sources)),
    )


def chosen(view: View, stats: Statistics) -> tuple[Inconsistency, ...]:
    """Return the contradictions of the chosen weight and topic, heaviest first."""
    order = list(Weight)
    found = [
        each
        for each in stats.inconsistencies
        if view.weight in (Weight.ALL, each.severity.value) and view.topic in (Topic.ALL, each.page_section)
    ]
    return tuple(sorted(found, key=lambda each: order.index(Weight(each.severity.value))))


def _none(found: tuple[Inconsistency, ...], texts: Texts) -> tuple[str, ...]:
    return () if found else (texts.gettext("None in this selection. Choose another weight or topic."),)


def _contradiction(each: Inconsistency, texts: Texts) -> Details:
    weight = wording.label(Weight(each.severity.value), texts).lower()
    return Details(
        f"contradiction-{each.key}",
        texts.gettext("{topic} ({weight})", topic=texts.pick(each.topic), weight=weight),
        items=(
            texts.gettext("One place: {said}", said=texts.pick(each.first)),
            texts.gettext("Another: {said}", said=texts.pick(each.second)),
            texts.gettext("Here: {said}", said=texts.pick(each.handling)),
        ),
    )


def _lost(stats: Statistics, texts: Texts) -> tuple[tuple[str, str], ...]:
    return tuple(
        (texts.pick(each.name), f"{texts.pick(each.content)} {texts.pick(each.consequence)}")
        for each in stats.lost_content
    )


def _derivations(stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    return tuple(
        Details(
            f"derivation-{each.key}",
            texts.gettext(
                "{question} ({answer})",
                question=texts.pick(each.question),
                answer=texts.gettext(DERIVABLE[each.derivable]),
            ),
            paragraphs=tuple(text for text in (texts.pick(each.answer), texts.pick(each.method)) if text),
        )
        for each in stats.derivations
    )


def references_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return numbers from elsewhere to hold the region's own against."""
    about = passport(stats, "reference_figures", texts.locale)
    return Figure(
        key="references",
        kind=Kind.TABLE,
        finding=texts.gettext("{n} numbers from elsewhere to compare with", n=len(stats.reference_figures)),
        context=wording.context(about),
        sentence=texts.gettext("None of them is about Fyrbodal's own effort, and a fee is not a cost."),
        row_label=texts.gettext("What"),
        columns=(
            Column("number", texts.gettext("Number"), Role.NUMBER),
            Column("unit", texts.gettext("Unit"), Role.TEXT),
            Column("period", texts.gettext("Period"), Role.TEXT),
            Column("caveat", texts.gettext("Caveat"), Role.TEXT),
        ),
        rows=tuple(_reference_row(each, texts) for each in stats.reference_figures),
        passport=about,
    )


def _reference_row(each: Reference, texts: Texts) -> Row:
    return Row(
        each.key,
        texts.pick(each.name),
        (
            _number(each, texts),
            Cell(texts.pick(each.unit)),
            Cell(each.period.replace("/", "–")),
            wording.said(texts.pick(each.caveat), texts) if each.caveat else Cell(texts.gettext("none stated")),
        ),
        group=texts.gettext(TOPICS[each.topic]),
    )


def _number(each: Reference, texts: Texts) -> Cell:
    """Return the number between its ends; some sources say it only in words, which then stand as the unit."""
    if each.best is None:
        return Cell(texts.gettext("in words"))
    low, high = (None if n is None else float(n) for n in (each.low, each.high))
    return Cell(wording.number(each.best, texts), float(each.best), low, high)


def _source(source: Source, texts: Texts) -> str:
    return ", ".join(part for part in (source.title, source.publisher, texts.date(source.published)) if part)
