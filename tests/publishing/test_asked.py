"""What is asked for is sensible: k at least five, rounding and edition at least one."""

from __future__ import annotations

import pytest

from kartblad.publishing.asked import Asked


@pytest.mark.parametrize(("k", "rounding", "edition"), [(4, 1, 1), (5, 0, 1), (5, 1, 0)])
def test_what_does_not_protect_is_refused(k: int, rounding: int, edition: int) -> None:
    with pytest.raises(ValueError, match="k at least 5"):
        Asked(k, rounding, edition, "2025-01-01")


def test_what_is_asked_for_is_kept() -> None:
    asked = Asked(7, 5, 2, "2025-01-01")
    assert (asked.k, asked.rounding, asked.edition, asked.today) == (7, 5, 2, "2025-01-01")
