"""Takes in measurements of workload from a file: all of them, or none and a list of what to mend.

Nothing is guessed: a column that is not there counts as what its form says it does, and that is said; an empty cell is
not known; a number under a heading that nobody knows is an error, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kartblad.catalogue.formats import Form
from kartblad.catalogue.weights import Sets
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.weights import WeightSet
from kartblad.records import headings, intake
from kartblad.records.cells import Lists
from kartblad.records.findings import Findings, Stop, in_order
from kartblad.records.intake import Request, Taken
from kartblad.records.rawtable import BROWSER, Limits, Progress, RawTable, silent
from kartblad.records.workload_form import LISTS, MAIN, Forms, forms
from kartblad.records.workload_lists import with_lists
from kartblad.records.workload_received import Received
from kartblad.records.workload_rows import Source, measured, unknown_columns

COMPUTED = ("(beräknat)", "(computed)")
"""What the heading of a column ends in that was worked out: it is never read back."""


def received(
    content: bytes,
    name: str,
    weights: WeightSet,
    sets: Sets,
    data: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = silent,
    limits: Limits = BROWSER,
) -> Received | Findings:
    """Return the measurements of a file, by day and person, or everything that is wrong with it.

    Parameters
    ----------
    content, name
        The file's bytes and what it is called. Nothing is written to disk.
    weights
        What a row was measured with that does not say so itself.
    sets
        What rows may say that they were measured with.
    data
        The workbook's data.
    mapping
        Column of the form to heading in the file where the user has said it; "" for one that the file lacks.
    progress
        Is told the share that is done.
    limits
        How much is read.
    """
    known = forms(data, weights, sets)
    request = Request(content, name, known.main, Lists(), mapping or {}, limits, progress)
    tables = intake.tables_of(request)
    if isinstance(tables, Findings):
        return tables
    if refused := intake.refusal(tables, request):
        return refused
    parts = _taken(_by_form(tables, known, request), known, request)
    if isinstance(parts, Findings):
        return parts
    progress(1.0)
    return _checked(parts, Source(name, known, weights, sets))


def _taken(groups: Mapping[str, list[RawTable]], known: Forms, request: Request) -> dict[str, Taken] | Findings:
    """Return the columns of every part of the file, or what is wrong at the first gate that does not open."""
    taken: dict[str, Taken] = {}
    wrong: list[Findings] = []
    for key, tables in groups.items():
        asked = request if key == MAIN else replace(request, form=known.lists[key], mapping={})
        if key != MAIN and not _has_rows(tables, known.lists[key]):
            continue
        found = intake.take_tables(tables, asked)
        if isinstance(found, Findings):
            wrong.append(found)
        else:
            taken[key] = found
    return joined(wrong) if wrong else taken


def joined(wrong: Sequence[Findings]) -> Findings:
    """Return what is wrong with several parts of a file as one, as far as the first gate goes."""
    stop = min((each.stop for each in wrong), key=list(Stop).index)
    same = [each for each in wrong if each.stop is stop]
    items = in_order(item for each in same for item in each.items)
    heads = {sheet: row for each in same for sheet, row in each.heads.items()}
    return replace(same[0], items=items, sheets=sum(each.sheets for each in wrong), heads=heads)


def _checked(parts: Mapping[str, Taken], source: Source) -> Received | Findings:
    """Return the measurements when they make sense, too."""
    main = parts[MAIN]
    found = [*unknown_columns(main, source, is_computed)]
    rows = measured(main, source, found)
    whole = with_lists(rows, {key: parts[key] for key in LISTS if key in parts}, source, found)
    if found:
        heads = {sheet: row for part in parts.values() for sheet, row in intake.heads(part.sheets).items()}
        return Findings(source.file, Stop.CELLS, in_order(found), sheets=len(heads), heads=heads)
    held: tuple[Measurement, ...] = tuple(sorted(whole, key=lambda each: (each.date, each.person)))
    return Received.of(held, main, source, is_computed)


def is_computed(heading: str) -> bool:
    """Return whether a column was worked out by the workbook."""
    return heading.casefold().endswith(COMPUTED)


def _by_form(tables: Iterable[RawTable], known: Forms, request: Request) -> dict[str, list[RawTable]]:
    """Return the tables by the form that each of them is; what is none goes with the measurements and is left there."""
    groups: dict[str, list[RawTable]] = {MAIN: []}
    rest: list[RawTable] = []
    for table in (each for each in tables if not _is_computed_sheet(each, known.main)):
        key = _form_of(table, known, request)
        (groups.setdefault(key, []) if key else rest).append(table)
    groups[MAIN] += rest if groups[MAIN] else [*rest, *(table for key in LISTS for table in groups.pop(key, []))]
    return groups


def _form_of(table: RawTable, known: Forms, request: Request) -> str:
    """Return which form most of the headings belong to that are not day and person; "" where none do."""
    asked = {MAIN: known.main, **known.lists}
    scores = {key: _own_headings(table, form, request.mapping if key == MAIN else {}) for key, form in asked.items()}
    best = max(scores, key=lambda key: (scores[key], key == MAIN))
    return best if scores[best] else ""


def _is_computed_sheet(table: RawTable, form: Form) -> bool:
    """Return whether everything in a table but day and person was worked out."""
    laid = headings.layout(table, form, {})
    keys = {match.index for match in laid.matches if match.field.name in ("date", "person")}
    rest = [heading for at, heading in enumerate(laid.headings) if heading and at not in keys]
    return bool(rest) and all(map(is_computed, rest))


def _own_headings(table: RawTable, form: Form, mapping: Mapping[str, str]) -> int:
    laid = headings.layout(table, form, mapping)
    named = {match.field.name for match in laid.matches if not is_computed(match.column)}
    return len(named - {"date", "person"})


def _has_rows(tables: Iterable[RawTable], form: Form) -> bool:
    """Return whether anything stands below the headings: an empty list is none."""
    for table in tables:
        laid = headings.layout(table, form, {})
        if any(any(map(str.strip, row)) for row in table.head(len(table.cells))[laid.row + 1 :]):
            return True
    return False
