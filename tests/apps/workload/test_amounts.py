"""Numbers in words: never a false precision, and never 0 for what is not known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, TEXTS, USUAL, measurement

from kartblad.apps.workload import amounts
from kartblad.core.workload.origin import Amount, Origin
from kartblad.core.workload.scoring import Gap, score
from kartblad.i18n import Texts


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (143, "143"),
        (Decimal("6.5"), "6,5"),
        (Decimal("12.50"), "12,5"),
        (Fraction(1, 3), "0,3"),
        (Fraction(-13, 2), "−6,5"),
        (Fraction(1, 20), "0,1"),
        (0, "0"),
        (1399, "1\N{NO-BREAK SPACE}399"),
        (None, "inte känt"),
    ],
)
def test_points(number: amounts.Number | None, shown: str) -> None:
    assert amounts.points(number, TEXTS) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(13, "+13"), (Fraction(-13, 2), "−6,5"), (0, "±0"), (Fraction(1, 30), "±0"), (None, "inte känt")],
)
def test_signed(number: amounts.Number | None, shown: str) -> None:
    assert amounts.signed(number, TEXTS) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(143, 126), "113,5\N{NO-BREAK SPACE}%"),
        (1, "100,0\N{NO-BREAK SPACE}%"),
        (Fraction(8995, 10_000), "90,0\N{NO-BREAK SPACE}%"),
        (None, "inte känt"),
    ],
)
def test_a_load_has_one_decimal(share: amounts.Number | None, shown: str) -> None:
    assert amounts.percent(share, TEXTS) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Decimal(75), "75\N{NO-BREAK SPACE}%"),
        (Decimal("81.0810810811"), "81,1\N{NO-BREAK SPACE}%"),
        (None, "inte känt"),
    ],
)
def test_what_is_per_cent_already(number: Decimal | None, shown: str) -> None:
    assert amounts.per_cent(number, TEXTS) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (12, "12"), (None, "inte känt")])
def test_count(number: int | None, shown: str) -> None:
    assert amounts.count(number, TEXTS) == shown


@pytest.mark.parametrize(("number", "shown"), [(Decimal("-2.5"), "−2,5 tim"), (None, "inte känt")])
def test_hours(number: Decimal | None, shown: str) -> None:
    assert amounts.hours(number, TEXTS) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("13", "13 (illustrativt)"),
        ("6.5", "6,5 (illustrativt)"),
        ("12.25", "12,25 (illustrativt)"),
        ("0", "0 (illustrativt)"),
    ],
)
def test_a_number_of_a_set_has_its_label_and_all_its_decimals(value: str, shown: str) -> None:
    assert amounts.labelled(Amount(Decimal(value), Origin.ILLUSTRATIVE), TEXTS) == shown


def test_every_origin_has_a_word_of_its_own() -> None:
    assert [amounts.origin(each, TEXTS) for each in Origin] == [
        "dokumenterat",
        "härlett",
        "illustrativt",
        "lokalt beslutat",
    ]


@pytest.mark.parametrize(
    ("zone", "shown"), [("gul", "Gul (3 av 5): mycket att göra"), ("rod", "Röd (5 av 5): alldeles för mycket att göra")]
)
def test_a_zone_has_name_place_and_meaning(zone: str, shown: str) -> None:
    assert amounts.about_zone(USUAL, zone, TEXTS) == shown


def test_no_zone_is_not_known() -> None:
    assert amounts.about_zone(USUAL, "", TEXTS) == "inte känt"


@given(st.lists(st.decimals(0, 999, places=2)))
def test_with_so_many_decimals_the_lines_visibly_make_the_sum(numbers: list[Decimal]) -> None:
    fine = amounts.decimals(numbers)
    english = Texts("en")
    shown = [Decimal(amounts.points(each, english, fine).replace(",", "")) for each in numbers]
    assert sum(shown) == sum(numbers)


@pytest.mark.parametrize(
    ("numbers", "fine", "exact"),
    [((1, 2), 0, True), ((Decimal("0.5"), 2), 1, True), ((Fraction(1, 4),), 2, True), ((Fraction(1, 3),), 2, False)],
)
def test_decimals(numbers: tuple[amounts.Number, ...], fine: int, exact: bool) -> None:
    assert (amounts.decimals(numbers), amounts.are_exact(numbers)) == (fine, exact)


def test_the_total_in_one_line() -> None:
    scored = score(measurement(), USUAL)
    assert (
        amounts.total(scored, USUAL, TEXTS)
        == "83 poäng · norm 138 · belastning 60,1\N{NO-BREAK SPACE}% · zon Blå (1 av 5)"
    )


@pytest.mark.parametrize(
    ("changes", "gap", "known"),
    [
        ({"years": None}, Gap.YEARS, "83 poäng"),
        ({"employment": None}, Gap.EMPLOYMENT, "83 poäng"),
        ({"presence": None}, Gap.PRESENCE, "83 poäng"),
        ({"duties": None}, Gap.DUTIES, "83 poäng"),
        ({"employment": Decimal(0)}, Gap.NO_NORM, "83 poäng"),
    ],
)
def test_the_total_says_why_there_is_no_load(changes: dict[str, Decimal | None], gap: Gap, known: str) -> None:
    scored = score(measurement(**changes), USUAL)
    assert scored.gaps == (gap,)
    assert amounts.total(scored, USUAL, TEXTS) == f"{known} · {TEXTS.gettext(amounts.GAPS[gap])}"


def test_every_gap_has_a_sentence() -> None:
    assert set(amounts.GAPS) == set(Gap)


def test_a_set_says_its_version() -> None:
    assert amounts.set_name(CEILING, TEXTS) == "Exempel med tak: 100 poäng, version 0.1.0"
