"""Opens the zip that a workbook is, taking nothing on trust: sizes, macros, links and declarations are checked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from xml.parsers import expat

from kartblad.core.problems import Problem
from kartblad.records.faults import Fault
from kartblad.records.rawtable import Limits, Unreadable

CHUNK = 256 * 1024
PARTS = 2_000
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

Attributes = Mapping[str, str]
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Package:
    """The parts of one workbook."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive, self.limits = archive, limits
        self.left = limits.inflated
        self.names = frozenset(archive.namelist())
        self._spelt = {name.replace("\\", "/").casefold(): name for name in archive.namelist()}

    def spelt(self, name: str) -> str:
        """Return a part's name as the zip spells it: some programs are careless with capitals and slashes."""
        return name if name in self.names else self._spelt.get(name.casefold(), name)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; what is unpacked is counted, whatever the zip declares."""
        with self.archive.open(name) as part:
            while chunk := part.read(CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise Unreadable(Fault.ZIP_BOMB, limit=self.limits.inflated // 1_000_000)
                yield chunk

    def parse(self, name: str, start: Start, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
        """Read an XML part with the given handlers; names come without their namespace."""
        parser = _parser()
        plain = _PlainNames()
        parser.StartElementHandler = lambda tag, attributes: start(plain[tag], attributes)
        if end is not None:
            ended = end
            parser.EndElementHandler = lambda tag: ended(plain[tag])
        if text is not None:
            parser.CharacterDataHandler = text
        for chunk in self.chunks(name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)


class _PlainNames(dict[str, str]):
    """Element names without prefix, worked out once each."""

    def __missing__(self, tag: str) -> str:
        self[tag] = tag.rpartition(":")[2]
        return self[tag]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = CHUNK
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_declaration: object) -> None:
    raise Unreadable(Fault.XML_ENTITIES)


@contextmanager
def opened(content: bytes, limits: Limits) -> Iterator[Package]:
    """Open a workbook's parts.

    Raises
    ------
    Unreadable
        If it is damaged, too big when unpacked, or holds macros, links to other workbooks or XML declarations.
    """
    # Within a part anything may stand where a number should, so every way to stumble over it is caught here.
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_sizes(archive, limits)
            package = Package(archive, limits)
            _check_contents(package)
            yield package
    except Problem:
        raise
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ArithmeticError, LookupError, ValueError) as error:
        raise Unreadable(Fault.DAMAGED) from error
    except (NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable(Fault.DAMAGED) from error


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > limits.inflated:
        raise Unreadable(Fault.ZIP_BOMB, limit=limits.inflated // 1_000_000)
    if any(part.compress_type not in _PLAIN for part in parts):
        raise Unreadable(Fault.DAMAGED)


def _check_contents(package: Package) -> None:
    types: list[str] = []
    package.parse("[Content_Types].xml", lambda _tag, attributes: types.append(attributes.get("ContentType", "")))
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in types) or any(
        name.endswith("vbaProject.bin") for name in package.names
    ):
        raise Unreadable(Fault.MACROS)
    if any(name.startswith("xl/externalLinks/") for name in package.names):
        raise Unreadable(Fault.LINKS)


def elements(content: bytes, limits: Limits) -> int:
    """Parse every XML part once, so that another reader may be let loose on the file; return how many elements it has.

    Raises
    ------
    Unreadable
        As `opened`, and for any part that is no well-formed XML or declares entities.
    """
    count = 0

    def counted(_tag: str, _attributes: Attributes) -> None:
        nonlocal count
        count += 1

    with opened(content, limits) as package:
        for name in sorted(package.names):
            if name.casefold().endswith((".xml", ".rels")):
                package.parse(name, counted)
    return count


NO_ATTRIBUTES: Attributes = MappingProxyType({})
