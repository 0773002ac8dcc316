"""The way from counts to load sums, line by line, and every number that comes from a set shows its label."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, USUAL, measurement, office

from kartblad.apps.workload import amounts, breakdown
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.scoring import Gap, score
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Plain, Prose

OFFICE = office()
TEXTS = OFFICE.texts


def counted(weights: WeightSet, **numbers: int | None) -> tuple[Count, ...]:
    return tuple(Count(kind.id, numbers.get(kind.id, 0)) for kind in weights.kinds)


def shown(measured: Measurement, weights: WeightSet = USUAL) -> tuple[Prose, dict[str, Plain]]:
    blocks = breakdown.blocks(score(measured, weights), weights, OFFICE, "way")
    said = blocks[0]
    assert isinstance(said, Prose)
    return said, {block.key: block for block in blocks[1:] if isinstance(block, Plain)}


def number(text: str) -> Decimal:
    return Decimal(
        text.removeprefix("minst ")
        .replace("\N{NO-BREAK SPACE}", "")
        .replace("−", "-")
        .replace(",", ".")
        .replace("±", "")
    )


def test_the_worked_example_of_the_set() -> None:
    counts = counted(USUAL, utredning=5, oppenvard_uppfoljning=4, familjehem_mellan=3, yttrande=2)
    said, tables = shown(measurement(counts=counts, years=Decimal(2)))
    assert tables["way-points"].rows == (
        ("Utredningar", "5", "13", "65", "illustrativt"),
        ("Yttranden", "2", "3", "6", "dokumenterat"),
        ("Familjehem, restid 1 till under 2 timmar", "3", "12", "36", "illustrativt"),
        ("Uppföljningar i öppenvård", "4", "9", "36", "illustrativt"),
        ("Summa poäng", "", "", "143", ""),
    )
    assert tables["way-norm"].rows == (("Heltid: 1 till under 3 år", "126", "dokumenterat"), ("Normen", "126", ""))
    assert said.paragraphs == (
        "143 poäng mot normen 126 är en belastning på 113,5\N{NO-BREAK SPACE}%, zon Gul (3 av 5): mycket att göra.",
        "Zonen Gul går från 110\N{NO-BREAK SPACE}% (illustrativt) till under 120\N{NO-BREAK SPACE}% (illustrativt).",
    )
    assert "version 0.1.0" in tables["way-points"].note


def test_everything_that_can_be_in_a_score_is_a_line() -> None:
    measured = measurement(
        counts=(Count("utredning", 1, 1),),
        cover=(Cover("t1", "yttrande", 2),),
        employment=Decimal(80),
        presence=Decimal(50),
        duties=Decimal(15),
        reductions=(Reduction("n1", "handledare_ny", Decimal(10)),),
    )
    _said, tables = shown(measured)
    assert [row[0] for row in tables["way-points"].rows] == [
        "Utredningar",
        "Utredningar, delade",
        "Yttranden, för en kollega",
        "Summa poäng",
    ]
    assert [row[:2] for row in tables["way-norm"].rows] == [
        ("Heltid: 3 till under 5 år", "138,0"),
        ("Deltid", "−27,6"),
        ("Inte på plats hela tiden", "−55,2"),
        ("Handleder en ny kollega eller student", "−13,8"),
        ("Andra uppdrag", "−15,0"),
        ("Normen", "26,4"),
    ]


def test_what_a_colleague_does_is_taken_off() -> None:
    scored = score(measurement(counts=counted(USUAL, yttrande=2)), USUAL, {"yttrande": 1})
    table = breakdown.blocks(scored, USUAL, OFFICE, "way")[1]
    assert isinstance(table, Plain)
    assert table.rows[1] == ("Yttranden, som en kollega gör", "−1", "3", "−3", "dokumenterat")


def test_a_set_of_another_shape() -> None:
    said, tables = shown(measurement(CEILING, duties=Decimal(4)), CEILING)
    assert ("Det som alla har utanför ärendena", "", "", "15", "dokumenterat") in tables["way-points"].rows
    assert ("Andra uppdrag", "", "", "4", "dokumenterat") in tables["way-points"].rows
    assert said.paragraphs[1] == "Zonen Plats kvar är under 90\N{NO-BREAK SPACE}% (illustrativt)."


def test_the_last_zone_has_no_end() -> None:
    assert breakdown.reach("rod", USUAL, TEXTS) == "Zonen Röd är 130\N{NO-BREAK SPACE}% (illustrativt) eller mer."


@pytest.mark.parametrize(
    ("changes", "gaps"),
    [
        ({"years": None}, (Gap.YEARS,)),
        ({"years": None, "presence": None}, (Gap.YEARS, Gap.PRESENCE)),
        ({"presence": Decimal(0)}, (Gap.NO_NORM,)),
        ({"counts": counted(USUAL, utredning=None, yttrande=2)}, (Gap.COUNTS,)),
    ],
)
def test_without_a_load_each_gap_is_a_sentence(changes: dict[str, Decimal | None], gaps: tuple[Gap, ...]) -> None:
    said, tables = shown(measurement(**changes))
    assert said.paragraphs == tuple(TEXTS.gettext(amounts.GAPS[gap]) for gap in gaps)
    assert ("way-norm" in tables) is (Gap.YEARS not in gaps)


def test_the_sum_of_what_is_known_says_that_it_is_the_least() -> None:
    _said, tables = shown(measurement(counts=counted(USUAL, utredning=None, yttrande=2)))
    assert tables["way-points"].rows[-1] == ("Summa poäng", "", "", "minst 6", "")


def test_lines_that_are_rounded_say_so() -> None:
    _said, tables = shown(measurement(employment=Decimal("33.33333")))
    assert tables["way-norm"].note == "Raderna visas avrundade; summan är räknad på de exakta talen."
    assert "avrundade" not in tables["way-points"].note


halves = st.integers(0, 40)


@given(numbers=st.lists(st.tuples(halves, halves), min_size=12, max_size=12), days=st.integers(0, 100), duties=halves)
def test_the_lines_shown_make_the_sums_shown(numbers: list[tuple[int, int]], days: int, duties: int) -> None:
    counts = tuple(Count(kind.id, *n) for kind, n in zip(USUAL.kinds, numbers, strict=True))
    measured = measurement(counts=counts, presence=Decimal(days), duties=Decimal(duties))
    scored = score(measured, USUAL)
    _said, tables = shown(measured)
    for key, column, exact in (("way-points", 3, scored.points), ("way-norm", 1, scored.norm)):
        *lines, total = (number(row[column]) for row in tables[key].rows)
        assert sum(lines) == total
        assert Fraction(total) == exact


@pytest.mark.parametrize("weights", [USUAL, CEILING], ids=lambda each: each.ref.id)
def test_every_line_has_its_label(weights: WeightSet) -> None:
    _said, tables = shown(measurement(weights, employment=Decimal(50)), weights)
    labels = {"dokumenterat", "härlett", "illustrativt", "lokalt beslutat"}
    assert {row[-1] for table in tables.values() for row in table.rows[:-1]} <= labels
