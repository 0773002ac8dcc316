"""What of a sheet has been kept for long enough: it is dropped when the sheet is opened."""

from __future__ import annotations

from dataclasses import replace

from kartblad.core.workload.book import Book
from kartblad.core.workload.forgotten import without
from kartblad.core.workload.measurement import Measurement


def unexpired(book: Book, months: int, today: str) -> Book:
    """Return a sheet without the measurements that are older than so many months.

    Parameters
    ----------
    months
        How long a measurement is kept; a unit's sheet says it, too.
    today
        ÅÅÅÅ-MM-DD.
    """
    first = months_before(today, months)
    own, unit = book.own, book.unit
    if own is not None:
        own = replace(own, measurements=_since(first, own.measurements))
        draft = own.draft
        own = replace(own, draft=None) if draft is not None and not _since(first, (draft,)) else own
    if unit is not None:
        kept = _since(first, unit.measurements)
        gone = {each.person for each in unit.measurements} - {each.person for each in kept}
        # Proposals have no day: they name nobody of whom everything else has gone.
        unit = without(replace(unit, measurements=kept, kept_months=months), gone)
    return replace(book, own=own, unit=unit)


def months_before(day: str, months: int) -> str:
    """Return the same day so many months before; it is only compared, so that it may be the 31st of February."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{day[8:10]}"


def _since(first: str, measured: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
    # One without a day cannot be old: it is being filled in.
    return tuple(each for each in measured if not each.date or each.date >= first)
