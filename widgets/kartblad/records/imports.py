"""Imports a form that somebody filled in: all of it as typed columns, or none of it and a list of what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from kartblad.catalogue.formats import EXAMPLE, Form, plain
from kartblad.core.words import Words
from kartblad.records.cells import Lists, tidy
from kartblad.records.faults import Fault
from kartblad.records.findings import Fact, Finding, Findings, Stop, in_order
from kartblad.records.headings import Match
from kartblad.records.imported import Imported
from kartblad.records.intake import Request, Taken, heads, series, take
from kartblad.records.rawtable import BROWSER, LOCAL, Limits, Progress, silent
from kartblad.records.worksheet import plain_number

__all__ = ["ACCEPT", "BROWSER", "LOCAL", "Imported", "register", "staff", "table"]

ACCEPT = ".xlsx,.csv"
"""What a browser offers to choose from."""
UNKNOWN_TIER = "unknown"
REGISTER_COLUMNS = ("person", "municipality", "course", "start", "days", "hours", "tier", "occasion")
STAFF_COLUMNS = ("person", "municipality", "post", "tier", "employed_from", "employed_to")
_SAME = ["person", "course", "start", "occasion"]


def lists(courses: Mapping[str, str], municipalities: Mapping[str, str]) -> Lists:
    """Return what cells are looked up in: course keys by name, municipality names by code."""
    return Lists(dict(courses), {plain(name): code for code, name in municipalities.items()}, dict(municipalities))


def table(
    content: bytes,
    name: str,
    *,
    form: Form,
    courses: Mapping[str, str] | None = None,
    municipalities: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = silent,
    limits: Limits = BROWSER,
) -> Imported | Findings:
    """Return a filled-in form as a table with one typed column for each field, or everything that is wrong with it.

    Parameters
    ----------
    content, name
        The file's bytes and what it is called. Nothing is written to disk.
    form
        What the columns should be.
    courses, municipalities
        Course keys by plain name; municipality names by code.
    mapping
        Field to heading where the user has said it; "" for a field that the file lacks.
    progress
        Is told the share that is done.
    limits
        How much is read.
    """
    request = _request(content, name, form, courses or {}, municipalities or {}, mapping, progress, limits)
    taken = take(request)
    return taken if isinstance(taken, Findings) else _checked(request, taken, _frame(taken, form))


def register(
    content: bytes,
    name: str,
    *,
    form: Form,
    courses: Mapping[str, str],
    municipalities: Mapping[str, str],
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    limits: Limits = BROWSER,
) -> Imported | Findings:
    """Return a register of participation with the columns that `kartblad.frames` computes on, or what is wrong with it.

    As `table`, but ``tier`` is filled in from the years in the profession where the level itself is not given, and is
    "unknown" where neither is.
    """
    request = _request(content, name, form, courses, municipalities, mapping, progress or silent, limits)
    return _with_tiers(request, REGISTER_COLUMNS)


def staff(
    content: bytes,
    name: str,
    *,
    form: Form,
    municipalities: Mapping[str, str],
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    limits: Limits = BROWSER,
) -> Imported | Findings:
    """Return a staff list with the columns that `kartblad.frames.coverage` computes on, or what is wrong with it.

    As `table`, but with ``tier`` as in `register`, and the degree of employment as ``post``, a share of a full post.
    """
    request = _request(content, name, form, {}, municipalities, mapping, progress or silent, limits)
    return _with_tiers(request, STAFF_COLUMNS)


def _with_tiers(request: Request, columns: Sequence[str]) -> Imported | Findings:
    taken = take(request)
    if isinstance(taken, Findings):
        return taken
    frame = _frame(taken, request.form)
    if wrong := _disagreeing(frame, taken, request):
        return Findings(request.name, Stop.CELLS, in_order(wrong), sheets=len(taken.sheets), heads=heads(taken.sheets))
    frame["tier"] = _tiers(frame, request.form)
    if "occasion" in frame:
        frame["occasion"] = frame["occasion"].cat.add_categories([""]).fillna("")
    if "employment" in frame:
        frame["post"] = frame["employment"] / 100
    return _checked(request, taken, frame[[*columns]])


def _request(
    content: bytes,
    name: str,
    form: Form,
    courses: Mapping[str, str],
    municipalities: Mapping[str, str],
    mapping: Mapping[str, str] | None,
    progress: Progress,
    limits: Limits,
) -> Request:
    return Request(content, name, form, lists(courses, municipalities), mapping or {}, limits, progress)


def _frame(taken: Taken, form: Form) -> pd.DataFrame:
    return pd.DataFrame({column.name: series(taken, column) for column in form.fields}, copy=False)


def _tiers(frame: pd.DataFrame, form: Form) -> pd.Series:
    """Return the stated level, else the one that the years give, else "unknown"."""
    tier = form.by_name["tier"]
    names = pd.Index([choice.value for choice in tier.choices], dtype="str")
    years, at = np.unique(frame["years"].to_numpy(), return_inverse=True)
    chosen = (None if np.isnan(number) else tier.choice_of(float(number)) for number in years)
    given = names.get_indexer(pd.Index([choice.value if choice else UNKNOWN_TIER for choice in chosen]))[at]
    stated = names.get_indexer(frame["tier"].cat.categories)
    codes = np.append(stated, -1)[frame["tier"].cat.codes]
    is_open = (codes == -1) | (codes == names.get_loc(UNKNOWN_TIER))
    return pd.Series(pd.Categorical.from_codes(np.where(is_open, given, codes), categories=names), name="tier")


def _disagreeing(frame: pd.DataFrame, taken: Taken, request: Request) -> list[Finding]:
    """Return the rows whose years lie outside the level that stands beside them."""
    found = []
    years = frame["years"]
    for choice in request.form.by_name["tier"].choices if years.notna().any() else ():
        fits = years.map(choice.holds)
        for row in np.flatnonzero((frame["tier"] == choice.value) & years.notna() & ~fits):
            if choice.value != UNKNOWN_TIER:
                place, index = taken.place(int(row), "years", request.name)
                found.append(Finding(Fault.TIER_AND_YEARS, place, index, plain_number(float(years.iloc[row]))))
    return found


def _repeated_keys(frame: pd.DataFrame, form: Form, taken: Taken, file: str) -> list[Finding]:
    """Return the rows whose key stands already in an earlier row."""
    keys = list(form.primary_key)
    if not keys:
        return []
    fields = Words(*(", ".join(words) for words in zip(*((w.sv, w.en) for w in _titles(form)), strict=True)))
    seen: dict[tuple[object, ...], int] = {}
    found = []
    for row, key in enumerate(frame[keys].astype(object).itertuples(index=False, name=None)):
        if key in seen:
            place, index = taken.place(row, keys[0], file)
            earlier, _index = taken.place(seen[key], keys[0], file)
            facts: dict[str, Fact] = {"first": str(earlier.row or ""), "fields": fields}
            found.append(Finding(Fault.TWICE, place, index, facts=facts))
        else:
            seen[key] = row
    return found


def _titles(form: Form) -> list[Words]:
    return [form.by_name[name].words for name in form.primary_key]


def _checked(request: Request, taken: Taken, frame: pd.DataFrame) -> Imported | Findings:
    if wrong := _repeated_keys(frame, request.form, taken, request.name):
        return Findings(request.name, Stop.CELLS, in_order(wrong), sheets=len(taken.sheets), heads=heads(taken.sheets))
    matches: dict[str, Match] = {}
    for sheet in taken.sheets:
        for match in sheet.layout.matches:
            matches.setdefault(match.field.name, match)
    request.progress(1.0)
    return Imported(
        request.name,
        request.form,
        frame,
        tuple(matches.values()),
        ignored=tuple(dict.fromkeys(name for sheet in taken.sheets for name in sheet.layout.ignored)),
        sheets=tuple(sheet.table.sheet for sheet in taken.sheets if sheet.table.sheet),
        ignored_sheets=taken.ignored_sheets,
        hidden_sheets=tuple(sheet.table.sheet for sheet in taken.sheets if sheet.table.is_hidden),
        empty_rows=taken.empty_rows,
        formulas=sum(sheet.table.formulas for sheet in taken.sheets),
        own_courses=_own_courses(taken),
        counts=_counts(frame, request.form),
        alike=_alike(frame["person"].cat.categories.tolist()) if "person" in frame else (),
    )


def _own_courses(taken: Taken) -> Mapping[str, str]:
    """Return the name of every course of one's own as it is first written."""
    names: dict[str, str] = {}
    for part in taken.read.get("course", ()):
        for text, number in zip(part.column.texts, part.numbers, strict=False):
            key = str(part.found[number]) if number >= 0 else ""
            if key.startswith("own:"):
                names.setdefault(key, tidy(text))
    return names


