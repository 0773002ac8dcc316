"""Invented publications (påhittade): plausible numbers, no two alike where it matters, made as real ones are made.

`invented` has every dataset, hidden cells, a unit left out of some months and a span of two half-years; `bare` has
nothing that can be shown; `lone` has one unit and no region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from random import Random
from typing import TypeAlias

from kartblad.core.disclosure import LEAST, Published, publish
from kartblad.core.linking import Counts, Where, Zeros
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.periods import finest
from kartblad.core.publication.release import released, stacked, weighed
from kartblad.core.publication.table import Category, Dimension, Key, Table
from kartblad.core.words import Words

Cells: TypeAlias = dict[tuple[str, ...], int]
Parts: TypeAlias = dict[Key, Published]
OWN = "1488"
CIRCLE = "Påhittad krets: IFO-chefer i Fyrbodal"
DAY = "2026-09-01"
HALF_YEARS = ("2024-H2", "2025-H1", "2025-H2", "2026-H1")
SPAN = "2024-H2--2025-H1"
MONTHS = ("2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08")
MUNICIPALITIES = {
    "1421": ("Orust", 13), "1427": ("Sotenäs", 8), "1430": ("Munkedal", 10), "1435": ("Tanum", 12),
    "1438": ("Dals-Ed", 4), "1439": ("Färgelanda", 7), "1460": ("Bengtsfors", 9), "1461": ("Mellerud", 9),
    "1484": ("Lysekil", 14), "1485": ("Uddevalla", 58), "1486": ("Strömstad", 12), "1487": ("Vänersborg", 43),
    OWN: ("Trollhättan", 66), "1492": ("Åmål", 13),
}  # fmt: skip
"""The fourteen of Fyrbodal; how many work there is invented."""
COURSES = {
    "introduction": ("Introduktionskurs", "Introduction course", 0.24),
    "supervision": ("Yrkeshandledning", "Professional supervision", 0.46),
    "lvu": ("LVU", "Care of Young Persons Act (LVU)", 0.35),
    "trauma": ("Förhållningssätt vid trauma", "Approaches to trauma", 0.28),
    "family_therapy": ("Familjeterapi", "Family therapy", 0.17),
    "attachment": ("Anknytning och omsorgssvikt", "Attachment and neglect", 0.31),
    "bbic": ("BBiC", "Children's needs in focus (BBiC)", 0.52),
    "talking_with_children": ("Samtal med barn", "Talking with children", 0.21),
}
UNITS = {"norr": "Norr", "soder": "Söder", "ost": "Öst"}
WORKERS = {"norr": 23, "soder": 28, "ost": 19}
SESSIONS = {"norr": 41, "soder": 33, "ost": 26}
GROUPS = {"bla+gron": ("Blå och grön", "Blue and green"), "gul+orange+rod": ("Gul till röd", "Yellow to red")}
KINDS = {
    "utredning_ej_paborjad": ("Utredningar som inte har påbörjats", "Investigations not begun"),
    "utredning_over_tid": ("Utredningar som har dragit över tiden", "Investigations over time"),
}
ELEMENTS = {
    "map": ("Tre kolumner", "Three columns", 0.93),
    "risk_goal_scale": ("Risk, mål och skala tillsammans", "Risk, goal and scale together", 0.58),
    "child_words": ("Barnets egna ord", "The child's own words", 0.47),
    "network": ("Nätverk", "Network", 0.66),
    "explanation": ("Ord och bilder till barnet", "Words and pictures for the child", 0.30),
    "plan": ("Säkerhetsplan", "Safety plan", 0.40),
}
TIERS = {
    "staffing_0_2": ("0–2 år", "0–2 years", ()),
    "staffing_2_5+staffing_over_5": ("2 år eller mer", "2 years or more", ("staffing_2_5", "staffing_over_5")),
}


def chance_of(seed: str) -> Random:
    """Return what looks like chance and is the same every time."""
    return Random(seed)  # noqa: S311


def made_up(swedish: str, english: str) -> Words:
    """Return words that say that it is invented."""
    return Words(f"{swedish} (påhittat)", f"{english} (invented)")


def dimension(key: str, swedish: str, english: str, of: Sequence[Category], *, additive: bool = True) -> Dimension:
    """Return a dimension."""
    return Dimension(key, Words(swedish, english), tuple(of), additive)


def municipalities(*, additive: bool = True) -> Dimension:
    """Return the fourteen municipalities."""
    of = [Category(key, Words(name, name)) for key, (name, _staff) in MUNICIPALITIES.items()]
    return dimension("municipality", "Kommun", "Municipality", of, additive=additive)


def courses() -> Dimension:
    """Return the eight courses."""
    return dimension("course", "Kurs", "Course", [Category(k, Words(sv, en)) for k, (sv, en, _p) in COURSES.items()])


def units(keys: Sequence[str]) -> Dimension:
    """Return some of the three units."""
    of = [Category(k, Words(f"Enhet {UNITS[k]} (påhittad)", f"Unit {UNITS[k]} (invented)")) for k in keys]
    return dimension("unit", "Enhet", "Unit", of)


@cache
def attended(seed: str) -> Counts:
    """Return who took part in what in an invented half-year: everybody by chance, some in several courses."""
    chance = chance_of(f"deltagande {seed}")
    people = {key: number for key, (_name, number) in MUNICIPALITIES.items()}
    seen: list[tuple[str, str, int]] = [
        (place, course, person)
        for place, number in people.items()
        for person in range(number)
        for course, (_sv, _en, share) in COURSES.items()
        if chance.random() < share
    ]
    return counted(("municipality", "course"), (tuple(people), tuple(COURSES)), seen)


def counted(
    dimensions: tuple[str, str],
    categories: tuple[tuple[str, ...], tuple[str, ...]],
    seen: Sequence[tuple[str, str, int]],
) -> Counts:
    """Return participations of two dimensions, and the different persons of every table; a person has one first."""
    cells: Counter[tuple[str, ...]] = Counter((first, second) for first, second, _person in seen)
    persons: dict[Where, set[tuple[str, int]]] = {}
    for first, second, person in seen:
        pairs = ((dimensions[0], first), (dimensions[1], second))
        for where in ((), pairs[:1], pairs[1:], pairs):
            persons.setdefault(where, set()).add((first, person))
    behind = {where: len(who) for where, who in persons.items()}
    return Counts(dimensions, dict(zip(dimensions, categories, strict=True)), dict(cells), behind)


@cache
def invented(k: int = LEAST, rounding: int = 1) -> Publication:
    """Return one with every dataset."""
    made = (participation, tiers, posts, zones, waiting, elements)
    datasets = tuple(each(k, rounding) for each in made)
    return Publication(CIRCLE, 6, DAY, k, datasets)


@cache
def bare() -> Publication:
    """Return a publication in which nothing can be shown."""
    few = (LeftOut("2026-H1", Why.FEW), LeftOut("2026-H2", Why.OPEN))
    waits = (LeftOut("2026-08", Why.WAITING),)
    why = {Name.PARTICIPATION: few, Name.ZONES: waits, Name.ELEMENTS: few}
    return Publication(CIRCLE, 1, DAY, LEAST, tuple(dataset(name, (), left) for name, left in why.items()))


@cache
def lone() -> Publication:
    """Return a publication with one unit, and nothing of the region."""
    datasets = tuple(each(LEAST, 1, ("norr",)) for each in (zones, waiting, elements))
    return Publication("Påhittad krets: Enhet Norr", 6, DAY, LEAST, datasets)


def participation(k: int, rounding: int) -> Dataset:
    """Return participations by municipality and course."""
    by = (municipalities(), courses())
    tables = [
        released(publish(attended(period), k, even=True), by, period, edition=edition, rounding=rounding)
        for edition, period in enumerate(HALF_YEARS, 1)
    ]
    return dataset(Name.PARTICIPATION, tables)


def tiers(k: int, rounding: int) -> Dataset:
    """Return participations by experience, the first two half-years together."""
    of = [Category(key, Words(sv, en), parts) for key, (sv, en, parts) in TIERS.items()]
    by = dimension("tier", "Erfarenhet", "Experience", of)
    tables = []
    for edition, (period, of_100) in enumerate(((SPAN, 22), ("2025-H2", 19), ("2026-H1", 24)), 2):
        every = sum(attended(half).count(()) for half in finest(period))
        new = every * of_100 // 100
        cells: Cells = dict(zip(((key,) for key in TIERS), (new, every - new), strict=True))
        shown = publish(Counts.of_persons(("tier",), {"tier": tuple(TIERS)}, cells), k, even=True)
        tables.append(released(shown, (by,), period, edition=edition, rounding=rounding))
    return dataset(Name.TIERS, tables, (LeftOut("2026-H2", Why.OPEN),))


def posts(k: int, rounding: int) -> Dataset:
    """Return posts by municipality, shown where enough persons hold them."""
    by = municipalities(additive=False)
    tables = []
    for edition, period in enumerate(HALF_YEARS, 1):
        chance = chance_of(f"tjanster {period}")
        staff = {key: number + chance.randint(-2, 3) for key, (_name, number) in MUNICIPALITIES.items()}
        persons = {
            key: publish(Counts.of_persons((by.key,), {by.key: (key,)}, {(key,): number}), k)
            for key, number in staff.items()
        }
        full = {key: number - number // 9 for key, number in staff.items()}
        tables.append(weighed(persons, by, full, period, edition=edition, rounding=rounding))
    return dataset(Name.POSTS, tables)


def zones(k: int, rounding: int, among: Sequence[str] = tuple(UNITS)) -> Dataset:
    """Return measured workers by group of zones; the unit Öst is too small in two of the months."""
    of = [Category(key, Words(sv, en), tuple(key.split("+"))) for key, (sv, en) in GROUPS.items()]
    within = dimension("zone", "Zon", "Zone", of)
    tables = []
    for edition, month in enumerate(MONTHS, 1):
        chance = chance_of(f"zoner {month}")
        parts: Parts = {}
        for unit in _measured(month, among):
            measured = WORKERS[unit] - chance.randint(0, 2)
            heavy = chance.randint(7, measured - 8)
            cells: Cells = dict(zip(((key,) for key in GROUPS), (measured - heavy, heavy), strict=True))
            counts = Counts.of_persons(("zone",), {"zone": tuple(GROUPS)}, cells)
            parts[unit,] = publish(counts, k, Zeros.PEOPLE, even=True)
        by = (units(_measured(month, among)),)
        tables.append(stacked(parts, by, within, month, edition=edition, rounding=rounding, base="zone"))
    return dataset(Name.ZONES, tables, _too_small(among))


def waiting(k: int, rounding: int, among: Sequence[str] = tuple(UNITS)) -> Dataset:
    """Return what waits by kind."""
    within = dimension("kind", "Vad som väntar", "What waits", [Category(k, Words(*w)) for k, w in KINDS.items()])
    tables = []
    for edition, month in enumerate(MONTHS, 1):
        chance = chance_of(f"vantar {month}")
        parts: Parts = {}
        for unit in _measured(month, among):
            held = {key: chance.randint(4 if unit == "soder" else 7, 14) for key in KINDS}
            cells: Cells = {(key,): number + chance.randint(0, 9) for key, number in held.items()}
            holders: dict[Where, int] = {(("kind", key),): number for key, number in held.items()}
            holders[()] = sum(held.values())
            counts = Counts(("kind",), {"kind": tuple(KINDS)}, cells, holders)
            parts[unit,] = publish(counts, k, Zeros.PEOPLE, even=True)
        by = (units(_measured(month, among)),)
        tables.append(stacked(parts, by, within, month, edition=edition, rounding=rounding))
    return dataset(Name.WAITING, tables, _too_small(among))


def elements(k: int, rounding: int, among: Sequence[str] = tuple(UNITS)) -> Dataset:
    """Return mapping sessions by element: whether they have it or not."""
    of = [Category(key, Words(sv, en)) for key, (sv, en, _share) in ELEMENTS.items()]
    by = (units(among), dimension("element", "Element", "Element", of, additive=False))
    yes_or_no = (Category("yes", Words("Har det", "Has it")), Category("no", Words("Har det inte", "Has it not")))
    within = dimension("answer", "Svar", "Answer", yes_or_no)
    tables = []
    for edition, period in enumerate(HALF_YEARS[1:], 2):
        parts: Parts = {
            (unit, element): publish(_having(period, unit, element), k, even=True)
            for unit, element in product(among, ELEMENTS)
        }
        tables.append(stacked(parts, by, within, period, edition=edition, rounding=rounding, base="answer"))
    return dataset(Name.ELEMENTS, tables, (LeftOut("2024-H2", Why.FEW),))


def _having(period: str, unit: str, element: str) -> Counts:
    sessions = SESSIONS[unit] + chance_of(f"kartor {period} {unit}").randint(-3, 6)
    chance = chance_of(f"element {period} {unit} {element}")
    yes = sum(chance.random() < ELEMENTS[element][2] for _ in range(sessions))
    cells: Cells = {("yes",): yes, ("no",): sessions - yes}
    return Counts.of_persons(("answer",), {"answer": ("yes", "no")}, cells)


def _measured(month: str, among: Sequence[str]) -> list[str]:
    return [unit for unit in among if unit != "ost" or month not in MONTHS[:2]]


def _too_small(among: Sequence[str]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(month, Why.FEW, each.label)
        for month in MONTHS[:2]
        for each in units(tuple(UNITS)).categories
        if each.key == "ost" and "ost" in among
    )


PASSPORTS: Mapping[Name, tuple[tuple[str, str], tuple[str, str], bool]] = {
    Name.PARTICIPATION: (("Deltaganden", "Participations"), ("deltaganden", "participations"), False),
    Name.TIERS: (("Deltaganden efter erfarenhet", "Participations by tier"), ("deltaganden", "participations"), False),
    Name.POSTS: (("Tjänster", "Posts"), ("heltidstjänster", "full-time posts"), False),
    Name.ZONES: (("Medarbetare efter zon", "Workers by zone"), ("medarbetare", "workers"), True),
    Name.WAITING: (("Det som väntar", "What waits"), ("utredningar", "investigations"), False),
    Name.ELEMENTS: (("Kartläggningar efter element", "Sessions by element"), ("kartläggningar", "sessions"), False),
}  # fmt: skip


def dataset(name: Name, tables: Sequence[Table], left_out: tuple[LeftOut, ...] = ()) -> Dataset:
    """Return tables with an invented passport."""
    title, unit, people = PASSPORTS[name]
    return Dataset(
        name,
        made_up(*title),
        made_up("Räknat av arbetsbokens egen generator", "Counted by the workbook's own generator"),
        Words(*unit),
        made_up("Påhittat register, räknat till och med 2026-08-31", "Invented register, counted up to 2026-08-31"),
        made_up("Fjorton kommuner eller tre enheter", "Fourteen municipalities or three units"),
        Standing.SYNTHETIC,
        tuple(tables),
        people,
        (
            Words(
                "Påhittat fel: den som bytte kommun räknas i den senare.",
                "Invented fault: a mover counts in the later.",
            ),
        ),
        (Words("Inte för att jämföra enskilda medarbetare.", "Not for comparing single workers."),),
        left_out,
    )
