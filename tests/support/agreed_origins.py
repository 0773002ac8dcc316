"""Holds a manager's figures against the files of numbers that were published: every digit has a cell it comes from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from agreeing import plain

from kartblad.apps.dashboard.post import Origin, Post
from kartblad.charts.figure import Cell, Column, Row

Line = Mapping[str, str]
TOGETHER = "*"
SHARE = "_share"
OWN = ("municipality", "unit")
NAMES = {"participations": "deltagande", "posts": "tjanster"}
"""The columns that are called after a dataset."""
KNOWN = {"period", "value", "symbol", "share_percent", "k", "edition"}


@dataclass(frozen=True)
class Numbers:
    """The rows of every ``data/<name>.csv``: by dataset, then by period and categories."""

    files: Mapping[str, Mapping[tuple[str, ...], Line]]
    dimensions: Mapping[str, tuple[str, ...]]

    def of(self, origin: Origin) -> Line:
        """Return the row of a published cell."""
        return self.files[origin.name.value][origin.period, *origin.key]

    def wholes(self, origin: Origin) -> set[str]:
        """Return the numbers that a cell can be a part of: those of all together in one of its dimensions."""
        held, key = self.files[origin.name.value], (origin.period, *origin.key)
        places = ((*key[:at], TOGETHER, *key[at + 1 :]) for at in range(1, len(key)))
        return {held[place]["value"] for place in places if place in held} - {""}

    def shown(self) -> set[str]:
        """Return every number that is published."""
        rows = (row for held in self.files.values() for row in held.values())
        return {plain(each) for row in rows for each in (row["value"], row.get("share_percent", "")) if each}


def numbers_in(folder: Path) -> Numbers:
    """Return the numbers of a published folder."""
    return numbers_of({path.stem: path.read_bytes() for path in sorted((folder / "data").glob("*.csv"))})


def numbers_of(contents: Mapping[str, bytes]) -> Numbers:
    """Return the numbers of the files with these names."""
    files: dict[str, dict[tuple[str, ...], Line]] = {}
    dimensions: dict[str, tuple[str, ...]] = {}
    for name, content in contents.items():
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
        keys = tuple(each for each in rows[0] if each not in KNOWN and not each.endswith("_label"))
        dimensions[name] = keys
        files[name] = {(row["period"], *(row[key] for key in keys)): row for row in rows}
    return Numbers(files, dimensions)


def foreign(post: Post, own: str, held: Numbers) -> list[str]:
    """Return the cells of a figure that say something else than the published files."""
    computed = dict(_computed(post, held))
    said = []
    for row in post.figure.rows:
        for column, cell in zip(post.figure.columns, row.cells, strict=True):
            problem = _problem(post, own, row, column, cell, held, computed)
            said += [f"{post.key} {row.key} {column.key}: {cell.text!r} {problem}"] if problem else []
    return said


def _problem(
    post: Post, own: str, row: Row, column: Column, cell: Cell, held: Numbers, computed: Mapping[tuple[str, str], str]
) -> str:
    at = (row.key, column.key)
    if column.key.endswith(SHARE):
        return _share_problem(cell, post.origins[row.key, column.key.removesuffix(SHARE)], held)
    if at in post.origins:
        return _place_problem(at, own, post.origins[at], held) or _cell_problem(cell, post.origins[at], held)
    if cell.value is None:
        return ""
    return "" if computed.get(at) == plain(cell.value) else f"is not the published {computed.get(at)}"


def _place_problem(at: tuple[str, str], own: str, origin: Origin, held: Numbers) -> str:
    """Return what is wrong where a cell stands in another row or column than that of its origin."""
    row, column = at
    where = dict(zip(held.dimensions[origin.name.value], origin.key, strict=True))
    whose = next((where[each] for each in OWN if each in where), TOGETHER)
    sides = {"own": own, "all": TOGETHER, "region": TOGETHER, "participations": row, "posts": row}
    found = {origin.period, *origin.key}
    right = whose == sides[column] if column in sides else column in found and whose in {own, TOGETHER}
    named = NAMES.get(column, origin.name.value) == origin.name.value
    return "" if right and named and row in found else f"comes from {origin}"


def _cell_problem(cell: Cell, origin: Origin, held: Numbers) -> str:
    row = held.of(origin)
    if plain(cell.value) != plain(row["value"]):
        return f"is not the published {row['value'] or row['symbol']}"
    if cell.value is None or not cell.value:
        return "" if cell.text == row["symbol"] else f"is not the published {row['symbol']}"
    part, _, whole = cell.text.partition(" av ")
    if _digits(part) != row["value"]:
        return f"does not read {row['value']}"
    return "" if not whole or _digits(whole) in held.wholes(origin) else "is of no published whole"


def _share_problem(cell: Cell, origin: Origin, held: Numbers) -> str:
    share = held.of(origin)["share_percent"]
    if cell.value is None:
        return "" if not share else f"is not the published {share} per cent"
    return "" if (plain(cell.value), _digits(cell.text.rstrip("%"))) == (share, share) else f"is not {share} per cent"


def _digits(text: str) -> str:
    return "".join(text.split()).replace(",", ".")


def _computed(post: Post, held: Numbers) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the numbers that a figure works out of what is published, worked out once more."""
    yield from _rates(post, held)
    yield from _counts(post, held)


def _rates(post: Post, held: Numbers) -> Iterator[tuple[tuple[str, str], str]]:
    periods = {origin.period for origin in post.origins.values()}
    if not post.key.endswith("per-post") or len(periods) != 1:
        return
    (period,) = periods
    taken, staffed = held.files["deltagande"], held.files["tjanster"]
    pairs = {
        key: (Decimal(row["value"]), Decimal(taken[period, key, TOGETHER]["value"]))
        for (at, key), row in staffed.items()
        if at == period and row["value"] and taken[period, key, TOGETHER]["value"]
    }
    together = tuple(sum(each) for each in zip(*pairs.values(), strict=True))
    for key, (posts, participations) in {**pairs, "region": together}.items():
        if key == "region":
            yield (key, "posts"), plain(posts)
            yield (key, "participations"), plain(participations)
        rate = participations / posts
        yield (key, "per_post"), plain(rate.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _counts(post: Post, held: Numbers) -> Iterator[tuple[tuple[str, str], str]]:
    if not post.key.endswith("missing"):
        return
    taken = held.files["deltagande"]
    latest = max(period for period, *_ in taken)
    for course in {key for period, _, key in taken if period == latest} - {TOGETHER}:
        found = [row for (at, m, c), row in taken.items() if (at, c) == (latest, course) and m != TOGETHER]
        yield (course, "there"), plain(sum(row["value"] not in ("", "0") for row in found))
        yield (course, "hidden"), plain(sum(row["value"] == "" for row in found))
