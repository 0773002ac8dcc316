"""A publication grows by periods: what was published stays as it was, and nothing is published twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.disclosure import publish
from kartblad.core.linking import Counts
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.freezing import Fault, NotJoined, joined, last_period
from kartblad.core.publication.periods import finest, span
from kartblad.core.publication.release import released
from kartblad.core.publication.table import Category, Dimension, Table
from kartblad.core.words import Words

CIRCLE = "påhittad krets"


def table(period: str, edition: int, number: int = 10, categories: tuple[str, ...] = ("a",)) -> Table:
    """Return a small table."""
    counts = Counts.of_persons(("place",), {"place": categories}, {(c,): number for c in categories})
    by = Dimension("place", Words("plats", "place"), tuple(Category(c, Words(c, c)) for c in categories))
    return released(publish(counts), (by,), period, edition=edition)


def dataset(
    *tables: Table,
    name: Name = Name.PARTICIPATION,
    left_out: tuple[LeftOut, ...] = (),
    standing: Standing = Standing.SYNTHETIC,
    title: str = "Titel",
) -> Dataset:
    """Return a dataset with words of no importance."""
    words = Words("ord", "words")
    return Dataset(name, Words(title, title), words, words, words, words, standing, tables, left_out=left_out)


def grown(before: Publication | None, *datasets: Dataset, circle: str = CIRCLE, day: str = "2026-07-01") -> Publication:
    """Return the next edition."""
    return joined(before, datasets, circle=circle, k=5, published=day)


FIRST = grown(None, dataset(table("2025-H1", 1)), dataset(table("2026-01", 1), name=Name.ZONES), day="2026-02-01")


def test_the_first_edition_is_what_was_made() -> None:
    assert (FIRST.edition, FIRST.circle, FIRST.k, FIRST.published) == (1, CIRCLE, 5, "2026-02-01")
    assert [each.name for each in FIRST.datasets] == [Name.PARTICIPATION, Name.ZONES]


def test_a_later_edition_has_the_old_tables_and_the_new() -> None:
    new = table("2025-H2", 2, categories=("a", "b"))
    second = grown(FIRST, dataset(new, title="Nytt"), dataset(table("2025-H2", 2), name=Name.ELEMENTS))
    found = second.dataset(Name.PARTICIPATION)
    assert found is not None
    assert found.tables == (FIRST.datasets[0].tables[0], new)
    assert found.title == Words("Nytt", "Nytt")
    assert second.edition == 2
    assert [each.name for each in second.datasets] == [Name.PARTICIPATION, Name.ZONES, Name.ELEMENTS]
    assert second.dataset(Name.ZONES) is FIRST.datasets[1]


def test_what_was_left_out_for_good_stays_left_out() -> None:
    few, earlier, unlike = (LeftOut(p, w) for p, w in zip("123", (Why.FEW, Why.EARLIER, Why.UNLIKE), strict=True))
    for_now = (LeftOut("4", Why.OPEN), LeftOut("5", Why.WAITING))
    first = grown(None, dataset(left_out=(few, earlier, unlike, *for_now)))
    second = grown(first, dataset(left_out=(few, LeftOut("6", Why.OPEN))))
    assert second.datasets[0].left_out == (few, earlier, unlike, LeftOut("6", Why.OPEN))


def test_the_last_period_that_was_published() -> None:
    wide = grown(None, dataset(table("2024-H1", 1), table("2024-H2--2025-H2", 1)), dataset(name=Name.ZONES))
    assert [last_period(wide, name) for name in (Name.PARTICIPATION, Name.ZONES, Name.POSTS)] == ["2025-H2", "", ""]
    assert last_period(None, Name.PARTICIPATION) == ""


STATED = Standing.STATED


@pytest.mark.parametrize(
    ("new", "circle", "day", "fault", "period"),
    [
        ([dataset(table("2025-H1", 2))], CIRCLE, "2026-07-01", Fault.OVERLAP, "2025-H1"),
        ([dataset(table("2025-H1--2025-H2", 2))], CIRCLE, "2026-07-01", Fault.OVERLAP, "2025-H1--2025-H2"),
        ([dataset(table("2025-H2", 2), table("2025-H2--2026-H1", 2))], CIRCLE, "2026-07-01", Fault.OVERLAP,
         "2025-H2--2026-H1"),
        ([dataset(table("2024-H2", 2))], CIRCLE, "2026-07-01", Fault.ORDER, "2024-H2"),
        ([dataset(table("2026-H1", 2), table("2025-H2", 2))], CIRCLE, "2026-07-01", Fault.ORDER, "2025-H2"),
        ([dataset(table("2025-H2", 1))], CIRCLE, "2026-07-01", Fault.EDITION, "2025-H2"),
        ([dataset(table("2025-H2", 2), standing=STATED)], CIRCLE, "2026-07-01", Fault.MIXED, ""),
        ([dataset(table("2025-H2", 2)), dataset(table("2026-H1", 2))], CIRCLE, "2026-07-01", Fault.TWICE, ""),
        ([dataset(table("2025-H2", 2))], "andra", "2026-07-01", Fault.CIRCLE, ""),
        ([dataset(table("2025-H2", 2))], CIRCLE, "2026-01-31", Fault.DAY, ""),
    ],
    ids=["again", "in part", "each other", "before", "backwards", "edition", "mixed", "twice", "readers", "day"],
)  # fmt: skip
def test_what_is_refused(new: list[Dataset], circle: str, day: str, fault: Fault, period: str) -> None:
    with pytest.raises(NotJoined) as caught:
        grown(FIRST, *new, circle=circle, day=day)
    assert (caught.value.fault, caught.value.period) == (fault, period)


def test_derived_numbers_may_follow_stated_ones() -> None:
    real = grown(None, dataset(table("2025-H1", 1), standing=STATED))
    second = grown(real, dataset(table("2025-H2", 2), standing=Standing.DERIVED))
    assert len(second.datasets[0].tables) == 2


def test_words_anew_do_not_change_whether_it_is_made_up() -> None:
    second = grown(FIRST, dataset(standing=STATED))
    assert second.datasets[0] == replace(FIRST.datasets[0], left_out=())
    assert second.is_invented


HALF_YEARS = finest("2020-H1--2024-H2")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_no_edition_ever_changes_what_was_published(lengths: list[int]) -> None:
    """However a publication grows, each table stays as it was in the edition that it came with."""
    publication: Publication | None = None
    at = 0
    seen: list[Table] = []
    for edition, length in enumerate(lengths, 1):
        at, period = at + length, span(HALF_YEARS[at], HALF_YEARS[min(at + length - 1, len(HALF_YEARS) - 1)])
        seen.append(table(period, edition, 10 + edition))
        publication = grown(publication, dataset(seen[-1]))
        assert publication.datasets[0].tables == tuple(seen)
        if at >= len(HALF_YEARS):
            break
