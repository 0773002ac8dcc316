"""What the controls of worked examples do: numbers are written, results accepted, measurements taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kartblad.apps.workload import amounts, weights_making
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.weights_editing import draft, exact, with_draft
from kartblad.apps.workload.weights_examples_shown import WRONG
from kartblad.apps.workload.weights_rows import ids
from kartblad.catalogue.weights_written import id_from
from kartblad.core import editing
from kartblad.core.words import Words
from kartblad.core.workload.examples import Example, Expected
from kartblad.core.workload.localchecks import LIMITS
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.scoring import Score, rounded
from kartblad.core.workload.trials import NO_ZONE, trials

PERSON = "set-person"
PLAIN = {"years": None, "employment": Decimal(100), "presence": Decimal(100), "duties": Decimal(0)}
"""What an emptied field stands for."""
MOST = {"years": 60, "employment": 100, "presence": 100, "duties": 1000}
PAIRS = ("counts", "shared", "reductions")


def last_measured(desk: Desk) -> tuple[Measurement, ...]:
    """Return the measurements of the last month that was measured."""
    months = desk.unit.months
    return desk.unit.in_month(months[-1]) if months else ()


def fact(desk: Desk, path: Path, value: float | None, _office: Office) -> Desk:
    """Write what an example begins with; an emptied field stands for the usual."""
    example, name = path
    written = PLAIN[name] if value is None else exact(value)
    return with_draft(desk, editing.put(draft(desk), ("examples", example, name), written))


def pair(desk: Desk, path: Path, value: float | None, _office: Office) -> Desk:
    """Write how many of a kind an example has, or how much less for a reason; none is left out."""
    example, pairs, which = path
    if pairs not in PAIRS:
        raise KeyError(pairs)
    number = exact(value) or Decimal(0)
    place = ("examples", example, pairs)
    held = dict(editing.get(draft(desk), place)) | {which: number if pairs == "reductions" else int(number)}
    left = tuple(sorted((name, n) for name, n in held.items() if n))
    return with_draft(desk, editing.put(draft(desk), place, left))


def accept(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Let what came out be what must come out: of one example, or of all that did not."""
    tried = weights_making.tried(desk, office)
    if tried is None:
        raise KeyError
    local = draft(desk)
    for trial in trials(tried):
        if trial.example.id in path or (trial.wrong and not path):
            local = editing.put(
                local, ("examples", trial.example.id, "expected"), _came(trial.score, trial.example.expected)
            )
    return with_draft(desk, local)


def _came(scored: Score, old: Expected) -> Expected:
    """Return what came out, of what was checked; where nothing was, of everything."""
    load = None if scored.load is None else scored.load * 100
    every = Expected(_short(scored.points), _short(scored.norm), _short(load), scored.zone or NO_ZONE)
    if old == Expected():
        return every
    kept = {name: getattr(every, name) for name in WRONG if getattr(old, name) not in (None, "")}
    return Expected(**kept)


def _short(number: Fraction | None) -> Decimal | None:
    """Return a number with one decimal, or none where it is whole."""
    if number is None:
        return None
    shown = rounded(number, 1)
    return shown.to_integral_value() if shown == shown.to_integral_value() else shown


def person(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose whose measurement becomes an example."""
    return replace(desk, shaping=replace(desk.shaping, person=value))


def from_measurement(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make a worked example of a measurement: its numbers, without code, note or rating."""
    measured, local, texts = last_measured(desk), draft(desk), office.texts
    one = next((each for each in measured if each.person == desk.shaping.person), measured[0])
    if len(local.examples) >= LIMITS["examples"][1]:
        raise ValueError
    number = len(local.examples) + 1
    name = Words(texts.gettext("Example {n}, from {month}", n=number, month=amounts.month(one.date, texts)))
    example = example_of(one, id_from(name, ids(local, "examples")), name, local)
    grown = with_draft(desk, replace(local, examples=(*local.examples, example)))
    tried = weights_making.tried(grown, office)
    shaping = replace(desk.shaping, row=example.id)
    opened = replace(grown, shaping=shaping)
    return accept(opened, (example.id,), True, office) if tried is not None else opened


def example_of(one: Measurement, new_id: str, name: Words, local: Any) -> Example:
    """Return a measurement's numbers as an example: what the draft knows, and what was counted."""
    kinds, reasons = {kind.id for kind in local.kinds}, {reason.id for reason in local.reasons}
    counts = Counter({each.id: each.whole for each in one.counts if each.whole and each.id in kinds})
    counts.update({each.kind: each.number for each in one.cover if each.kind in kinds})
    less: dict[str, Decimal] = {}
    for each in one.reductions:
        if each.reason in reasons and each.holds(one.date):
            less[each.reason] = less.get(each.reason, Decimal(0)) + each.amount
    return Example(
        new_id,
        name,
        Expected(),
        years=one.years,
        employment=Decimal(100) if one.employment is None else one.employment,
        presence=Decimal(100) if one.presence is None else one.presence,
        counts=tuple(sorted(counts.items())),
        shared=tuple(sorted((each.id, each.shared) for each in one.counts if each.shared and each.id in kinds)),
        duties=one.duties or Decimal(0),
        reductions=tuple(sorted(less.items())),
        origin=Origin.LOCAL,
    )


COMMANDS: Mapping[str, Command] = {
    "set-fact": fact,
    "set-pair": pair,
    "set-accept": accept,
    PERSON: person,
    "set-from": from_measurement,
}
