"""Which share of a staff is asked for: rows, staff and course by the filters, or a sentence on why it is not shown."""

from __future__ import annotations

from kartblad.apps.participation.register_choices import STAFFED_BY, Amount, Look
from kartblad.apps.participation.register_counts import Counts
from kartblad.core.register import Dimension
from kartblad.frames.shares import ANY
from kartblad.i18n import msgid

ONE_COURSE = msgid(
    "Shares of a staff are shown for one course part at a time, or for all together: those of several could be "
    "subtracted down to few persons. Choose one course part, or none."
)
ONE_PLACE = msgid(
    "Coverage is shown for municipalities or for experience, not for both at once: what is left would be few persons. "
    "Take one of these filters away, or read in a register of that municipality alone."
)
NO_STAFF = msgid("The staff list has nobody employed in what is chosen. Take a filter away.")
UNUSED: dict[Amount, tuple[Dimension, ...]] = {
    Amount.COVERAGE: (Dimension.YEAR,),
    Amount.UP_TO_DATE: (Dimension.YEAR, Dimension.TIER),
    Amount.TIER_REACH: (Dimension.YEAR, Dimension.MUNICIPALITY),
    Amount.SATURATION: (Dimension.YEAR, Dimension.MUNICIPALITY, Dimension.TIER),
}
"""The filters that do not act on a figure: between two days, or in a crossing, few persons come and go."""


def staffed_by(look: Look) -> Dimension:
    """Return what coverage is counted by: what is chosen, or else the courses."""
    return look.by if look.by in STAFFED_BY else Dimension.COURSE


def refusal(found: Counts, look: Look) -> str:
    """Return the sentence that stands instead of a figure, in English; empty: the figure can be shown."""
    if found.is_empty or not found.held.shares.rows(Dimension.MUNICIPALITY):
        return NO_STAFF
    if staffed_rows(look) is not Dimension.COURSE and len(found.courses or ()) > 1:
        return ONE_COURSE
    if look.amount is Amount.COVERAGE and len(places(found) | {staffed_by(look)} - {Dimension.COURSE}) > 1:
        return ONE_PLACE
    return "" if rows_of(found, staffed_rows(look)) else NO_STAFF


def staffed_rows(look: Look) -> Dimension:
    """Return what a row of the figure stands for; a half-year is a part of a year."""
    rows = {Amount.UP_TO_DATE: Dimension.COURSE, Amount.TIER_REACH: Dimension.TIER, Amount.SATURATION: Dimension.YEAR}
    return rows.get(look.amount) or staffed_by(look)


def places(found: Counts) -> set[Dimension]:
    """Return by what the staff is filtered."""
    return set(found.selection.crossed) & {Dimension.MUNICIPALITY, Dimension.TIER}


def rows_of(found: Counts, by: Dimension) -> tuple[str, ...]:
    """Return the rows of a figure: of a filtered dimension those that are chosen."""
    if by is Dimension.COURSE:
        return found.categories(by)
    if by is Dimension.YEAR:
        return found.held.register.categories(by)
    chosen = found.selection.values(by)
    return tuple(row for row in found.held.shares.rows(by) if not chosen or row in chosen)


def chosen_course(found: Counts) -> str:
    """Return the course that is chosen, if any."""
    return next(iter(found.courses or ()), ANY)


def chosen_staff(found: Counts, place: Dimension) -> tuple[str, ...]:
    """Return the chosen rows with staff; none: no filter."""
    return rows_of(found, place) if found.selection.values(place) else ()
