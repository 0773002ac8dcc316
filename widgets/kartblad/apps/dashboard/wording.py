"""How a manager's page says where its numbers come from, what is left out and what is uncertain: passports, notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kartblad.apps.dashboard import periods_said
from kartblad.apps.dashboard.legend import meaning
from kartblad.charts.figure import Figure
from kartblad.core.disclosure import Symbol
from kartblad.core.provenance import Passport, Source, Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Why
from kartblad.core.publication.table import Table
from kartblad.i18n import Texts, msgid

INVENTED = "pahittat-"
"""What the key of an invented figure begins with; it also names the figure's files."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure is made of."""

    dataset: Dataset
    tables: tuple[Table, ...]
    """Those that it shows, the oldest first."""

    @property
    def periods(self) -> tuple[str, ...]:
        """Their periods."""
        return tuple(table.period for table in self.tables)


def listing(names: Collection[str], texts: Texts) -> str:
    """Return names as running text: "a, b and c"."""
    found = tuple(names)
    if len(found) < 2:
        return "".join(found)
    return texts.gettext("{first} and {last}", first=", ".join(found[:-1]), last=found[-1])


def context(about: Passport, place: str) -> str:
    """Return unit, place and period in one line; says that it is invented where it is."""
    return " · ".join(part for part in (about.unit, place, about.period) if part)


def passport(bases: Sequence[Basis], texts: Texts, definition: str = "", unit: str = "") -> Passport:
    """Return what one must know to use a figure of these datasets.

    Parameters
    ----------
    bases, texts
        What the figure is made of, and the reader's language.
    definition, unit
        What its numbers are, where that is not the first dataset's own.
    """
    first = bases[0].dataset
    defined = _sentences(definition, *(texts.pick(each.dataset.definition) for each in bases))
    invented = any(each.dataset.standing is Standing.SYNTHETIC for each in bases)
    return Passport(
        definition=texts.gettext("INVENTED. {definition}", definition=defined) if invented else defined,
        unit=unit or texts.pick(first.unit),
        sources=tuple(Source(e.dataset.name.value, texts.pick(e.dataset.source), "", "") for e in bases),
        period=periods_said.together(sorted({p for each in bases for p in each.periods}), texts),
        standing=_standing(bases),
        coverage=_sentences(*(said for each in bases for said in _coverage(each.dataset, texts))),
        derivation=protected(bases, texts),
        known_faults=tuple(dict.fromkeys(texts.pick(fault) for each in bases for fault in each.dataset.faults)),
        not_for=tuple(dict.fromkeys(texts.pick(use) for each in bases for use in each.dataset.not_for)),
    )


def protected(bases: Sequence[Basis], texts: Texts) -> str:
    """Return how the numbers were protected before they were published."""
    k = min(table.k for each in bases for table in each.tables)
    return texts.gettext(
        "Counted and protected before it was published: numbers of fewer than {k} persons are hidden, though not every "
        "zero, and further numbers so that those cannot be worked out.",
        k=texts.number(k),
    )


def finished(figure: Figure, bases: Sequence[Basis], texts: Texts) -> Figure:
    """Return a figure with what must be said about its signs, rounding and uncertainty, and that it is invented."""
    invented = figure.passport.standing is Standing.SYNTHETIC
    return replace(
        figure,
        key=f"{INVENTED}{figure.key}" if invented else figure.key,
        context=texts.gettext("INVENTED · {context}", context=figure.context) if invented else figure.context,
        notes=(*figure.notes, *_notes(figure, bases, texts)),
    )


def left_out(each: LeftOut, texts: Texts) -> str:
    """Return the sentence that something is not there, and why."""
    whose, period = texts.pick(each.whose), periods_said.period(each.period, texts)
    said = texts.gettext((_LEFT_OUT_OF if whose else _LEFT_OUT)[each.why], period=period, whose=whose)
    return said[:1].upper() + said[1:]


_LEFT_OUT = {
    Why.FEW: msgid("{period} is not shown: too few."),
    Why.OPEN: msgid("{period} is not shown: it has not ended."),
    Why.WAITING: msgid("{period} is not shown yet: too few, so it is published together with what follows."),
    Why.UNLIKE: msgid("{period} is not shown: it was counted in another way than what stands beside it."),
    Why.EARLIER: msgid("What came in late about {period} is not shown: what is published is not changed."),
}
_LEFT_OUT_OF = {
    Why.FEW: msgid("{whose} is not counted in {period}: too few."),
    Why.OPEN: msgid("{whose} is not counted in {period}: it has not ended."),
    Why.WAITING: msgid("{whose} is not counted in {period} yet: too few, so it is published with what follows."),
    Why.UNLIKE: msgid("{whose} is not counted in {period}: it was counted in another way than the rest."),
    Why.EARLIER: msgid("What came in late about {whose} in {period} is not shown: what is published is not changed."),
}


def _sentences(*parts: str) -> str:
    """Return texts after each other, each once and with its full stop."""
    return " ".join(dict.fromkeys(f"{part.removesuffix('.')}." for part in parts if part))


def _standing(bases: Sequence[Basis]) -> Standing:
    found = {each.dataset.standing for each in bases}
    if Standing.SYNTHETIC in found:
        return Standing.SYNTHETIC
    return found.pop() if len(found) == 1 else Standing.DERIVED


def _coverage(dataset: Dataset, texts: Texts) -> Iterator[str]:
    yield texts.pick(dataset.coverage)
    yield from (left_out(each, texts) for each in dataset.left_out)


def _notes(figure: Figure, bases: Sequence[Basis], texts: Texts) -> Iterator[str]:
    yield from _signs(figure, texts)
    yield from _rounding([table for each in bases for table in each.tables], texts)
    yield texts.gettext("Counted, no sample: no margin of error. What was not reported, or came in late, is missing.")


def _rounding(tables: Sequence[Table], texts: Texts) -> Iterator[str]:
    """Say what is rounded: everything, or the periods of some editions only."""
    rounded = [table for table in tables if table.rounding > 1]
    if not rounded:
        return
    n = texts.number(max(table.rounding for table in rounded))
    if len(rounded) == len(tables):
        yield texts.gettext("Every number is rounded by itself to a multiple of {n}: parts need not add up.", n=n)
        return
    periods = sorted({table.period for table in rounded})
    yield texts.gettext(
        "Rounded to a multiple of {n}, each number by itself: {periods}. Other periods are not rounded.",
        n=n,
        periods=listing([periods_said.period(each, texts) for each in periods], texts),
    )


def _signs(figure: Figure, texts: Texts) -> Iterator[str]:
    """Say what a sign stands for that the figure's own legend does not explain."""
    written = {cell.text for row in figure.rows for cell in row.cells}
    for symbol in (Symbol.ZERO, Symbol.MISSING):
        if symbol.value in written:
            yield f"{symbol.value} {meaning(symbol, texts)}."
