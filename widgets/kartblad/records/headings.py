"""Finds the row of headings and which column is which, by the schema's synonyms or by what the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kartblad.catalogue.formats import Form, FormField, plain
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding, letter
from kartblad.records.rawtable import RawTable

LONGEST = 200
"""Characters of a heading that are looked at."""
_NOT_SHOWN = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\ufeff]")
_DIVIDED = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\r?\n\s*(?=[^\W\d_])")
SEARCHED = 20
"""Rows in which headings are looked for: there may be a title above them."""
ERRORS_COLUMN = msgid("Errors")
"""The heading of the column that the returned file has; it is neither read nor mentioned."""
_OURS = frozenset(plain(Texts(locale).gettext(ERRORS_COLUMN)) for locale in ("sv", "en"))


@dataclass(frozen=True, slots=True)
class Match:
    """One recognised column."""

    field: FormField
    column: str
    """The heading as the file writes it."""
    index: int
    sheet: str = ""

    @property
    def title(self) -> Words:
        """The heading as the form writes it."""
        return self.field.words


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings of one table stand and what they mean."""

    table: RawTable
    row: int
    """The position of the headings among the rows read."""
    headings: tuple[str, ...]
    """Every heading, told apart: a second "Datum" is "Datum (F)"."""
    matches: tuple[Match, ...]
    twice: tuple[tuple[FormField, int], ...] = ()
    """Fields that two columns could be, and the second one."""

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings of columns that are not used."""
        used = {match.index for match in self.matches}
        named = (heading for at, heading in enumerate(self.headings) if at not in used and heading)
        return tuple(heading for heading in named if not is_ours(heading))


def is_ours(heading: str) -> bool:
    """Return whether a column is the one that we write errors into."""
    return plain(heading.partition(":")[0]) in _OURS


def layout(table: RawTable, form: Form, mapping: Mapping[str, str]) -> Layout:
    """Return the row that looks most like the form's headings, the first of equals, and what it means.

    ``mapping`` says which heading a field has; "" that it has none. Fields that it does not name are recognised.
    """
    rows = [[_shown(cell) for cell in row] for row in table.head(SEARCHED)]
    scores = [_score(row, form, mapping) for row in rows]
    at = max(range(len(rows)), key=lambda number: (scores[number], -number), default=0)
    row = rows[at] if rows else []
    headings = _told_apart(row)
    said = _mapped(form, headings, mapping)
    found, twice = _recognised(form, row, frozenset(mapping), frozenset(said.values()))
    places = {**said, **found}
    matches = (
        Match(field, headings[places[field.name]], places[field.name], table.sheet)
        for field in form.fields
        if field.name in places
    )
    return Layout(table, at, headings, tuple(matches), twice)


def _shown(cell: str) -> str:
    """Return a heading on one line, without signs that do not show and hyphens that only divide it into lines."""
    whole = _DIVIDED.sub("", _NOT_SHOWN.sub("", cell[:LONGEST]))
    return " ".join(whole.split())


def _score(row: Sequence[str], form: Form, mapping: Mapping[str, str]) -> tuple[int, int]:
    """Return how many headings of the form a row has, needed ones deciding; if none, how many cells are filled."""
    said = {plain(cell) for cell in row} | {_bare(cell) for cell in row}
    wanted = {plain(heading) for heading in mapping.values()} | {_bare(heading) for heading in mapping.values()}
    found = [field for field in form.fields if not said.isdisjoint(field.headings)]
    known = len(found) + len(said & wanted - {""})
    return (known, sum(field.required for field in found) if known else sum(map(bool, row)))


def _bare(heading: str) -> str:
    """Return a heading without what stands in brackets after it."""
    return plain(heading.partition("(")[0])


def _told_apart(row: Sequence[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    named = []
    for at, heading in enumerate(row):
        named.append(f"{heading} ({letter(at)})" if heading and plain(heading) in seen else heading)
        seen.add(plain(heading))
    return tuple(named)


def _mapped(form: Form, headings: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return the position of every column that the user has named."""
    places = {plain(heading): at for at, heading in reversed(list(enumerate(headings))) if heading}
    named = {name: plain(heading) for name, heading in mapping.items() if name in form.by_name}
    return {name: places[heading] for name, heading in named.items() if heading in places}


def _recognised(
    form: Form, row: Sequence[str], said: frozenset[str], taken: frozenset[int]
) -> tuple[dict[str, int], tuple[tuple[FormField, int], ...]]:
    """Return the best column for each further field; a column serves one field only."""
    ranked = sorted(
        (rank, at, field.name)
        for field in form.fields
        for at, heading in enumerate(row)
        if field.name not in said and at not in taken and (rank := _rank(heading, field)) is not None
    )
    found: dict[str, tuple[int, int]] = {}
    used: set[int] = set()
    twice = []
    for rank, at, name in ranked:
        if name in found and found[name][0] == rank and at not in used:
            twice.append((form.by_name[name], at))
        if name not in found and at not in used:
            found[name] = (rank, at)
            used.add(at)
    return {name: at for name, (_rank_, at) in found.items()}, tuple(twice)


def _rank(heading: str, field: FormField) -> int | None:
    """Return how good a heading is for a field: 0 is its own title; one with brackets after it is a little worse."""
    whole, bare = plain(heading), _bare(heading)
    if whole and whole in field.headings:
        return 2 * field.headings.index(whole)
    return 2 * field.headings.index(bare) + 1 if bare and bare in field.headings else None


def findings(laid: Layout, form: Form, file: str, mapping: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return why the columns of a table cannot be used: one missing, two for one field, or none at all."""
    row = int(laid.table.numbers[laid.row]) if len(laid.table.numbers) else None
    place = Place(file=file, sheet=laid.table.sheet, row=row)
    if sign := _undivided(laid, form):
        return (Finding(Fault.ONE_COLUMN, place, facts={"separator": f"”{sign}”"}),)
    if not laid.matches:
        wanted = Words(
            *(", ".join(words) for words in zip(*((f.title, f.title_en) for f in form.required), strict=True))
        )
        return (
            Finding(Fault.NO_HEADINGS, Place(file, laid.table.sheet), facts={"rows": SEARCHED, "headings": wanted}),
        )
    found = {match.field.name for match in laid.matches}
    unknown = [
        Finding(Fault.MAPPING_UNKNOWN, place, value=heading[:40], facts={"field": form.by_name[name].words})
        for name, heading in mapping.items()
        if heading and name in form.by_name and name not in found
    ]
    said = {name for name, heading in mapping.items() if heading and name not in found}
    lacking = [
        Finding(Fault.COLUMN_MISSING, place, facts={"field": field.words})
        for field in form.required
        if field.name not in found | said
    ]
    both = [
        Finding(Fault.COLUMN_TWICE, Place(file, place.sheet, row, laid.headings[at]), at, facts={"field": field.words})
        for field, at in laid.twice
    ]
    return (*unknown, *lacking, *both)


def _undivided(laid: Layout, form: Form) -> str:
    """Return what divides the headings where all of them stand in one cell; nothing where they do not."""
    filled = [heading for heading in laid.headings if heading and not is_ours(heading)]
    if len(filled) != 1:
        return ""
    for sign in ";,\t|":
        parts = {plain(part) for part in filled[0].split(sign)}
        if sum(not parts.isdisjoint(field.headings) for field in form.required) >= 2:
            return sign
    return ""
