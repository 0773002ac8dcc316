"""The forms in which a map leaves: what each is called, what file it becomes, and what makes it.

What makes a document is imported when it is asked for: a session that is only talked through pays for none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts, msgid
from kartblad.print.closing import Left
from kartblad.print.names import Kind

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Make = Callable[[Map, Texts, Left, Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """One form."""

    label: str
    kind: Kind
    ending: str
    media: str
    make: Make


def _a3(chart: Map, texts: Texts, left: Left, tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import sheet_pdf

    return sheet_pdf(chart, texts, "A3", left=left, bbic=tags)


def _a4(chart: Map, texts: Texts, left: Left, tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import sheet_pdf

    return sheet_pdf(chart, texts, "A4", left=left, bbic=tags)


def _blank(chart: Map, texts: Texts, _left: Left, _tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import sheet_pdf

    return sheet_pdf(chart, texts, "A3", blank=True)


def _family(chart: Map, texts: Texts, _left: Left, _tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import family_pdf

    return family_pdf(chart, texts)


def _plan(chart: Map, texts: Texts, _left: Left, _tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import plan_pdf

    return plan_pdf(chart, texts)


def _frames(chart: Map, texts: Texts, _left: Left, _tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import frames_pdf

    return frames_pdf(chart, texts)


def _receipt(chart: Map, texts: Texts, left: Left, _tags: Mapping[str, str]) -> bytes:
    from kartblad.print.sheets import receipt_pdf

    return receipt_pdf(chart, texts, left)


def _word(chart: Map, texts: Texts, left: Left, tags: Mapping[str, str]) -> bytes:
    from kartblad.print.word import word

    return word(chart, texts, left, tags)


def _text(chart: Map, texts: Texts, left: Left, tags: Mapping[str, str]) -> bytes:
    from kartblad.print.plain import plain

    return plain(chart, texts, left, tags).encode()


FORMS: Mapping[str, Paper] = {
    "out-a3": Paper(msgid("The sheet, A3 for the wall (PDF)"), Kind.MAP, "pdf", PDF, _a3),
    "out-a4": Paper(msgid("The sheet, A4 (PDF)"), Kind.MAP, "pdf", PDF, _a4),
    "out-blank": Paper(msgid("An empty sheet to write on, A3 (PDF)"), Kind.BLANK, "pdf", PDF, _blank),
    "out-family": Paper(msgid("The family's page (PDF)"), Kind.FAMILY, "pdf", PDF, _family),
    "out-plan": Paper(msgid("The safety plan (PDF)"), Kind.PLAN, "pdf", PDF, _plan),
    "out-frames": Paper(msgid("Words and pictures (PDF)"), Kind.FRAMES, "pdf", PDF, _frames),
    "out-receipt": Paper(msgid("The receipt: who does what (PDF)"), Kind.RECEIPT, "pdf", PDF, _receipt),
    "out-word": Paper(msgid("For the case record (Word)"), Kind.MAP, "docx", DOCX, _word),
    "out-text": Paper(msgid("Plain text to paste"), Kind.MAP, "txt", "text/plain", _text),
}
"""By the key of its offer."""
