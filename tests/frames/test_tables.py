"""Analysts' tables of results have their columns, types and symbols."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd

from kartblad.core.covering import Parts
from kartblad.core.disclosure import Share, publish
from kartblad.core.estimates import Estimate
from kartblad.core.inequality import PerPost
from kartblad.core.linking import Counts
from kartblad.frames.coverage import Covered, HalfYear, UpToDate
from kartblad.frames.tables import PER_POST_TYPES, parts_table, per_post_table, published_table, share_table


def test_shares_of_staff() -> None:
    table = share_table([Covered("bbic", 3, 4), Covered("lvu", 0, 0)])
    assert table.index.tolist() == ["bbic", "lvu"]
    assert {name: str(kind) for name, kind in table.dtypes.items()} == {
        "trained": "Int64",
        "staff": "Int64",
        "share": "Float64",
    }
    assert table.loc["bbic"].tolist() == [3, 4, 0.75]
    assert pd.isna(table.loc["lvu", "share"])


def test_what_is_not_known_is_empty() -> None:
    table = share_table([UpToDate("bbic", 4, 2, None, None), UpToDate("lvu", 4, 2, 1, 1.5)])
    assert table.columns.tolist() == ["staff", "ever", "current", "cycle", "share"]
    assert table["current"].isna().tolist() == [True, False]
    assert table.loc["lvu", ["cycle", "share"]].tolist() == [1.5, 0.25]


def test_half_years_are_keys() -> None:
    assert share_table([HalfYear(date(2016, 12, 31), 1, 2)]).index.tolist() == ["2016-H2"]
    assert share_table([]).empty


def test_participations_per_post() -> None:
    table = per_post_table([PerPost("1488", 70, Estimate(Decimal(31), Decimal(35), None))])
    assert {name: str(kind) for name, kind in table.dtypes.items()} == PER_POST_TYPES
    assert table.loc["1488", ["participations", "posts", "best"]].tolist() == [70, 35, 2]
    assert pd.isna(table.loc["1488", "low"])


def test_published_cells_are_numbers_or_symbols() -> None:
    cells = {("a", "x"): 3, ("a", "y"): 30, ("b", "x"): 9, ("b", "y"): 20, ("c", "y"): 40}
    counts = Counts.of_persons(("row", "column"), {"row": ("a", "b", "c"), "column": ("x", "y")}, cells)
    published = publish(counts)
    crossed = published_table(published, "row", "column")
    assert crossed.to_dict("list") == {"x": ["..", "..", "–"], "y": ["..", "..", 40]}
    assert (crossed.index.name, crossed.columns.name) == ("row", "column")
    assert published_table(published, "row").to_numpy().tolist() == [[33, 33], [29, 29], [40, 40]]


def test_hidden_shares_have_the_sign_and_all_together_come_last() -> None:
    parts = Parts(Share(30, 60), {"a": Share(10, 25), "b": Share(7, 13)})
    assert parts_table(parts, ("a", "b", "c")).to_dict("index") == {
        "a": {"trained": 10, "staff": 25, "share": 0.4},
        "b": {"trained": 7, "staff": 13, "share": None},
        "c": {"trained": "..", "staff": "..", "share": ".."},
        "": {"trained": 30, "staff": 60, "share": 0.5},
    }
