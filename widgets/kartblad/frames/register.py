"""An own register of course participation as a table, and its counts under any selection, fast enough for every click.

One row is one participation: a person, a course, a start date. Columns of the table:

``person`` opaque code · ``municipality`` SCB's four digits as text · ``course`` key of a course or heading, or
"own:…" · ``start`` date · ``days`` and ``hours`` numbers, NaN where not known · ``tier`` years in the trade at the
time of the course · ``occasion`` the name of one time that it was held, empty where not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, reduce
from itertools import combinations, product
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from kartblad.core.linking import Counts, Where
from kartblad.core.provenance import Passport, Standing
from kartblad.core.register import Dimension, Selection, Tally

REGISTER_TYPES = {
    "person": "category",
    "municipality": "category",
    "course": "category",
    "start": "datetime64[s]",
    "days": "float64",
    "hours": "float64",
    "tier": "category",
    "occasion": "category",
}
TALLY_TYPES = {
    "participations": "Int64",
    "persons": "Int64",
    "person_days": "Float64",
    "days_unknown": "Int64",
    "hours": "Float64",
    "hours_unknown": "Int64",
}
PUBLISHED = (Dimension.COURSE, Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.TIER)
"""What is shown of small groups is shown by these, two at a time. An occasion is too small to be one of them."""
TIERS = ("staffing_0_2", "staffing_2_5", "staffing_over_5", "unknown")
UNKNOWN = "unknown"
INVENTED = "påhittad-"
"""What the person codes of an invented register begin with, so that no copy or file can lose the mark."""
_EMPTY = {"days": np.nan, "hours": np.nan, "tier": UNKNOWN, "occasion": ""}

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


def register_frame(columns: Mapping[str, object] | pd.DataFrame) -> pd.DataFrame:
    """Return the table of a register: the only maker of one.

    Parameters
    ----------
    columns
        ``person``, ``municipality``, ``course`` and ``start``; and as far as they are known ``days``, ``hours``,
        ``tier`` and ``occasion``. All equally long.

    Raises
    ------
    KeyError
        If one of the first four is missing.
    ValueError
        If a tier is not one of ``TIERS``.
    """
    return typed(columns, ("person", "municipality", "course", "start"), _EMPTY, REGISTER_TYPES)


def typed(
    columns: Mapping[str, object] | pd.DataFrame,
    needed: Iterable[str],
    empty: Mapping[str, object],
    types: Mapping[str, str],
) -> pd.DataFrame:
    """Return a table with the promised columns and types; what is not given is not known.

    Raises
    ------
    KeyError
        If a needed column is missing.
    ValueError
        If a tier is not one of ``TIERS``.
    """
    given = {name: columns[name] for name in needed}
    frame = pd.DataFrame(given | {name: columns.get(name, value) for name, value in empty.items()})
    named = frame["tier"].astype(object).fillna(UNKNOWN).replace("", UNKNOWN)
    strange = named[~named.isin(TIERS)]
    if len(strange):
        msg = f"a tier is one of {', '.join(TIERS)}, not {strange.iloc[0]!r}"
        raise ValueError(msg)
    frame = frame.assign(tier=pd.Categorical(named, categories=TIERS))[[*types]].reset_index(drop=True)
    return frame.astype({name: kind for name, kind in types.items() if name != "tier"})


def standing_of(frame: pd.DataFrame) -> Standing:
    """Return whether a register, or a staff list, is invented: some person in it then is."""
    categories = frame["person"].cat.categories
    invented = any(str(person).startswith(INVENTED) for person in categories)
    return Standing.SYNTHETIC if invented else Standing.STATED


def select(frame: pd.DataFrame, selection: Selection, groups: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the rows of a selection, with the same columns and categories."""
    for dimension in selection.crossed:
        frame = frame[categories_of(frame, dimension, groups or {}).isin(selection.values(dimension))]
    return frame


