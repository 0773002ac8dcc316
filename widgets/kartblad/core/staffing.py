"""The staffing table of the report: cells as printed beside their readings, what adds up, and what was re-reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kartblad.core.estimates import Estimate, Flag, Total, total
from kartblad.core.words import NO_WORDS, Words

POSTS, VACANCIES, RELIEF = "posts", "vacancies", "admin_relief"
SOCIONOM = "socionom"
EDUCATION = (SOCIONOM, "other_education")
EXPERIENCE = ("exp_0_2", "exp_2_5", "exp_over_5")


class Relief(StrEnum):
    """Whether a unit has administrative relief."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    """Something else is named, e.g. a front desk."""
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a column's numbers come from."""

    INTERVIEW = "interview"
    """Telephone interview, March 2017."""
    REREPORTED = "rereported"
    """The municipality's report to Socialstyrelsen on the grant of 2016."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table."""

    key: str
    name: Words
    label_raw: str
    unit: Words


@dataclass(frozen=True, slots=True)
class StaffColumn:
    """One column of the table: a municipality, or one of its two interviewed units."""

    key: str
    number: int
    label_raw: str
    municipality: str
    unit_number: int | None
    origin: Origin
    scope: Words
    comment: Words
    """In our words: how the rows of the column go together."""

    @property
    def name(self) -> str:
        """The label as printed, without the marks that change meaning within the table."""
        return self.label_raw.rstrip("*")


@dataclass(frozen=True, slots=True)
class StaffValue:
    """One cell: the printed text and how it is read."""

    column: str
    indicator: str
    raw_text: str
    estimate: Estimate
    flag: Flag
    relief: Relief | None = None
    note: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Rereported:
    """What a municipality reported to Socialstyrelsen for the same staff."""

    municipality: str
    staff: Decimal
    unit: Words
    socionom: Decimal
    beside_table: bool
    """True: stands beside other numbers in the table; False: the table itself prints these."""
    note: Words = NO_WORDS
    source: str = ""
    section: str = ""

    @property
    def socionom_share(self) -> Fraction:
        """The share of staff with a degree in social work."""
        return Fraction(self.socionom) / Fraction(self.staff)


class Fit(StrEnum):
    """How education and experience go with the posts of a column."""

    POSTS = "posts"
    """Both can be read as all posts."""
    FILLED = "filled"
    """Both can be read as the posts less the vacant ones."""
    SOCIONOM_ONLY = "socionom_only"
    """Education is all posts, experience only those with a degree in social work."""
    NONE = "none"
    """No reading makes the rows agree."""


@dataclass(frozen=True, slots=True)
class Check:
    """One column with its sums."""

    column: StaffColumn
    posts: Estimate
    vacancies: Estimate
    education: Total
    experience: Total
    fit: Fit

    @property
    def adds_up(self) -> bool:
        """Whether some reading makes posts, education and experience agree."""
        return self.fit is not Fit.NONE


def cell(values: Iterable[StaffValue], column: str, indicator: str) -> StaffValue:
    """Return the one cell of ``column`` and ``indicator``.

    Raises
    ------
    KeyError
        If there is no such cell.
    """
    for value in values:
        if value.column == column and value.indicator == indicator:
            return value
    raise KeyError((column, indicator))


def indicator_total(values: Iterable[StaffValue], indicator: str) -> Total:
    """Return the sum of one row over all columns."""
    return total(value.estimate for value in values if value.indicator == indicator)


def posts_with_rereported(
    values: Sequence[StaffValue], columns: Iterable[StaffColumn], rereported: Iterable[Rereported]
) -> Decimal:
    """Return the best posts, a re-reported number taking the place of all columns of its municipality."""
    reported = {r.municipality: r.staff for r in rereported}
    kept = [c.key for c in columns if c.municipality not in reported]
    posts = [cell(values, key, POSTS).estimate.best or Decimal(0) for key in kept]
    return sum(posts, Decimal(0)) + sum(reported.values(), Decimal(0))


def experience_shares(values: Sequence[StaffValue]) -> dict[str, Fraction]:
    """Return the share of each length of experience among what can be counted."""
    sums = {key: Fraction(indicator_total(values, key).best) for key in EXPERIENCE}
    whole = sum(sums.values())
    return {key: part / whole for key, part in sums.items()} if whole else {}


def check(column: StaffColumn, values: Iterable[StaffValue]) -> Check:
    """Return how the rows of one column go together."""
    own = {value.indicator: value.estimate for value in values if value.column == column.key}
    education = total(own[key] for key in EDUCATION)
    experience = total(own[key] for key in EXPERIENCE)
    fit = _fit(own[POSTS], own[VACANCIES], education.estimate, experience.estimate, own[SOCIONOM])
    return Check(column, own[POSTS], own[VACANCIES], education, experience, fit)


def _fit(posts: Estimate, vacancies: Estimate, education: Estimate, experience: Estimate, socionom: Estimate) -> Fit:
    vacant = vacancies.best or Decimal(0)
    for number in posts.readings:
        if education.may_be(number) and experience.may_be(number):
            return Fit.POSTS
    for number in posts.readings:
        filled = number - vacant
        if education.may_be(filled) and experience.may_be(filled):
            return Fit.FILLED
    only_socionom = socionom.is_exact and experience.is_exact and socionom.best == experience.best
    if only_socionom and any(education.may_be(number) for number in posts.readings):
        return Fit.SOCIONOM_ONLY
    return Fit.NONE


@dataclass(frozen=True, slots=True)
class Recount:
    """What the table says where the report's interview summary makes a claim: municipality codes."""

    with_vacancy_data: frozenset[str]
    without_vacancies: frozenset[str]
    nobody_over_5: frozenset[str]
    all_under_2: frozenset[str]
    with_relief: frozenset[str]


def recount(columns: Iterable[StaffColumn], values: Sequence[StaffValue]) -> Recount:
    """Count municipalities (not columns) behind the claims of the interview summary."""
    units: dict[str, list[str]] = {}
    for column in columns:
        units.setdefault(column.municipality, []).append(column.key)

    def where(indicator: str, fits: tuple[Decimal | None, ...]) -> set[str]:
        return {m for m, keys in units.items() if all(cell(values, k, indicator).estimate.high in fits for k in keys)}

    zero = (Decimal(0),)
    relief = {v.column for v in values if v.relief is Relief.YES}
    beginners = {v.column for v in values if v.indicator == "exp_0_2" and v.estimate.high}
    nobody_over_5 = where("exp_over_5", zero)
    return Recount(
        with_vacancy_data=frozenset(units) - where(VACANCIES, (None,)),
        without_vacancies=frozenset(where(VACANCIES, zero)),
        nobody_over_5=frozenset(nobody_over_5),
        all_under_2=frozenset(
            m for m in nobody_over_5 & where("exp_2_5", zero) if any(k in beginners for k in units[m])
        ),
        with_relief=frozenset(m for m, keys in units.items() if relief.intersection(keys)),
    )
