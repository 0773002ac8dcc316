"""No filter reveals a hidden cell: an attacker with all tables cannot narrow one; and who may make what is shown."""

from __future__ import annotations

import dataclasses
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from attacker import Attacker, cells
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.disclosure import HIDDEN, LEAST, Published, Share, Shown, Symbol, publish, share
from kartblad.core.linking import Counts, Where, Zeros

Row = tuple[int, tuple[str, ...]]
"""A person and a category in every dimension."""


def counts_of(dimensions: Sequence[str], categories: dict[str, tuple[str, ...]], rows: Iterable[Row]) -> Counts:
    """Count a list of participations the slow way."""
    crossing: dict[tuple[str, ...], int] = defaultdict(int)
    persons: dict[Where, set[int]] = defaultdict(set)
    for person, key in rows:
        crossing[key] += 1
        for size in range(3):
            for chosen in combinations(range(len(dimensions)), size):
                persons[tuple((dimensions[i], key[i]) for i in chosen)].add(person)
    return Counts(tuple(dimensions), categories, dict(crossing), {where: len(who) for where, who in persons.items()})


def register(seed: int) -> Counts:
    """Return an uneven register of two to four small dimensions, with persons who come back."""
    lot = random.Random(seed)  # noqa: S311 - a lot, no secret
    dimensions = "abcd"[: lot.choice([2, 2, 3, 3, 3, 4])]
    most = {2: 5, 3: 3, 4: 3}[len(dimensions)]
    categories = {d: tuple(f"{d}{i}" for i in range(lot.randint(2, most))) for d in dimensions}
    weights = [[lot.random() ** 2 + 0.02 for _ in categories[d]] for d in dimensions]
    size, again = lot.choice([15, 40, 90, 160]), lot.choice([0.0, 0.3, 0.7])
    rows: list[Row] = []
    for number in range(size):
        key = tuple(lot.choices(categories[d], w)[0] for d, w in zip(dimensions, weights, strict=True))
        person = lot.choice(rows)[0] if rows and lot.random() < again else number
        rows.append((person, key))
    return counts_of(dimensions, categories, rows)


REGISTERS = st.integers(0, 2**32).map(register)


def few(counts: Counts, k: int, zeros: Zeros) -> list[dict[str, str]]:
    """Return the cells that nobody may know, told without `kartblad.core.linking`."""
    hidden = range(0 if zeros is Zeros.PEOPLE else 1, k)
    every = cells(counts.dimensions, counts.categories)
    return [where for where in every if where and counts.persons.get(tuple(where.items()), 0) in hidden]


KS = st.sampled_from([5, 6, 8])


@settings(max_examples=60, deadline=None)
@given(REGISTERS, KS, st.sampled_from(Zeros))
def test_no_filter_reveals_a_hidden_cell(counts: Counts, k: int, zeros: Zeros) -> None:
    published = publish(counts, k, zeros)
    attacker = Attacker(published)
    for where in few(counts, k, zeros):
        assert published.cell(where) == HIDDEN
        least, most = attacker.bounds(where)
        assert most - least >= k - 1e-6, where


def narrow_registers(seed: int) -> Counts:
    """Return an uneven register some of whose dimensions have a single category, or one that anybody stands in."""
    lot = random.Random(seed)  # noqa: S311 - a lot, no secret
    dimensions = "abc"[: lot.choice([1, 2, 2, 3])]
    categories = {d: tuple(f"{d}{i}" for i in range(lot.choice([1, 1, 2, 3]))) for d in dimensions}
    used = {d: lot.sample(found, lot.randint(1, len(found))) for d, found in categories.items()}
    size = lot.choice([6, 9, 14, 30])
    return counts_of(dimensions, categories, [(n, tuple(lot.choice(used[d]) for d in dimensions)) for n in range(size)])


@settings(max_examples=60, deadline=None)
@given(st.one_of(REGISTERS, st.integers(0, 2**32).map(narrow_registers)), KS, st.sampled_from(Zeros))
def test_evenly_no_hidden_cell_at_all_is_narrower_than_k(counts: Counts, k: int, zeros: Zeros) -> None:
    published = publish(counts, k, zeros, even=True)
    if published.cell({}) == HIDDEN:
        return
    attacker = Attacker(published)
    for where in cells(counts.dimensions, counts.categories):
        if published.cell(where) == HIDDEN:
            least, most = attacker.bounds(where)
            assert most - least >= k - 1e-6, where


