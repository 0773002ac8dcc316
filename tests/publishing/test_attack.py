"""Generated publications under attack: no hidden cell is known closer than k, in one edition or in all of them.

The attack is put to the test as well: publications that are spoiled in the ways that happen must not pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from attacks import uncovered
from generated import Circle, circle
from publications import attended, courses, dataset, invented, municipalities

from kartblad.core.attacking.seen import Said, Seen, seen
from kartblad.core.disclosure import publish
from kartblad.core.publication.edition import Dataset, Name, Publication
from kartblad.core.publication.release import released
from kartblad.core.publication.table import TOTAL, Key, Table, rounded
from kartblad.frames.bounds import Attacked, attacked


def all_editions(made: Circle) -> tuple[Seen, ...]:
    """Return every edition as if each were kept: what a patient reader has."""
    return tuple(table for at, each in enumerate(made.published, 1) for table in seen(each, f"utgåva {at}"))


def holds(made: Circle) -> Attacked:
    """Attack everything that a circle ever read; what is found must be true, and nothing may be too narrow."""
    found = attacked(all_editions(made))
    tables = {(dataset.name.value, table.period): table for dataset, table in every(made.published[-1])}
    assert found.contradictions == (), made.seed
    close = [each for each in found.bounds if each.narrower(each.target.seen.k)]
    assert [(made.seed, each.target.where, each.lowest, each.highest) for each in close] == []
    for each in found.bounds:
        about = each.target.seen
        truth = made.truth(Name(about.dataset), tables[about.dataset, about.period], each.target.key)
        if truth is not None:
            assert each.lowest <= truth, (made.seed, each.target.where)
            assert each.highest is None or truth <= each.highest, (made.seed, each.target.where)
    return found


def every(publication: Publication) -> Iterable[tuple[Dataset, Table]]:
    """Yield every table."""
    return ((dataset, table) for dataset in publication.datasets for table in dataset.tables)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_hidden_is_known_closer_than_k(seed: int) -> None:
    holds(circle(seed))


@pytest.mark.long
@pytest.mark.parametrize("first", range(100, 600, 50))
def test_nothing_hidden_is_known_closer_than_k_in_five_hundred(first: int) -> None:
    found = [holds(circle(seed)) for seed in range(first, first + 50)]
    assert sum(len(each.bounds) for each in found) > 1000  # they do hide something


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_is_the_truth(seed: int) -> None:
    """Otherwise the truth that the bounds are held against would be another one."""
    made = circle(seed)
    shown = [
        (dataset.name, table.period, key, cell.value, rounded(truth, table.rounding))
        for dataset, table in every(made.published[-1])
        for key, cell in table.cells.items()
        if cell.value is not None and (truth := made.truth(dataset.name, table, key)) is not None
    ]
    assert shown
    assert [each for each in shown if each[3] != each[4]] == []


@pytest.mark.parametrize(("k", "rounding"), [(5, 1), (7, 5)])
def test_the_invented_publication_holds(k: int, rounding: int) -> None:
    found = attacked(seen(invented(k, rounding)))
    assert (found.contradictions, [each for each in found.bounds if each.narrower(k)]) == ((), [])
    assert len(found.bounds) > 200


# Spoiled publications ----------------------------------------------------------------------------------------------

SPOILED = (6, 33)
"""Circles with a table of participations that hides some crossings and shows others."""


def exact(seed: int) -> Circle:
    """Return a circle as it is first published, not rounded."""
    return circle(seed, editions=1, k=5, rounding=1)


def tables_of(made: Circle) -> list[tuple[Table, Seen]]:
    """Return the first edition's tables of participations, each as its readers see it."""
    publication = made.published[0]
    dataset = publication.dataset(Name.PARTICIPATION)
    assert dataset is not None
    shown = {each.period: each for each in seen(publication) if each.dataset == Name.PARTICIPATION}
    return [(table, shown[table.period]) for table in dataset.tables]


def truths(made: Circle, table: Table, keys: Iterable[Key]) -> dict[Key, int]:
    """Return what some cells count."""
    found = {key: made.truth(Name.PARTICIPATION, table, key) for key in keys}
    return {key: number for key, number in found.items() if number is not None}


