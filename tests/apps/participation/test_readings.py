"""How a count of the staffing table is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from participation_views import TEXTS

from kartblad.apps.participation.readings import reading
from kartblad.charts.figure import Cell, Mark
from kartblad.core.estimates import Estimate, Flag

UNCERTAIN = (Mark.UNCERTAIN,)


def estimate(low: str, best: str, high: str) -> Estimate:
    return Estimate(*(Decimal(text) if text else None for text in (low, best, high)))


@pytest.mark.parametrize(
    ("found", "flag", "cell"),
    [
        (("7", "7", "7"), Flag.EXACT, Cell("7", 7)),
        (("0", "0", "0"), Flag.NONE_TEXT, Cell("0", 0)),
        (("50", "50", "50"), Flag.APPROX, Cell("cirka 50", 50, marks=UNCERTAIN)),
        (("6.5", "8", "8"), Flag.COMPOSITE, Cell("8", 8, 6.5, 8, UNCERTAIN)),
        (("21", "24", ""), Flag.OPEN_UPPER, Cell("24, minst 21", 24, 21, None, UNCERTAIN)),
        (("1", "1", ""), Flag.OPEN_UPPER, Cell("minst 1", 1, 1, None, UNCERTAIN)),
        (("0.5", "", "1"), Flag.RELATIONAL, Cell("0,5–1", None, 0.5, 1, UNCERTAIN)),
        (("10", "", ""), Flag.OPEN_UPPER, Cell("minst 10", None, 10, None, UNCERTAIN)),
        (("", "", ""), Flag.MISSING, Cell("inte känt", marks=(Mark.NOT_STATED,))),
    ],
)
def test_reading(found: tuple[str, str, str], flag: Flag, cell: Cell) -> None:
    assert reading(estimate(*found), flag, TEXTS) == cell
