"""What the tests of journals share: keys that cost nothing."""

from __future__ import annotations

import pytest

from kartblad.records import vault
from kartblad.records.vault import Cost


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make scrypt quick: what is tested is what the keys open, not how slowly they are made."""
    quick = Cost(16)
    monkeypatch.setattr(vault, "PHRASE", quick)
    monkeypatch.setattr(vault, "CODE", quick)
    monkeypatch.setattr(vault, "_KNOWN", (quick,))
