"""A personal identity number is seen in running text; its many guises are tried in tests/records/test_privacy.py."""

from __future__ import annotations

import pytest

from kartblad.core.personal import looks_like_personal_number

SEEN = [
    "19800101-1234",
    "mamma 800101-1234 ringde",
    "800161-1234",
    "8001011234",
    "20121212-1212,",
    "född 2012-12-12 1212",
]
NOT_SEEN = ["", "ringde 2 gånger", "070-123 45 67", "2017-01-16", "kl. 08.30–16.00", "0–10", "3 av 10", "1 234 567 kr"]


@pytest.mark.parametrize("text", SEEN)
def test_a_number_is_seen(text: str) -> None:
    assert looks_like_personal_number(text)


@pytest.mark.parametrize("text", NOT_SEEN)
def test_what_is_none_is_not(text: str) -> None:
    assert not looks_like_personal_number(text)
