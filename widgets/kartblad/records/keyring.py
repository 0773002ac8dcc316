"""All files of keys that lie in a folder: which can be read, and which of them a phrase opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import keyfile, vault
from kartblad.records.journal_faults import Damaged, Newer, WrongPhrase
from kartblad.records.keyfile import Keys


def by_phrase(folder: Path, phrase: str, texts: Texts) -> tuple[Keys, bytes]:
    """Return the keys that a phrase opens, whichever they are, and what they hide.

    Parameters
    ----------
    phrase
        As `kartblad.records.phrase.read_phrase` returned it.

    Raises
    ------
    WrongPhrase
        If it opens none of them.
    Damaged, Newer
        If it opens none that can be read, and one of them cannot.
    """
    made: dict[object, bytes] = {}
    for _path, keys in readable(folder, texts):
        # Keys that lie together share their salt, so this is done once.
        phrase_key = made.get((keys.salt, keys.cost)) or vault.key_of(phrase, keys.salt, keys.cost)
        made[keys.salt, keys.cost] = phrase_key
        try:
            return keys, keyfile.with_phrase_key(keys, phrase_key, texts)
        except WrongPhrase:
            continue
    raise next(_unreadable(folder, texts), None) or WrongPhrase(texts)


def salt(folder: Path, texts: Texts) -> bytes:
    """Return the salt of the keys that lie here, or a new one."""
    return next((keys.salt for _path, keys in readable(folder, texts)), None) or vault.new_salt()


def readable(folder: Path, texts: Texts) -> Iterator[tuple[Path, Keys]]:
    """Yield the files of keys that can be read; damaged ones are none."""
    for path, found in _read(folder, texts):
        if isinstance(found, Keys):
            yield path, found


def _unreadable(folder: Path, texts: Texts) -> Iterator[Problem]:
    return (found for _path, found in _read(folder, texts) if isinstance(found, Problem))


def _read(folder: Path, texts: Texts) -> Iterator[tuple[Path, Keys | Problem]]:
    for path in sorted(folder.glob(f"*{keyfile.SUFFIX}")):
        try:
            yield path, keyfile.read(path, texts)
        except FileNotFoundError:
            continue
        except (Damaged, Newer) as problem:
            yield path, problem
