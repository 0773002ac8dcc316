"""An invented register and staff list (påhittad), made to fit what is published: for learning, trying out and tests.

Participations of every course, the number of municipalities under every heading, the order of the periods and the posts
are as published; the turnover, and who took part where and when, are ours or drawn by lot. Nothing in it is a fact
about anybody. All person codes begin with "påhittad-", so that no copy or file can lose the mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from math import ceil, log

import numpy as np
import pandas as pd

from kartblad.core.courses import course_hours
from kartblad.core.inequality import posts_by_municipality
from kartblad.frames.chance import Chance
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import INVENTED, TIERS, UNKNOWN, register_frame
from kartblad.frames.timetable import REMAINDER, Report, Sitting, timetable

OPENS, CLOSES = date(2013, 7, 1), date(2017, 12, 31)
"""The staff list covers these days."""
TURNOVER = 0.3
"""Share of the staff that leaves in a year; our choice within what is published of others."""
OUTSIDERS = 0.6
"""New persons for each participation in the remainder: they work elsewhere and stand in no staff list of ours."""
OUTSIDE_TIERS = (0.35, 0.25, 0.2, 0.2)
"""How they are spread over the tiers, the last one not known."""
TIER_UNKNOWN = 0.04
"""Share of the other rows that leave the tier open: as in a real register, nothing is quite complete."""


@dataclass(frozen=True, slots=True)
class Invention:
    """An invented register and the staff list that goes with it."""

    register: pd.DataFrame
    staff: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who does not exist."""

    code: str
    municipality: str
    post: float
    years: float
    """In the trade, when employed."""
    begins: date
    ends: date | None

    def tier(self, on: date) -> str:
        """Return the tier on a day, as the staffing table divides years."""
        years = self.years + (on - self.begins).days / 365.25
        return TIERS[0] if years < 2 else TIERS[1] if years <= 5 else TIERS[2]

    def employed(self, on: date) -> bool:
        """Whether the person is employed on a day."""
        return self.begins <= on and (self.ends is None or on <= self.ends)


def synthetic(report: Report, seed: int = 2017) -> Invention:
    """Return an invented register and staff list: the same ones for the same report and seed."""
    chance = Chance(seed)
    estimates = posts_by_municipality(report.staffing, report.staffing_columns)
    posts = {code: float(estimate.best or estimate.low or 1) for code, estimate in estimates.items()}
    unnamed = [person for code in sorted(posts) for person in _staff(code, posts[code], chance)]
    staff = [replace(person, code=f"{INVENTED}{number:04d}") for number, person in enumerate(unnamed, 1)]
    rows = _Attendance(staff, chance).rows(timetable(report, posts, chance))
    return Invention(_register(list(rows)), _staff_list(staff))


def moved(invention: Invention, years: int) -> Invention:
    """Return the same invention so many years later."""
    later = pd.DateOffset(years=years)
    register, staff = invention.register, invention.staff
    days = {name: staff[name] + later for name in ("employed_from", "employed_to")}
    return Invention(register.assign(start=register["start"] + later), staff.assign(**days))


def enlarged(frame: pd.DataFrame, rows: int) -> pd.DataFrame:
    """Return a register with so many rows: copies of one, each with persons of its own. For measuring speed."""
    copies = ceil(rows / len(frame))
    codes, persons = frame["person"].cat.codes.to_numpy(), frame["person"].cat.categories
    names = pd.Index([f"{person}-{copy}" for copy in range(copies) for person in persons])
    moved = (codes + np.arange(copies)[:, None] * len(persons)).ravel()[:rows]
    long = frame.iloc[np.tile(np.arange(len(frame)), copies)[:rows]].reset_index(drop=True)
    return long.assign(person=pd.Categorical.from_codes(moved, names))


def _staff(municipality: str, posts: float, chance: Chance) -> Iterator[Person]:
    """Yield everyone who holds one of the posts from first to last day; none is ever vacant."""
    whole, part = divmod(posts, 1)
    for post in [*([1.0] * int(whole)), *([round(part, 2)] if part else [])]:
        begins, years = OPENS, 9 * chance.share() ** 2
        while begins <= CLOSES:
            ends = begins + timedelta(days=60 - int(log(1 - chance.share()) / TURNOVER * 365))
            yield Person("", municipality, post, years, begins, None if ends > CLOSES else ends)
            begins, years = ends + timedelta(days=1), 4 * chance.share() ** 6


class _Attendance:
    """Who sits in the seats: someone employed there then, who has not taken the course, if there is anyone."""

    def __init__(self, staff: Sequence[Person], chance: Chance) -> None:
        self.chance = chance
        self.taken: dict[str, set[str]] = defaultdict(set)
        self.at: dict[str, list[Person]] = defaultdict(list)
        self.outside: dict[str, list[str]] = defaultdict(list)
        self.numbers = count(1)
        for person in staff:
            self.at[person.municipality].append(person)

    def rows(self, sittings: Sequence[Sitting]) -> Iterator[dict[str, object]]:
        """Yield one row for every seat."""
        for sitting in sittings:
            course, hours = sitting.course, course_hours(sitting.course)
            for municipality in sitting.municipalities:
                person, tier = self.someone(sitting, municipality)
                self.taken[course.key].add(person)
                yield {
                    "person": person,
                    "municipality": municipality,
                    "course": course.key,
                    "start": pd.Timestamp(sitting.on),
                    "days": np.nan if course.days is None else float(course.days),
                    "hours": np.nan if hours is None else float(hours),
                    "tier": tier,
                    "occasion": sitting.occasion,
                }

    def someone(self, sitting: Sitting, municipality: str) -> tuple[str, str]:
        """Return a person and the tier then."""
        if sitting.course.key == REMAINDER:
            return self.outsider(municipality), TIERS[self.chance.pick(OUTSIDE_TIERS)]
        here = [person for person in self.at[municipality] if person.employed(sitting.on)]
        new = [person for person in here if person.code not in self.taken[sitting.course.key]] or here
        followed = self.taken.get(sitting.course.follows, set())
        likely = [4.0 if person.code in followed else 1.0 for person in new]
        person = new[self.chance.pick(likely)]
        return person.code, UNKNOWN if self.chance.share() < TIER_UNKNOWN else person.tier(sitting.on)

    def outsider(self, municipality: str) -> str:
        """Return someone who works elsewhere in the municipality: new, or one who came before."""
        known = self.outside[municipality]
        if not known or self.chance.share() < OUTSIDERS:
            known.append(f"{INVENTED}e{next(self.numbers):04d}")
            return known[-1]
        return known[self.chance.below(len(known))]


def _register(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    return register_frame({name: [row[name] for row in rows] for name in rows[0]})


def _staff_list(staff: Sequence[Person]) -> pd.DataFrame:
    return staff_frame(
        {
            "person": [p.code for p in staff],
            "municipality": [p.municipality for p in staff],
            "post": [p.post for p in staff],
            "tier": [p.tier(p.ends or CLOSES) for p in staff],
            "employed_from": [pd.Timestamp(p.begins) for p in staff],
            "employed_to": [pd.NaT if p.ends is None else pd.Timestamp(p.ends) for p in staff],
        }
    )