def categories_of(frame: pd.DataFrame, dimension: Dimension, groups: Mapping[str, str]) -> pd.Series[str]:
    """Return the category of every row in one dimension, as text."""
    if dimension is Dimension.YEAR:
        years: pd.Series[str] = frame["start"].dt.year.astype(str).astype("category")
        return years
    if dimension is Dimension.GROUP:
        courses = frame["course"].cat
        headings = np.array([groups.get(course, course) for course in courses.categories], dtype=object)
        return pd.Series(pd.Categorical(headings[courses.codes]), index=frame.index)
    return cast("pd.Series[str]", frame[dimension.value])


def tally_table(tallies: Iterable[Tally]) -> pd.DataFrame:
    """Return counts as a table indexed by ``key``.

    Columns: ``participations`` and different ``persons`` · ``person_days`` and ``hours``, sums of what is known · how
    many participations say nothing of them, ``days_unknown`` and ``hours_unknown``.
    """
    rows = {tally.key: tuple(getattr(tally, name) for name in TALLY_TYPES) for tally in tallies}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(TALLY_TYPES))
    return table.astype(TALLY_TYPES).rename_axis("key")


class Register:
    """A register made ready for counting: every column as small numbers, so that a filter is a few array steps.

    Parameters
    ----------
    frame
        A table made by `register_frame`; later changes to it are not seen.
    groups
        The heading of each course that has one.
    known
        Categories that are counted even if no row has them, in the order in which they are to come.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        groups: Mapping[str, str] | None = None,
        known: Mapping[Dimension, Iterable[str]] | None = None,
    ) -> None:
        self.frame = frame
        self.standing = standing_of(frame)
        self.rows = len(frame)
        self._groups = dict(groups or {})
        self._known = {dimension: tuple(categories) for dimension, categories in (known or {}).items()}
        self._columns: dict[Dimension, tuple[tuple[str, ...], Codes]] = {}
        persons = frame["person"].cat.remove_unused_categories().cat
        self._persons: Codes = np.asarray(persons.codes, dtype=np.intp)
        self._person_count = len(persons.categories)

    def passport(self, passport: Passport) -> Passport:
        """Return the passport of a number as it holds for this register: invented, if the register is."""
        return replace(passport, standing=Standing.SYNTHETIC) if self.standing is Standing.SYNTHETIC else passport

    def categories(self, dimension: Dimension) -> tuple[str, ...]:
        """Return every category that is known or occurs in a dimension; tiers in their order, others sorted."""
        return self._coded(dimension)[0]

    def _coded(self, dimension: Dimension) -> tuple[tuple[str, ...], Codes]:
        if dimension not in self._columns:
            column = categories_of(self.frame, dimension, self._groups)
            self._columns[dimension] = _coded(column, self._known.get(dimension, ()))
        return self._columns[dimension]

    @cached_property
    def _days(self) -> tuple[Numbers, Mask]:
        return _known(self.frame["days"])

    @cached_property
    def _hours(self) -> tuple[Numbers, Mask]:
        return _known(self.frame["hours"])

    def _rows(self, selection: Selection) -> Codes | slice:
        """Return the places of the selected rows."""
        masks = []
        for dimension in selection.crossed:
            categories, codes = self._coded(dimension)
            masks.append(np.isin(categories, list(selection.values(dimension)))[codes])
        return np.flatnonzero(reduce(np.logical_and, masks)) if masks else slice(None)

    def total(self, selection: Selection = Selection()) -> Tally:  # noqa: B008 - a frozen value
        """Return everything selected as one count; its key is empty."""
        rows = self._rows(selection)
        return self._tallies(("",), np.zeros(len(self._persons[rows]), dtype=np.intp), rows)[0]

    def tallies(self, selection: Selection, by: Dimension) -> tuple[Tally, ...]:
        """Return one count for every category of a dimension, those without a row in the selection, too."""
        rows = self._rows(selection)
        categories, codes = self._coded(by)
        return self._tallies(categories, codes[rows], rows)

    def views(self, selection: Selection, by: Sequence[Dimension]) -> tuple[tuple[Tally, ...], ...]:
        """Return the counts by several dimensions under one selection; the rows are looked up once."""
        rows = self._rows(selection)
        coded = [self._coded(dimension) for dimension in by]
        return tuple(self._tallies(categories, codes[rows], rows) for categories, codes in coded)

    def _tallies(self, keys: tuple[str, ...], codes: Codes, rows: Codes | slice) -> tuple[Tally, ...]:
        size = len(keys)
        counted = np.bincount(codes, minlength=size).tolist()
        persons = self._distinct(codes, self._persons[rows], size).tolist()
        amounts: list[list[float]] = []
        for known, missing in (self._days, self._hours):
            amounts.append(np.bincount(codes, weights=known[rows], minlength=size).tolist())
            amounts.append(np.bincount(codes[missing[rows]], minlength=size).tolist())
        columns = zip(keys, counted, persons, *amounts, strict=True)
        return tuple(Tally(*found) for found in columns)

    def _distinct(self, codes: Codes, persons: Codes, size: int) -> Codes:
        """Return the number of different persons in each category."""
        seen = np.zeros(size * self._person_count, dtype=bool)
        seen[codes * self._person_count + persons] = True
        return np.count_nonzero(seen.reshape(size, -1), axis=1) if self._person_count else np.zeros(size, dtype=np.intp)

    def counts(self, dimensions: Sequence[Dimension] = PUBLISHED) -> Counts:
        """Return what `kartblad.core.disclosure.publish` needs to know, the most important dimension first."""
        names = tuple(dimension.value for dimension in dimensions)
        categories = {dimension.value: self.categories(dimension) for dimension in dimensions}
        persons: dict[Where, int] = {}
        for size in range(3):
            for chosen in combinations(dimensions, size):
                places, keys = self._crossed(chosen)
                counted = self._distinct(places, self._persons, len(keys)).tolist()
                named = (tuple(zip((d.value for d in chosen), key, strict=True)) for key in keys)
                persons |= {where: number for where, number in zip(named, counted, strict=True) if number}
        places, keys = self._crossed(dimensions)
        rows = zip(keys, np.bincount(places, minlength=len(keys)).tolist(), strict=True)
        return Counts(names, categories, {key: number for key, number in rows if number}, persons)

    def _crossed(self, dimensions: Sequence[Dimension]) -> tuple[Codes, list[tuple[str, ...]]]:
        """Return each row's place among all crossings of some dimensions, and the crossings."""
        places = np.zeros(self.rows, dtype=np.intp)
        for dimension in dimensions:
            categories, codes = self._coded(dimension)
            places = places * len(categories) + codes
        return places, list(product(*(self.categories(dimension) for dimension in dimensions)))

    def missing(self, municipalities: Iterable[str], selection: Selection = Selection()) -> tuple[str, ...]:  # noqa: B008
        """Return the municipalities that nobody in the selection comes from."""
        present = {tally.key for tally in self.tallies(selection, Dimension.MUNICIPALITY) if tally.participations}
        return tuple(code for code in municipalities if code not in present)


def _coded(column: pd.Series[str], known: Sequence[str] = ()) -> tuple[tuple[str, ...], Codes]:
    """Return the known categories and those that occur, and each row's place among them."""
    used = column.cat.remove_unused_categories()
    occurring = [str(category) for category in used.cat.categories]
    categories = tuple(dict.fromkeys((*known, *occurring)))
    places = np.array([categories.index(category) for category in occurring], dtype=np.intp)
    return categories, places[np.asarray(used.cat.codes, dtype=np.intp)] if occurring else np.empty(0, dtype=np.intp)


def _known(column: pd.Series[float]) -> tuple[Numbers, Mask]:
    """Return a column with 0 where nothing is known, and where that is."""
    numbers = column.to_numpy(dtype=np.float64)
    missing = np.isnan(numbers)
    return np.where(missing, 0.0, numbers), missing
