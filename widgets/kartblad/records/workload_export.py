"""Writes measurements of workload as files that come back as they were: a workbook, or the main table as CSV.

What was worked out stands in sheets or columns of its own whose headings end in "(beräknat)": it is never read back. No
file's name, title or properties hold a code, a unit or a note.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kartblad.catalogue.formats import Form, FormField
from kartblad.catalogue.weights import Sets
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.i18n import Texts, msgid
from kartblad.records.findings import letter
from kartblad.records.free_text import safe_text
from kartblad.records.templates import WIDTHS, put
from kartblad.records.workload_computed import Cell, Said, computed_columns, computed_rows, part_columns, part_rows
from kartblad.records.workload_form import (
    AFTER,
    AGREED,
    BEFORE,
    COLUMNS,
    COVER,
    HANDED,
    REDUCTIONS,
    SHARED,
    TALKS,
    Forms,
    forms,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MEASUREMENTS = msgid("Measurements")
COMPUTED = msgid("Computed")
PARTS = msgid("Where the numbers come from")
Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, headings and rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def file_name(extension: str, month: str = "") -> str:
    """Return what a file is called; never with a code or a unit."""
    return f"{'_'.join(filter(None, ('arbetstyngd', month)))}.{extension.lstrip('.')}"


def xlsx(measurements: Sequence[Measurement], sets: Sets, data: Path, said: Said, texts: Texts) -> bytes:
    """Return measurements as a workbook: what was measured, its lists, and what it comes to.

    Parameters
    ----------
    measurements
        By day and person.
    sets
        What they were scored with.
    data
        The workbook's data.
    said
        What parts, origins and gaps are called.
    texts
        The reader's language.
    """
    from openpyxl import Workbook  # late: pages that export nothing never load openpyxl

    book = Workbook()
    book.properties.title, book.properties.creator = texts.gettext("Measurement of workload"), "kartblad"
    del book["Sheet"]
    for table in tables(measurements, sets, data, said, texts):
        _write(book.create_sheet(table.name), table)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def csv_table(measurements: Sequence[Measurement], sets: Sets, data: Path, said: Said, texts: Texts) -> bytes:
    """Return the main table for a Swedish Excel, with what each row comes to; lists have no room in it."""
    known = _forms(data, sets)
    ids = tuple(dict.fromkeys(count.id for each in measurements for count in each.counts))
    made = _main(texts.gettext(MEASUREMENTS), measurements, ids, known, texts, sets)
    beside = computed_rows(measurements, sets, said, texts)
    rows = ([*row, *computed[2:]] for row, computed in zip(made.rows, beside, strict=True))
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([*made.headings, *computed_columns(texts)[2:]])
    writer.writerows([_typed(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def tables(measurements: Sequence[Measurement], sets: Sets, data: Path, said: Said, texts: Texts) -> Iterator[Table]:
    """Yield everything that stands in a workbook, a sheet each; lists without rows are left out."""
    known = _forms(data, sets)
    yield from _by_kinds(measurements, known, texts)
    for key, rows in (
        (COVER, _cover(measurements)),
        (REDUCTIONS, _reductions(measurements)),
        (TALKS, _talks(measurements)),
        (AGREED, _agreed(measurements, known.lists[AGREED], texts)),
        (HANDED, _handed(measurements)),
    ):
        form, held = known.lists[key], tuple(rows)
        if held:
            yield Table(texts.pick(form.words), tuple(texts.pick(field.words) for field in form.fields), held)
    worked_out = tuple(computed_rows(measurements, sets, said, texts))
    yield Table(texts.gettext(COMPUTED), computed_columns(texts), worked_out)
    yield Table(texts.gettext(PARTS), part_columns(texts), tuple(part_rows(measurements, sets, said, texts)))


def _forms(data: Path, sets: Sets) -> Forms:
    return forms(data, next(iter(sets.values()))[-1], sets)


def _by_kinds(measurements: Sequence[Measurement], known: Forms, texts: Texts) -> Iterator[Table]:
    """Yield a table for all who were asked for the same kinds: a column that is not there was not asked for."""
    groups: dict[tuple[str, ...], list[Measurement]] = {}
    for each in measurements:
        groups.setdefault(tuple(count.id for count in each.counts), []).append(each)
    name = texts.gettext(MEASUREMENTS)
    for at, (ids, held) in enumerate((groups or {known.kinds[:1]: []}).items(), start=1):
        yield _main(name if at == 1 else f"{name} {at}", held, ids, known, texts)


def _main(
    name: str, held: Sequence[Measurement], ids: Sequence[str], known: Forms, texts: Texts, sets: Sets | None = None
) -> Table:
    """Return measurements as rows. With ``sets``, what was not asked for is 0, or empty where a row's set lacks it."""
    shared = tuple(kind for kind in ids if any(each.count(kind).shared != 0 for each in held))
    names = [*BEFORE, *(name for kind in ids for name in _columns_of(kind, shared)), *AFTER, *COLUMNS]
    titles = tuple(_title(known.main, column, texts) for column in names)
    return Table(name, titles, tuple(tuple(_row(each, ids, shared, sets)) for each in held))


