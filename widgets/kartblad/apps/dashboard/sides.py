"""One's own unit beside all units together: the two sides of a figure, and what stands where a side has no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kartblad.apps.dashboard import amounts, wording
from kartblad.apps.dashboard.post import Origin, Place, Post
from kartblad.charts.figure import Cell, Column, Figure, Mark, Role
from kartblad.core.disclosure import SHARE_BASE, Symbol
from kartblad.core.publication import table as published
from kartblad.core.publication.edition import Dataset, LeftOut, Why
from kartblad.core.publication.periods import finest
from kartblad.core.publication.table import TOTAL, Category, Table
from kartblad.i18n import Texts

UNIT = "unit"
LONGEST = 10
"""So many words a finding has at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """Whose numbers a column holds."""

    key: str
    """"own" or "all"."""
    name: str
    where: Mapping[str, str]
    """Which cells of a table are its."""

    @property
    def said(self) -> str:
        """The name within a sentence; a unit's own name stays as it is."""
        return self.name if self.where else within(self.name)


def sides(table: Table, own: str, texts: Texts) -> tuple[Side, ...]:
    """Return one's own unit, where the table has it, and all units; a unit that is alone is not shown twice."""
    units = table.dimension(UNIT).categories
    mine = [Side("own", texts.pick(each.label), {UNIT: each.key}) for each in units if each.key == own]
    if len(units) > 1:
        return (*mine, Side("all", texts.gettext("All units"), {}))
    return tuple(mine) or tuple(Side("all", texts.pick(each.label), {UNIT: each.key}) for each in units)


def side(dataset: Dataset, table: Table, own: str, texts: Texts) -> Side | None:
    """Return one's own unit, or all where none is chosen; None where the table does not have the chosen one."""
    if not own:
        return Side("all", together(dataset, texts), {})
    mine = next((each for each in table.dimension(UNIT).categories if each.key == own), None)
    return None if mine is None else Side("own", texts.pick(mine.label), {UNIT: own})


def together(dataset: Dataset, texts: Texts) -> str:
    """Return what all units of a dataset are called together; a unit that is the only one, by its name."""
    found = {each.key: each for table in dataset.tables for each in table.dimension(UNIT).categories}
    return texts.gettext("All units") if len(found) > 1 else "".join(texts.pick(each.label) for each in found.values())


def unit_of(dataset: Dataset, own: str) -> Category | None:
    """Return a unit by its key, as it is named in the last table that has it."""
    units = [each for table in dataset.tables for each in table.dimension(UNIT).categories]
    return next((each for each in reversed(units) if each.key == own), None)


def place(found: Sequence[Side], texts: Texts) -> str:
    """Return whose numbers are shown, for the line under a finding."""
    return wording.listing([found[0].name, *(each.said for each in found[1:])], texts)


def first_words(*candidates: str) -> str:
    """Return the first finding that is short enough; the last one if none is."""
    return next((each for each in candidates if len(each.split()) <= LONGEST), candidates[-1])


def told(found: Side, own: str, *candidates: str) -> str:
    """Return a finding about a side; says whose it is where that is not the unit that was chosen."""
    if not own or found.key == "own":
        return first_words(*candidates)
    whose = [f"{found.name}: {within(each)}" for each in candidates]
    return first_words(*whose)


def within(label: str) -> str:
    """Return a label as it stands within a sentence."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


# Numbers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compared:
    """Numbers of several sides beside each other."""

    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]
    """For every row a cell for each column."""
    origins: Mapping[Place, Origin]

    @property
    def is_empty(self) -> bool:
        """Whether no number is shown."""
        return all(cell.value is None for row in self.cells for cell in row)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, and which published cells its cells repeat."""

    figure: Figure
    origins: Mapping[Place, Origin]

    def post(self, dataset: Dataset, said: tuple[str, str, str]) -> Post:
        """Return the figure with what it means, what can be done, and what is not known."""
        return Post(self.figure, *said, (dataset.name,), self.origins)


