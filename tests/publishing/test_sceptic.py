"""What a reader who trusts nothing tries: late rows, editions made differently, a rule known by heart, words too wide.

Each test says what would be learnt, or believed, if it failed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from workload_values import SETTINGS

from kartblad import cli
from kartblad.apps.dashboard.cover import cover
from kartblad.apps.dashboard.page import page
from kartblad.apps.dashboard.post import Post
from kartblad.catalogue.publication_words import publication_words
from kartblad.catalogue.tables import statistics
from kartblad.core.disclosure import publish
from kartblad.core.elements import Counted, Elements
from kartblad.core.linking import Counts
from kartblad.core.publication.edition import Dataset, Name, Publication, Topic
from kartblad.core.publication.freezing import joined
from kartblad.core.words import Words
from kartblad.frames.register import register_frame
from kartblad.i18n import Texts
from kartblad.publishing.asked import Asked
from kartblad.publishing.mapping import UnitSessions, mapping
from kartblad.publishing.names import Names, named
from kartblad.publishing.participation import participation
from kartblad.records import element_counts

ABOUT = publication_words(SETTINGS.data)
TEXTS = Texts("sv")
NONE = Elements(*(False for _ in fields(Elements)))
Row = tuple[str, str, str, str, str]
"""Person, municipality, course, first day, tier."""
AUGUST, FEBRUARY, SUMMER = Asked(5, 1, 1, "2024-08-01"), Asked(5, 1, 2, "2025-02-01"), Asked(5, 1, 3, "2025-08-01")


@cache
def names() -> Names:
    return named(statistics(SETTINGS.data), ABOUT, own={"own:klarsprak": "Klarspråk"})


def group(size: int, place: str, course: str, start: str) -> list[Row]:
    """Return the rows of different persons on one course."""
    return [(f"{place}-{n}", place, course, start, "staffing_0_2") for n in range(size)]


def edition(rows: Iterable[Row], asked: Asked, before: Publication | None = None) -> Publication:
    """Return the next edition of a register."""
    columns = ["person", "municipality", "course", "start", "tier"]
    frame = register_frame(pd.DataFrame(list(rows), columns=columns))
    made, _log = participation(frame, None, names(), before, asked)
    return joined(before, made, circle="krets", k=asked.k, published=asked.today)


def taken(publication: Publication) -> Dataset:
    found = publication.dataset(Name.PARTICIPATION)
    assert found is not None
    return found


FIRST = [*group(12, "1488", "bbic", "2024-02-01"), *group(12, "1485", "lvu_basic", "2024-03-01")]
SECOND = [*group(12, "1488", "bbic", "2024-09-01"), *group(12, "1485", "bbic", "2024-09-01")]


# Editions ---------------------------------------------------------------------------------------------------------


def categories(publication: Publication) -> list[list[str]]:
    """Return the categories of both dimensions of the last table."""
    return [[each.key for each in dimension.categories] for dimension in taken(publication).latest.dimensions]


@pytest.mark.parametrize("late", [("1488", "own:klarsprak"), ("0180", "bbic")])
def test_a_row_that_comes_in_late_leaves_no_trace(late: tuple[str, str]) -> None:
    """Learnt otherwise: that one of 0180, or one on Klarspråk, came in late for a half-year already published."""
    first, late_row = edition(FIRST, AUGUST), group(1, *late, "2024-03-01")
    expected = taken(edition([*FIRST, *SECOND], FEBRUARY, first))
    assert taken(edition([*FIRST, *SECOND, *late_row], FEBRUARY, first)) == expected


def test_a_category_stays_once_it_was_shown() -> None:
    """Learnt otherwise: that the rows of a course were taken back from a half-year that stands as it was published."""
    first = edition(FIRST, AUGUST)
    gone = edition([*FIRST[:12], *SECOND], FEBRUARY, first)
    assert categories(gone) == categories(edition([*FIRST, *SECOND], FEBRUARY, first))


def test_the_first_page_promises_the_smallest_k_of_all_editions() -> None:
    """Believed otherwise: that no number is below nine, where the first edition shows five to eight."""
    first = edition(FIRST, AUGUST)
    second = edition([*FIRST, *SECOND], replace(FEBRUARY, k=9), first)
    assert {table.k for table in taken(second).tables} == {5, 9}
    said = " ".join(cover(second, TEXTS).purpose)
    assert ("än 5 personer" in said, "än 9 personer" in said) == (True, False)


def figures(publication: Publication, topic: Topic, own: str = "") -> dict[str, Post]:
    return {each.key: each for each in page(publication, topic, own, TEXTS).posts if isinstance(each, Post)}


def test_only_what_is_rounded_is_said_to_be() -> None:
    """Believed otherwise: that every number in a row of periods is a multiple of five, where the first are exact."""
    first = edition(FIRST, AUGUST)
    second = edition([*FIRST, *SECOND, *group(7, "1435", "bbic", "2024-10-01")], replace(FEBRUARY, rounding=5), first)
    notes = " ".join(figures(second, Topic.PARTICIPATION)["dashboard-periods"].figure.notes)
    assert ("Varje tal är avrundat" in notes, "avrunda" in notes) == (False, True)


def test_a_range_is_of_what_is_shown_where_something_is_hidden() -> None:
    """Believed otherwise: that no course had fewer than the smallest number shown, where smaller ones are hidden."""
    rows = [*FIRST, *group(3, "1488", "lvu_basic", "2024-04-01"), *group(9, "1485", "bbic", "2024-04-01")]
    rows += [*group(14, "1488", "trauma", "2024-04-01"), *group(15, "1485", "trauma", "2024-04-01")]
    publication = edition([*rows, *group(8, "1488", "family_therapy", "2024-04-01")], AUGUST)
    table = taken(publication).latest
    courses = [each.key for each in table.dimension("course").categories]
    assert None in [table.cell({"municipality": "1488", "course": each}).value for each in courses]
    said = figures(publication, Topic.PARTICIPATION, "1488")["dashboard-courses"].figure.sentence
    assert "i en utbildning, där någon deltog" not in said.partition("Regionen")[0]


# Mapping sessions -------------------------------------------------------------------------------------------------


def sessions(having: Sequence[int], of: int) -> UnitSessions:
    """Return a unit with so many sessions in each half-year from 2024, so many of which have the child's words."""
    halves = [f"{year}-{month}" for year, month in product((2024, 2025, 2026), ("03", "09"))]
    counted = [
        Counted(half, "standard", replace(NONE, child_words=at < number), 8, 2, 10)
        for half, number in zip(halves, having, strict=False)
        for at in range(of)
    ]
    return UnitSessions(Words("Norr", "Norr"), tuple(counted))


