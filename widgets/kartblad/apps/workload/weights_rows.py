"""Rows of a draft: kinds, norms, zones, reasons, questions, sources, examples are added, moved, split, taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.weights_editing import draft, with_draft
from kartblad.catalogue.weights_written import id_from
from kartblad.core import editing
from kartblad.core.words import Words
from kartblad.core.workload.examples import Example, Expected
from kartblad.core.workload.localchecks import LIMITS
from kartblad.core.workload.localset import LocalBand, LocalKind, LocalReason, LocalSet, LocalZone
from kartblad.core.workload.origin import Origin, Source
from kartblad.core.workload.rating import Mismatch
from kartblad.core.workload.weights import Tone


def new_name(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Write what a new row, or a new set, is called."""
    return replace(desk, shaping=replace(desk.shaping, name=value))


def row(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Open a row."""
    return replace(desk, shaping=replace(desk.shaping, row=value))


def close(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Close the row that is open."""
    return replace(desk, shaping=replace(desk.shaping, row=""))


def add(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Add a row of the name that was written, and open it."""
    local, rows, name = draft(desk), path[0], desk.shaping.name.strip()
    if not name:
        return replace(desk, warned=office.texts.gettext("Write first what the new one is called."))
    if len(getattr(local, rows)) >= LIMITS[rows][1]:
        raise ValueError(rows)
    new_id = id_from(Words(name), ids(local, rows))
    grown = editing.put(local, (rows,), _with(local, rows, NEW[rows](local, new_id, Words(name))))
    opened = str(len(local.sources)) if rows == "sources" else new_id
    return replace(with_draft(desk, grown), shaping=replace(desk.shaping, row=opened, name=""))


def _with(local: LocalSet, rows: str, new: Any) -> tuple[Any, ...]:
    """Return rows with a new one last; a zone comes before the last, which has no end."""
    held = getattr(local, rows)
    return (*held[:-1], new, held[-1]) if rows == "zones" and held else (*held, new)


def ids(local: LocalSet, rows: str) -> tuple[str, ...]:
    """Return the ids of rows, in order."""
    return tuple(each.key if isinstance(each, Source) else each.id for each in getattr(local, rows))


def _zone(local: LocalSet, new_id: str, name: Words) -> LocalZone:
    used = {zone.tone for zone in local.zones}
    return LocalZone(new_id, name, next((tone for tone in Tone if tone not in used), Tone.RED))


NEW: Mapping[str, Callable[[LocalSet, str, Words], Any]] = {
    "kinds": lambda _local, new_id, name: LocalKind(new_id, name),
    "bands": lambda _local, new_id, name: LocalBand(new_id, name),
    "zones": _zone,
    "reasons": lambda _local, new_id, name: LocalReason(new_id, name),
    "mismatches": lambda _local, new_id, name: Mismatch(new_id, (), name, origin=Origin.LOCAL),
    "sources": lambda _local, new_id, name: Source(new_id, name),
    "examples": lambda _local, new_id, name: Example(new_id, name, Expected(), origin=Origin.LOCAL),
}


def drop(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Take a row away, and what points to it; it can be taken back with undo."""
    local, (rows, which) = draft(desk), path
    gone = editing.get(local, path)
    left = DROPPED.get(rows, _as_it_is)(editing.remove(local, path), getattr(gone, "key", which))
    return replace(with_draft(desk, left), shaping=replace(desk.shaping, row=""))


def _as_it_is(local: LocalSet, _gone: str) -> LocalSet:
    return local


def _without_kind(local: LocalSet, gone: str) -> LocalSet:
    examples = (
        replace(each, counts=_others(each.counts, gone), shared=_others(each.shared, gone)) for each in local.examples
    )
    kinds = (replace(kind, within="") if kind.within == gone else kind for kind in local.kinds)
    return replace(local, kinds=tuple(kinds), examples=tuple(examples))


def _without_zone(local: LocalSet, gone: str) -> LocalSet:
    asked = (replace(each, zones=tuple(zone for zone in each.zones if zone != gone)) for each in local.mismatches)
    plan = local.overload
    if plan is not None:
        plan = replace(plan, zones=tuple(zone for zone in plan.zones if zone != gone))
    return replace(local, mismatches=tuple(asked), overload=plan)


def _without_reason(local: LocalSet, gone: str) -> LocalSet:
    examples = (replace(each, reductions=_others(each.reductions, gone)) for each in local.examples)
    return replace(local, examples=tuple(examples))


def _without_source(local: LocalSet, gone: str) -> LocalSet:
    """Return a draft in which no number names a source that is gone; one that is documented by it is a fault then."""
    for path, figure in _sourced(local):
        if figure.source == gone:
            local = editing.put(local, (*path, "source"), "")
    return local


def _sourced(local: LocalSet) -> tuple[tuple[tuple[str, ...], Any], ...]:
    rows = (("kinds", "points"), ("bands", "points"), ("zones", "upper"), ("reasons", "usual"), ("reasons", "most"))
    within = (((name, each.id, field), getattr(each, field)) for name, field in rows for each in getattr(local, name))
    alone = (((name,), getattr(local, name)) for name in ("shared", "fixed", "hours"))
    return (*within, *alone)


def _others(pairs: tuple[tuple[str, Any], ...], gone: str) -> tuple[tuple[str, Any], ...]:
    return tuple(pair for pair in pairs if pair[0] != gone)


DROPPED: Mapping[str, Callable[[LocalSet, str], LocalSet]] = {
    "kinds": _without_kind,
    "zones": _without_zone,
    "reasons": _without_reason,
    "sources": _without_source,
}
"""What else goes when a row goes."""


def move(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Move a row one place: "set-move.kinds.utredning.up"."""
    *where, way = path
    return with_draft(desk, editing.move(draft(desk), where, -1 if way == "up" else 1))


def split(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Add a travel band to a kind: another row of the same group, right after it, with a name of its own."""
    local = draft(desk)
    kind: LocalKind = editing.get(local, ("kinds", path[0]))
    name = Words(office.texts.gettext("{name}, new travel band", name=kind.name.pick(office.texts.locale)))
    new = LocalKind(id_from(name, ids(local, "kinds")), name, kind.phase, group=kind.group or kind.id, about=kind.about)
    if len(local.kinds) >= LIMITS["kinds"][1]:
        raise ValueError
    at = local.kinds.index(kind) + 1
    first = replace(kind, group=kind.group or kind.id)
    kinds = (*local.kinds[: at - 1], first, new, *local.kinds[at:])
    return replace(with_draft(desk, replace(local, kinds=kinds)), shaping=replace(desk.shaping, row=new.id))


COMMANDS: Mapping[str, Command] = {
    "set-name": new_name,
    "set-row": row,
    "set-close": close,
    "set-add": add,
    "set-drop": drop,
    "set-move": move,
    "set-split": split,
}
