"""What all tables by unit have in common: the units' keys, what was decided in earlier editions, and the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kartblad.apps.participation.slug import slug
from kartblad.core.publication.edition import Dataset, Hidden, LeftOut, Name, Publication
from kartblad.core.publication.freezing import FOR_NOW
from kartblad.core.publication.hiding import Reason
from kartblad.core.publication.periods import finest
from kartblad.core.publication.table import TOTAL, Category, Dimension, Table
from kartblad.core.words import Words

UNIT = Dimension("unit", Words("Enhet", "Unit"), ())


class Named(Protocol):
    """Anything that is called by its unit's name."""

    @property
    def label(self) -> Words:
        """The unit's name."""


def key_of(unit: Named) -> str:
    """Return the key of a unit: the same in every edition for as long as it is called the same."""
    return slug(unit.label.sv)


def dimension(units: Iterable[Named]) -> Dimension:
    """Return the dimension of some units, in the order of their names: never by size, nor by who came first."""
    of = sorted((Category(key_of(each), each.label) for each in units), key=lambda each: each.key)
    return Dimension(UNIT.key, UNIT.label, tuple(of))


def check(units: Sequence[Named]) -> None:
    """See to it that every unit can be told from the others.

    Raises
    ------
    ValueError
        If two have one name, or one has none: what is theirs would be counted twice or lost.
    """
    keys = [key_of(each) for each in units]
    if len({*keys}) < len(keys) or "" in keys:
        msg = f"every unit has a name of its own, not {keys}"
        raise ValueError(msg)


def decided(before: Publication | None, name: Name) -> str:
    """Return the last half-year or month of which was decided, shown or not; empty where there is none.

    What was left out is not taken up again when more has come in: the difference would tell of those who came late.
    """
    dataset = before.dataset(name) if before else None
    if dataset is None:
        return ""
    periods = [table.period for table in dataset.tables]
    periods += [each.period for each in dataset.left_out if each.why not in FOR_NOW]
    return max((finest(period)[-1] for period in periods), default="")


def known(before: Publication | None, name: Name, unit: Named) -> bool:
    """Whether an earlier edition had anything to say about a unit."""
    dataset = before.dataset(name) if before else None
    if dataset is None:
        return False
    shown = {each.key for table in dataset.tables for each in table.dimension(UNIT.key).categories}
    return key_of(unit) in shown | {slug(each.whose.sv) for each in dataset.left_out}


def log(dataset: Dataset) -> Iterator[Hidden]:
    """Yield a line for every hidden cell of an edition's new tables, and for all that was left out; never a value."""
    for table in dataset.tables:
        yield from _cells(dataset.name, table)
    for each in dataset.left_out:
        yield Hidden(dataset.name, each.period, _whose(each), each.why.value)


def _cells(name: Name, table: Table) -> Iterator[Hidden]:
    for key, cell in table.cells.items():
        if cell.value is None:
            pairs = zip(table.dimensions, key, strict=True)
            where = [f"{each.key}={category}" for each, category in pairs if category != TOTAL]
            is_sum = any(each.additive and at == TOTAL for each, at in zip(table.dimensions, key, strict=True))
            why = Reason.COMPLEMENT if is_sum else Reason.MERGED
            yield Hidden(name, table.period, " ".join(where) or TOTAL, why.value)


def _whose(left_out: LeftOut) -> str:
    return f"{UNIT.key}={slug(left_out.whose.sv)}" if left_out.whose else TOTAL
