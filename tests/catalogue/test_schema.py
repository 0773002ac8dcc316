"""A row that breaks the schema is refused with a sentence that names file, row and column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kartblad.catalogue.schema import (
    Constraints,
    Field,
    ForeignKey,
    Resource,
    TableSchema,
    Target,
    check_cells,
    check_header,
    check_references,
    check_unique,
)
from kartblad.core.problems import DataProblem, Place

FIELDS = (
    Field("key", "string", Constraints(required=True, pattern="[a-z]+")),
    Field("kind", "string", Constraints(enum=("day", "hour"))),
    Field("heads", "integer", Constraints(minimum=Decimal(0), maximum=Decimal(500))),
    Field("length", "number"),
    Field("held", "boolean"),
    Field("name", "string", Constraints(unique=True)),
    Field("follows", "string"),
)
KEYS = (ForeignKey(("follows",), Target("", ("key",))), ForeignKey(("name",), Target("names", ("name",))))
COURSES = Resource("courses", "statistics/courses.csv", schema=TableSchema(FIELDS, ("key",), KEYS))
GOOD = {"key": "law", "kind": "day", "heads": "90", "length": "4.5", "held": "true", "name": "LVU", "follows": ""}


def test_a_good_row_passes() -> None:
    rows = [
        GOOD,
        GOOD | {"key": "talk", "name": "", "heads": "", "length": "", "held": "", "kind": "", "follows": "law"},
    ]
    check_header(COURSES, GOOD)
    check_cells(COURSES, rows)
    check_unique(COURSES, rows)
    check_references(COURSES, rows, {"names": [{"name": "LVU"}]})


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("key", "", "key"),
        ("key", "LVU 1", "”LVU 1”"),
        ("kind", "week", "day, hour"),
        ("heads", "många", "”många”"),
        ("heads", "4.5", "”4.5”"),
        ("heads", "-1", "500"),
        ("heads", "501", "500"),
        ("heads", "NaN", "”NaN”"),
        ("length", "4,5", "”4,5”"),
        ("length", "Infinity", "”Infinity”"),
        ("held", "ja", "”ja”"),
    ],
)
def test_a_bad_cell_is_named(column: str, value: str, said: str) -> None:
    with pytest.raises(DataProblem) as raised:
        check_cells(COURSES, [GOOD, GOOD | {column: value}])
    assert raised.value.place == Place("statistics/courses.csv", row=3, column=column)
    sentence = str(raised.value)
    assert {part for part in ("statistics/courses.csv", "3", column, said) if part not in sentence} == set()


def test_other_columns_are_refused() -> None:
    with pytest.raises(DataProblem, match=r"statistics/courses\.csv.*verbatim") as raised:
        check_header(COURSES, [*GOOD, "verbatim"])
    assert raised.value.place == Place("statistics/courses.csv", row=1)


@pytest.mark.parametrize(
    ("changed", "column", "said"), [({"name": "other"}, "key", "law"), ({"key": "other"}, "name", "LVU")]
)
def test_a_key_that_stands_twice_is_named(changed: dict[str, str], column: str, said: str) -> None:
    with pytest.raises(DataProblem, match=said) as raised:
        check_unique(COURSES, [GOOD, GOOD | changed])
    assert raised.value.place == Place("statistics/courses.csv", row=3, column=column)


@pytest.mark.parametrize(("changed", "column"), [({"follows": "nothing"}, "follows"), ({"name": "BBiC"}, "name")])
def test_a_reference_to_nothing_is_named(changed: dict[str, str], column: str) -> None:
    with pytest.raises(DataProblem, match=changed[column]) as raised:
        check_references(COURSES, [GOOD | changed], {"names": [{"name": "LVU"}]})
    assert raised.value.place == Place("statistics/courses.csv", row=2, column=column)
