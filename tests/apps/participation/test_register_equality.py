"""How even it is: the least first, and what one municipality does to it."""

from __future__ import annotations

from participation_views import figures
from register_desks import desk_of, looked, own_rows

from kartblad.apps.participation.register_choices import Amount

SHOWN = figures(looked(amount=Amount.PER_POST))


def test_the_least_comes_first_and_the_shares_add_up() -> None:
    rows = [row for row in SHOWN["pahittat-per-tjanst"].rows if row.cells[0].value is not None]
    rates = [row.cells[0].value or 0 for row in rows]
    assert rates == sorted(rates)
    lorenz = [row.cells[2].value or 0 for row in rows]
    assert lorenz[-1] == 100


def test_each_municipality_is_left_out_once() -> None:
    rows = [row.key for row in SHOWN["pahittat-per-tjanst"].rows if row.cells[0].value is not None]
    assert [row.key for row in SHOWN["pahittat-jamnhet"].rows] == ["all", *rows]


def test_the_taught_example_shows_vanersborg_with_and_without_ekb() -> None:
    figure = SHOWN["pahittat-jamnhet"]
    assert figure.finding.startswith("Utan Vänersborg")
    assert [column.key for column in figure.columns] == ["gini", "without_ekb"]
    row = {row.key: row for row in figure.rows}["1487"]
    assert all(cell.value is not None for cell in row.cells)


def test_a_register_of_municipalities_without_posts_says_so() -> None:
    figure = figures(looked(desk_of(own_rows(8, "Stockholm")), amount=Amount.PER_POST))["register-per-tjanst"]
    assert figure.sentence == "Tjänster är bara kända för Fyrbodals kommuner, och ingen av dem visas här."
