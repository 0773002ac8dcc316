"""Looks through a measurement that somebody else wrote: whether all of it is such as a form can hold.

A form comes out of a seal that anybody with the unit's card can make. What would be absurd, or would take the machine a
day to add up, is found here, before anything counts with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.sense import (
    LONGEST_CODE,
    MOST,
    MOST_FLEX,
    MOST_POINTS,
    MOST_ROWS,
    MOST_YEARS,
    is_code,
    is_day,
    is_safe,
)
from kartblad.core.workload.weights import WeightSet

MOST_COUNTS = 500
LONGEST_NOTE = 1000
_DECIMALS = 12
_HUNDRED = Decimal(100)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""No field lets them through."""


def fault(form: Measurement, weights: WeightSet) -> str | None:
    """Return where a form holds something that no form holds ("counts"); None if all of it makes sense."""
    return next(_faults(form, weights), None)


def unknown(form: Measurement, weights: WeightSet) -> str | None:
    """Return the id of a kind or reason that the set does not know; None if it knows all."""
    kinds, reasons = {kind.id for kind in weights.kinds}, {reason.id for reason in weights.reasons}
    asked = [(each.id, kinds) for each in form.counts] + [(each.kind, kinds) for each in form.cover]
    asked += [(each.reason, reasons) for each in form.reductions]
    return next((name for name, known in asked if name not in known), None)


def unshared(form: Measurement, weights: WeightSet) -> str | None:
    """Return the id of a kind that is counted as shared where the set shares none; None if there is none such."""
    return None if weights.shared else next((each.id for each in form.counts if each.shared), None)


def place(error: Exception) -> str:
    """Return where a form has another form than expected, as "counts[…].whole"; never what stands there."""
    found = re.search(r" - at `\$\.?(.*)`$", str(error)) if isinstance(error, msgspec.ValidationError) else None
    return found[1] if found and found[1] else "form"


def _faults(form: Measurement, weights: WeightSet) -> Iterator[str]:
    checked = {
        "id": is_safe(form.id),
        "date": is_day(form.date),
        "person": is_code(form.person),
        "years": _within(form.years, Decimal(0), MOST_YEARS),
        "employment": _within(form.employment, Decimal(0), _HUNDRED),
        "presence": _within(form.presence, Decimal(0), _HUNDRED),
        "duties": _within(form.duties, Decimal(0), MOST_POINTS),
        "flex": _within(form.flex, -MOST_FLEX, MOST_FLEX),
        "self_rating": form.self_rating is None or weights.rating.least <= form.self_rating <= weights.rating.most,
        "note": len(form.note) <= LONGEST_NOTE and _CONTROL.search(form.note) is None,
        "counts": _are_rows(form.counts, MOST_COUNTS) and all(map(_is_count, form.counts)),
        "cover": _are_rows(form.cover) and all(map(_is_cover, form.cover)),
        "reductions": _are_rows(form.reductions) and all(map(_is_reduction, form.reductions)),
        "weights": all(len(each) <= 2 * LONGEST_CODE for each in (form.weights.id, form.weights.version)),
    }
    yield from (key for key, is_right in checked.items() if not is_right)


def _are_rows(rows: tuple[Count, ...] | tuple[Cover, ...] | tuple[Reduction, ...], most: int = MOST_ROWS) -> bool:
    """Return whether there are not too many, and each has an id of its own."""
    ids = [row.id for row in rows]
    return len(ids) <= most and len(set(ids)) == len(ids) and all(map(is_safe, ids))


def _is_count(count: Count) -> bool:
    return all(number is None or 0 <= number <= MOST for number in (count.whole, count.shared))


def _is_cover(cover: Cover) -> bool:
    return is_safe(cover.kind) and 0 < cover.number <= MOST and (not cover.person or is_code(cover.person))


def _is_reduction(reduction: Reduction) -> bool:
    has_end = not reduction.until or is_day(reduction.until)
    return is_safe(reduction.reason) and _within(reduction.amount, Decimal(0), MOST_POINTS) and has_end


def _within(number: Decimal | None, least: Decimal, most: Decimal) -> bool:
    """Return whether a number is not known, or lies in a span and is written with few decimals."""
    if number is None:
        return True
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -_DECIMALS <= exponent <= _DECIMALS and least <= number <= most