def _counts(frame: pd.DataFrame, form: Form) -> Mapping[str, int]:
    """Return how many rows deserve a word."""
    counts: dict[str, int] = {}
    if "person" in frame:
        counts["made_up"] = _made_up(frame["person"].cat)
    if form.name == "register":
        counts["without_length"] = int((frame["days"].isna() & frame["hours"].isna()).sum())
        counts["without_tier"] = int((frame["tier"] == UNKNOWN_TIER).sum())
        counts["repeated"] = int(frame.duplicated(_SAME).sum())
    return counts


def _made_up(persons: Any) -> int:
    """Return how many rows have a person from an example; ``persons`` is a column's ``.cat``."""
    names = persons.categories.tolist()
    if EXAMPLE not in "\n".join(names):
        return 0
    return int(np.isin(persons.codes, [at for at, name in enumerate(names) if name.startswith(EXAMPLE)]).sum())


def _alike(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that are the same as another but for capital letters, beside each other."""
    together = "\n".join(names)
    if (small := together.casefold()) == together:
        return ()
    folded = small.split("\n")
    times = Counter(folded)
    if len(times) == len(names):
        return ()
    return tuple(sorted((name for name, same in zip(names, folded, strict=True) if times[same] > 1), key=_folded))


def _folded(name: str) -> tuple[str, str]:
    return (name.casefold(), name)
