"""Writes the legal texts of ``docs/dataskydd.md`` from ``data/legal_texts.yaml``, each with the day it was checked.

``python -m kartblad.records.legal_page`` writes them anew; what stands around them is written by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

from kartblad import settings
from kartblad.catalogue.legal import legal_texts
from kartblad.core.legal import LegalText
from kartblad.i18n import Texts

PAGE = settings.CHECKOUT / "docs" / "dataskydd.md"
_PART = re.compile(r"(<!-- lagtexter -->\n).*?(<!-- slut -->)", re.DOTALL)


def renewed(page: str, data: Path, texts: Texts) -> str:
    """Return the page with the legal texts as the file says."""
    entries = "\n\n".join(_entry(text, texts) for text in legal_texts(data).values())
    return _PART.sub(lambda part: f"{part[1]}\n{entries}\n\n{part[2]}", page)


def _entry(text: LegalText, texts: Texts) -> str:
    name, says, read = (words.pick(texts.locale) for words in (text.name, text.says, text.read))
    checked = (
        texts.gettext("Checked {day}.", day=texts.date(text.checked))
        if text.checked
        else texts.gettext("Not checked against the text in force.")
    )
    concerns = texts.gettext("Concerns: {classes}.", classes=", ".join(text.concerns))
    source = texts.gettext("What was read: {text}.", text=read)
    return f"**{name}.** {says} {concerns} {source} *{checked}*"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), settings.load().data, Texts("sv")), encoding="utf-8")