def test_evenly_a_dimension_with_one_category_shows_what_is_shown_without_it() -> None:
    """Of two small municipalities neither is shown; that all went to the one course, everybody can tell."""
    rows = [(n, ("bbic", "a" if n < 3 else "b")) for n in range(7)]
    counts = counts_of(("course", "place"), {"course": ("bbic",), "place": ("a", "b")}, rows)
    published = publish(counts, even=True)
    assert published.cell({"course": "bbic"}).count == published.cell({}).count == 7
    assert published.cell({"course": "bbic", "place": "a"}) == published.cell({"place": "a"}) == HIDDEN
    assert published.allowed({"course", "place"})


@settings(max_examples=60, deadline=None)
@given(REGISTERS, KS, st.sampled_from(Zeros))
def test_evenly_hides_what_must_be_hidden_and_tells_no_untruth(counts: Counts, k: int, zeros: Zeros) -> None:
    published = publish(counts, k, zeros, even=True)
    assert {published.cell(where) for where in few(counts, k, zeros)} <= {HIDDEN}
    for where in cells(counts.dimensions, counts.categories):
        assert published.cell(where).count in (None, counts.count(tuple(where.items())))


@settings(max_examples=60, deadline=None)
@given(REGISTERS, KS, st.integers(1, 4), st.sampled_from(Zeros))
def test_evenly_raising_k_only_hides_more(counts: Counts, k: int, more: int, zeros: Zeros) -> None:
    low, high = publish(counts, k, zeros, even=True), publish(counts, k + more, zeros, even=True)
    for where in cells(counts.dimensions, counts.categories):
        assert high.cell(where).count in (low.cell(where).count, None)


def test_the_drawn_registers_show_and_hide() -> None:
    """Registers of which nothing, or everything, is shown would prove nothing."""
    found = [(publish(counts := register(seed)), len(few(counts, LEAST, Zeros.EVENTS))) for seed in range(60)]
    telling = [p for p, hidden in found if hidden and any(len(w) == 2 and s != HIDDEN for w, s in p._shown.items())]
    assert len(telling) >= 20
    assert any(hidden == 0 for _, hidden in found)


def test_the_attacker_is_able() -> None:
    """If only the small cell itself is hidden, it is worked out at once: the property above can fail."""
    rows = [(n, ("a0", "b0")) for n in range(3)] + [(10 + n, ("a0", "b1")) for n in range(9)]
    rows += [(30 + n, ("a1", "b0")) for n in range(9)] + [(50 + n, ("a1", "b1")) for n in range(9)]
    counts = counts_of("ab", {"a": ("a0", "a1"), "b": ("b0", "b1")}, rows)
    published = publish(counts)
    where = {"a": "a0", "b": "b0"}
    assert Attacker(published).bounds(where) == (0, 12)

    careless = dict(published._shown)
    careless |= {
        (("a", a), ("b", b)): Shown(counts.count((("a", a), ("b", b)))) for a, b in [("a0", "b1"), ("a1", "b0")]
    }
    object.__setattr__(published, "_shown", careless)
    assert Attacker(published).bounds(where) == (3, 3)


@settings(max_examples=60, deadline=None)
@given(REGISTERS, KS, st.integers(1, 4), st.sampled_from(Zeros))
def test_raising_k_only_hides_more(counts: Counts, k: int, more: int, zeros: Zeros) -> None:
    low, high = publish(counts, k, zeros), publish(counts, k + more, zeros)
    for where in cells(counts.dimensions, counts.categories):
        few, many = high.cell(where), low.cell(where)
        assert few in (many, dataclasses.replace(many, persons=None), HIDDEN)


@settings(max_examples=60, deadline=None)
@given(REGISTERS, st.sampled_from(Zeros))
def test_what_is_shown_is_true(counts: Counts, zeros: Zeros) -> None:
    published = publish(counts, zeros=zeros)
    for where in cells(counts.dimensions, counts.categories):
        shown, pairs = published.cell(where), tuple(where.items())
        if shown != HIDDEN:
            count, persons = counts.count(pairs), counts.persons.get(pairs, 0)
            assert (shown.count, shown.symbol) == (count, None if count else Symbol.ZERO)
            assert shown.persons in (persons, None)
            assert persons == 0 or persons >= LEAST


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_no_subtraction_of_persons_reaches_a_hidden_cell(counts: Counts) -> None:
    """In every line of a table either nothing is hidden, or no number of persons is shown but the line's own."""
    published = publish(counts)
    for where in cells(counts.dimensions, counts.categories):
        if len(where) == 2 and published.cell(where).count:
            pairs = list(where.items())
            lines = [published.line(d, {other: (c,)}) for (d, _), (other, c) in (pairs, pairs[::-1])]
            if any(line.shown == HIDDEN for found in lines for line in found):
                assert published.cell(where).persons is None


