"""Makes tables of `Published` counts: what they show, and of what they hide only that it is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kartblad.core.disclosure import Published, Symbol
from kartblad.core.publication.table import MISSING, PROTECTED, TOTAL, Cell, Dimension, Key, Number, Table, keys, sealed

HALF = Decimal("0.5")


def released(
    published: Published, dimensions: tuple[Dimension, ...], period: str, *, edition: int, rounding: int = 1
) -> Table:
    """Return the table of counts whose dimensions have the same keys as those given, crossed at most two at a time.

    A crossing that is not published is protected throughout.
    """
    cells = {key: _cell(published, dimensions, key) for key in keys(dimensions)}
    return sealed(period, dimensions, cells, k=published.k, edition=edition, rounding=rounding, base="")


def _cell(published: Published, dimensions: tuple[Dimension, ...], key: Key) -> Cell:
    where = {d.key: category for d, category in zip(dimensions, key, strict=True) if category != TOTAL}
    shown = published.cell(where)
    return PROTECTED if shown.count is None else Cell(shown.count, shown.symbol)


def stacked(
    parts: Mapping[Key, Published],
    by: tuple[Dimension, ...],
    within: Dimension,
    period: str,
    *,
    edition: int,
    rounding: int = 1,
    base: str = "",
) -> Table:
    """Return one table of several small ones: for each crossing of ``by``, counts divided by ``within``.

    What is shown for all of an additive dimension of ``by`` is the sum of its parts, and shown only where all of them
    are: so it tells nothing more.

    Parameters
    ----------
    parts
        Counts of one dimension, `within`'s; keys name a category for each dimension of ``by``, never `TOTAL`.
    """
    dimensions = (*by, within)
    cells: dict[Key, Cell] = {}
    for key in keys(dimensions):
        *outer, inner = key
        found = [published for at, published in parts.items() if _matches(at, outer)]
        cells[key] = _together([_cell(each, (within,), (inner,)) for each in found])
    return sealed(
        period,
        dimensions,
        cells,
        k=max(each.k for each in parts.values()),
        edition=edition,
        rounding=rounding,
        base=base,
    )


def weighed(
    persons: Mapping[str, Published],
    by: Dimension,
    amounts: Mapping[str, Number | None],
    period: str,
    *,
    edition: int,
    rounding: int = 1,
) -> Table:
    """Return a table of what persons have together, for instance posts: whole numbers, shown where the persons are.

    Parameters
    ----------
    persons
        The persons of each category of ``by``, published by themselves. It must not be additive: with a sum, what is
        hidden could be bounded.
    amounts
        What they have together, by category; None: not known.

    Raises
    ------
    ValueError
        If ``by`` is additive.
    """
    if by.additive:
        msg = f"{by.key} must not be summed"
        raise ValueError(msg)
    cells: dict[Key, Cell] = {
        (each.key,): PROTECTED if persons[each.key].cell({}).count is None else _amount(amounts[each.key])
        for each in by.categories
    }
    k = max(each.k for each in persons.values())
    return sealed(period, (by,), cells, k=k, edition=edition, rounding=rounding, base="")


def _amount(value: Number | None) -> Cell:
    if value is None:
        return MISSING
    return Cell(int((value + HALF) // 1), None if value else Symbol.ZERO)


def _matches(at: Key, outer: list[str]) -> bool:
    return all(wanted in (TOTAL, category) for category, wanted in zip(at, outer, strict=True))


def _together(cells: list[Cell]) -> Cell:
    values = [cell.value for cell in cells]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known:
        return PROTECTED
    if len(cells) == 1:
        return cells[0]
    total = sum(known)
    return Cell(total, None if total else Symbol.ZERO)