def compared(
    dataset: Dataset, table: Table, found: Sequence[Side], rows: Mapping[str, Mapping[str, str]], texts: Texts
) -> Compared:
    """Return a column of numbers for each side, one of shares where there are any, and the cells of every row.

    Every bar is as long as its share of its own side's whole, so that sides of different size can be compared.

    Parameters
    ----------
    dataset, table, found, texts
        Where the numbers stand, whose they are, and the reader's language.
    rows
        By the key of each row, which cells of the table are its.
    """
    unit = texts.pick(dataset.unit)
    places = list(rows.values())
    made = [pair for order, each in enumerate(found) for pair in _columns(table, each, places, texts, unit, order)]
    return Compared(
        tuple(column for column, _cells in made),
        tuple(zip(*(cells for _column, cells in made), strict=True)),
        {
            (row, each.key): origin(dataset, table, {**each.where, **where})
            for row, where in rows.items()
            for each in found
        },
    )


def origin(dataset: Dataset, table: Table, where: Mapping[str, str]) -> Origin:
    """Return which published cell a number repeats."""
    return Origin(dataset.name, table.period, tuple(where.get(each.key, TOTAL) for each in table.dimensions))


def _columns(
    table: Table, each: Side, rows: Sequence[Mapping[str, str]], texts: Texts, unit: str, order: int
) -> Iterator[tuple[Column, list[Cell]]]:
    places = [{**each.where, **row} for row in rows]
    numbers = [number_of(table, at, texts) for at in places]
    wholes = [value for at in places if table.base and (value := table.whole(at).value) is not None]
    full = float(max(wholes, default=0)) or None
    yield Column(each.key, each.name, Role.BAR, unit, scale_max=full, series=order), numbers
    if any(table.share(at) is not None for at in places):
        name = texts.gettext("Share, {whose}", whose=each.said)
        yield Column(f"{each.key}_share", name, Role.NUMBER), [_share(table, at, texts) for at in places]


def number_of(table: Table, where: Mapping[str, str], texts: Texts) -> Cell:
    """Return a number, of its whole where it has one: "18 of 25"; the symbol where it is hidden or nothing."""
    if not table.base:
        return amounts.cell(table.cell(where), texts)
    return said_of(table.cell(where), table.whole(where), texts)


def said_of(shown: published.Cell, whole: published.Cell, texts: Texts) -> Cell:
    """Return a number of a whole."""
    if not shown.value or whole.value is None:
        return amounts.cell(shown, texts)
    words = texts.gettext("{n} of {of}", n=texts.number(shown.value), of=texts.number(whole.value))
    return Cell(words, float(shown.value))


def _share(table: Table, where: Mapping[str, str], texts: Texts) -> Cell:
    share = table.share(where)
    if share is not None:
        return Cell(amounts.percent(share, texts), float(share))
    hidden = table.cell(where).value is None
    return amounts.absent(Symbol.PROTECTED if hidden else Symbol.NOT_APPLICABLE)


# What is not there ------------------------------------------------------------------------------------------------


def gap(dataset: Dataset, own: str, period: str) -> LeftOut | None:
    """Return why a period has no number for a side; None where the publication does not say."""
    unit, wanted = unit_of(dataset, own), set(finest(period))
    whose = {"", unit.label.sv} if unit else {""}
    return next(
        (each for each in dataset.left_out if each.whose.sv in whose and wanted <= set(finest(each.period))), None
    )


def gap_cell(why: LeftOut | None) -> Cell:
    """Return what stands where a period has no number."""
    return amounts.absent(_INSTEAD.get(why.why, Symbol.MISSING) if why else Symbol.MISSING)


_INSTEAD = {Why.FEW: Symbol.PROTECTED, Why.WAITING: Symbol.PROTECTED, Why.UNLIKE: Symbol.NOT_APPLICABLE}


