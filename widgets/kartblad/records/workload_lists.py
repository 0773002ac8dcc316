"""Adds to measurements what stands in sheets beside them: cover, reductions, talks, agreements, counts handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from kartblad.catalogue.formats import plain
from kartblad.core.words import Words
from kartblad.core.workload.measurement import Agreed, Count, Cover, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.weights import Gauge, Reason, WeightSet
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding
from kartblad.records.intake import Taken
from kartblad.records.workload_form import AGREED, COVER, HANDED, REDUCTIONS, TALKS
from kartblad.records.workload_rows import Key, Part, Source

NO_TALK = Talk()
WEEK = Decimal(168)
"""Hours."""

Add = Callable[[Measurement, Part, int, Source], Measurement | Finding]


def with_lists(
    rows: Mapping[Key, Measurement], parts: Mapping[str, Taken], source: Source, found: list[Finding]
) -> tuple[Measurement, ...]:
    """Return the measurements with their lists.

    Parameters
    ----------
    rows
        The measurements by day and person.
    parts
        The sheets beside them.
    source
        What rows may say.
    found
        What is wrong is added to it.
    """
    held = dict(rows)
    for key, taken in parts.items():
        part = Part(taken, source.forms.lists[key], source.file)
        for row in range(taken.rows):
            at = part.key(row)
            made = ADD[key](held[at], part, row, source) if at in held else _stray(part, row)
            if isinstance(made, Finding):
                found.append(made)
            else:
                held[at] = made
    return tuple(held.values())


def _stray(part: Part, row: int) -> Finding:
    return part.finding(Fault.NO_SUCH_MEASUREMENT, row, "person")


def _cover(held: Measurement, part: Part, row: int, source: Source) -> Measurement | Finding:
    weights = _weights(held, source)
    kind = source.kinds_of(weights).get(plain(part.text(row, "kind")))
    if kind is None:
        return _no_kind(part, row, weights)
    given = part.text(row, "row_id") or f"c{len(held.cover) + 1}"
    made = Cover(given, kind, part.whole(row, "number") or 0, part.text(row, "colleague"))
    return replace(held, cover=(*held.cover, made))


def _handed(held: Measurement, part: Part, row: int, source: Source) -> Measurement | Finding:
    """Add a count as it was handed in; it may be of a set that the measurement was scored with before."""
    said = plain(part.text(row, "kind"))
    every = (_weights(held, source), *(each for versions in source.sets.values() for each in versions))
    kind = next((found for each in every if (found := source.kinds_of(each).get(said))), None)
    if kind is None:
        return _no_kind(part, row, every[0])
    there = part.there[row]
    whole, shared = (part.whole(row, name) if name in there else 0 for name in ("whole", "shared"))
    return replace(held, handed=(*held.handed, Count(kind, whole, shared)))


def _no_kind(part: Part, row: int, weights: WeightSet) -> Finding:
    choices = _listed(kind.name for kind in weights.kinds)
    return part.finding(Fault.UNKNOWN_KIND, row, "kind", weights=weights.name, choices=choices)


def _reduction(held: Measurement, part: Part, row: int, source: Source) -> Measurement | Finding:
    weights = _weights(held, source)
    said = plain(part.text(row, "reason"))
    reason = next((each for each in weights.reasons if said in _names(each)), None)
    if reason is None:
        choices = _listed(each.name for each in weights.reasons)
        return part.finding(Fault.UNKNOWN_REASON, row, "reason", weights=weights.name, choices=choices)
    amount, most = part.number(row, "amount") or Decimal(0), _most(reason)
    if most is not None and amount > most:
        return part.finding(Fault.TOO_LARGE, row, "amount", limit=float(most))
    given = part.text(row, "row_id") or f"r{len(held.reductions) + 1}"
    made = Reduction(given, reason.id, amount, part.text(row, "until"))
    return replace(held, reductions=(*held.reductions, made))


def _names(reason: Reason) -> set[str]:
    return {plain(reason.id), plain(reason.name.sv), plain(reason.name.en)}


def _most(reason: Reason) -> Decimal | None:
    """Return how much of a reason can be: what the set accepts, else what there is of it."""
    if reason.most is not None:
        return reason.most.value
    return {Gauge.PERCENT: Decimal(100), Gauge.HOURS: WEEK}.get(reason.gauge)


def _talk(held: Measurement, part: Part, row: int, _source: Source) -> Measurement | Finding:
    before = held.talk or NO_TALK
    if before != NO_TALK and before != replace(NO_TALK, agreed=before.agreed):
        return part.finding(Fault.TWICE, row, "person", first="", fields=part.form.by_name["date"].words)
    talk = Talk(
        part.text(row, "talk_date"),
        part.text(row, "said"),
        before.agreed,
        part.text(row, "follow_up"),
        part.text(row, "plan"),
        part.text(row, "escalated"),
    )
    return replace(held, talk=talk)


def _agreed(held: Measurement, part: Part, row: int, _source: Source) -> Measurement:
    talk = held.talk or NO_TALK
    made = Agreed(
        part.text(row, "row_id") or f"a{len(talk.agreed) + 1}",
        Kind(part.text(row, "kind")),
        part.text(row, "what"),
        part.text(row, "owner"),
        part.text(row, "by"),
        Done(part.text(row, "done") or Done.OPEN),
        part.text(row, "followed"),
    )
    return replace(held, talk=replace(talk, agreed=(*talk.agreed, made)))


def _weights(held: Measurement, source: Source) -> WeightSet:
    return source.set_of(held.weights) or source.weights


def _listed(names: Iterator[Words]) -> Words:
    """Return names after each other in both languages."""
    held = list(names)
    return Words(", ".join(each.sv for each in held), ", ".join(each.en or each.sv for each in held))


ADD: Mapping[str, Add] = {COVER: _cover, REDUCTIONS: _reduction, TALKS: _talk, AGREED: _agreed, HANDED: _handed}
