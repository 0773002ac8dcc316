"""The file that a map is taken home in and opened from again: sealed with a phrase, or plainly marked as not sealed.

A map from a real case is never a file: it is printed or goes to the case record as a document. Inside is the map in the
form of ``data/schemas/map.json``, and the few facts of its session that a follow-up begins with.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

import msgspec

from kartblad.core.leaving import has_personal_number
from kartblad.core.mapping.map import Map, Mode
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import mapfile_faults as faults
from kartblad.records import vault
from kartblad.records.phrase import plain

FORMAT = 1
KIND = "kartblad-karta"
SHORTEST = 12
"""Signs of a phrase of one's own; four drawn words have more."""
LARGEST = 16 * 2**20
"""Bytes: no map comes near it."""
_BOUND = (KIND, FORMAT)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds: the map, its script's key, which time the group rated, and when it began."""

    map: Map
    script: str = ""
    round: int = 1
    begun: str = ""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What stands beside the seal: all that is needed to try a phrase, and nothing of the map."""

    salt: str
    n: int
    content: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file's outermost layer."""

    kind: str
    format: int
    note: str = ""
    sealed: _Sealed | None = None
    open: dict[str, Any] | None = None


def write(kept: Kept, texts: Texts, phrase: str = "") -> bytes:
    """Return the file.

    Parameters
    ----------
    kept
        What it is to hold.
    texts
        The reader's language.
    phrase
        What it is sealed with, drawn or one's own; none: the file says plainly that anybody can read it.

    Raises
    ------
    Problem
        If the map is a real case's, if a personal number stands in it, or if the phrase is too short.
    """
    _check_may_be_a_file(kept.map, texts)
    inner: dict[str, Any] = {"map": bare(kept.map), "script": kept.script, "round": kept.round, "begun": kept.begun}
    if not phrase:
        note = texts.gettext("NOT ENCRYPTED: anybody who has this file can read the map.")
        return _written(_File(KIND, FORMAT, note, open=inner))
    secret = plain(phrase)
    if len(secret) < SHORTEST:
        raise Problem(texts.gettext("The phrase is too short: at least {n} signs, better four words.", n=SHORTEST))
    salt = vault.new_salt()
    key = vault.key_of(secret, salt, vault.PHRASE)
    content = vault.seal(key, msgspec.json.encode(inner), _bound(salt, vault.PHRASE.n))
    note = texts.gettext("Encrypted: opens in kartblad with its phrase.")
    return _written(_File(KIND, FORMAT, note, _Sealed(_text(salt), vault.PHRASE.n, _text(content))))


def read(content: bytes, texts: Texts, phrase: str = "") -> Kept:
    """Return what a file holds; a bare map in JSON is read, too.

    Raises
    ------
    NoMapFile, Newer
        If this is no map file, or one of a later workbook.
    NeedsPhrase, WrongPhrase, Damaged
        If it cannot be opened with this phrase.
    """
    file = _outermost(content, texts)
    if file.open is not None:
        return _kept(file.open, texts)
    if file.sealed is None:
        raise faults.Damaged(texts)
    if not phrase.strip():
        raise faults.NeedsPhrase(texts)
    return _kept(_unsealed(file.sealed, plain(phrase), texts), texts)


def is_sealed(content: bytes, texts: Texts) -> bool:
    """Tell whether a file needs a phrase.

    Raises
    ------
    NoMapFile, Newer
        If this is no map file, or one of a later workbook.
    """
    return _outermost(content, texts).sealed is not None


def bare(value: Any) -> Any:
    """Return a value of the map in the form of the schema: what nobody has said is left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [bare(each) for each in value]
    if not is_dataclass(value):
        return value
    said = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: bare(own) for field, own in said if own != field.default or field.name == "persons"}


def _check_may_be_a_file(whole: Map, texts: Texts) -> None:
    if whole.session.mode is Mode.REAL:
        raise Problem(
            texts.gettext(
                "This map belongs to a case and is not saved as a file. Print it, or take it to the case record as a "
                "Word file."
            )
        )
    if has_personal_number(whole):
        raise Problem(
            texts.gettext("Something on the map looks like a personal identity number. Take it away, then save again.")
        )


def _outermost(content: bytes, texts: Texts) -> _File:
    try:
        found = msgspec.json.decode(content) if len(content) <= LARGEST else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise faults.NoMapFile(texts)
    if found.get("kind") != KIND:
        return _bare_map(found, texts)
    if not isinstance(found.get("format"), int) or found["format"] > FORMAT:
        raise faults.Newer(texts)
    try:
        return msgspec.convert(found, _File)
    except msgspec.ValidationError:
        raise faults.Damaged(texts) from None


def _bare_map(found: dict[str, Any], texts: Texts) -> _File:
    """Return a file around a map that came without one."""
    if not {"session", "persons"} <= set(found):
        raise faults.NoMapFile(texts)
    return _File(KIND, FORMAT, open={"map": found})


def _unsealed(sealed: _Sealed, secret: str, texts: Texts) -> Any:
    cost = vault.Cost(sealed.n)
    try:
        salt, content = (base64.b64decode(each, validate=True) for each in (sealed.salt, sealed.content))
    except ValueError:
        raise faults.Damaged(texts) from None
    if not vault.is_known(cost) or len(salt) != vault.SALT or len(content) < vault.NONCE:
        raise faults.Damaged(texts)
    try:
        opened = vault.unseal(vault.key_of(secret, salt, cost), content, _bound(salt, cost.n))
    except vault.SealBrokenError:
        raise faults.WrongPhrase(texts) from None
    return msgspec.json.decode(opened)


def _kept(inner: Any, texts: Texts) -> Kept:
    try:
        kept = msgspec.convert(inner, Kept, strict=True)
    except msgspec.ValidationError as error:
        raise faults.NoMapFile(texts, _place(error)) from None
    if kept.map.session.mode is Mode.REAL:
        raise Problem(
            texts.gettext("This file says that its map belongs to a case. Such a map is not opened from a file.")
        )
    return kept


def _place(error: msgspec.ValidationError) -> str:
    """Return where a file has another form, as "map.cards[…].column"; never what stands there."""
    return str(error).rpartition(" - at `$")[2].rstrip("`").lstrip(".") if " - at `$" in str(error) else ""


def _bound(salt: bytes, n: int) -> bytes:
    return vault.bound(*_BOUND, salt, n)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _written(file: _File) -> bytes:
    said = {name: value for name, value in msgspec.to_builtins(file).items() if value is not None}
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"
