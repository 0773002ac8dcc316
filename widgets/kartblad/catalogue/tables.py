"""All published statistics as one frozen value of `core` rows, and the passport of every number drawn from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from kartblad.catalogue import reader
from kartblad.catalogue.schema import problem, read_package
from kartblad.core.courses import Course, CourseGroup, Period, Reading
from kartblad.core.estimates import Flag
from kartblad.core.evidence import Derivation, Fact, Inconsistency, LostContent, Reference
from kartblad.core.plan import Need, Tier, Training, Wish
from kartblad.core.problems import Place
from kartblad.core.provenance import Passport, Source, Standing
from kartblad.core.regions import IntroductionRegion, Municipality
from kartblad.core.staffing import Indicator, Rereported, StaffColumn, StaffValue
from kartblad.core.surveys import EducationArea, Finding, SurveyRound
from kartblad.core.words import NO_WORDS, Words
from kartblad.i18n import msgid

PASSPORTS = "passports.yaml"
TOTAL = "participations_total"


@dataclass(frozen=True, slots=True)
class FlagText:
    """What a flag of the staffing table is called and means."""

    key: Flag
    name: Words
    meaning: Words


class SourceText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source of a passport, and where in it."""

    key: str
    place: Words = NO_WORDS


class PassportText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passport in both languages, as ``passports.yaml`` holds it."""

    definition: Words
    unit: Words
    period: Words
    standing: Standing
    sources: tuple[SourceText, ...]
    coverage: Words = NO_WORDS
    derivation: Words = NO_WORDS
    known_faults: tuple[Words, ...] = ()
    not_for: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every table under ``data/statistics``, in the tables' own order."""

    sources: tuple[Source, ...]
    municipalities: tuple[Municipality, ...]
    course_groups: tuple[CourseGroup, ...]
    courses: tuple[Course, ...]
    periods: tuple[Period, ...]
    scope_readings: tuple[Reading, ...]
    staffing_indicators: tuple[Indicator, ...]
    staffing_columns: tuple[StaffColumn, ...]
    staffing: tuple[StaffValue, ...]
    staffing_flags: tuple[FlagText, ...]
    staffing_rereported: tuple[Rereported, ...]
    introduction_regions: tuple[IntroductionRegion, ...]
    tiers: tuple[Tier, ...]
    planned_trainings: tuple[Training, ...]
    competence_needs: tuple[Need, ...]
    training_wishes: tuple[Wish, ...]
    survey_rounds: tuple[SurveyRound, ...]
    survey_findings: tuple[Finding, ...]
    education_areas: tuple[EducationArea, ...]
    inconsistencies: tuple[Inconsistency, ...]
    lost_content: tuple[LostContent, ...]
    facts: tuple[Fact, ...]
    derivations: tuple[Derivation, ...]
    reference_figures: tuple[Reference, ...]
    passports: Mapping[str, PassportText]

    def fact(self, key: str) -> Fact:
        """Return one stated fact.

        Raises
        ------
        KeyError
            If ``facts.csv`` has no such key.
        """
        for fact in self.facts:
            if fact.key == key:
                return fact
        raise KeyError(key)

    def number(self, key: str) -> Decimal:
        """Return the best value of a stated fact that is a number.

        Raises
        ------
        KeyError
            If there is no such fact, or it is not a number.
        """
        best = self.fact(key).best
        if best is None:
            raise KeyError(key)
        return best

    @property
    def total(self) -> int:
        """All participations 2014-2017 that the report states."""
        return int(self.number(TOTAL))


KINDS: Mapping[str, type] = MappingProxyType(
    {
        "sources": Source,
        "municipalities": Municipality,
        "course_groups": CourseGroup,
        "courses": Course,
        "periods": Period,
        "scope_readings": Reading,
        "staffing_indicators": Indicator,
        "staffing_columns": StaffColumn,
        "staffing": StaffValue,
        "staffing_flags": FlagText,
        "staffing_rereported": Rereported,
        "introduction_regions": IntroductionRegion,
        "tiers": Tier,
        "planned_trainings": Training,
        "competence_needs": Need,
        "training_wishes": Wish,
        "survey_rounds": SurveyRound,
        "survey_findings": Finding,
        "education_areas": EducationArea,
        "inconsistencies": Inconsistency,
        "lost_content": LostContent,
        "facts": Fact,
        "derivations": Derivation,
        "reference_figures": Reference,
    }
)
"""Which value a row of each table is; a table is named in the package with hyphens."""


def statistics(data: Path) -> Statistics:
    """Read every statistics table and passport under ``data``.

    Raises
    ------
    DataProblem
        Naming file, row and column (or key) of the first thing that breaks its schema.
    """
    package = read_package(data)
    rows = reader.read_tables(data, package)
    by_name = {resource.name: resource for resource in package.resources}
    found: dict[str, Any] = {}
    for table, kind in KINDS.items():
        name = table.replace("_", "-")
        if name not in by_name:
            raise problem(msgid("{file} lacks the table {table}."), Place("datapackage.json", key=name), table=name)
        found[table] = reader.values(by_name[name], rows[name], kind)
    passports = reader.read_entries(data, PASSPORTS, PassportText)
    return Statistics(**found, passports=MappingProxyType(passports))


def passport(stats: Statistics, key: str, locale: str) -> Passport:
    """Return the passport of one measure or figure in the reader's language.

    Raises
    ------
    DataProblem
        If there is no such passport, or it names a source that ``sources.csv`` lacks.
    """
    text = stats.passports.get(key)
    if text is None:
        message = msgid("{file}: there is no passport {key}. Write one before its numbers are shown.")
        raise problem(message, Place(PASSPORTS, key=key), key=key)
    return Passport(
        definition=text.definition.pick(locale),
        unit=text.unit.pick(locale),
        sources=tuple(_source(stats, key, source, locale) for source in text.sources),
        period=text.period.pick(locale),
        standing=text.standing,
        coverage=text.coverage.pick(locale),
        derivation=text.derivation.pick(locale),
        known_faults=tuple(words.pick(locale) for words in text.known_faults),
        not_for=tuple(words.pick(locale) for words in text.not_for),
    )


def _source(stats: Statistics, key: str, named: SourceText, locale: str) -> Source:
    for source in stats.sources:
        if source.key == named.key:
            place = named.place.pick(locale) or source.place
            return Source(source.key, source.title, source.publisher, source.published, place, source.link)
    message = msgid("{file}, key {key}: the source {source} is not in sources.csv. Add it there or mend the key.")
    raise problem(message, Place(PASSPORTS, key=f"{key}.sources"), key=key, source=named.key)
