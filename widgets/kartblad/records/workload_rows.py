"""Makes measurements of the rows of a file, and says where a row does not hang together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import numpy as np

from kartblad.catalogue.formats import Form, FormField
from kartblad.catalogue.weights import Sets
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.scored import too_many_within
from kartblad.core.workload.weights import WeightSet
from kartblad.records import cells
from kartblad.records.faults import Fault
from kartblad.records.findings import Fact, Finding, letter, shortened
from kartblad.records.free_text import plain_text
from kartblad.records.headings import is_ours
from kartblad.records.intake import Taken
from kartblad.records.workload_form import SHARED, Forms, known_kinds
from kartblad.records.worksheet import plain_number

HUNDRED = Decimal(100)
Key = tuple[str, str]
"""Day and person."""


@dataclass(frozen=True)
class Source:
    """Where rows come from, and what they may say."""

    file: str
    forms: Forms
    weights: WeightSet
    sets: Sets

    @cached_property
    def names(self) -> dict[Ref, Mapping[str, str]]:
        """The kinds' ids by all that they may be called, for each set; filled as they are asked for."""
        return {}

    def set_of(self, ref: Ref) -> WeightSet | None:
        """Return what a row is to be checked by; None where nothing here has that id."""
        if ref in (NO_WEIGHTS, self.weights.ref):
            return self.weights
        versions = self.sets.get(ref.id, ())
        return next((each for each in versions if each.ref == ref), versions[-1] if versions else None)

    def kinds_of(self, weights: WeightSet) -> Mapping[str, str]:
        """Return the ids of a set's kinds by all that they may be called."""
        if weights.ref not in self.names:
            self.names[weights.ref] = known_kinds(weights, self.forms.main)
        return self.names[weights.ref]


@dataclass(frozen=True)
class Part:
    """One form's rows with their values."""

    taken: Taken
    form: Form
    file: str

    @cached_property
    def columns(self) -> Mapping[str, list[Any]]:
        """Every field's values, None where nothing is known."""
        read = {}
        for name, (codes, values) in self.taken.fields.items():
            held = [*values, None]
            read[name] = [held[at] for at in codes]
        return MappingProxyType(read)

    @cached_property
    def there(self) -> list[frozenset[str]]:
        """For each row which columns its sheet has."""
        asked: list[frozenset[str]] = []
        for sheet, kept in zip(self.taken.sheets, self.taken.kept, strict=True):
            names = frozenset(match.field.name for match in sheet.layout.matches)
            asked += [names] * int(kept.sum())
        return asked

    def text(self, row: int, name: str) -> str:
        """Return a text or an ISO date; empty where nothing is known."""
        value = self.columns[name][row]
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()
        # A free text was made plain when it was read; done twice, an apostrophe of its own would be lost.
        return str(value) if self.form.by_name[name].free else plain_text(str(value))

    def number(self, row: int, name: str) -> Decimal | None:
        """Return a number as it was written; None where nothing is known."""
        value = self.columns[name][row]
        return None if value is None else Decimal(plain_number(value).replace(",", "."))

    def whole(self, row: int, name: str) -> int | None:
        """Return a whole number; None where nothing is known."""
        value = self.columns[name][row]
        return None if value is None else int(value)

    def key(self, row: int) -> Key:
        """Return the day and the person."""
        return self.text(row, "date"), self.text(row, "person")

    def finding(self, fault: Fault, row: int, name: str, **facts: Fact) -> Finding:
        """Return what is wrong with a cell."""
        place, index = self.taken.place(row, name, self.file)
        value = self.columns[name][row]
        shown = plain_number(value) if isinstance(value, float) else shortened(self.text(row, name))
        return Finding(fault, place, index, shown, facts)


