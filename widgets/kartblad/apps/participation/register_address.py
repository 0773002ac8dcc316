"""How an own register's view stands in the address: its choices in Swedish, and not a word from the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kartblad.apps.participation.register_choices import LIMITS, Amount, Assumed, Beside, Look
from kartblad.apps.participation.slug import slug
from kartblad.catalogue.tables import Statistics
from kartblad.core.register import Dimension

AMOUNTS = {
    "deltagartillfallen": Amount.PARTICIPATIONS,
    "personer": Amount.PERSONS,
    "persondagar": Amount.PERSON_DAYS,
    "timmar": Amount.HOURS,
    "per-tjanst": Amount.PER_POST,
    "tackning": Amount.COVERAGE,
    "aktuell": Amount.UP_TO_DATE,
    "niva": Amount.TIER_REACH,
    "mattnad": Amount.SATURATION,
}
BY = {
    "kurs": Dimension.COURSE,
    "rubrik": Dimension.GROUP,
    "kommun": Dimension.MUNICIPALITY,
    "ar": Dimension.YEAR,
    "erfarenhet": Dimension.TIER,
}
BESIDE = {
    "inget": Beside.NOTHING,
    "kurs": Beside.COURSE,
    "kommun": Beside.MUNICIPALITY,
    "ar": Beside.YEAR,
    "erfarenhet": Beside.TIER,
}
TIERS = {
    "0-2": "staffing_0_2",
    "2-5": "staffing_2_5",
    "over-5": "staffing_over_5",
    "okand": "unknown",
}
FILTERS = {f"bara-{name}": dimension for name, dimension in BY.items()}
"""Parameters that filter. There is none for an occasion: its name comes from the register."""
ASSUMED = "antaganden"
"""The assumptions of the years ahead, as numbers with commas between."""
NAMES = ("registermatt", "registerper", "bredvid", ASSUMED, *FILTERS)
MOST = 300
"""Categories of one filter that are read from an address: every municipality fits."""


def pairs(look: Look, stats: Statistics) -> Iterator[tuple[str, str]]:
    """Yield name and value of every choice that is not the first one. Courses of the register's own are left out."""
    first = Look()
    choices: tuple[tuple[str, Mapping[str, object], object, object], ...] = (
        ("registermatt", AMOUNTS, look.amount, first.amount),
        ("registerper", BY, look.by, first.by),
        ("bredvid", BESIDE, look.beside, first.beside),
    )
    for name, values, chosen, usual in choices:
        if chosen != usual:
            yield name, next(text for text, value in values.items() if value == chosen)
    if look.assumed != first.assumed:
        yield ASSUMED, ",".join(map(str, look.assumed.numbers.values()))
    for name, dimension in FILTERS.items():
        write = _writer(dimension, stats)
        written = sorted(text for text in map(write, look.selection.values(dimension)) if text)
        if written:
            yield name, ",".join(written)


def read(look: Look, name: str, text: str, stats: Statistics) -> tuple[Look, bool]:
    """Return the look with one parameter of the address, and whether all of it could be used."""
    if name in FILTERS:
        return _filtered(look, FILTERS[name], text, stats)
    if name == "registermatt" and text in AMOUNTS:
        return replace(look, amount=AMOUNTS[text]), True
    if name == "registerper" and text in BY:
        return replace(look, by=BY[text]), True
    if name == "bredvid" and text in BESIDE:
        return replace(look, beside=BESIDE[text]), True
    if name == ASSUMED:
        return _assumed(look, text)
    return look, False


def _assumed(look: Look, text: str) -> tuple[Look, bool]:
    """Read the assumptions; they are used all together or not at all."""
    parts = text.split(",")
    if len(parts) != len(LIMITS) or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        return look, False
    numbers = dict(zip(LIMITS, map(int, parts), strict=True))
    if not all(least <= numbers[name] <= most for name, (least, most) in LIMITS.items()):
        return look, False
    return replace(look, assumed=Assumed(**numbers)), True


def _filtered(look: Look, dimension: Dimension, text: str, stats: Statistics) -> tuple[Look, bool]:
    found = [_reader(dimension, stats)(part) for part in text.split(",")[:MOST]]
    known = [category for category in found if category]
    whole = len(known) == len(text.split(","))
    return replace(look, selection=look.selection.chosen(dimension, known)), whole


def _writer(dimension: Dimension, stats: Statistics) -> Callable[[str], str]:
    """Return how a category stands in the address; empty for one that must not stand there."""
    if dimension in (Dimension.MUNICIPALITY, Dimension.YEAR):
        return _four_digits
    names = {key: text for text, key in _keys(dimension, stats).items()}
    return lambda category: names.get(category, "")


def _reader(dimension: Dimension, stats: Statistics) -> Callable[[str], str]:
    if dimension in (Dimension.MUNICIPALITY, Dimension.YEAR):
        return _four_digits
    keys = _keys(dimension, stats)
    return lambda text: keys.get(text, "")


def _four_digits(text: str) -> str:
    return text if re.fullmatch(r"[0-9]{4}", text) else ""


def _keys(dimension: Dimension, stats: Statistics) -> Mapping[str, str]:
    """Return the keys of tiers, courses or headings by how they stand in the address."""
    if dimension is Dimension.TIER:
        return TIERS
    headings = {slug(group.name.sv): group.key for group in stats.course_groups}
    if dimension is Dimension.GROUP:
        return headings
    return headings | {slug(course.name.sv): course.key for course in stats.courses}
