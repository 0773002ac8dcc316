"""The figure of the latest sessions: how many have each element, one's own beside all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kartblad.apps.dashboard import amounts, sides, wording
from kartblad.apps.dashboard.sides import Drawn, Side
from kartblad.charts.figure import Figure, Kind, Row
from kartblad.core.disclosure import SHARE_BASE
from kartblad.core.publication.edition import Dataset
from kartblad.core.publication.table import Category, Table
from kartblad.i18n import Texts, msgid

ELEMENT, ANSWER, YES = "element", "answer", "yes"
FULL = 100
CHILD = "child_words"
"""What a finding is about where it is shown: the child comes first."""

EXPLAINED: Mapping[str, str] = {
    "map": msgid("at least one card under worry and one under what works"),
    "risk_goal_scale": msgid("a future risk with a goal of its own and a scale between them"),
    "child_words": msgid("something that the child itself has said"),
    "network": msgid("at least two persons of the network"),
    "explanation": msgid("words and pictures that a parent has approved or the child has been told"),
    "plan": msgid("at least one rule of a safety plan"),
}
"""What a session must have for an element to be counted."""


def elements(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return how many of the latest sessions have each element; None where no number is shown."""
    table, bases = dataset.latest, (wording.Basis(dataset, (dataset.latest,)),)
    found, each_element = sides.sides(table, own, texts), table.dimension(ELEMENT).categories
    about = wording.passport(bases, texts)
    shown = sides.compared(dataset, table, found, {each.key: having(each) for each in each_element}, texts)
    if shown.is_empty:
        return None
    figure = wording.finished(
        Figure(
            key="dashboard-elements",
            kind=Kind.BARS,
            finding=_finding(table, found, own, texts),
            context=wording.context(about, sides.place(found, texts)),
            sentence=_sentence(table, found, texts),
            row_label=texts.pick(table.dimension(ELEMENT).label),
            columns=shown.columns,
            rows=tuple(
                Row(each.key, texts.pick(each.label), row, note=explained(each.key, texts))
                for each, row in zip(each_element, shown.cells, strict=True)
            ),
            passport=about,
            notes=sides.notes(dataset, table, own, shown, texts),
        ),
        bases,
        texts,
    )
    return Drawn(figure, shown.origins)


def having(element: Category) -> Mapping[str, str]:
    """Return which cells of a table are the sessions that have an element."""
    return {ELEMENT: element.key, ANSWER: YES}


def explained(element: str, texts: Texts) -> str:
    """Return what a session must have for an element to be counted; empty where we do not know it."""
    return texts.gettext(EXPLAINED[element]) if element in EXPLAINED else ""


def child_first(found: Sequence[Category]) -> list[Category]:
    """Return elements in the order in which a finding looks for one that is shown."""
    return sorted(found, key=lambda each: each.key != CHILD)


def step_words(figure: Figure, texts: Texts) -> str:
    """Return how much a single session moves a share of the first side; empty where it shows none, or it is little."""
    whole = figure.columns[0].scale_max or 0
    if not SHARE_BASE <= whole <= FULL:
        return ""
    points = round(FULL / whole)
    return texts.ngettext(
        "A single session moves a share of {of} by about {n} percentage point.",
        "A single session moves a share of {of} by about {n} percentage points.",
        points,
        of=texts.number(whole),
    )


def _named(table: Table, found: Sequence[Side]) -> tuple[Side, Category] | None:
    """Return what a finding is about: the first side that shows an element, and which: the child first."""
    for side in found:
        for each in child_first(table.dimension(ELEMENT).categories):
            where = {**side.where, **having(each)}
            if table.cell(where).value is not None and table.whole(where).value is not None:
                return side, each
    return None


def _finding(table: Table, found: Sequence[Side], own: str, texts: Texts) -> str:
    """Return how many have the element that the finding is about."""
    named = _named(table, found)
    if named is None:
        return texts.gettext("The elements are hidden")
    side, element = named
    where = {**side.where, **having(element)}
    facts = {"n": amounts.number(table.cell(where).value or 0, texts), "of": _of(table, where, texts)}
    return sides.told(
        side,
        own,
        texts.gettext("{element}: in {n} of {of}", element=texts.pick(element.label), **facts),
        texts.gettext("One element: in {n} of {of}", **facts),
    )


def _of(table: Table, where: Mapping[str, str], texts: Texts) -> str:
    return amounts.number(table.whole(where).value or 0, texts)


def _sentence(table: Table, found: Sequence[Side], texts: Texts) -> str:
    """Return the same element of every side."""
    named = _named(table, found)
    if named is None:
        return texts.gettext("The elements are hidden")
    _side, element = named
    return sides.by_side(table, found, [(texts.pick(element.label), having(element))], texts)
