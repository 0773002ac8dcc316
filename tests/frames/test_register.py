"""The register's counts against pandas' own; filters commute, parts sum to wholes, persons are no more than rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.disclosure import HIDDEN, publish
from kartblad.core.provenance import Standing
from kartblad.core.register import FIELDS, Dimension, Selection, Tally
from kartblad.frames.register import (
    PUBLISHED,
    REGISTER_TYPES,
    TALLY_TYPES,
    TIERS,
    Register,
    categories_of,
    register_frame,
    select,
    standing_of,
    tally_table,
)

GROUPS = {"lvu_basic": "lvu", "lvu_continued": "lvu"}
CATEGORIES = {
    "municipality": ["1421", "1487", "1488"],
    "course": ["bbic", "lvu_basic", "lvu_continued", "own:klarsprak"],
    "tier": list(TIERS),
    "occasion": ["", "bbic 2016-03"],
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"]),
            "start": st.dates(pd.Timestamp("2014-01-01").date(), pd.Timestamp("2017-12-31").date()),
            "days": st.sampled_from([0.5, 1.0, 2.0, float("nan")]),
            "hours": st.sampled_from([3.0, float("nan")]),
            **{name: st.sampled_from(categories) for name, categories in CATEGORIES.items()},
        }
    ),
    min_size=1,
    max_size=40,
)
YEARS = ["2014", "2015", "2016", "2017"]
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        FIELDS[Dimension(name)]: st.sets(st.sampled_from(found), min_size=1)
        for name, found in [*CATEGORIES.items(), ("year", YEARS)]
    },
)
SELECTIONS = FILTERS.map(lambda filters: Selection(**{name: frozenset(found) for name, found in filters.items()}))


def framed(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return drawn rows as a register."""
    return register_frame({name: [row[name] for row in rows] for name in rows[0]})


def tally(key: str, frame: pd.DataFrame) -> Tally:
    """Count some rows the plain way."""
    days, hours = frame["days"], frame["hours"]
    return Tally(
        key,
        len(frame),
        frame["person"].nunique(),
        float(days.sum()),
        int(days.isna().sum()),
        float(hours.sum()),
        int(hours.isna().sum()),
    )


@settings(deadline=None)
@given(ROWS, SELECTIONS)
def test_counts_are_those_of_pandas(rows: list[dict[str, object]], selection: Selection) -> None:
    frame = framed(rows)
    register, chosen = Register(frame, GROUPS), select(frame, selection, GROUPS)
    assert register.total(selection) == tally("", chosen)
    for dimension in Dimension:
        keys = categories_of(chosen, dimension, GROUPS).astype(str)
        expected = {key: tally(key, chosen[keys == key]) for key in register.categories(dimension)}
        assert {found.key: found for found in register.tallies(selection, dimension)} == expected
    assert register.views(selection, list(Dimension)) == tuple(register.tallies(selection, d) for d in Dimension)


@settings(deadline=None)
@given(ROWS, SELECTIONS, SELECTIONS)
def test_filters_commute(rows: list[dict[str, object]], one: Selection, two: Selection) -> None:
    frame = framed(rows)
    forth, back = select(select(frame, one), two), select(select(frame, two), one)
    pd.testing.assert_frame_equal(forth, back)


@settings(deadline=None)
@given(ROWS, SELECTIONS)
def test_parts_sum_to_wholes(rows: list[dict[str, object]], selection: Selection) -> None:
    register = Register(framed(rows), GROUPS)
    total = register.total(selection)
    for dimension in Dimension:
        parts = register.tallies(selection, dimension)
        assert sum(part.participations for part in parts) == total.participations
        assert sum(part.person_days for part in parts) == total.person_days
        assert sum(part.days_unknown for part in parts) == total.days_unknown
        assert all(part.persons <= part.participations for part in parts)
        assert max(part.persons for part in parts) <= total.persons <= sum(part.persons for part in parts)


@settings(deadline=None)
@given(ROWS)
def test_what_may_be_published_is_counted_alike(rows: list[dict[str, object]]) -> None:
    register = Register(framed(rows), GROUPS)
    counts = register.counts()
    total = register.total()
    assert (counts.count(()), counts.persons[()]) == (total.participations, total.persons)
    for dimension in PUBLISHED:
        for found in register.tallies(Selection(), dimension):
            where = ((dimension.value, found.key),)
            assert (counts.count(where), counts.persons.get(where, 0)) == (found.participations, found.persons)
            for other in register.tallies(Selection(**{FIELDS[dimension]: frozenset({found.key})}), Dimension.YEAR):
                if dimension in (Dimension.COURSE, Dimension.MUNICIPALITY):
                    crossed = (*where, ("year", other.key))
                    assert counts.count(crossed) == other.participations
                    assert counts.persons.get(crossed, 0) == other.persons