def gap_note(dataset: Dataset, own: str, period: str, texts: Texts) -> str:
    """Return the sentence why a period has no number for a side."""
    why = gap(dataset, own, period)
    return wording.left_out(why, texts) if why else texts.gettext("Nothing was reported.")


def own_missing(dataset: Dataset, own: str, table: Table, texts: Texts) -> tuple[str, ...]:
    """Return the sentence that one's own unit is not in a table; nothing where it is or none was chosen."""
    if not own or any(each.key == own for each in table.dimension(UNIT).categories):
        return ()
    why = gap(dataset, own, table.period)
    if why is not None:
        return (wording.left_out(why, texts),)
    return (texts.gettext("Your own unit has no number here."),)


def others_missing(dataset: Dataset, table: Table, texts: Texts, but: str = "") -> str:
    """Return which units are not in a table that others of the dataset have: then all together are fewer."""
    known = {each.key for each in table.dimension(UNIT).categories} | {but}
    units = {each.key: each for other in dataset.tables for each in other.dimension(UNIT).categories}
    names = [texts.pick(each.label) for key, each in units.items() if key not in known]
    return texts.gettext("without {names}", names=wording.listing(names, texts)) if names else ""


def why_nothing(dataset: Dataset, texts: Texts) -> str:
    """Return why a dataset has nothing to show: what was left out the last."""
    last = max((each.period for each in dataset.left_out), default="")
    found = [wording.left_out(each, texts) for each in dataset.left_out if each.period == last]
    return " ".join(found) or texts.gettext("Nothing was reported.")


def notes(dataset: Dataset, table: Table, own: str, found: Compared, texts: Texts) -> tuple[str, ...]:
    """Return who is not in a table, where shares are missing, and why all together are hidden."""
    shares = sum(column.key.endswith("_share") for column in found.columns)
    small = bool(table.base) and (2 * shares < len(found.columns) or _has(Mark.NOT_APPLICABLE, found))
    others = others_missing(dataset, table, texts, own)
    said = (
        (small, texts.gettext("Shares are shown where the whole is at least {n}.", n=texts.number(SHARE_BASE))),
        (
            len(table.dimension(UNIT).categories) > 1 and _has(Mark.PROTECTED, found, ("all",)),
            texts.gettext("All units together are shown only where every unit is shown."),
        ),
        (bool(others), texts.gettext("The units are shown {names}.", names=others)),
    )
    return (*own_missing(dataset, own, table, texts), *(words for holds, words in said if holds))


def _has(mark: Mark, found: Compared, keys: Sequence[str] = ()) -> bool:
    """Whether any cell has a mark; of the columns with these keys, or of all."""
    pairs = (pair for row in found.cells for pair in zip(found.columns, row, strict=True))
    return any(mark in cell.marks for column, cell in pairs if not keys or column.key in keys)


# Words ------------------------------------------------------------------------------------------------------------


def in_words(cell: Cell, texts: Texts) -> str:
    """Return a cell as it is read aloud: a symbol by what it stands for."""
    if cell.value is None:
        return texts.gettext("hidden") if Mark.PROTECTED in cell.marks else texts.gettext("no number")
    return cell.text if cell.value else texts.gettext("none")


def sentence(found: Sequence[tuple[str, Sequence[tuple[str, Cell]]]], texts: Texts) -> str:
    """Return numbers in words: for each of some names, what is counted and how much of it there is."""
    return " ".join(
        texts.gettext(
            "{whose}: {parts}.",
            whose=whose,
            parts="; ".join(f"{name}: {in_words(cell, texts)}" for name, cell in cells),
        )
        for whose, cells in found
    )


def by_side(table: Table, found: Sequence[Side], rows: Sequence[tuple[str, Mapping[str, str]]], texts: Texts) -> str:
    """Return the numbers of every side in a sentence; a row has a name and tells which cells are its."""
    told = [
        (each.name, [(within(name), number_of(table, {**each.where, **where}, texts)) for name, where in rows])
        for each in found
    ]
    return sentence(told, texts)
