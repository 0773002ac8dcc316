"""P: whether anybody can be recognised, and whether it is said what becomes of the map."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.identifiers import Identifiers
from kartblad.core.checks.material import Material
from kartblad.core.mapping.map import Disposal, Mode
from kartblad.core.mapping.people import Person
from kartblad.core.personal import looks_like_personal_number

NAMING = frozenset({"alias", "rater_alias", "bbic_tag"})
"""Fields that hold an invented name, or a word from a list."""


def mode_not_confirmed(material: Material) -> Iterator[Spot]:
    """P01: nobody has said whether the case is made up, de-identified or real."""
    if not material.mode_confirmed:
        yield spot("session", "mode")


def personal_number(material: Material) -> Iterator[Spot]:
    """P02: a text holds something like a personal identity number; it is not repeated."""
    for path, text in material.texts:
        if looks_like_personal_number(text):
            yield spot(*path)


def recognisable(material: Material) -> Iterator[Spot]:
    """P03: a text holds a number, address, date, place or name that may point somebody out."""
    identifiers = Identifiers(material)
    for path, text in material.texts:
        if path[-1] == "by" or path[-1] in NAMING:
            continue
        found = identifiers.in_text(text)
        if found:
            yield spot(*path, kind=found[0], found=found[1])


def no_disposal(material: Material) -> Iterator[Spot]:
    """P04: nobody has chosen what happens to the map."""
    if material.map.session.disposal_choice is None:
        yield spot("session", "disposal_choice")


def belongs_to_case(material: Material) -> Iterator[Spot]:
    """P05: a real case, and nobody has confirmed that the map goes to the case record."""
    meeting = material.map.session
    if meeting.mode is Mode.REAL and meeting.disposal_choice is not Disposal.CASE_RECORD:
        yield spot("session", "disposal_choice")


def together_recognisable(material: Material) -> Iterator[Spot]:
    """P06: several kinds of facts about one person, which together may point it out."""
    identifiers = Identifiers(material)
    telling = [
        (sentence.text.casefold(), frozenset(identifiers.kinds_in(sentence.text)))
        for _, text in material.texts
        if any(identifiers.kinds_in(text))
        for sentence in material.read(text).sentences
    ]
    for person in material.map.persons:
        kinds = _kinds(person, telling)
        if len(kinds) >= material.limits.quasi_identifiers:
            yield spot("persons", person.id, who=person.alias, kinds=tuple(sorted(kinds)))


def _kinds(person: Person, telling: list[tuple[str, frozenset[str]]]) -> set[str]:
    """Return the kinds of facts that stand in sentences about somebody."""
    name = re.compile(rf"\b{re.escape(person.alias.casefold())}(?:s|n|en)?\b")
    found = {"age"} if person.age_years is not None else set()
    return found.union(*(kinds for text, kinds in telling if name.search(text)))
