"""Collects what a workbook holds outside its cells: comments, properties, names, links, charts, leftovers of pivots."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.parsers import expat

from kartblad.records.faults import Fault
from kartblad.records.package import Package
from kartblad.records.rawtable import Aside

WITHOUT_TEXT = ("xl/styles.xml", "xl/theme/", "[Content_Types].xml", "xl/calcChain.xml", "xl/printerSettings/")
"""Parts that Excel writes by itself: there is nothing in them that anybody has typed."""
_TYPED = frozenset({"v", "name", "Target", "displayName", "display", "tooltip", "location", "descr", "title", "prompt"})
"""Attributes that hold what somebody typed; others hold numbers of Excel's own, which look like anything."""
_BY_FOLDER = (
    ("docProps/", Fault.NUMBER_IN_PROPERTIES),
    ("xl/comments", Fault.NUMBER_IN_COMMENT),
    ("xl/threadedComments", Fault.NUMBER_IN_COMMENT),
    ("xl/workbook", Fault.NUMBER_IN_FORMULA),
    ("xl/tables/", Fault.NUMBER_IN_FORMULA),
)


def of_package(package: Package, read: Collection[str]) -> Iterator[Aside]:
    """Yield the texts of every part that is not among those already read."""
    for name in sorted(package.names - set(read)):
        if name.endswith((".xml", ".rels")) and not name.startswith(WITHOUT_TEXT):
            fault = next((fault for start, fault in _BY_FOLDER if name.startswith(start)), Fault.NUMBER_ELSEWHERE)
            yield from (Aside(fault, text, is_of_sheet=False) for text in _texts(package, name))


def _texts(package: Package, part: str) -> list[str]:
    """Return what is written in a part, a text for each element; one that is not well-formed as far as it goes."""
    texts: list[str] = []
    pieces: list[str] = []

    def start(_tag: str, at: dict[str, str]) -> None:
        texts.extend(value for name, value in at.items() if name in _TYPED)
        end("")

    def end(_tag: str) -> None:
        if pieces:
            texts.append("".join(pieces))
            pieces.clear()

    try:
        package.parse(part, start, end, pieces.append)
    except expat.ExpatError:
        end("")
    return texts
