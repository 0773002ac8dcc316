"""What the controls of the editor do to the draft of a set. Whatever is written is taken; faults are said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.weights_fields import NUMBER, SHARE, WORD
from kartblad.core import editing
from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.localmade import drafted
from kartblad.core.workload.localset import NO_FIGURE, Figure, LocalSet, written_over
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.rating import Overload
from kartblad.core.workload.weights import DutiesRule, PartTime

RULES = {"part_time": PartTime, "duties": DutiesRule}
LEAST, MOST = "least", "most"
HUNDRED = Decimal(100)


def draft(desk: Desk) -> LocalSet:
    """Return the draft; KeyError where there is none."""
    if desk.unit.drafting is None:
        raise KeyError
    return desk.unit.drafting


def with_draft(desk: Desk, local: LocalSet | None) -> Desk:
    """Return the desk with a changed draft."""
    return with_unit(desk, replace(desk.unit, drafting=local))


def base_of(local: LocalSet, office: Office) -> LocalSet | None:
    """Return the set that a draft was copied from, as it was then; None where that version is gone."""
    found = office.library.weights(local.based_on)
    return drafted(found, local.id) if found.ref == local.based_on else None


def word(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Write a text. It stands for both languages, since nobody has translated it; left as it is, it keeps both."""
    local = draft(desk)
    old: Words = editing.get(local, path)
    if value == old.pick(office.texts.locale):
        return desk
    return with_draft(desk, editing.put(local, path, Words(value) if value else NO_WORDS))


def number(desk: Desk, path: Path, value: float | None, office: Office) -> Desk:
    """Write a number of a set: it becomes the municipality's own, unless it is what the copied set says."""
    return _written(desk, path, exact(value), office)


def share(desk: Desk, path: Path, value: float | None, office: Office) -> Desk:
    """Write a number that is shown in per cent."""
    per_cent = exact(value)
    return _written(desk, path, None if per_cent is None else per_cent / HUNDRED, office)


def exact(value: float | None) -> Decimal | None:
    """Return a number from a field as it was typed."""
    if value is None:
        return None
    return Decimal(int(value)) if float(value).is_integer() else Decimal(str(value))


def _written(desk: Desk, path: Path, value: Decimal | None, office: Office) -> Desk:
    local, (*place, name) = draft(desk), path
    if name != "value":
        return with_draft(desk, editing.put(local, path, value))
    old: Figure = editing.get(local, place)
    base = _figure_at(base_of(local, office), tuple(place))
    return with_draft(desk, editing.put(local, place, written_over(old, value, base)))


def _figure_at(base: LocalSet | None, place: Path) -> Figure:
    """Return what the copied set says there; nothing where it has no such place."""
    try:
        found: Figure = editing.get(base, place)
    except KeyError:
        return NO_FIGURE
    return found


def rule(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Choose a rule: the municipality's own, unless it is that of the copied set."""
    local, name = draft(desk), path[0]
    chosen, base = RULES[name](value), base_of(local, office)
    is_as_before = base is not None and getattr(base, name) is chosen
    origin = getattr(base, f"{name}_origin") if is_as_before else Origin.LOCAL
    return with_draft(desk, editing.put(editing.put(local, (name,), chosen), (f"{name}_origin",), origin))


def rating(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Choose an end of the rating's scale, or which end is heaviest."""
    local, name = draft(desk), path[-1]
    scale, base = local.rating, base_of(local, office)
    is_up = value == MOST if name == "heavy" else scale.heavy == scale.most
    ends = {LEAST: scale.least, MOST: scale.most} | ({name: int(value)} if name in (LEAST, MOST) else {})
    scale = replace(scale, least=ends[LEAST], most=ends[MOST], heavy=ends[MOST] if is_up else ends[LEAST])
    if base is not None and (scale.least, scale.most, scale.heavy) == _ends(base):
        return with_draft(desk, replace(local, rating=base.rating))
    changed = "heavy_origin" if name == "heavy" else "scale_origin"
    return with_draft(desk, replace(local, rating=editing.put(scale, (changed,), Origin.LOCAL)))


def _ends(local: LocalSet) -> tuple[int, int, int]:
    return (local.rating.least, local.rating.most, local.rating.heavy)


def overload(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Ask for a plan at overload, or no longer."""
    local = draft(desk)
    new = Overload((), NO_WORDS, NO_WORDS, Origin.LOCAL) if local.overload is None else None
    return with_draft(desk, replace(local, overload=new))


COMMANDS: Mapping[str, Command] = {
    WORD: word,
    NUMBER: number,
    SHARE: share,
    "set-rule": rule,
    "set-rating": rating,
    "set-overload": overload,
}
