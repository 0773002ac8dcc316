"""Participations by experience: merged until every group is large enough, without telling which was small."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad import settings as here
from kartblad.catalogue.tables import statistics
from kartblad.core.publication.table import Table
from kartblad.frames.register import TIERS, register_frame
from kartblad.publishing.asked import Asked
from kartblad.publishing.names import named
from kartblad.publishing.tiers import LADDER, tier_table

NAMES = named(statistics(here.load().data), {})
ASK = Asked(5, 1, 1, "2025-01-01")
NUMBERS = st.tuples(*[st.integers(0, 9)] * len(TIERS))


def table(*sizes: int, k: int = 5, again: int = 1) -> Table | None:
    """Return the table of so many persons in each tier, each ``again`` times."""
    tiers = [tier for tier, size in zip(TIERS, sizes, strict=True) for _ in range(size)] * again
    persons = [f"p{n}" for n in range(sum(sizes))] * again
    rows = {"person": persons, "municipality": ["1488"] * len(tiers), "course": ["bbic"] * len(tiers)}
    frame = register_frame({**rows, "start": ["2024-02-01"] * len(tiers), "tier": tiers})
    return tier_table(frame, "2024-H1", NAMES, Asked(k, 1, 1, "2025-01-01"))


def read(made: Table | None) -> dict[str, object]:
    """Return a table's numbers by what the groups are called."""
    return {} if made is None else {c.label.sv: made.cell({"tier": c.key}).value for c in made.dimensions[0].categories}


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((8, 7, 6, 5), {"0–2 år": 8, "2–5 år": 7, "mer än 5 år": 6, "inte känt": 5}),
        ((8, 7, 6, 4), {"0–2 år": 8, "2–5 år": 7, "mer än 5 år, eller inte känt": 10}),
        ((8, 7, 6, 0), {"0–2 år": 8, "2–5 år": 7, "mer än 5 år, eller inte känt": 6}),
        ((8, 7, 0, 6), {"0–2 år": 8, "2–5 år": 7, "mer än 5 år, eller inte känt": 6}),
        ((8, 3, 6, 5), {"0–2 år": 8, "mer än 2 år, eller inte känt": 14}),
        ((8, 0, 2, 3), {"0–2 år": 8, "mer än 2 år, eller inte känt": 5}),
        ((4, 9, 9, 9), {}),
        ((9, 1, 1, 1), {}),
        ((0, 0, 0, 0), {}),
    ],
)
def test_groups(sizes: tuple[int, ...], expected: dict[str, int]) -> None:
    assert read(table(*sizes)) == expected


def test_participations_are_counted_but_persons_must_be_enough() -> None:
    assert read(table(8, 7, 6, 5, again=2)) == {"0–2 år": 16, "2–5 år": 14, "mer än 5 år": 12, "inte känt": 10}
    assert read(table(8, 3, 6, 5, again=2)) == {"0–2 år": 16, "mer än 2 år, eller inte känt": 28}


def test_the_ladder_merges_neighbours_step_by_step() -> None:
    assert [tier for group in LADDER[0] for tier in group] == list(TIERS)
    for finer, wider in pairwise(LADDER):
        assert len(finer) == len(wider) + 1
        assert all(any(set(group) <= set(wide) for wide in wider) for group in finer)
    assert len(LADDER[-1]) == 2


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.sampled_from([5, 6]))
def test_no_group_is_small_and_all_of_it_is_shown(sizes: tuple[int, ...], k: int) -> None:
    made = table(*sizes, k=k)
    if made is not None:
        assert min(cell.value or 0 for cell in made.cells.values()) >= k
        assert made.cell().value == sum(sizes)


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_all_of_a_merged_group_may_belong_to_any_one_of_its_tiers(sizes: tuple[int, ...]) -> None:
    """Move it all to one: the very same table comes out, so nobody can rule it out, even if they know the ladder."""
    made = table(*sizes)
    for group in made.dimensions[0].categories if made else ():
        if len(group.finest) > 1:
            total = sum(size for tier, size in zip(TIERS, sizes, strict=True) if tier in group.finest)
            for chosen in group.finest:
                moved = [
                    size if tier not in group.finest else total * (tier == chosen)
                    for tier, size in zip(TIERS, sizes, strict=True)
                ]
                assert table(*moved) == made


def test_the_drawn_numbers_reach_every_rung() -> None:
    found = {len(read(table(*sizes))) for sizes in product((0, 3, 7), repeat=4)}
    assert found == {0, 2, 3, 4}
