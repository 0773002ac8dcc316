"""Mapping sessions by element: what is shown of them, and that even who knows the rule narrows no hidden number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from itertools import product

import pytest
from workload_values import SETTINGS

from kartblad.catalogue.publication_words import publication_words
from kartblad.core.disclosure import Symbol
from kartblad.core.elements import Counted, Elements
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Hidden, LeftOut, Name, Publication, Why
from kartblad.core.publication.freezing import joined
from kartblad.core.publication.table import TOTAL, Cell, Table
from kartblad.core.words import Words
from kartblad.publishing.asked import Asked
from kartblad.publishing.mapping import MORE, UnitSessions, mapping

ABOUT = publication_words(SETTINGS.data)
NONE = Elements(*(False for _ in fields(Elements)))
ASKED = Asked(5, 1, 1, "2026-11-22")
NORR, SYD = Words("Norr", "Norr"), Words("Syd", "Syd")
Shown = int | None


def sessions(month: str, having: int, lacking: int) -> tuple[Counted, ...]:
    """Return so many sessions with a plan, and without; all of them have a map."""
    some = [Counted(month, "standard", replace(NONE, map=True, plan=plan), 8, 2, 10) for plan in (True, False)]
    return (some[0],) * having + (some[1],) * lacking


def made(units: Mapping[Words, Iterable[Counted]], asked: Asked = ASKED, before: Publication | None = None):
    """Return the dataset and the log."""
    (dataset,), log = mapping([UnitSessions(u, tuple(c)) for u, c in units.items()], ABOUT, before, asked)
    return dataset, log


def edition(units: Mapping[Words, Iterable[Counted]], asked: Asked, before: Publication | None = None) -> Publication:
    """Return the next edition."""
    dataset, _log = made(units, asked, before)
    return joined(before, [dataset], circle="c", k=asked.k, published=asked.today)


def plans(table: Table, unit: str = TOTAL) -> tuple[Shown, Shown, Shown]:
    """Return what is shown of plans: all, with and without."""
    cells = (table.cells[unit, "plan", answer] for answer in (TOTAL, "yes", "no"))
    return tuple(cell.value for cell in cells)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("having", "lacking", "shown"),
    [
        (8, 5, (13, 8, 5)),
        (13, 0, (13, 13, 0)),  # all have it, and that may be said: it tells of the work
        (0, 13, (13, 0, 13)),
        (9, 4, (13, None, None)),
        (1, 12, (13, None, None)),
        (12, 1, (13, None, None)),
    ],
)
def test_few_with_or_without_hides_both(having: int, lacking: int, shown: tuple[Shown, ...]) -> None:
    dataset, _log = made({NORR: sessions("2026-03", having, lacking)})
    table = dataset.latest
    assert (table.period, plans(table, "norr"), plans(table)) == ("2026-H1", shown, shown)
    assert table.cells["norr", "map", "no"] == Cell(0, Symbol.ZERO)


def test_the_table_is_divided_as_the_page_expects() -> None:
    table = made({SYD: sessions("2026-03", 8, 5), NORR: sessions("2026-03", 7, 7)})[0].latest
    assert [(d.key, [c.key for c in d.categories], d.additive) for d in table.dimensions] == [
        ("unit", ["norr", "syd"], True),
        ("element", [field.name for field in fields(Elements)], False),
        ("answer", ["yes", "no"], True),
    ]
    assert (table.base, plans(table), table.dimension("element").category("plan").label) == (
        "answer", (27, 15, 12), Words("Trygghetsplan", "Safety plan")
    )  # fmt: skip


def test_a_unit_with_too_few_is_left_out_of_the_sums_and_its_number_is_nowhere() -> None:
    dataset, log = made({NORR: sessions("2026-03", 8, 5), SYD: sessions("2026-03", 3, 3)})
    assert plans(dataset.latest) == (13, 8, 5)
    assert dataset.left_out == (LeftOut("2026-H1", Why.FEW, SYD),)
    assert log == (Hidden(Name.ELEMENTS, "2026-H1", "unit=syd", "few"),)


def test_the_log_names_what_is_hidden() -> None:
    _dataset, log = made({NORR: sessions("2026-03", 3, 5)})
    where = [(each.where, each.why) for each in log]
    assert where == [
        ("element=plan answer=yes", "complement"),
        ("element=plan answer=no", "complement"),
        ("unit=norr element=plan answer=yes", "merged"),
        ("unit=norr element=plan answer=no", "merged"),
    ]


def test_rounding_comes_on_top() -> None:
    dataset, _log = made({NORR: sessions("2026-03", 8, 5)}, replace(ASKED, rounding=5))
    assert plans(dataset.latest) == (15, 10, 5)


def test_made_up_is_said_and_two_units_of_one_name_are_refused() -> None:
    unit = UnitSessions(NORR, sessions("2026-03", 8, 5), invented=True)
    assert mapping([unit], ABOUT, None, ASKED)[0][0].standing is Standing.SYNTHETIC
    assert mapping([], ABOUT, None, ASKED) == ((), ())
    with pytest.raises(ValueError, match="norr"):
        mapping([unit, unit], ABOUT, None, ASKED)


# Periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "periods", "left_out"),
    [
        ({NORR: {"2025-02": 7, "2025-09": 7}}, ["2025-H1", "2025-H2"], [("2026-H1", Why.WAITING)]),
        ({NORR: {"2025-02": 6, "2025-09": 1}}, ["2025-H1--2025-H2"], [("2026-H1", Why.WAITING)]),
        ({NORR: {"2025-02": 6}}, [], [("2025-H1--2026-H1", Why.WAITING)]),
        ({NORR: {"2025-02": 6}, SYD: {"2025-02": 6}}, [], [("2025-H1--2026-H1", Why.WAITING)]),  # not all together
        ({NORR: {"2026-08": 9}}, [], [("2026-H2", Why.OPEN)]),
        ({NORR: {"2026-01": 9, "2026-08": 9}}, ["2026-H1"], [("2026-H2", Why.OPEN)]),
        ({NORR: {"2026-01": 9}, SYD: {"2025-08": 3}}, ["2025-H2--2026-H1"], [("2025-H2--2026-H1", Why.FEW)]),
    ],
)
def test_periods_are_common_and_grow_until_a_unit_has_enough(
    units: Mapping[Words, Mapping[str, int]], periods: Sequence[str], left_out: Sequence[tuple[str, Why]]
) -> None:
    dataset, _log = made({u: [c for m, n in of.items() for c in sessions(m, n, 0)] for u, of in units.items()})
    assert [table.period for table in dataset.tables] == periods
    assert [(each.period, each.why) for each in dataset.left_out] == left_out


def test_what_was_published_stays_and_nothing_late_is_shown() -> None:
    first = edition({NORR: sessions("2025-03", 8, 5)}, replace(ASKED, today="2025-07-01"))
    late = (*sessions("2025-03", 9, 9), *sessions("2025-08", 6, 9))
    units = {NORR: late, SYD: sessions("2025-03", 20, 20)}
    asked = replace(ASKED, edition=2, today="2026-01-02")
    second = edition(units, asked, first)
    (old, new), left_out = second.datasets[0].tables, second.datasets[0].left_out
    assert (old, plans(new), new.period) == (first.datasets[0].latest, (15, 6, 9), "2025-H2")
    assert left_out == (LeftOut("2025-H2", Why.FEW, SYD), LeftOut("2025-H1", Why.EARLIER, SYD))


# What can be worked out -------------------------------------------------------------------------------------------


def possible(worlds: Iterable[tuple[int, int]], k: int) -> dict[object, set[int]]:
    """Return how many may have a plan, by what a reader sees; the number of all is seen anyway."""
    found: dict[object, set[int]] = defaultdict(set)
    for having, lacking in worlds:
        dataset, _log = made({NORR: sessions("2026-03", having, lacking)}, replace(ASKED, k=k))
        seen = plans(dataset.latest, "norr") if dataset.tables else None
        found[seen].add(having)
    return found


@pytest.mark.parametrize("k", [5, 7])
@pytest.mark.parametrize("more", [2, 3, 9])
def test_who_knows_the_rule_is_left_with_more_than_k_possible_numbers(k: int, more: int) -> None:
    found = possible([(having, k + more - having) for having in range(k + more + 1)], k)
    hidden = found.pop((k + more, None, None))
    assert (len(hidden) > k, max(hidden) - min(hidden) >= k) == (True, True)
    assert all(len(numbers) == 1 for numbers in found.values())


def test_with_one_session_less_the_rule_would_tell() -> None:
    hidden = {having for having in range(7) if min(having, 6 - having) in range(1, 5)}
    assert (len(hidden), MORE) == (5, 2)
    assert possible([(having, 6 - having) for having in range(7)], 5) == {None: {*range(7)}}


def test_sums_of_units_tell_no_more_than_the_units() -> None:
    worlds: dict[object, set[tuple[int, int]]] = defaultdict(set)
    for norr, syd in product(range(8), range(9)):
        units = {NORR: sessions("2026-03", norr, 7 - norr), SYD: sessions("2026-03", syd, 8 - syd)}
        table = made(units)[0].latest
        worlds[tuple(table.cells[key].value for key in table.cells if key[1] == "plan")].add((norr, syd))
    told = [
        [{norr for norr, _syd in each}, {syd for _norr, syd in each}, {norr + syd for norr, syd in each}]
        for each in worlds.values()
    ]
    assert [numbers for each in told for numbers in each if 1 < len(numbers) < 6] == []
    assert any(len(numbers) > 1 for each in told for numbers in each)