def _columns_of(kind: str, shared: Sequence[str]) -> Iterator[str]:
    yield kind
    if kind in shared:
        yield f"{kind}{SHARED}"


def _title(form: Form, name: str, texts: Texts) -> str:
    field: FormField | None = form.by_name.get(name)
    return texts.pick(field.words) if field else name


def _row(each: Measurement, ids: Sequence[str], shared: Sequence[str], sets: Sets | None) -> Iterator[Cell]:
    yield from (_day(each.date), each.person, each.unit, each.years, each.employment, each.presence)
    asked = {count.id: count for count in each.counts}
    for kind in ids:
        count = asked.get(kind) or _not_asked(kind, each, sets)
        yield count.whole
        if kind in shared:
            yield count.shared
    yield from (each.self_rating, each.flex, each.duties, each.note)
    yield from (str(ref) if ref.id else "" for ref in (each.weights, each.scored_before))
    yield from (each.scored_by, _day(each.scored_on), each.id)


def _not_asked(kind: str, each: Measurement, sets: Sets | None) -> Count:
    if sets is None:
        return Count(kind)
    versions = sets.get(each.weights.id) or next(iter(sets.values()))
    known = next((one for one in versions if one.ref == each.weights), versions[-1])
    return Count(kind) if any(one.id == kind for one in known.kinds) else Count(kind, None, None)


def _keys(each: Measurement) -> tuple[Cell, Cell]:
    return _day(each.date), each.person


def _cover(measurements: Iterable[Measurement]) -> Iterator[Row]:
    for each in measurements:
        yield from ((*_keys(each), one.kind, one.number, one.person, one.id) for one in each.cover)


def _reductions(measurements: Iterable[Measurement]) -> Iterator[Row]:
    for each in measurements:
        yield from ((*_keys(each), one.reason, one.amount, _day(one.until), one.id) for one in each.reductions)


def _talks(measurements: Iterable[Measurement]) -> Iterator[Row]:
    for each in measurements:
        if talk := each.talk:
            yield (*_keys(each), _day(talk.date), talk.said, _day(talk.follow_up), talk.plan, talk.escalated)


def _agreed(measurements: Iterable[Measurement], form: Form, texts: Texts) -> Iterator[Row]:
    for each in measurements:
        for one in each.talk.agreed if each.talk else ():
            kind, done = _chosen(form, "kind", one.kind, texts), _chosen(form, "done", one.done, texts)
            yield (*_keys(each), kind, one.what, one.owner, _day(one.by), done, one.followed, one.id)


def _handed(measurements: Iterable[Measurement]) -> Iterator[Row]:
    for each in measurements:
        yield from ((*_keys(each), one.id, one.whole, one.shared) for one in each.handed)


def _chosen(form: Form, name: str, value: str, texts: Texts) -> str:
    return next(texts.pick(choice.words) for choice in form.by_name[name].choices if choice.value == value)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# Files ------------------------------------------------------------------------------------------------------------


def _typed(cell: Cell) -> str:
    """Return a cell as a Swede types it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe_text(cell)
    return cell.isoformat() if isinstance(cell, date) else f"{cell:f}".replace(".", ",")


def _write(sheet: Worksheet, table: Table) -> None:
    for column, heading in enumerate(table.headings, start=1):
        put(sheet, 1, column, heading, bold=True)
        sheet.column_dimensions[letter(column - 1)].width = min(max(len(heading) + 4, WIDTHS[0]), WIDTHS[1])
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            _fill(sheet, number, column, value)
    sheet.freeze_panes = sheet.cell(2, 3).coordinate


def _fill(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        if value:
            put(sheet, row, column, safe_text(value))
        return
    cell = sheet.cell(row, column)
    if isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif value is not None:
        cell.value = int(value) if value == int(value) else float(value)
