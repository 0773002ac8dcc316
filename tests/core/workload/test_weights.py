"""A set that does not hang together is none; what it does not know is an error."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from workload_made import SHIPPED, USUAL, amount

from kartblad.core.workload.rating import RatingScale
from kartblad.core.workload.weights import UnknownKindError, UnknownReasonError, WeightSet

OPEN = replace(USUAL.zones[0], id="z", upper=None)


@pytest.mark.parametrize("weights", SHIPPED, ids=[str(each.ref) for each in SHIPPED])
def test_nothing_is_called_anybodys_own(weights: WeightSet) -> None:
    assert "Göteborg" not in weights.name.sv
    assert (weights.decision, weights.based_on) == (None, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"kinds": (USUAL.kinds[0], USUAL.kinds[0])},
        {"reasons": (USUAL.reasons[0], USUAL.reasons[0])},
        {"bands": USUAL.bands[1:]},
        {"bands": USUAL.bands[:-1]},
        {"bands": (USUAL.bands[0], *USUAL.bands[2:])},
        {"zones": USUAL.zones[:-1]},
        {"zones": (USUAL.zones[1], USUAL.zones[0], *USUAL.zones[2:])},
        {"zones": (replace(USUAL.zones[0], upper=amount(0)), *USUAL.zones[1:])},
        {"zones": (OPEN, *USUAL.zones)},
        {"hours": None},
        {"hours": amount(0)},
    ],
    ids=[
        *("kinds", "reasons", "no start", "no end", "gap", "closed", "falling", "nothing", "two open"),
        *("a reason in hours of no week", "no hours"),
    ],
)
def test_what_does_not_hang_together_is_no_set(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"ids|bands|zones|hours"):
        replace(USUAL, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("years", "band"),
    [("0", "ny_0_1"), ("0.99", "ny_0_1"), ("1", "van_1_3"), ("2.999", "van_1_3"), ("3", "van_3_5"), ("5", "erfaren_5")],
)
def test_a_band_begins_with_its_first_year(years: str, band: str) -> None:
    assert USUAL.band(Decimal(years)).id == band


def test_what_a_set_does_not_know() -> None:
    with pytest.raises(UnknownKindError, match="konsultation"):
        USUAL.kind("konsultation")
    with pytest.raises(UnknownReasonError, match="semester"):
        USUAL.reason("semester")
    with pytest.raises(KeyError, match="lila"):
        USUAL.zone("lila")


@pytest.mark.parametrize(("heavy", "expected"), [(5, [1, 2, 3, 4, 5]), (1, [5, 4, 3, 2, 1])])
def test_heaviness_follows_the_end_that_is_heavy(heavy: int, expected: list[int]) -> None:
    scale = RatingScale(1, 5, heavy, USUAL.rating.scale_origin, USUAL.rating.heavy_origin)
    assert [scale.heaviness(rating) for rating in range(1, 6)] == expected
