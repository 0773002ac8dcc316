"""The guard of a staff beside a register is for a day that the register has reached; the rest stands with the page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from register_desks import invented_register

from kartblad.core.register import Dimension
from kartblad.frames.shares import StaffShares


def test_it_is_the_guard_of_the_page() -> None:
    held = invented_register()
    assert held.staff is not None
    shares = StaffShares(held.register.frame, held.staff, held.last_day, held.published)
    for by in (Dimension.MUNICIPALITY, Dimension.TIER):
        assert shares.covered("bbic", by) == held.shares.covered("bbic", by)
        assert 0 < len(shares.covered("bbic", by).rows) <= len(shares.rows(by))


def test_a_day_before_the_last_course_is_refused() -> None:
    held = invented_register()
    assert held.staff is not None
    with pytest.raises(ValueError, match="select what came before first"):
        StaffShares(held.register.frame, held.staff, held.last_day - timedelta(days=1), held.published)
