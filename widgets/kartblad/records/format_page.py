"""Writes the tables of ``docs/format.md`` from the schemas, so that the page cannot say anything else than the import.

``python -m kartblad.records.format_page`` writes them anew; what stands between them is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kartblad import settings
from kartblad.catalogue import formats
from kartblad.i18n import Texts
from kartblad.records import templates
from kartblad.records.map_templates import title

PAGE = settings.CHECKOUT / "docs" / "format.md"
_PART = re.compile(r"(<!-- schema: (\w+) -->\n).*?(<!-- slut -->)", re.DOTALL)


def renewed(page: str, data: Path, texts: Texts) -> str:
    """Return the page with every table as its schema says."""
    return _PART.sub(lambda part: f"{part[1]}\n{_table(part[2], data, texts)}\n\n{part[3]}", page)


def _table(key: str, data: Path, texts: Texts) -> str:
    if key == formats.MAP:
        return _map_table(data, texts)
    head, *rows = templates.guide(formats.read_form(data, key), texts)
    return _markdown([head, tuple("---" for _ in head), *rows])


def _map_table(data: Path, texts: Texts) -> str:
    rows: list[tuple[str, ...]] = [(texts.gettext("Sheet"), "", texts.gettext("Column")), ("---", "---", "---")]
    for name, said in formats.map_schema(data)["properties"].items():
        item = said.get("items", said)
        columns = (f"{title(part, texts)} (`{key}`)" for key, part in item["properties"].items())
        rows.append((title(said, texts), f"`{name}`", ", ".join(columns)))
    return _markdown(rows)


def _markdown(rows: Iterable[Iterable[str]]) -> str:
    lines = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)
    return "\n".join(f"| {line} |" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), settings.load().data, Texts("sv")), encoding="utf-8")