@settings(deadline=None, max_examples=30)
@given(ROWS)
def test_published_counts_are_the_register_s_or_hidden(rows: list[dict[str, object]]) -> None:
    register = Register(framed(rows * 3), GROUPS)
    published = publish(register.counts())
    for selection in (Selection(), Selection(years=frozenset({"2016"}))):
        where = {
            dimension.value: selection.values(dimension) & set(register.categories(dimension))
            for dimension in selection.crossed
        }
        for line, found in zip(
            published.line("course", where), register.tallies(selection, Dimension.COURSE), strict=True
        ):
            assert line.key == found.key
            assert line.shown == HIDDEN or line.shown.count == found.participations


def test_a_register_has_its_columns_and_types_and_leaves_the_unknown_empty() -> None:
    frame = register_frame({"person": ["a"], "municipality": ["1488"], "course": ["bbic"], "start": ["2016-03-01"]})
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == REGISTER_TYPES
    assert frame["tier"].tolist() == ["unknown"]
    assert frame[["days", "hours"]].isna().all(axis=None)
    assert frame["occasion"].tolist() == [""]
    pd.testing.assert_frame_equal(register_frame(frame), frame)


@pytest.mark.parametrize("column", ["person", "municipality", "course", "start"])
def test_a_missing_column_is_named(column: str) -> None:
    columns = {"person": ["a"], "municipality": ["1488"], "course": ["bbic"], "start": ["2016-03-01"]}
    with pytest.raises(KeyError, match=column):
        register_frame({name: values for name, values in columns.items() if name != column})


def test_a_strange_tier_is_named() -> None:
    columns = {"person": ["a"], "municipality": ["1488"], "course": ["bbic"], "start": ["2016-03-01"]}
    with pytest.raises(ValueError, match="not 'senior'"):
        register_frame(columns | {"tier": ["senior"]})


def test_a_category_can_be_known_before_it_occurs() -> None:
    frame = register_frame({"person": ["a"], "municipality": ["1488"], "course": ["bbic"], "start": ["2016-03-01"]})
    register = Register(frame, known={Dimension.MUNICIPALITY: ["1421", "1488", "1492"]})
    found = register.tallies(Selection(), Dimension.MUNICIPALITY)
    assert [(tally.key, tally.participations) for tally in found] == [("1421", 0), ("1488", 1), ("1492", 0)]
    assert register.missing(["1492", "1488", "1421"]) == ("1492", "1421")
    assert register.missing(["1488"], Selection(years=frozenset({"2015"}))) == ("1488",)


def test_an_empty_register_counts_nothing() -> None:
    empty = register_frame({"person": [], "municipality": [], "course": [], "start": pd.to_datetime([])})
    register = Register(empty, known={Dimension.MUNICIPALITY: ["1488"]})
    assert register.total() == Tally("")
    assert register.tallies(Selection(courses=frozenset({"bbic"})), Dimension.MUNICIPALITY) == (Tally("1488"),)
    assert register.tallies(Selection(), Dimension.COURSE) == ()
    assert standing_of(empty) is Standing.STATED
    assert publish(register.counts()).cell({}).count == 0


def test_the_table_of_counts() -> None:
    table = tally_table([Tally("bbic", 3, 2, 4.0, 1, 0.0, 3), Tally("lvu")])
    assert {name: str(kind) for name, kind in table.dtypes.items()} == TALLY_TYPES
    assert table.index.name == "key"
    assert table.loc["bbic"].tolist() == [3, 2, 4.0, 1, 0.0, 3]
    assert list(tally_table([]).columns) == list(TALLY_TYPES)


def test_one_invented_person_marks_the_whole_register() -> None:
    columns = {
        "municipality": ["1488"] * 2,
        "course": ["bbic"] * 2,
        "start": np.array(["2016-03-01"] * 2, "datetime64[s]"),
    }
    assert standing_of(register_frame(columns | {"person": ["a", "b"]})) is Standing.STATED
    assert standing_of(register_frame(columns | {"person": ["a", "påhittad-1"]})) is Standing.SYNTHETIC
