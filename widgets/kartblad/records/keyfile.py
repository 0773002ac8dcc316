"""The file of keys beside a journal: the journal's key, wrapped by the resume phrase and by the tab's own key.

It is small, replaced as a whole, and all that opens the journal: when it is destroyed, the rest is noise. In clear
stand only the format, when the session began, and what scrypt needs; not what kind of session it is. All that stands in
clear is bound to the wrapped keys, so that a changed line opens nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kartblad.i18n import Texts
from kartblad.records import files_at_rest, vault
from kartblad.records.journal_faults import Damaged, Newer, WrongPhrase, WrongToken
from kartblad.records.vault import Cost, SealBrokenError

FORMAT = 1
SUFFIX = ".keys"


@dataclass(frozen=True, slots=True)
class Keys:
    """The file's content."""

    format: int
    id: str
    """The journal's; random."""
    begun: float
    """Seconds since 1970."""
    cost: Cost
    salt: bytes
    by_phrase: bytes = b""
    by_tab: bytes = b""
    """Empty until a tab has been given a key."""

    def bound(self, way: str) -> bytes:
        """Return what a wrapped key is tied to."""
        cost = self.cost
        facts = (self.format, self.id, msgspec.json.encode(self.begun), cost.n, cost.r, cost.p, self.salt)
        return vault.bound("keys", way, *facts)


def new_keys(phrase: str, data_key: bytes, begun: float, salt: bytes) -> Keys:
    """Return the keys of a new journal.

    Parameters
    ----------
    phrase
        As `kartblad.records.phrase` writes it.
    data_key
        What the journal is sealed with.
    begun
        Now, in seconds since 1970.
    salt
        That of the journals in the same folder, so that a phrase is tried on all of them at the price of one.
    """
    keys = Keys(FORMAT, secrets.token_hex(8), begun, vault.PHRASE, salt)
    wrapped = vault.seal(vault.key_of(phrase, salt, keys.cost), data_key, keys.bound("phrase"))
    return replace(keys, by_phrase=wrapped)


def with_tab(keys: Keys, data_key: bytes) -> tuple[Keys, bytes]:
    """Return the keys with a new tab key, and that key; an earlier one opens nothing any longer."""
    tab_key = vault.new_key()
    return replace(keys, by_tab=vault.seal(tab_key, data_key, keys.bound("tab"))), tab_key


def by_phrase(keys: Keys, phrase: str, texts: Texts) -> bytes:
    """Return the journal's key.

    Raises
    ------
    WrongPhrase
        If the phrase is another one, or the file has been changed: the two cannot be told apart.
    """
    return with_phrase_key(keys, vault.key_of(phrase, keys.salt, keys.cost), texts)


def with_phrase_key(keys: Keys, phrase_key: bytes, texts: Texts) -> bytes:
    """Return the journal's key, from the key that a phrase made.

    Raises
    ------
    WrongPhrase
        As `by_phrase`.
    """
    try:
        return vault.unseal(phrase_key, keys.by_phrase, keys.bound("phrase"))
    except SealBrokenError:
        raise WrongPhrase(texts) from None


def by_tab(keys: Keys, tab_key: bytes, texts: Texts) -> bytes:
    """Return the journal's key.

    Raises
    ------
    WrongToken
        If the tab's key is not, or no longer, the right one.
    """
    try:
        return vault.unseal(tab_key, keys.by_tab, keys.bound("tab"))
    except (SealBrokenError, ValueError):
        raise WrongToken(texts) from None


def read(path: Path, texts: Texts) -> Keys:
    """Return the content of a file of keys.

    Raises
    ------
    FileNotFoundError
        If it is not there.
    Newer
        If a later version of the workbook wrote it.
    Damaged
        If it is not whole.
    """
    raw = path.read_bytes()
    try:
        head = msgspec.json.decode(raw, type=_Head)
        if head.format > FORMAT:
            raise Newer(texts, path)
        keys = msgspec.json.decode(raw, type=Keys)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Damaged(texts, path) from None
    if keys.format != FORMAT or keys.id != path.stem or not vault.is_known(keys.cost):
        raise Damaged(texts, path)
    return keys


def write(folder: Path, keys: Keys) -> None:
    """Write the file, all or nothing, and wait until it is on disk."""
    files_at_rest.replace(folder / f"{keys.id}{SUFFIX}", msgspec.json.encode(keys))


@dataclass(frozen=True, slots=True)
class _Head:
    """What every format begins with."""

    format: int
