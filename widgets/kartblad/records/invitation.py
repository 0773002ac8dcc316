"""Invitations to a wall: a code of eight signs, good for one minute, once, and for five wrong tries.

The file holds the wall's key, wrapped by what scrypt makes of the code. Whoever tries one first takes its file away
under another name, so that two cannot use it and none can try many at the same time.
"""

from __future__ import annotations

import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import files_at_rest, vault
from kartblad.records.vault import SealBrokenError

SECONDS = 60.0
TRIES = 5
LENGTH = 8
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U. Eight of them are forty bits."""
SUFFIX, TRIED = ".invite", ".tried"
_MEANT = str.maketrans("OIL", "011", " -\u2010\u2011\u2012\u2013\u2014\u2212\t\n\u00a0")


class WrongCode(Problem):
    """A code that invites to nothing."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "That code opens no wall. A code has eight signs, lasts for one minute and works once: ask for a new "
                "one."
            )
        )


@dataclass(frozen=True, slots=True)
class Invitation:
    """The file's content."""

    wall: str
    until: float
    salt: bytes
    wrapped: bytes = b""
    wrong: int = 0
    """How often it was tried with a wrong code."""

    @property
    def bound(self) -> bytes:
        """What the wrapped key is tied to: a later end would open nothing."""
        return vault.bound("invitation", self.wall, msgspec.json.encode(self.until), self.salt)

    @property
    def is_open(self) -> bool:
        """Whether it may still be tried; a clock that was set back far does not make it longer."""
        return self.wrong < TRIES and 0 <= self.until - time.time() <= SECONDS


def write(folder: Path, wall: str, key: bytes) -> str:
    """Write an invitation and return its code, "7K2M-9QXD"."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    fresh = Invitation(wall, time.time() + SECONDS, vault.new_salt())
    wrapped = vault.seal(vault.key_of(code, fresh.salt, vault.CODE), key, fresh.bound)
    path = folder / f"{wall}-{secrets.token_hex(4)}{SUFFIX}"
    files_at_rest.replace(path, msgspec.json.encode(replace(fresh, wrapped=wrapped)), lasting=False)
    return f"{code[:4]}-{code[4:]}"


def accept(folder: Path, code: str, texts: Texts) -> tuple[str, bytes]:
    """Return the wall that a code invites to, and its key. The invitation is used up.

    Raises
    ------
    WrongCode
        If no open invitation has this code.
    """
    typed = code.upper().translate(_MEANT)
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET):
        raise WrongCode(texts)
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if found := _tried(path, typed):
            return found
    raise WrongCode(texts)


def withdraw(folder: Path, wall: str) -> None:
    """Remove what invites to a wall."""
    for path in folder.glob(f"{wall}-*"):
        files_at_rest.destroy(path)


def remove_old(folder: Path) -> None:
    """Remove the invitations that are open no more."""
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):  # taken by somebody who tries it
            found = _read(path)
            if found is None or not found.is_open:
                files_at_rest.destroy(path)


def _tried(path: Path, code: str) -> tuple[str, bytes] | None:
    """Try a code on an invitation: used up if it fits, one try fewer if not."""
    mine = path.with_name(f"{path.stem}.{secrets.token_hex(4)}{TRIED}")
    try:
        path.rename(mine)
    except FileNotFoundError:  # somebody else is trying it
        return None
    found = _read(mine)
    opened = None if found is None or not found.is_open else _key(found, code)
    if opened is None and found is not None:
        counted = replace(found, wrong=found.wrong + 1)
        if counted.is_open:
            files_at_rest.replace(path, msgspec.json.encode(counted), lasting=False)
    files_at_rest.destroy(mine)
    return opened


def _key(found: Invitation, code: str) -> tuple[str, bytes] | None:
    try:
        return found.wall, vault.unseal(vault.key_of(code, found.salt, vault.CODE), found.wrapped, found.bound)
    except SealBrokenError:
        return None


def _read(path: Path) -> Invitation | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Invitation)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
