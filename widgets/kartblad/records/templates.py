"""Writes the forms as files to fill in: Excel with instructions, Swedish Excel CSV, and YAML for the map.

Everything that stands in them comes from the schemas in ``data/schemas`` and the made-up rows in ``data/examples``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from kartblad.catalogue import formats
from kartblad.catalogue.formats import Example, Form, FormField
from kartblad.i18n import Texts, msgid
from kartblad.records import map_templates
from kartblad.records.findings import letter
from kartblad.records.free_text import writable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MADE_UP = msgid("Made-up example: write over these rows. The rows above the headings may stay.")
GUIDE = msgid("How to fill in")
GUIDE_COLUMNS = (msgid("Column"), msgid("Must be filled in"), msgid("How"), msgid("Allowed values"), msgid("Example"))
HEAD = 2
WIDTHS = (12, 34)

Names = dict[str, str]
"""How a stored value is shown: course and municipality names by key."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One file to fill in."""

    name: str
    content: bytes


def files(data: Path, key: str, texts: Texts) -> tuple[TemplateFile, ...]:
    """Return the files of one form.

    Raises
    ------
    DataProblem
        If its schema or example is missing or broken.
    """
    mark = texts.gettext("made_up_example")
    stem = f"{key}_{mark}"
    if key == formats.MAP:
        return tuple(TemplateFile(f"{stem}{end}", content) for end, content in map_templates.files(data, texts))
    form = formats.read_form(data, key)
    rows = shown_rows(data, form, texts)
    return (
        TemplateFile(f"{stem}.xlsx", workbook(form, rows, texts)),
        TemplateFile(f"{stem}.csv", excel_csv(form, rows, texts)),
    )


def shown_rows(data: Path, form: Form, texts: Texts) -> tuple[Example, ...]:
    """Return the made-up rows with keys of courses, municipalities and choices as a reader calls them."""
    names = _names(data, form, texts)
    return tuple(
        {field.name: _shown(field, row[field.name], names, texts) for field in form.fields}
        for row in formats.read_examples(data, form)
    )


def _names(data: Path, form: Form, texts: Texts) -> Names:
    looked_up = {field.lookup for field in form.fields}
    names: Names = {}
    if "course" in looked_up:
        names |= formats.course_titles(data, texts.locale)
    if "municipality" in looked_up:
        names |= formats.municipalities(data)
    return names


def _shown(field: FormField, value: str, names: Names, texts: Texts) -> str:
    if field.choices:
        return next((texts.pick(choice.words) for choice in field.choices if choice.value == value), "")
    return names.get(value, value) if field.lookup else value


def excel_csv(form: Form, rows: Iterable[Example], texts: Texts) -> bytes:
    """Return rows as a Swedish Excel opens them: semicolon, decimal comma, UTF-8 with its mark, CRLF."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([texts.pick(field.words) for field in form.fields])
    writer.writerows([_typed(field, row[field.name]) for field in form.fields] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _typed(field: FormField, value: str) -> str:
    return value.replace(".", ",") if field.type in ("number", "integer") else value


def workbook(form: Form, rows: Sequence[Example], texts: Texts) -> bytes:
    """Return rows as a workbook: the form with true numbers and dates, then how to fill it in."""
    from openpyxl import Workbook  # late: who only reads pages never loads it

    book = Workbook()
    book.properties.title, book.properties.creator = texts.pick(form.words), "kartblad"
    del book["Sheet"]
    _form_sheet(book.create_sheet(texts.pick(form.words)), form, rows, texts)
    _guide_sheet(book.create_sheet(texts.gettext(GUIDE)), form, texts)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _form_sheet(sheet: Worksheet, form: Form, rows: Iterable[Example], texts: Texts) -> None:
    """Write the made-up rows under a line that says that they are."""
    put(sheet, 1, 1, texts.gettext(MADE_UP))
    for column, field in enumerate(form.fields, start=1):
        put(sheet, HEAD, column, texts.pick(field.words), bold=True)
        for number, row in enumerate(rows, start=HEAD + 1):
            _fill(sheet, number, column, field, row[field.name])
        _help(sheet, column, field, texts)
    sheet.freeze_panes = sheet.cell(HEAD + 1, 1).coordinate


def _fill(sheet: Worksheet, row: int, column: int, field: FormField, value: str) -> None:
    cell = sheet.cell(row, column)
    if value and field.type == "date":
        cell.value = date.fromisoformat(value)
        cell.number_format = "yyyy-mm-dd"
    elif value and field.type in ("number", "integer"):
        cell.value = float(value) if "." in value else int(value)
    elif value:
        put(sheet, row, column, value)


def _help(sheet: Worksheet, column: int, field: FormField, texts: Texts) -> None:
    """Give a column its width, its choices and what to fill in as a hint."""
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = letter(column - 1)
    sheet.column_dimensions[letters].width = min(max(len(texts.pick(field.words)) + 4, WIDTHS[0]), WIDTHS[1])
    choices = ",".join(texts.pick(choice.words) for choice in field.choices)
    hint = DataValidation(
        type="list" if choices else None, formula1=f'"{choices}"' if choices else None, allow_blank=True
    )
    hint.promptTitle, hint.prompt = texts.pick(field.words)[:32], texts.pick(field.about)[:250]
    hint.showInputMessage, hint.showErrorMessage = True, False
    hint.add(f"{letters}{HEAD + 1}:{letters}1000")
    sheet.add_data_validation(hint)


def _guide_sheet(sheet: Worksheet, form: Form, texts: Texts) -> None:
    put(sheet, 1, 1, texts.pick(form.about))
    for number, row in enumerate(guide(form, texts), start=3):
        for column, text in enumerate(row, start=1):
            put(sheet, number, column, text, bold=number == 3, wrap=True)
    for letters, width in zip("ABCDE", (28, 14, 60, 34, 22), strict=True):
        sheet.column_dimensions[letters].width = width


def guide(form: Form, texts: Texts) -> tuple[tuple[str, ...], ...]:
    """Return the instructions as a table: headings, then a row for each column of the form."""
    headings = tuple(texts.gettext(heading) for heading in GUIDE_COLUMNS)
    return (headings, *(_instruction(field, texts) for field in form.fields))


def _instruction(field: FormField, texts: Texts) -> tuple[str, ...]:
    choices = ", ".join(texts.pick(choice.words) for choice in field.choices)
    if field.type in ("number", "integer"):
        example = _typed(field, str(field.example))
    else:
        example = _shown(field, str(field.example), {}, texts)
    required = texts.gettext("yes") if field.required else texts.gettext("no")
    return (texts.pick(field.words), required, texts.pick(field.about), choices, example)


def put(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False, wrap: bool = False) -> None:
    """Write a text as text, whatever it looks like."""
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, column)
    cell.value = writable(text)
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
