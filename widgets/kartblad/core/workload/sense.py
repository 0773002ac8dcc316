"""What the fields of a measurement take, wherever it is filled in, and what can be a code, a day or an id."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from kartblad.core.workload.origin import Ref

LONGEST_CODE = 40
LONGEST_UNIT = 60
MOST = 999
"""Cases of one kind; more than anybody has."""
MOST_POINTS = Decimal(1000)
"""Of duties, or of what a reduction takes."""
MOST_YEARS = Decimal(60)
MOST_FLEX = Decimal(2000)
MOST_ROWS = 50
"""Of what is done for colleagues, or of what lowers the norm."""
_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_SET = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}", re.ASCII)
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}", re.ASCII)
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)


def is_day(text: str) -> bool:
    """Return whether a text is a day that exists, ÅÅÅÅ-MM-DD."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_safe(text: str) -> bool:
    """Return whether an id can be part of a control's key."""
    return _SAFE.fullmatch(text) is not None


def is_ref(ref: Ref) -> bool:
    """Return whether a set can be called so: as a folder and a file, in a key, and on a card from elsewhere."""
    return _SET.fullmatch(ref.id) is not None and _VERSION.fullmatch(ref.version) is not None


def is_code(text: str) -> bool:
    """Return whether a text can be a worker's code: short, one line, and not blank."""
    return text == text.strip() and 0 < len(text) <= LONGEST_CODE and text.isprintable()
