"""Every view of the sheet Kompetenssatsningen that shows something of its own, and the tables read plainly."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from kartblad import settings
from kartblad.apps.participation import state
from kartblad.apps.participation.address import possible
from kartblad.apps.participation.register_choices import BY, LIMITS, Amount, Assumed, Beside, Look
from kartblad.apps.participation.selection import (
    NO_GUESSES,
    TABLES,
    Among,
    Question,
    Section,
    Topic,
    View,
    Weight,
    guess_key,
)
from kartblad.catalogue.tables import statistics
from kartblad.charts.figure import Figure
from kartblad.core.participation import Grouping, Measure
from kartblad.core.register import Selection
from kartblad.i18n import Texts
from kartblad.ui.blocks import FigureBlock, Screen

DATA = settings.load().data
STATS = statistics(DATA)
START = state.start(STATS)
TEXTS = Texts("sv")
PLAN_TIERS = tuple(tier.key for tier in STATS.tiers if tier.list == "plan")
GUESSES: dict[Question, tuple[str | float, ...]] = {
    Question.DAYS: ("family_therapy", "supervision", "bbic"),
    Question.REMAINDER: (500.0, 390.0),
    Question.REACH: (8.0, 3.0),
    Question.PERSONS: (137.0, 900.0, 137.0),
}


def table(name: str) -> list[dict[str, str]]:
    """Read one published table as text, without the code under test."""
    with (DATA / "statistics" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def asked(question: Question, *, revealed: bool = False, guesses: tuple[str | float, ...] | None = None) -> View:
    """Return the workshop with a question, its guesses and perhaps its answer."""
    view = replace(START, section=Section.WORKSHOP, question=question)
    for number, guess in enumerate(GUESSES[question] if guesses is None else guesses, start=1):
        view = state.change(view, guess_key(number), guess)
    return state.change(view, "reveal", True) if revealed else view


def every_view() -> Iterator[View]:
    """Yield every view that differs in what it shows; of the workshop, each question before and after."""
    for measure, by, among in product(Measure, Grouping, Among):
        yield replace(START, measure=measure, by=by, among=among)
    for section in (Section.PERIODS, Section.INTRODUCTION, Section.SURVEYS, Section.REGISTER):
        yield replace(START, section=section)
    for group in STATS.course_groups:
        yield replace(START, section=Section.COURSE, course=group.key)
    for indicator in STATS.staffing_indicators:
        yield replace(START, section=Section.STAFFING, indicator=indicator.key)
    for key in PLAN_TIERS:
        yield replace(START, section=Section.PLAN, tier=key)
    for weight, topic in product(Weight, Topic):
        yield replace(START, section=Section.EVIDENCE, weight=weight, topic=topic)
    for question in Question:
        yield asked(question, guesses=())
        yield asked(question)
        yield asked(question, revealed=True)


def shown(view: View, texts: Texts = TEXTS) -> Screen:
    """Return what a view shows."""
    return state.screen(view, STATS, texts)


def figures(screen: Screen) -> dict[str, Figure]:
    """Return the figures of a screen by key."""
    return {block.key: block.figure for block in screen.blocks if isinstance(block, FigureBlock)}


def figure(view: View, key: str, texts: Texts = TEXTS) -> Figure:
    """Return one figure of a view."""
    return figures(shown(view, texts))[key]


def _guesses(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    allowed = possible(question, STATS)
    values = map(str, allowed) if isinstance(allowed, range) else allowed.values()
    return st.tuples(*[st.sampled_from(["", *values])] * TABLES)


def looks() -> st.SearchStrategy[Look]:
    """Return a strategy for every choice about a register that an address can hold."""
    filters = {
        "courses": [course.key for course in STATS.courses],
        "groups": [group.key for group in STATS.course_groups],
        "municipalities": ["1488", "1487", "0180"],
        "years": ["2016", "2017"],
        "tiers": ["staffing_0_2", "unknown"],
    }
    chosen = {name: st.frozensets(st.sampled_from(keys)) for name, keys in filters.items()}
    selections = st.builds(Selection, **chosen)
    assumed = st.builds(Assumed, **{name: st.integers(*ends) for name, ends in LIMITS.items()})
    return st.builds(Look, st.sampled_from(Amount), st.sampled_from(BY), st.sampled_from(Beside), selections, assumed)


def views() -> st.SearchStrategy[View]:
    """Return a strategy for every view that the page can come to, whatever was chosen in its other parts."""
    return st.builds(
        View,
        course=st.sampled_from([group.key for group in STATS.course_groups]),
        indicator=st.sampled_from([indicator.key for indicator in STATS.staffing_indicators]),
        tier=st.sampled_from(PLAN_TIERS),
        section=st.sampled_from(Section),
        measure=st.sampled_from(Measure),
        by=st.sampled_from(Grouping),
        among=st.sampled_from(Among),
        weight=st.sampled_from(Weight),
        topic=st.sampled_from(Topic),
        question=st.sampled_from(Question),
        tables=st.integers(1, TABLES),
        guesses=st.tuples(*[st.just(NO_GUESSES) | _guesses(question) for question in Question]),
        own=looks(),
        revealed=st.sets(st.sampled_from(Question)).map(lambda some: tuple(q for q in Question if q in some)),
    )
