"""What a file really is, whatever its name says: a workbook, a text, or one of the things that people send instead."""

from __future__ import annotations

import re
import struct
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from kartblad.records.faults import Fault

ENDINGS = (".xlsx", ".csv", ".txt", ".tsv")
TEXT_ENDINGS = ENDINGS[1:]
EXCEL_ENDINGS = (".xlsx", ".xls", ".xlsm", ".xlsb")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Excel's old format, and of workbooks with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
_ARCHIVES = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<meta")
_XML_EXCEL = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|^MIME-Version:", re.IGNORECASE)
_DOCUMENTS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document", "__properties_version"))
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
FEWEST = 8
"""Letters that it takes to tell an encoding."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """What can be read."""

    XLSX = "xlsx"
    CSV = "csv"


def kind_of(content: bytes, name: str) -> Kind | Fault:
    """Return what to read the file as, or why not."""
    ending = PurePath(name).suffix.lower()
    found = _signature(content)
    if isinstance(found, Fault):
        return Fault.DAMAGED if found is Fault.ARCHIVE and ending == ".xlsx" else found
    if found is Kind.XLSX and ending in TEXT_ENDINGS:
        return Fault.EXCEL_AS_CSV
    if found is Kind.CSV and ending in EXCEL_ENDINGS:
        return Fault.CSV_AS_EXCEL
    if ending == ".xlsm":
        return Fault.MACROS
    if not ending:
        return Fault.NO_ENDING
    return found if ending in ENDINGS else Fault.WRONG_ENDING


def _signature(content: bytes) -> Kind | Fault:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00\x1a,;"):
        return Fault.EMPTY
    if content.startswith(OLE):
        return _in_container(content)
    if content.startswith(b"PK"):
        return _package(content)
    if start.startswith(b"%PDF"):
        return Fault.PDF
    if content.startswith(b"{\\rtf"):
        return Fault.DOCUMENT
    if content.startswith(_ARCHIVES):
        return Fault.ARCHIVE
    if start.lower().startswith(_MARKUP) or _XML_EXCEL.search(start):
        return Fault.XML_EXCEL if _XML_EXCEL.search(content[:2_000]) else Fault.WEB_PAGE
    if content.startswith(_PICTURES) and _is_binary(content):
        return Fault.IMAGE
    return _text(content)


def _text(content: bytes) -> Kind | Fault:
    """Return whether it is text at all, and in letters that are read."""
    if content.startswith(_UTF32):
        return Fault.ENCODING
    is_wide = content.startswith(_UTF16) or wide(content)
    return Fault.UNKNOWN if _is_binary(content) and not is_wide else Kind.CSV


def wide(content: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, if it is; else nothing."""
    start = content[:400]
    low, high = start[0::2], start[1::2]
    if len(high) < FEWEST or len(content) % 2:
        return ""
    mostly = 0.8 * len(high)
    if high.count(0) > mostly and not low.count(0):
        return "utf-16-le"
    return "utf-16-be" if low.count(0) > mostly and not high.count(0) else ""


def _in_container(content: bytes) -> Fault:
    """Return what stands in the container that Office used before its files were zips."""
    if _ENCRYPTED in content:
        return Fault.PASSWORD
    return Fault.DOCUMENT if any(name in content for name in _DOCUMENTS) else Fault.OLD_EXCEL


def _is_binary(content: bytes) -> bool:
    """Return whether there are bytes that no text holds."""
    return bool(content[:65_536].translate(None, bytes(range(0x20, 0x100)) + b"\t\r\n\x0b\x0c\x1a")) or b"\0" in content


def _package(content: bytes) -> Kind | Fault:
    """Return what a zip holds, by the names in it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            is_locked = any(part.flag_bits & 1 for part in package.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error):
        return Fault.TRUNCATED
    if is_locked:
        return Fault.PASSWORD
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return Fault.DOCUMENT
    if "xl/workbook.bin" in names:
        return Fault.BINARY_EXCEL
    if "[Content_Types].xml" in names:
        return Kind.XLSX
    return Fault.OTHER_SHEET if "mimetype" in names or "Index/Document.iwa" in names else Fault.ARCHIVE