@pytest.mark.parametrize("last", [0, 2])
def test_the_last_time_is_the_last_time(last: int) -> None:
    """Believed otherwise: that twelve of twenty have the child's words both first and last, where the last is none."""
    made, _log = mapping([sessions((12, 12, last), 20)], ABOUT, None, Asked(5, 1, 1, "2025-08-01"))
    publication = joined(None, made, circle="krets", k=5, published="2025-08-01")
    finding = figures(publication, Topic.MAPPING, "norr")["dashboard-elements-time"].figure.finding
    assert "både först och sist" not in finding


# One who knows the rule -------------------------------------------------------------------------------------------


def one_way(cells: dict[tuple[str, ...], int]) -> dict[str, int | None]:
    """Return what is shown of three courses of one municipality, a person for each participation."""
    counts = Counts.of_persons(("course",), {"course": ("a", "b", "c")}, cells)
    shown = publish(counts, even=True)
    return {"": shown.cell({}).count, **{c: shown.cell({"course": c}).count for c in "abc"}}


def test_the_rule_does_not_tell_which_of_the_hidden_is_small() -> None:
    """Learnt otherwise: which of two hidden courses had one to four, by the order in which equal ones are taken."""
    alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for values in product(range(13), repeat=3):
        if sum(values) >= 10:
            shown = one_way({(c,): n for c, n in zip("abc", values, strict=True) if n})
            alike.setdefault(tuple(shown.values()), []).append(values)
    known = [
        (shown, found)
        for shown, found in alike.items()
        for at in range(3)
        if shown[at + 1] is None and {v[at] for v in found} <= {1, 2, 3, 4}
    ]
    assert known == []


# A folder that is gone --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kept", "code"), [(True, 0), (False, 2)])
def test_a_folder_that_is_gone_is_not_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, kept: bool, code: int
) -> None:
    """Learnt otherwise, by one who kept a copy: what came in between, hidden or not; and nobody was warned."""
    monkeypatch.setenv("KARTBLAD_HOME", str(tmp_path / "hem"))
    for _ in range(20):
        element_counts.keep(tmp_path, Counted("2025-03", "standard", NONE, 8, 2, 10), TEXTS)
    command = ["publish", f"Norr={tmp_path / 'element.csv'}", "--to", str(tmp_path / "chefer"), "--until"]
    assert cli.main([*command, "2025-08-01"]) == 0
    if not kept:
        shutil.rmtree(tmp_path / "chefer")
    assert cli.main([*command, "2025-08-02"]) == code
