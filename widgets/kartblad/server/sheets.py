"""The sheets this server offers: which notebooks are routed, and what the start page says of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kartblad.core.problems import DataProblem, Place


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sv: str
    en: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    number: int
    pages: str
    ready: bool
    notebook: str
    name: _Words
    what: _Words
    whom: _Words
    minutes: _Words


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sheets: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the workbook; all texts are in the reader's language."""

    key: str
    number: int
    pages: str
    notebook: Path
    name: str
    what: str
    whom: str
    minutes: str
    ready: bool
    """Whether it is served; a sheet that is not is shown as coming."""


def sheets(data: Path, notebooks: Path, pages: str, locale: str) -> tuple[Sheet, ...]:
    """Return the sheets of one set of pages ("metod" or "chef"), in the start page's order.

    Raises
    ------
    DataProblem
        If ``sheets.yaml`` breaks its form.
    """
    file = data / "sheets.yaml"
    try:
        entries = msgspec.yaml.decode(file.read_bytes(), type=_File).sheets
    except (OSError, msgspec.DecodeError) as error:
        raise DataProblem(f"{file.name}: {error}", Place(file=file.name)) from error
    return tuple(_sheet(entry, notebooks, locale) for entry in entries if entry.pages == pages)


def _sheet(entry: _Entry, notebooks: Path, locale: str) -> Sheet:
    def word(words: _Words) -> str:
        return words.en if locale == "en" else words.sv

    notebook = notebooks / entry.notebook
    return Sheet(
        key=entry.key,
        number=entry.number,
        pages=entry.pages,
        notebook=notebook,
        name=word(entry.name),
        what=word(entry.what),
        whom=word(entry.whom),
        minutes=word(entry.minutes),
        ready=entry.ready and notebook.is_file(),
    )
