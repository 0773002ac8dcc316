"""Handing in on one machine: which units can be handed in to, and the forms that wait for each.

In clear stand a unit's name and its public key, as on its card. A card is named after the sheet of its unit, so that it
goes when the sheet goes; a form is named after what is sealed in it, which nobody can tell from chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kartblad.core.problems import Problem
from kartblad.core.workload.book import Card
from kartblad.i18n import Texts
from kartblad.records import files_at_rest, handover, journal_faults
from kartblad.records import handover_faults as faults

UNITS, INBOX = "units", "inbox"
CARD_SUFFIX, FORM_SUFFIX = ".card", ".form"
MOST_WAITING = 500


def announce(folder: Path, sheet: str, card: Card, texts: Texts) -> None:
    """Let workers on this machine hand in to a unit.

    Parameters
    ----------
    folder
        That of the workload sheets.
    sheet
        The id of the unit's journal.
    """
    _put(folder, folder / UNITS / f"{sheet}{CARD_SUFFIX}", handover.card_file(card), texts)


def cards(folder: Path, texts: Texts) -> tuple[Card, ...]:
    """Return the units that can be handed in to, by their names; damaged cards are none."""
    return tuple(sorted((card for _path, card in _cards(folder, texts)), key=lambda card: (card.name, card.unit)))


def withdraw(folder: Path, sheet: str) -> None:
    """Take a unit's card away, and the forms that nobody can open any more."""
    path = folder / UNITS / f"{sheet}{CARD_SUFFIX}"
    for found, card in _cards(folder, Texts("en")):
        if found == path:
            _empty(folder / INBOX / card.unit)
    files_at_rest.destroy(path)


def lay(folder: Path, unit: str, form: bytes, texts: Texts) -> None:
    """Lay a form where the unit's leader finds it.

    Raises
    ------
    NotHere
        If no such unit is on this machine.
    """
    if unit not in {card.unit for _path, card in _cards(folder, texts)}:
        raise faults.NotHere(texts)
    _put(folder, folder / INBOX / unit / f"{handover.form_id(form)}{FORM_SUFFIX}", form, texts)


def waiting(folder: Path, unit: str) -> tuple[str, ...]:
    """Return the ids of the forms that wait for a unit, in no order that says anything."""
    found = (path.stem for path in (folder / INBOX / _named(unit)).glob(f"*{FORM_SUFFIX}"))
    return tuple(sorted(each for each in found if handover.ID.fullmatch(each)))[:MOST_WAITING]


def form(folder: Path, unit: str, form_id: str, texts: Texts) -> bytes:
    """Return a form that waits.

    Raises
    ------
    FormGone
        If it does not wait any longer.
    """
    try:
        with _form(folder, unit, form_id).open("rb") as file:
            return file.read(handover.LARGEST[handover.FORM] + 1)
    except OSError:
        raise faults.FormGone(texts) from None


def remove(folder: Path, unit: str, form_id: str) -> None:
    """Remove a form that was taken in."""
    files_at_rest.destroy(_form(folder, unit, form_id))


def _form(folder: Path, unit: str, form_id: str) -> Path:
    return folder / INBOX / _named(unit) / f"{_named(form_id)}{FORM_SUFFIX}"


def _named(name: str) -> str:
    """Return an id that may be part of a path: nothing leads out of the folder.

    Raises
    ------
    KeyError
        If it is none.
    """
    if not handover.ID.fullmatch(name):
        raise KeyError
    return name


def _cards(folder: Path, texts: Texts) -> Iterator[tuple[Path, Card]]:
    for path in sorted((folder / UNITS).glob(f"*{CARD_SUFFIX}")):
        with suppress(Problem, OSError):
            yield path, handover.card(path.read_bytes(), texts)


def _put(folder: Path, path: Path, content: bytes, texts: Texts) -> None:
    try:
        # Each folder by itself: only its owner may enter any of them.
        for each in (folder, path.parent.parent, path.parent):
            files_at_rest.make_folder(each)
        files_at_rest.replace(path, content)
    except OSError as error:
        raise journal_faults.of_system(error, texts, path) from None


def _empty(folder: Path) -> None:
    for path in () if folder.is_symlink() else sorted(folder.glob("*")):
        files_at_rest.destroy(path)
    with suppress(OSError):
        folder.rmdir()
