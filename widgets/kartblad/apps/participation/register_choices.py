"""What a visitor has chosen to see of an own register: light values that stand in the address, never the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kartblad.core.register import Dimension, Selection


class Amount(StrEnum):
    """What is counted of an own register."""

    PARTICIPATIONS = "participations"
    PERSONS = "persons"
    PERSON_DAYS = "person_days"
    HOURS = "hours"
    PER_POST = "per_post"
    COVERAGE = "coverage"
    UP_TO_DATE = "up_to_date"
    TIER_REACH = "tier_reach"
    SATURATION = "saturation"


class Beside(StrEnum):
    """What small figures stand side by side for; the values are those of `Dimension`."""

    NOTHING = "nothing"
    COURSE = "course"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    TIER = "tier"

    @property
    def dimension(self) -> Dimension | None:
        """The dimension, if there is one."""
        return None if self is Beside.NOTHING else Dimension(self.value)


COUNTED = (Amount.PARTICIPATIONS, Amount.PERSONS, Amount.PERSON_DAYS, Amount.HOURS)
"""Counted by any dimension."""
BY = (Dimension.COURSE, Dimension.GROUP, Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.TIER)
"""What a row can stand for. One occasion is too few persons to be shown."""
STAFFED_BY = (Dimension.COURSE, Dimension.MUNICIPALITY, Dimension.TIER)
"""What coverage is counted by."""
CHECKED = (Dimension.COURSE, Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.TIER)
"""Filters with a control of their own; a heading is chosen in the figure."""

OWN = "own-"
"""How the keys of these controls begin."""
PICK = "pick-"
CHIPS = "chips"


@dataclass(frozen=True, slots=True)
class Assumed:
    """What is assumed of the years ahead: whole numbers of persons and per cent."""

    staff: int = 160
    """About the posts of Fyrbodal in March 2017."""
    coverage: int = 80
    turnover: int = 30
    newcomers: int = 0
    """Per cent of the newcomers who come trained."""
    seats: int = 25
    """One group a year."""

    @property
    def numbers(self) -> dict[str, int]:
        """The assumptions by name, in their order."""
        return asdict(self)


PERCENT = (0, 100)
ASSUMED = "assumed-"
"""How the keys of the assumptions begin, after ``OWN``."""
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"staff": (1, 9_999), "coverage": PERCENT, "turnover": PERCENT, "newcomers": PERCENT, "seats": (0, 9_999)}
)
"""The least and the most of every assumption."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the register is looked at. The names of categories only: nothing about a person."""

    amount: Amount = Amount.PARTICIPATIONS
    by: Dimension = Dimension.COURSE
    beside: Beside = Beside.NOTHING
    selection: Selection = Selection()  # noqa: RUF009 - a frozen value
    assumed: Assumed = Assumed()


def own_key(name: str) -> str:
    """Return the key of a control of this part."""
    return f"{OWN}{name}"


def pick_key(dimension: Dimension) -> str:
    """Return under what name the marks of a figure are chosen."""
    return own_key(f"{PICK}{dimension}")


def chip_key(dimension: Dimension, category: str) -> str:
    """Return the key of the chip of one filter."""
    return f"{dimension}:{category}"


def change(look: Look, name: str, value: Any) -> Look:
    """Return what is looked at after the control ``own-<name>`` was used.

    Raises
    ------
    ValueError
        If there is no such control, or it cannot have such a value.
    """
    if name == "amount":
        return replace(look, amount=Amount(value))
    if name == "by":
        return replace(look, by=Dimension(value))
    if name == "beside":
        return replace(look, beside=Beside(value))
    if name.startswith(ASSUMED):
        return replace(look, assumed=_assumed(look.assumed, name.removeprefix(ASSUMED), value))
    return replace(look, selection=_narrowed(look.selection, name, value))


def _assumed(assumed: Assumed, name: str, value: float | None) -> Assumed:
    """Return the assumptions with another number; an emptied field is the usual one again."""
    least, most = LIMITS[name]
    usual = Assumed().numbers[name]
    return replace(assumed, **{name: usual if value is None else min(max(round(value), least), most)})


def _narrowed(selection: Selection, name: str, value: Any) -> Selection:
    if name == CHIPS:
        return _lifted(selection, str(value))
    if name.startswith(PICK):
        return selection.toggled(Dimension(name.removeprefix(PICK)), value)
    return selection.chosen(Dimension(name), value)


def _lifted(selection: Selection, chip: str) -> Selection:
    """Return the selection without one filter; all are lifted where none is named."""
    if not chip:
        return selection.cleared()
    dimension, _, category = chip.partition(":")
    return selection.chosen(Dimension(dimension), selection.values(Dimension(dimension)) - {category})
