"""Scored measurements as data: a row for each person and day, numbers as the page shows them and as exact fractions."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from io import StringIO
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.core.problems import Place, Problem
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scoring import Part, Score, rounded
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records.free_text import safe_text
from kartblad.records.weights_choice import Choice
from kartblad.records.workload_computed import FINEST, Worked, not_here, worked_out

GONE = "weights"
"""The key of the gap of a measurement whose version is not here."""
Entry = dict[str, Any]
HEAD = (
    *("date", "person", "unit", "points", "norm", "load_percent", "zone", "zone_name", "gaps", "why"),
    *("weights", "version", "weights_name", "points_exact", "norm_exact", "load_exact"),
)
"""The first columns of CSV; after them one for each part of points and norms."""


def scores(measurements: Sequence[Measurement], choice: Choice, texts: Texts, *, asked: bool) -> tuple[Worked, ...]:
    """Return what every measurement comes to; nothing where its version is not here and no other is asked for.

    Parameters
    ----------
    measurements
        Of any number of persons and months; who covers for a colleague in the same month takes it over.
    choice
        The set that is asked for, and those that rows may name.
    texts
        The reader's language.
    asked
        Whether all are to be scored with that set, whatever they say themselves.

    Raises
    ------
    Problem
        If something is counted that the set does not know.
    """
    worked = worked_out(measurements, choice.sets, choice.weights if asked else None)
    return tuple(_known(each, texts) for each in worked)


def _known(each: Worked, texts: Texts) -> Worked:
    if each.score is not None or each.is_gone:
        return each
    message = texts.gettext(
        "{person}, {date}: the weights {weights} do not know all that was counted. "
        "Choose the weights it was counted with.",
        person=each.measured.person,
        date=each.measured.date,
        weights=each.weights.ref,
    )
    raise Problem(message, Place(key="weights"))


def as_json(scored: Iterable[Worked], texts: Texts) -> bytes:
    """Return a list with an object for each measurement; null is not known."""
    rows = [_entry(each, texts) for each in scored]
    return (json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def as_csv(scored: Iterable[Worked], texts: Texts) -> bytes:
    """Return open data: UTF-8, comma, decimal point, LF, machine names; an empty cell is not known or no part."""
    rows = [_flat(_entry(each, texts)) for each in scored]
    parts = sorted({name for row in rows for name in row} - set(HEAD))
    target = StringIO(newline="")
    writer = csv.DictWriter(target, (*HEAD, *parts), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode("utf-8")


def _entry(each: Worked, texts: Texts) -> Entry:
    about = {"date": each.measured.date, "person": each.measured.person, "unit": each.measured.unit}
    if each.score is None:
        return about | _without(each.measured, texts)
    return about | _with(each.weights, each.score, texts)


def _without(measured: Measurement, texts: Texts) -> Entry:
    """Return that there is no value, and why."""
    ref = measured.weights
    return {
        **dict.fromkeys(("points", "norm", "load_percent", "zone", "zone_name")),
        "gaps": [{"key": GONE, "message": not_here(measured, texts)}],
        "weights": {"id": ref.id, "version": ref.version, "name": None},
        "exact": dict.fromkeys(("points", "norm", "load")),
        "counted_points": None,
        "breakdown": {"points": [], "norm": []},
    }


def _with(weights: WeightSet, scored: Score, texts: Texts) -> Entry:
    zone = weights.zone(scored.zone) if scored.zone else None
    return {
        "points": _shown(scored.points, 1),
        "norm": _shown(scored.norm, 1),
        "load_percent": _shown(None if scored.load is None else scored.load * 100, 1),
        "zone": zone.id if zone else None,
        "zone_name": texts.pick(zone.name) if zone else None,
        "gaps": [{"key": gap.value, "message": texts.gettext(amounts.GAPS[gap])} for gap in scored.gaps],
        "weights": {"id": weights.ref.id, "version": weights.ref.version, "name": texts.pick(weights.name)},
        "exact": {"points": exact(scored.points), "norm": exact(scored.norm), "load": exact(scored.load)},
        "counted_points": _shown(scored.least, 1),
        "breakdown": {
            "points": [_line(part, weights, texts) for part in scored.parts],
            "norm": [_line(part, weights, texts) for part in scored.norm_parts],
        },
    }


def _line(part: Part, weights: WeightSet, texts: Texts) -> Entry:
    return {
        "step": part.step.value,
        "key": part.key,
        "label": amounts.part_name(part, weights, texts),
        "number": part.number,
        "each": _shown(part.each, FINEST),
        "points": _shown(part.points, FINEST),
        "exact": exact(part.points),
        "origin": part.origin.value,
        "origin_label": amounts.origin(part.origin, texts),
    }


def _flat(entry: Entry) -> dict[str, str]:
    """Return an entry as one row of CSV."""
    weights, held, gaps = entry["weights"], entry["exact"], entry["gaps"]
    row = {name: _cell(entry[name]) for name in HEAD[:8]}
    row |= {"gaps": "|".join(gap["key"] for gap in gaps), "why": " ".join(gap["message"] for gap in gaps)}
    row |= {"weights": weights["id"], "version": weights["version"], "weights_name": _cell(weights["name"])}
    row |= {f"{name}_exact": value or "" for name, value in held.items()}
    return {**row, **dict(_part_cells(entry))}


def _part_cells(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the points of each part; several of one kind, such as two covers, as their sum."""
    sums: dict[str, Fraction] = {}
    for name, lines in entry["breakdown"].items():
        for line in lines:
            column = ".".join(filter(None, (name, line["step"], line["key"])))
            sums[column] = sums.get(column, Fraction(0)) + Fraction(line["exact"])
    yield from ((column, exact(total) or "") for column, total in sums.items())


def _cell(value: object) -> str:
    return "" if value is None else safe_text(value) if isinstance(value, str) else str(value)


def _shown(number: Fraction | None, decimals: int) -> int | float | None:
    """Return a number rounded as it is shown."""
    if number is None:
        return None
    shown = rounded(number, decimals)
    return int(shown) if shown == shown.to_integral_value() else float(shown)


def exact(number: Fraction | None) -> str | None:
    """Return a number as it is: "112.5" where its decimals end, else "143/3"."""
    if number is None:
        return None
    rest, decimals = number.denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest, decimals = rest // (10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2), decimals + 1
    return f"{rounded(number, decimals):f}" if rest == 1 else str(number)
