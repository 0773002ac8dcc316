"""What the map's screens say beside what a group writes: scale ends, BBIC words, checklist, help for a plan's rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kartblad.catalogue.written import read_data
from kartblad.core.mapping.future import Anchor
from kartblad.core.words import NO_WORDS, Words

UNCHECKED = "inte kontrollerad"
"""How a file says that nobody has checked its text against the source."""


@dataclass(frozen=True, slots=True)
class AnchorWords:
    """One kind of scale; both ends are empty where the group writes them itself."""

    kind: Anchor
    name: Words
    about: Words
    zero: Words = NO_WORDS
    ten: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class BbicTag:
    """One area as a card's tag."""

    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class BbicArea:
    """A group of tags."""

    name: Words
    tags: tuple[BbicTag, ...]


@dataclass(frozen=True, slots=True)
class Bbic:
    """All tags. ``checked`` is the day when they were held against the source; empty if never."""

    areas: tuple[BbicArea, ...]
    note: Words
    checked: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to tick before a de-identified case."""

    key: str
    text: Words
    why: Words


@dataclass(frozen=True, slots=True)
class PlanExample:
    """A rule from an invented family."""

    trigger: Words
    text: Words
    who: Words


@dataclass(frozen=True, slots=True)
class PlanHelp:
    """What helps a family to write rules; ``breach`` says what to do when one does not hold."""

    intro: Words
    questions: tuple[Words, ...]
    good_rule: tuple[Words, ...]
    mistakes: tuple[Words, ...]
    breach: Words
    examples: tuple[PlanExample, ...]


def anchors(data: Path) -> dict[Anchor, AnchorWords]:
    """Return every kind of scale, in the order in which they are offered.

    Raises
    ------
    DataProblem
        If ``mapping/anchors.yaml`` breaks its schema.
    """
    found = read_data(data, "mapping/anchors.yaml", "anchors")
    return {Anchor(key): msgspec.convert({"kind": key, **entry}, AnchorWords) for key, entry in found.items()}


def bbic_tags(data: Path) -> Bbic:
    """Return BBIC's areas as words.

    Raises
    ------
    DataProblem
        If ``mapping/bbic.yaml`` breaks its schema.
    """
    found = read_data(data, "mapping/bbic.yaml", "bbic")
    return msgspec.convert(found | {"checked": day(found["checked"])}, Bbic)


def checklist(data: Path) -> tuple[Check, ...]:
    """Return what is ticked before a de-identified case.

    Raises
    ------
    DataProblem
        If ``mapping/checklist.yaml`` breaks its schema.
    """
    return msgspec.convert(read_data(data, "mapping/checklist.yaml", "checklist"), tuple[Check, ...])


def safety_plan(data: Path) -> PlanHelp:
    """Return what helps a family to write the rules of its plan.

    Raises
    ------
    DataProblem
        If ``mapping/safety_plan.yaml`` breaks its schema.
    """
    return msgspec.convert(read_data(data, "mapping/safety_plan.yaml", "safety_plan"), PlanHelp)


def day(checked: str) -> str:
    """Return the day on which a text was checked, ÅÅÅÅ-MM-DD; empty if never."""
    return "" if checked == UNCHECKED else checked