def gives_away(tables: Sequence[Seen]) -> bool:
    """Whether an attack finds that something is wrong."""
    found = attacked(tables)
    return bool(found.contradictions) or any(each.narrower(each.target.seen.k) for each in found.bounds)


@pytest.mark.parametrize("seed", SPOILED)
def test_hiding_only_what_is_small_is_not_enough(seed: int) -> None:
    made = exact(seed)
    shown = tables_of(made)
    large = [{k: n for k, n in truths(made, table, table.cells).items() if not 0 < n < 5} for table, _seen in shown]
    spoiled = [uncovered(each, numbers) for (_table, each), numbers in zip(shown, large, strict=True)]
    assert (gives_away([each for _table, each in shown]), gives_away(spoiled)) == (False, True)


@pytest.mark.parametrize("seed", SPOILED)
def test_one_number_too_many_gives_another_away(seed: int) -> None:
    """In a row of which the sum is shown, all but one of the hidden cells are shown."""
    made = exact(seed)
    table, shown = tables_of(made)[0]
    added = [row for row, column in table.cells if column == TOTAL and table.cells[row, column].value is not None]
    rows = [[key for key, cell in table.cells.items() if key[0] == row and cell.value is None] for row in added]
    last, *others = truths(made, table, next(hidden for hidden in rows if hidden)).items()
    found = attacked([uncovered(shown, dict(others))])
    assert [(each.lowest, each.highest) for each in found.bounds if each.target.key == last[0]] == [(last[1],) * 2]


@pytest.mark.parametrize("seed", SPOILED)
def test_a_changed_register_published_anew_is_found(seed: int) -> None:
    """What came in late is taken in, and the same periods are published once more in another folder."""
    made = exact(seed)
    anew = replace(made, rows=tuple(row._replace(known=1) for row in made.known(2)))
    assert len(anew.rows) > len(made.known(1))
    assert gives_away([*seen(made.published[0], "förra"), *seen(anew.published[0], "nya")])


@pytest.mark.parametrize("seed", SPOILED)
def test_the_same_register_with_two_k_is_found(seed: int) -> None:
    made = exact(seed)
    assert gives_away([*seen(made.published[0], "fem"), *seen(replace(made, k=8).published[0], "åtta")])


@pytest.mark.parametrize("seed", [33, 35])
def test_two_circles_of_readers_who_talk_are_found(seed: int) -> None:
    """What one municipality reads of itself is more than what the region reads of it: one folder is for one circle."""
    made = exact(seed)
    town = min(row.municipality for row in made.rows)
    ours = replace(made, rows=tuple(row for row in made.rows if row.municipality == town))
    own = seen(replace(ours.published[0], circle="Påhittad kommun"), "egen")
    region = seen(made.published[0], "regionen")
    assert (gives_away(own), gives_away(region), gives_away([*own, *region])) == (False, False, True)


PARTS = {(Name.PARTICIPATION, "2025-H1"), (Name.PARTICIPATION, "2025-H2")}


def test_half_years_beside_their_year_are_found() -> None:
    halves = [attended(period) for period in ("2025-H1", "2025-H2")]
    cells = Counter(halves[0].cells) + Counter(halves[1].cells)
    persons = Counter(halves[0].persons) + Counter(halves[1].persons)
    year = replace(halves[0], cells=dict(cells), persons=dict(persons))
    by = (municipalities(), courses())
    table = released(publish(year, even=True), by, "2025-H1--2025-H2", edition=1)
    together = replace(invented(), datasets=(dataset(Name.PARTICIPATION, [table]),))
    before = [each for each in seen(invented()) if (each.dataset, each.period) in PARTS]
    assert not gives_away(seen(together, "året"))
    assert gives_away([*before, *seen(together, "året")])


def test_a_share_of_what_is_hidden_is_found() -> None:
    shown = next(each for each in seen(invented()) if each.dataset == Name.ELEMENTS)
    key = next(key for key, said in shown.cells.items() if said.hidden and key[0] != TOTAL)
    spoiled = replace(shown, cells={**shown.cells, key: Said(share=9, hidden=True)})
    assert (gives_away([shown]), gives_away([spoiled])) == (False, True)
