"""A map as a Word file for the case record, with headings to navigate by and words for every picture."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.closing import Left
from kartblad.print.content import NO_TAGS, NOTHING_LEFT, content
from kartblad.print.outline import Heading, Nothing, label_of, outline, said_of
from kartblad.print.parts import Content, Item, Line
from kartblad.print.typst import png

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PICTURE_CM, DRAWING_CM = 15.5, 6.0


def word(whole: Map, texts: Texts, left: Left = NOTHING_LEFT, bbic: Mapping[str, str] = NO_TAGS) -> bytes:
    """Return the whole map as a .docx file."""
    import docx  # late: 100 ms that only who exports needs

    made = content(whole, texts, left, bbic)
    document = docx.Document()
    _prepare(document, made, texts)
    for part in outline(made, texts):
        _add(document, part, texts)
        if isinstance(part, Heading) and part.level == 1 and made.picture:
            _add_picture(document, png("picture", {"svg": made.picture}), made.picture_words, PICTURE_CM)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Document, made: Content, texts: Texts) -> None:
    """Set language, font, footer, the file's own description and, over a real case, the banner."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), {"sv": "sv-SE", "en": "en-GB"}[texts.locale])
    about = document.core_properties
    about.title, about.author, about.comments, about.language = made.title, "", "", texts.locale
    foot = " · ".join(word for word in (made.mode, made.day, made.not_a_decision) if word)
    document.sections[0].footer.paragraphs[0].text = foot
    if made.banner:
        document.add_paragraph(made.banner, style="Intense Quote")


def _add(document: Document, part: Heading | Nothing | Item, texts: Texts) -> None:
    match part:
        case Heading(level, text):
            document.add_heading(text, level)
        case Nothing(text):
            document.add_paragraph().add_run(text).italic = True
        case Item():
            _add_item(document, part, texts)


def _add_item(document: Document, item: Item, texts: Texts) -> None:
    head = " ".join(word for word in (item.mark, item.title) if word)
    if head:
        paragraph = document.add_paragraph()
        paragraph.add_run(head).bold = True
        paragraph.paragraph_format.keep_with_next = True
    for line in item.lines:
        _write(document.add_paragraph(style="Quote" if line.family else None), line)
    if item.strokes:
        drawn = png("picture", {"strokes": item.strokes})
        _add_picture(document, drawn, texts.gettext("Drawing for picture {n}", n=item.mark), DRAWING_CM)
    if item.facts:
        _add_facts(document.add_paragraph(), item)


def _write(paragraph: Paragraph, line: Line) -> None:
    if line.label:
        paragraph.add_run(label_of(line)).bold = True
    paragraph.add_run(said_of(line))


def _add_facts(paragraph: Paragraph, item: Item) -> None:
    from docx.shared import Pt

    paragraph.add_run(" · ".join(item.facts)).font.size = Pt(9)


def _add_picture(document: Document, picture: bytes, words: str, wide: float) -> None:
    """Add a picture with its text alternative."""
    from docx.shared import Cm

    shape = document.add_picture(BytesIO(picture), width=Cm(wide))
    shape._inline.docPr.set("descr", words)  # noqa: SLF001 (python-docx has no other way to a text alternative)