@settings(max_examples=200, deadline=None)
@given(REGISTERS, KS)
def test_no_number_less_another_tells_who_came_back(counts: Counts, k: int) -> None:
    """Participations less persons, and all parts' persons less the whole's: none, or not few."""
    published = publish(counts, k)
    for where in cells(counts.dimensions, counts.categories):
        whole = published.cell(where)
        if whole.persons is None or whole.count is None:
            continue
        assert not 0 < whole.count - whole.persons < k
        for dimension in set(counts.dimensions) - set(where) if len(where) < 2 else ():
            parts = [published.cell({**where, dimension: part}).persons for part in counts.categories[dimension]]
            if None not in parts:
                assert not 0 < sum(part or 0 for part in parts) - whole.persons < k


def test_persons_are_hidden_where_few_came_back_and_shown_where_nobody_or_many_did() -> None:
    """Eight took a, three of them twice; ten took b once; seven took c, six of them twice; nobody took two."""
    rows = [(p, ("a", "x")) for p in (*range(8), *range(3))] + [(p, ("b", "x")) for p in range(10, 20)]
    rows += [(p, ("c", "x")) for p in (*range(20, 27), *range(20, 26))]
    shown = publish(counts_of(("row", "column"), {"row": ("a", "b", "c"), "column": ("x",)}, rows))
    found = {line.key: (line.shown.count, line.shown.persons) for line in shown.line("row")}
    assert found == {"a": (11, None), "b": (10, 10), "c": (13, 7)}


def test_the_smallest_part_is_without_persons_where_few_stand_in_several() -> None:
    """Two of twenty moved from a to b: the persons of a, b and c together are two more than all."""
    rows = [(p, ("a", "x")) for p in range(20)] + [(p, ("b", "x")) for p in range(18, 40)]
    rows += [(p, ("c", "x")) for p in range(40, 50)]
    many = [(100 + p, (c, "x")) for p in range(10) for c in "ab"]
    for moved, expected in (([], {"a": 20, "b": 22, "c": None}), (many, {"a": 30, "b": 32, "c": 10})):
        categories = {"row": ("a", "b", "c"), "column": ("x",)}
        shown = publish(counts_of(("row", "column"), categories, [*rows, *moved]))
        assert {line.key: line.shown.persons for line in shown.line("row")} == expected


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_a_table_that_is_not_allowed_shows_nothing(counts: Counts) -> None:
    published = publish(counts)
    for where in cells(counts.dimensions, counts.categories):
        assert published.allowed(where) or published.cell(where) == HIDDEN
    assert not published.allowed("abc")


def table(*rows: Sequence[int], tall: str = "row", wide: str = "column") -> Counts:
    """Return counts of persons from the rows of a two-way table."""
    found = {(f"{tall}{i}", f"{wide}{j}"): n for i, row in enumerate(rows) for j, n in enumerate(row) if n}
    categories = {
        tall: tuple(f"{tall}{i}" for i in range(len(rows))),
        wide: tuple(f"{wide}{j}" for j in range(len(rows[0]))),
    }
    return Counts.of_persons((tall, wide), categories, found)


def drawn(published: Published) -> list[list[str]]:
    """Return a two-way table as it is read."""
    tall, wide = published.dimensions
    read = [published.line(wide, {tall: (row,)}) for row in published.categories[tall]]
    return [[line.shown.symbol or str(line.shown.count) for line in row] for row in read]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([[10, 20], [30, 40]], "10 20|30 40"),
        ([[0, 20], [30, 40]], "– 20|30 40"),
        ([[3, 20, 30], [9, 20, 30], [30, 30, 30]], ".. .. 30|.. .. 30|30 30 30"),
        ([[2, 1, 30], [9, 9, 30], [30, 30, 30]], ".. .. ..|.. .. ..|30 30 30"),
        ([[1, 1, 1], [8, 8, 8], [30, 30, 30]], ".. .. ..|.. .. ..|30 30 30"),
        ([[1, 1], [1, 1]], ".. ..|.. .."),
    ],
    ids=[
        "nothing is small",
        "a true zero is shown",
        "one small cell takes a rectangle with it",
        "two small cells leave each other too little room",
        "a small row goes with the next larger one",
        "a small whole is silent",
    ],
)
def test_examples(rows: list[list[int]], shown: str) -> None:
    assert "|".join(" ".join(row) for row in drawn(publish(table(*rows)))) == shown


