"""What adds up in a column of the staffing table, on made-up columns; the published table is in tests/data."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kartblad.core.estimates import Estimate, Flag
from kartblad.core.staffing import (
    EXPERIENCE,
    Fit,
    Origin,
    Relief,
    Rereported,
    StaffColumn,
    StaffValue,
    cell,
    check,
    experience_shares,
    indicator_total,
    posts_with_rereported,
    recount,
)
from kartblad.core.words import NO_WORDS, Words

D = Decimal
ROWS = ("posts", "socionom", "other_education", *EXPERIENCE, "vacancies")


def column(key: str, municipality: str = "1400") -> StaffColumn:
    """Return a column of the table."""
    return StaffColumn(key, 1, f"{key}**", municipality, None, Origin.INTERVIEW, NO_WORDS, NO_WORDS)


def values(key: str, *numbers: Estimate | float | None, relief: Relief | None = None) -> tuple[StaffValue, ...]:
    """Return a column's cells in the order of ROWS; None is a dash."""
    made = [
        n if isinstance(n, Estimate) else Estimate() if n is None else Estimate.exactly(Decimal(str(n)))
        for n in numbers
    ]
    cells = [StaffValue(key, row, "", n, Flag.EXACT) for row, n in zip(ROWS, made, strict=True)]
    return (*cells, StaffValue(key, "admin_relief", "", Estimate(), Flag.EXACT, relief))


@pytest.mark.parametrize(
    ("numbers", "fit"),
    [
        ((7, 2, 5, 3, 3, 1, 0), Fit.POSTS),
        ((5, 3, 2, 1, 2, 2, 1), Fit.POSTS),
        ((5, 3, 1, 1, 2, 1, 1), Fit.FILLED),
        ((Estimate(D(3), D(3), D(13)), 9, 1, 3, 4, 3, 3), Fit.FILLED),
        ((7.3, 4.55, 2.75, 1, 0.8, 2.75, None), Fit.SOCIONOM_ONLY),
        ((1.5, 1, 0.5, 0.5, None, 1, None), Fit.POSTS),
        ((Estimate(D(21), D(24), None), 24, 3, 3, 10, 12, 0), Fit.NONE),
        ((15, 6, 8, 10, 5, 0, 1), Fit.NONE),
        ((19, 16, 3, 7, 6, 4, 2), Fit.NONE),
        ((7, Estimate(D(5), D(5), D(6)), 1, 1, 3, 3, 0), Fit.POSTS),
    ],
)
def test_what_adds_up(numbers: tuple[Estimate | float | None, ...], fit: Fit) -> None:
    found = check(column("unit"), values("unit", *numbers))
    assert (found.fit, found.adds_up) == (fit, fit is not Fit.NONE)


def test_rereported_posts_take_the_place_of_all_columns_of_a_municipality() -> None:
    columns = [column("a1", "1401"), column("a2", "1401"), column("b", "1402")]
    cells = [*values("a1", 24, *[0] * 6), *values("a2", 11, *[0] * 6), *values("b", 4.5, *[0] * 6)]
    reported = [Rereported("1401", D("46.5"), Words("årsarbetare"), D("32.8"), beside_table=True)]
    assert indicator_total(cells, "posts").best == D("39.5")
    assert posts_with_rereported(cells, columns, reported) == D("51.0")
    assert reported[0].socionom_share == Fraction(328, 465)


def test_recount_counts_municipalities_not_columns() -> None:
    columns = [column("a1", "1401"), column("a2", "1401"), column("b", "1402"), column("c", "1403")]
    cells = (
        *values("a1", 3, 3, 0, 1, 1, 1, 0, relief=Relief.YES),
        *values("a2", 3, 3, 0, 1, 2, 0, 2, relief=Relief.NO),
        *values("b", 2, 2, 0, 2, 0, 0, 0, relief=Relief.OTHER),
        *values("c", 2, 2, 0, None, 0, 0, None, relief=Relief.UNKNOWN),
    )
    found = recount(columns, cells)
    assert found.with_vacancy_data == {"1401", "1402"}
    assert found.without_vacancies == {"1402"}
    assert found.nobody_over_5 == {"1402", "1403"}
    assert found.all_under_2 == {"1402"}
    assert found.with_relief == {"1401"}


def test_experience_shares_make_a_whole() -> None:
    cells = values("unit", 7, 2, 5, 3, 3, 1, 0)
    assert experience_shares(cells) == {
        "exp_0_2": Fraction(3, 7),
        "exp_2_5": Fraction(3, 7),
        "exp_over_5": Fraction(1, 7),
    }
    assert experience_shares(values("unit", 7, 2, 5, None, None, None, 0)) == {}


def test_a_cell_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="consultants"):
        cell(values("unit", 7, 2, 5, 3, 3, 1, 0), "unit", "consultants")


def test_the_label_loses_its_marks() -> None:
    assert column("T-hättan 2").name == "T-hättan 2"
