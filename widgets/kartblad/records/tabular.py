"""Reads the tables of a file from outside, CSV or Excel, as text with places; refuses what is no table."""

from __future__ import annotations

from kartblad.records import delimited, workbook
from kartblad.records.faults import Fault
from kartblad.records.filetypes import Kind, kind_of
from kartblad.records.rawtable import BROWSER, Limits, Progress, RawTable, Unreadable, silent


def read(content: bytes, name: str, limits: Limits = BROWSER, progress: Progress = silent) -> tuple[RawTable, ...]:
    """Return the tables of a file: one for CSV, one for every sheet that is not empty for Excel.

    Raises
    ------
    Unreadable
        Saying in a sentence what the file is instead, and what to do.
    """
    kind = checked_kind(content, name, limits)
    tables = (delimited.read(content, limits),) if kind is Kind.CSV else workbook.read(content, limits, progress)
    if not any(len(table.cells) for table in tables):
        raise Unreadable(Fault.EMPTY)
    return tables


def checked_kind(content: bytes, name: str, limits: Limits = BROWSER) -> Kind:
    """Return what to read a file as.

    Raises
    ------
    Unreadable
        If it is too big, empty, or nothing that is read.
    """
    if len(content) > limits.bytes:
        raise Unreadable(Fault.TOO_BIG, size=round(len(content) / 1_000_000, 1), limit=limits.bytes / 1_000_000)
    kind = kind_of(content, name)
    if isinstance(kind, Fault):
        raise Unreadable(kind, ending="." + name.rpartition(".")[2][:12])
    return kind
