"""How a count of the staffing table is said: its best value between its ends, or as much as is known."""

from __future__ import annotations

from kartblad.apps.participation import wording
from kartblad.charts.figure import Cell, Mark
from kartblad.core.estimates import Estimate, Flag
from kartblad.i18n import Texts


def reading(estimate: Estimate, flag: Flag, texts: Texts) -> Cell:
    """Return how a count is read: its best value between its ends, or as much as can be said."""
    if not estimate.is_known:
        return wording.unknown(texts)
    low, best, high = (None if n is None else float(n) for n in (estimate.low, estimate.best, estimate.high))
    marks = () if estimate.is_exact and flag is not Flag.APPROX else (Mark.UNCERTAIN,)
    ends = (low, high) if not estimate.is_exact else (None, None)
    return Cell(_words(estimate, flag, texts), best, *ends, marks=marks)


def _words(estimate: Estimate, flag: Flag, texts: Texts) -> str:
    low, best, high = (
        "" if n is None else wording.number(n, texts) for n in (estimate.low, estimate.best, estimate.high)
    )
    if not high:
        least = texts.gettext("at least {low}", low=low)
        return least if best in ("", low) else texts.gettext("{n}, at least {low}", n=best, low=low)
    if not best:
        return f"{low}–{high}"
    return texts.gettext("about {n}", n=best) if flag is Flag.APPROX else best