def test_zero_of_people_is_hidden_and_zero_of_events_is_not() -> None:
    counts = table([0, 20, 30], [30, 40, 30], [20, 20, 20])
    where = {"row": "row0", "column": "column0"}
    assert publish(counts).cell(where) == Shown(0, 0, Symbol.ZERO)
    assert publish(counts, zeros=Zeros.PEOPLE).cell(where) == HIDDEN


def test_a_zero_among_few_is_hidden() -> None:
    """None of the three who could have gone went: that tells it of each of the three."""
    counts = table([0, 20, 30], [30, 40, 30], [20, 20, 20])
    cell = (("row", "row0"), ("column", "column0"))
    small = dataclasses.replace(counts, bases={cell: 3})
    assert publish(small).cell(dict(cell)) == HIDDEN
    assert publish(dataclasses.replace(counts, bases={cell: 30})).cell(dict(cell)).count == 0


def test_what_is_left_when_a_selection_is_taken_away_is_guarded() -> None:
    """All but three of a municipality's persons took the course: the count is hidden, though it is large."""
    rows = [(n, ("bbic", "town")) for n in range(30)] + [(n, ("lvu", "town")) for n in range(20, 33)]
    rows += [(100 + n, (course, "city")) for n in range(40) for course in ("bbic", "lvu")]
    counts = counts_of(("course", "place"), {"course": ("bbic", "lvu"), "place": ("town", "city")}, rows)
    assert counts.persons[(("place", "town"),)] - counts.persons[(("course", "bbic"), ("place", "town"))] == 3
    assert publish(counts).cell({"course": "bbic", "place": "town"}) == HIDDEN


def test_several_categories_are_a_sum_of_what_is_shown() -> None:
    published = publish(table([3, 20, 30], [9, 20, 30], [30, 30, 30]))
    assert published.combined({"row": ("row0", "row1")}) == Shown(53 + 59)
    assert published.combined({"row": ("row2",), "column": ("column0", "column2")}) in (Shown(60), HIDDEN)
    assert published.combined({"row": ("row0", "row2"), "column": ("column0",)}) == HIDDEN
    assert published.combined({"row": ("row2",)}) == published.cell({"row": "row2"}) == Shown(90, 90)
    assert published.combined({}) == published.cell({}) == Shown(202, 202)


def test_a_filtered_dimension_shows_the_chosen_categories() -> None:
    published = publish(table([10, 20], [30, 40]))
    assert [(line.key, line.shown.count) for line in published.line("row", {"row": ("row1",)})] == [("row1", 70)]


def test_days_stand_only_where_every_course_is_shown() -> None:
    published = publish(table([3, 20, 30], [9, 20, 30], [30, 30, 30], tall="course", wide="town"))
    assert published.weighable({"course": "course2"})
    assert not published.weighable({"course": "course0", "town": "town0"})
    assert not published.weighable({"town": "town0"})
    assert published.weighable({})


def test_an_unknown_category_is_an_error() -> None:
    published = publish(table([10, 20], [30, 40]))
    with pytest.raises(KeyError, match="row9"):
        published.cell({"row": "row9"})
    with pytest.raises(KeyError, match="depth"):
        published.cell({"depth": "1"})


def test_only_publish_makes_a_published() -> None:
    published = publish(table([10, 20], [30, 40]))
    with pytest.raises(TypeError, match="only kartblad"):
        Published(5, published.dimensions, published.categories, {}, published._plan, None)
    with pytest.raises(ValueError, match="InitVar 'seal' must be specified"):
        dataclasses.replace(published, k=1)


@pytest.mark.parametrize("k", [4, 1, 0, -5])
def test_k_is_never_lowered(k: int) -> None:
    with pytest.raises(ValueError, match=f"at least 5, not {k}"):
        publish(table([10, 20], [30, 40]), k)


@pytest.mark.parametrize(
    ("part", "base", "expected", "fraction"),
    [
        (Shown(10), Shown(20), Share(10, 20), Fraction(1, 2)),
        (Shown(7), Shown(13), Share(7, 13), None),
        (Shown(0, 0, Symbol.ZERO), Shown(40), Share(0, 40), Fraction(0)),
        (HIDDEN, Shown(40), Share(None, None, Symbol.PROTECTED), None),
        (Shown(10), HIDDEN, Share(None, None, Symbol.PROTECTED), None),
    ],
)
def test_shares(part: Shown, base: Shown, expected: Share, fraction: Fraction | None) -> None:
    assert share(part, base) == expected
    assert share(part, base).share == fraction


def test_no_symbol_means_two_things() -> None:
    assert sorted(symbol.value for symbol in Symbol) == ["-", ".", "..", "–"]
