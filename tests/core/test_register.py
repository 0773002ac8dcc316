"""A selection is a value: filters commute, a category toggles, and an address can hold it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.register import FIELDS, Dimension, Selection

FILTERS = st.dictionaries(st.sampled_from(Dimension), st.sets(st.sampled_from(["1488", "bbic", "2016"]), min_size=1))


@given(FILTERS)
def test_filters_commute(filters: dict[Dimension, set[str]]) -> None:
    forth, back = Selection(), Selection()
    for dimension in filters:
        forth = forth.chosen(dimension, filters[dimension])
    for dimension in reversed(filters):
        back = back.chosen(dimension, filters[dimension])
    assert (forth, hash(forth)) == (back, hash(back))
    assert forth.crossed == tuple(d for d in Dimension if d in filters)
    assert bool(forth) == bool(filters)


@given(FILTERS, st.sampled_from(Dimension))
def test_toggling_twice_changes_nothing(filters: dict[Dimension, set[str]], dimension: Dimension) -> None:
    selection = Selection(**{FIELDS[d]: frozenset(values) for d, values in filters.items()})
    assert selection.toggled(dimension, "lvu").toggled(dimension, "lvu") == selection
    assert "lvu" in selection.toggled(dimension, "lvu").values(dimension)
    assert selection.cleared(dimension).values(dimension) == frozenset()
    assert selection.cleared() == Selection()


def test_a_year_may_be_a_number() -> None:
    assert Selection(years=frozenset({2016})) == Selection().toggled(Dimension.YEAR, 2016)  # type: ignore[arg-type]
    assert Selection().toggled(Dimension.YEAR, 2016).years == {"2016"}


def test_every_dimension_has_its_field() -> None:
    assert set(FIELDS) == set(Dimension)
