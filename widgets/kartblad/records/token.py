"""What a tab keeps so that a reload needs no words: the name of a file and a key to it, as letters."""

from __future__ import annotations

import base64
import binascii
import re

from kartblad.records.vault import KEY

_TOKEN = re.compile(r"([0-9a-f]{16})\.([A-Za-z0-9_-]{43})")


def token_of(name: str, key: bytes) -> str:
    """Return a token."""
    return f"{name}.{base64.urlsafe_b64encode(key).rstrip(b'=').decode('ascii')}"


def parts(token: str) -> tuple[str, bytes] | None:
    """Return the name and the key of a token; None if it is none."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    try:
        key = base64.b64decode(found[2] + "=", altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    return (found[1], key) if len(key) == KEY else None
