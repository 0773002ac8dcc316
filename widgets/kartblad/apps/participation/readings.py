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
    if estimate.best is not None:
        best = wording.number(estimate.best, texts)
        if estimate.high is None:
            return texts.gettext("{n}, at least {low}", n=best, low=wording.number(estimate.low or 0, texts))
        return texts.gettext("about {n}", n=best) if flag is Flag.APPROX else best
    low = wording.number(estimate.low or 0, texts)
    if estimate.high is None:
        return texts.gettext("at least {low}", low=low)
    return f"{low}–{wording.number(estimate.high, texts)}"