def unknown_columns(taken: Taken, source: Source, is_computed: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield the columns with numbers that are no kind of any set: what they count must not be lost unseen."""
    count = source.forms.main.by_name[source.forms.kinds[0]]
    for sheet in taken.sheets:
        used = {match.index for match in sheet.layout.matches}
        for column in sheet.columns:
            heading = column.heading
            is_read = column.index in used or is_computed(heading) or is_ours(heading)
            if not is_read and any(_is_number(text, count) for text in column.texts):
                place = Place(source.file, sheet.table.sheet, int(sheet.table.numbers[sheet.layout.row]), heading)
                shown = shortened(heading) or letter(column.index)
                yield Finding(Fault.UNKNOWN_COLUMN, place, column.index, shown, {"weights": source.weights.name})


def _is_number(text: str, like: FormField) -> bool:
    return not isinstance(cells.number(cells.tidy(text), like), cells.Bad)


def measured(taken: Taken, source: Source, found: list[Finding]) -> dict[Key, Measurement]:
    """Return a measurement for each row by its day and person, without lists; what is wrong is added to ``found``."""
    part = Part(taken, source.forms.main, source.file)
    order = _orders(taken, source.forms.kinds)
    made: dict[Key, Measurement] = {}
    rows: dict[Key, int] = {}
    ids: set[str] = set()
    for row in range(taken.rows):
        key = part.key(row)
        if key in rows:
            found.append(_twice(part, row, rows[key]))
            continue
        rows[key] = row
        given = part.text(row, "measurement")
        made[key] = _measurement(part, row, given if given not in ids else "", order[row], source, found)
        ids.add(given)
    return made


def _orders(taken: Taken, kinds: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each row the kinds that its sheet asks for, in the order of its columns."""
    orders: list[tuple[str, ...]] = []
    for sheet, kept in zip(taken.sheets, taken.kept, strict=True):
        at = {match.field.name: match.index for match in sheet.layout.matches}
        first = {kind: min(at.get(kind, 1_000), at.get(f"{kind}{SHARED}", 1_000)) for kind in kinds}
        asked = sorted((kind for kind in kinds if first[kind] < 1_000), key=lambda kind: first[kind])
        orders += [tuple(asked)] * int(np.count_nonzero(kept))
    return orders


def _twice(part: Part, row: int, earlier: int) -> Finding:
    place, index = part.taken.place(row, "date", part.file)
    first, _index = part.taken.place(earlier, "date", part.file)
    titles = [part.form.by_name[name].words for name in ("date", "person")]
    fields = Words(*(", ".join(words) for words in zip(*((w.sv, w.en) for w in titles), strict=True)))
    return Finding(Fault.TWICE, place, index, facts={"first": str(first.row or ""), "fields": fields})


def _measurement(
    part: Part, row: int, given: str, kinds: Sequence[str], source: Source, found: list[Finding]
) -> Measurement:
    there = part.there[row]
    ref = ref_of(part.text(row, "weights")) if "weights" in there else source.weights.ref
    weights = source.set_of(ref)
    if weights is None:
        choices = ", ".join(source.sets)
        found.append(part.finding(Fault.UNKNOWN_WEIGHTS, row, "weights", choices=choices))
        weights = source.weights
    day, person = part.key(row)
    held = Measurement(
        given or id_of(day, person),
        day,
        person,
        part.text(row, "unit"),
        part.number(row, "years"),
        part.number(row, "employment"),
        part.number(row, "presence") if "presence" in there else HUNDRED,
        tuple(_counts(part, row, kinds, weights, found)),
        duties=part.number(row, "other_duties") if "other_duties" in there else Decimal(0),
        self_rating=part.whole(row, "self_rating"),
        flex=part.number(row, "flex_hours"),
        note=part.text(row, "note"),
        weights=ref,
        scored_before=ref_of(part.text(row, "scored_before")),
        scored_by=part.text(row, "scored_by"),
        scored_on=part.text(row, "scored_on"),
    )
    found.extend(_beyond(part, row, held, weights))
    return held


def _counts(part: Part, row: int, kinds: Sequence[str], weights: WeightSet, found: list[Finding]) -> Iterator[Count]:
    """Yield what was counted; a column of another set's kind must be empty."""
    known, there = {each.id for each in weights.kinds}, part.there[row]
    for kind in kinds:
        values = {name: part.whole(row, name) for name in (kind, f"{kind}{SHARED}") if name in there}
        if kind not in known:
            words = part.form.by_name[kind].words
            strays = (name for name, value in values.items() if value is not None)
            found += [
                part.finding(Fault.NOT_IN_WEIGHTS, row, each, weights=weights.name, kind=words) for each in strays
            ]
            continue
        shared = values.get(f"{kind}{SHARED}", 0)
        if shared and weights.shared is None:
            found.append(part.finding(Fault.NOT_SHARED, row, f"{kind}{SHARED}", weights=weights.name))
        yield Count(kind, values.get(kind, 0), shared)


def _beyond(part: Part, row: int, held: Measurement, weights: WeightSet) -> Iterator[Finding]:
    """Yield what is more than it can be: "of which" more than all, a rating beyond the set's scale."""
    for few, whole in too_many_within(held, weights):
        name = few if few in part.there[row] else f"{few}{SHARED}"
        yield part.finding(Fault.MORE_THAN_ALL, row, name, all=weights.kind(whole).name)
    rating, scale = held.self_rating, weights.rating
    if rating is not None and rating < scale.least:
        yield part.finding(Fault.TOO_SMALL, row, "self_rating", limit=scale.least)
    if rating is not None and rating > scale.most:
        yield part.finding(Fault.TOO_LARGE, row, "self_rating", limit=scale.most)


def ref_of(text: str) -> Ref:
    """Return which set and version a text names; none where it is empty."""
    name, _at, version = text.partition("@")
    return Ref(name, version) if name else NO_WEIGHTS


def id_of(day: str, person: str) -> str:
    """Return the id of a row that has none: the same each time the file is read, and telling nothing."""
    return sha256(f"{day}|{person}".encode()).hexdigest()[:16]
