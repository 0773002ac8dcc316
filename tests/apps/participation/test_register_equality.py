"""How even it is: the least first, a curve under the line of equality, and what one municipality does to it."""

from __future__ import annotations

import pytest
from participation_views import TEXTS, figures
from register_desks import desk_of, looked, own_rows

from kartblad.apps.participation.register_choices import Amount
from kartblad.charts.curves import panels
from kartblad.charts.figure import Kind, Mark
from kartblad.core.register import Selection

SHOWN = figures(looked(amount=Amount.PER_POST))
CURVE = SHOWN["pahittat-lorenz"]
TWO = Selection(years=frozenset({"2016"}))


def test_the_least_comes_first() -> None:
    rows = [row for row in SHOWN["pahittat-per-tjanst"].rows if row.cells[0].value is not None]
    rates = [row.cells[0].value or 0 for row in rows]
    assert rates == sorted(rates)


def test_the_curves_share_out_the_whole_sum_over_the_same_municipalities() -> None:
    assert CURVE.kind is Kind.LORENZ
    for index in range(len(CURVE.columns)):
        assert sum(row.cells[index].value or 0 for row in CURVE.rows) == pytest.approx(100)
    assert [row.key for row in SHOWN["pahittat-jamnhet"].rows] == ["all", *(row.key for row in CURVE.rows)]
    assert "10 av 12 kommuner" in " ".join(CURVE.notes)


def test_the_taught_example_shows_vanersborg_with_and_without_ekb() -> None:
    assert [column.label for column in CURVE.columns] == ["Alla utbildningar", "Utan EKB"]
    whole, without = (panel.step for panel in panels(CURVE, TEXTS))
    assert whole is not None
    assert without is not None
    assert (whole.name, whole.end) == ("Vänersborg", (1.0, 1.0))
    assert without.end[1] < 1
    assert "Vänersborg har 14\N{NO-BREAK SPACE}% av summan, och 10\N{NO-BREAK SPACE}% utan EKB." in CURVE.sentence


def test_both_columns_without_one_municipality_share_one_scale() -> None:
    figure = SHOWN["pahittat-jamnhet"]
    assert figure.finding.startswith("Utan Vänersborg")
    assert [(column.key, column.scale_max) for column in figure.columns] == [("gini", 0.2), ("without_ekb", 0.2)]
    row = {row.key: row for row in figure.rows}["1487"]
    assert all(cell.value is not None for cell in row.cells)


def test_under_a_filter_there_is_one_curve_and_no_number_of_what_is_hidden() -> None:
    filtered = figures(looked(amount=Amount.PER_POST, selection=TWO))
    per_post, curve = filtered["pahittat-per-tjanst"], filtered["pahittat-lorenz"]
    hidden = {row.key for row in per_post.rows if Mark.PROTECTED in row.cells[0].marks}
    assert hidden
    assert len(curve.columns) == 1
    assert hidden.isdisjoint(row.key for row in curve.rows)


def test_two_municipalities_make_no_curve() -> None:
    two = Selection(municipalities=frozenset({"1487", "1488"}))
    assert list(figures(looked(amount=Amount.PER_POST, selection=two))) == ["pahittat-per-tjanst"]


def test_who_sent_nobody_is_at_the_foot_of_the_curve() -> None:
    rows = [*own_rows(8), *(row.replace("k-", "v-") for row in own_rows(9, "Vänersborg"))]
    curve = figures(looked(desk_of(rows), amount=Amount.PER_POST))["register-lorenz"]
    assert curve.finding == "De 7 lägsta av 14 kommuner har 0\N{NO-BREAK SPACE}%"
    assert curve.sentence.endswith("Vänersborg har 72\N{NO-BREAK SPACE}% av summan.")


def test_a_register_of_municipalities_without_posts_says_so() -> None:
    figure = figures(looked(desk_of(own_rows(8, "Stockholm")), amount=Amount.PER_POST))["register-per-tjanst"]
    assert figure.sentence == "Tjänster är bara kända för Fyrbodals kommuner, och ingen av dem visas här."
