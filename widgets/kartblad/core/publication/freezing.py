"""How a publication grows: a new edition carries over what was published, unchanged, and adds periods after it.

Two editions can then not be subtracted from each other: what both of them have is the same, and the rest is about
other periods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum

from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.periods import finest

FOR_NOW = {Why.OPEN, Why.WAITING}
"""What is left out only until a later edition; everything else was decided once and for all."""


class Fault(StrEnum):
    """Why a new edition cannot be joined to what was published."""

    OVERLAP = "overlap"
    """A period, or a part of it, was published already; or two of the new ones overlap."""
    ORDER = "order"
    """A period lies before one that stands before it."""
    CIRCLE = "circle"
    """What was published is for other readers."""
    EDITION = "edition"
    """A new table says that it belongs to another edition."""
    MIXED = "mixed"
    """What is made up and what is not would stand under one name."""
    DAY = "day"
    """The new edition is dated before the last one."""
    TWICE = "twice"
    """Two of the new datasets have the same name."""


class NotJoined(ValueError):
    """A new edition was refused; nothing is published."""

    def __init__(self, fault: Fault, dataset: Name | None = None, period: str = "") -> None:
        super().__init__(" ".join(filter(None, (fault.value, dataset and dataset.value, period))))
        self.fault = fault
        self.dataset = dataset
        self.period = period


def joined(
    before: Publication | None, datasets: Iterable[Dataset], *, circle: str, k: int, published: str
) -> Publication:
    """Return the next edition: the old tables as they were, and the new ones after them.

    What is said about a dataset is said anew; one that there is nothing new of is carried over whole.

    Parameters
    ----------
    before
        What the circle has read until now; None: nothing.
    datasets
        The new tables, with what is said about them.
    circle, k, published
        Of the new edition.

    Raises
    ------
    NotJoined
        If something would be published twice, out of order, for other readers, or mixed with what is made up.
    """
    new = tuple(datasets)
    edition = 1 if before is None else before.edition + 1
    _check(before, new, circle, published)
    old = {} if before is None else {each.name: each for each in before.datasets}
    grown = tuple(_grown(old.get(each.name), each, edition) for each in new)
    kept = tuple(each for name, each in old.items() if name not in {found.name for found in new})
    order = list(Name)
    return Publication(circle, edition, published, k, tuple(sorted((*kept, *grown), key=lambda d: order.index(d.name))))


def last_period(before: Publication | None, name: Name) -> str:
    """Return the last half-year or month of a dataset that was published; empty: none."""
    found = before and before.dataset(name)
    return finest(found.latest.period)[-1] if found and found.tables else ""


def _check(before: Publication | None, new: tuple[Dataset, ...], circle: str, published: str) -> None:
    names = [each.name for each in new]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise NotJoined(Fault.TWICE, twice)
    if before is not None and before.circle != circle:
        raise NotJoined(Fault.CIRCLE)
    if before is not None and published < before.published:
        raise NotJoined(Fault.DAY)


def _grown(old: Dataset | None, new: Dataset, edition: int) -> Dataset:
    strange = next((table for table in new.tables if table.edition != edition), None)
    if strange is not None:
        raise NotJoined(Fault.EDITION, new.name, strange.period)
    if old is not None and old.tables and new.tables and _is_invented(old) is not _is_invented(new):
        raise NotJoined(Fault.MIXED, new.name)
    tables = (*(old.tables if old else ()), *new.tables)
    _in_order(new.name, [table.period for table in tables])
    standing = old.standing if old is not None and not new.tables else new.standing
    return replace(new, tables=tables, standing=standing, left_out=_left_out(old, new))


def _is_invented(dataset: Dataset) -> bool:
    return dataset.standing is Standing.SYNTHETIC


def _in_order(name: Name, periods: Collection[str]) -> None:
    seen: set[str] = set()
    for period in periods:
        parts = set(finest(period))
        if parts & seen:
            raise NotJoined(Fault.OVERLAP, name, period)
        if seen and min(parts) < max(seen):
            raise NotJoined(Fault.ORDER, name, period)
        seen |= parts


def _left_out(old: Dataset | None, new: Dataset) -> tuple[LeftOut, ...]:
    """Return what was left out for good, and what is now."""
    kept = [each for each in (old.left_out if old else ()) if each.why not in FOR_NOW]
    return tuple(dict.fromkeys((*kept, *new.left_out)))
