"""The ceiling that proposals and needs are reckoned with: a share of the norm that all should be under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.what_if_month import Tried, usual_ceiling
from kartblad.i18n import Texts
from kartblad.ui.blocks import NumberField

KEY = "try-ceiling"
LEAST, MOST = 50, 200


def ceiling(desk: Desk, found: Tried) -> Fraction:
    """Return the ceiling: the one that was set, else the end of balance in the set."""
    return desk.trying.ceiling or usual_ceiling(found.weights)


def field(desk: Desk, found: Tried, texts: Texts) -> NumberField:
    """Return the field of the ceiling."""
    hint = texts.gettext("All should be under this share of the norm. Exactly at it is not under, as for the zones.")
    held = float(ceiling(desk, found) * 100)
    return NumberField(KEY, texts.gettext("Ceiling"), held, LEAST, MOST, 1, "%", hint)


def change(desk: Desk, _path: Path, value: float | None, _office: Office) -> Desk:
    """Set the ceiling; emptied, it is the set's own again."""
    new = None if value is None else Fraction(str(value)) / 100
    return replace(desk, trying=replace(desk.trying, ceiling=new))


COMMANDS: Mapping[str, Command] = {KEY: change}
