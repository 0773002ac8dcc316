"""Maps for tests of what leaves: with a word of its own in every text, short or as long as it may be."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from kartblad import settings
from kartblad.catalogue.cases import cases
from kartblad.core.checks.texts import NO_TEXT
from kartblad.core.mapping.map import Feedback, Map, Parked

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = settings.load().data
CASES = {key: case.map for key, case in cases(DATA).items()}
_FILLER = "pappa ropar så att barnen vaknar, och grannen kommer över för att hjälpa till en stund "
_SOUNDS = ("ba", "do", "fi", "gu", "ko", "la", "mi", "nu", "po", "ra")
SIGNS = re.compile(r"[\s\u00ad\u200b\u2010-]+")
"""What a line break may add to a text."""
NAMES = ("persons", "network")
"""Where names are given that others refer to by."""


@cache
def full_map(cards: int = 21, *, long: bool = False) -> Map:
    """Return a map with one of everything, in which every text is a word that stands nowhere else."""
    whole = _one_of_everything(cards)
    return _worded(whole, _lengths(), count(1), long=long)  # type: ignore[no-any-return]


def _one_of_everything(cards: int) -> Map:
    case = CASES["vald"]
    many = tuple(replace(case.cards[at % len(case.cards)], id=f"c{at + 1}") for at in range(cards))
    frame = replace(case.explanations[0].frames[0], strokes=((0, 0, 500, 900, 1000, 0), (200, 300)))
    told = replace(case.explanations[0], frames=(frame, *case.explanations[0].frames[1:]))
    later = tuple(replace(rating, round=2, occasion_date="2026-03-10") for rating in case.ratings[:4])
    silent = replace(case.child_voice[0], child="olle", unknown=True, plan_to_find_out="x")
    loose = (replace(case.harm_events[0], id="h9", card="gone"), replace(case.harm_events[1], id="h10", card="gone"))
    return replace(
        case,
        session=replace(case.session, parked=(Parked("x", "x"), Parked("x")), feedback=Feedback(7, "x", "x")),
        cards=tuple(replace(card, text_family="x", text_agency="x", bbic_tag="x") for card in many),
        harm_events=(*case.harm_events, *loose),
        protections=(*case.protections, replace(case.protections[0], card="gone")),
        explanations=(told,),
        child_voice=(*case.child_voice, silent),
        ratings=tuple(replace(rating, rater_alias="x") for rating in (*case.ratings, *later)),
        goals=(*case.goals, replace(case.goals[0], id="m9", opposite_of="gone")),
        scales=(*case.scales, replace(case.scales[0], id="k9", goal="gone")),
        network=tuple(replace(each, can_do="x") for each in case.network),
    )


def _worded(value: Any, lengths: Any, numbers: Iterator[int], *, long: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_worded(each, lengths, numbers, long=long) for each in value)
    if is_dataclass(value):
        kept = {
            field.name: _worded(getattr(value, field.name), lengths.get(field.name, {}), numbers, long=long)
            for field in fields(value)
            if field.name not in NO_TEXT
        }
        return replace(value, **kept)  # type: ignore[type-var]
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    return word(next(numbers), lengths if long and isinstance(lengths, int) else 0) if value else value


def word(number: int, length: int = 0) -> str:
    """Return a word that is no part of another; with ``length`` a text of so many signs that begins with it."""
    own = "Kan" + "".join(_SOUNDS[int(digit)] for digit in f"{number:04}") + "q"
    if length < 2 * len(own) + 20:
        return own
    filler = (_FILLER * 9)[: length - 2 * len(own) - 6]
    return f"{own} {filler} slut{own[3:]}"


@cache
def _lengths() -> dict[str, Any]:
    """Return how long each text of a map may be, by the names of its fields."""
    return _of(json.loads((DATA / "schemas" / "map.json").read_text(encoding="utf-8")))  # type: ignore[no-any-return]


def _of(schema: dict[str, Any]) -> Any:
    if "properties" in schema:
        return {name: _of(each) for name, each in schema["properties"].items()}
    return _of(schema["items"]) if "items" in schema else schema.get("maxLength", 0)


def squeezed(text: str) -> str:
    """Return a text without everything that a line break may add."""
    return SIGNS.sub("", text)


def wrongly_often(whole: Map, found: str) -> dict[str, int]:
    """Return the texts of a map that a document does not have exactly once; names, that it does not have at all."""
    from kartblad.core.checks.texts import all_texts

    read = squeezed(found)
    counted = {(path, text): read.count(squeezed(text)) for path, text in all_texts(whole)}
    return {
        ".".join(path): times
        for (path, text), times in counted.items()
        if (times < 1 if path[0] in NAMES and path[-1] == "alias" else times != 1)
    }
