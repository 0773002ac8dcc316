"""Results as tables for analysts: shares of staff, participations per post, and what may be shown of small groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from fractions import Fraction
from typing import Protocol

import pandas as pd

from kartblad.core.covering import Parts
from kartblad.core.disclosure import Published, Share, Shown, Symbol
from kartblad.core.inequality import PerPost

PER_POST_TYPES = {"participations": "Int64", "posts": "Float64", "low": "Float64", "best": "Float64", "high": "Float64"}


class Counted(Protocol):
    """A result of `kartblad.frames.coverage`: whole numbers of persons under a key, and a share."""

    @property
    def key(self) -> str:
        """What was counted."""

    @property
    def share(self) -> Fraction | None:
        """The share, from 0 to 1."""


def share_table(rows: Iterable[Counted]) -> pd.DataFrame:
    """Return counts of persons as a table indexed by ``key``: one column for each count, and ``share`` (0-1)."""
    found = list(rows)
    names = [field.name for field in fields(found[0]) if field.name not in {"key", "on"}] if found else []  # type: ignore[arg-type]  # dataclasses all
    columns: dict[str, list[object]] = {name: [getattr(row, name) for row in found] for name in names}
    table = pd.DataFrame(columns | {"share": [_number(row.share) for row in found]}, index=[row.key for row in found])
    types = {name: "Float64" if name in {"cycle", "share"} else "Int64" for name in table.columns}
    return table.astype(types).rename_axis("key")


def per_post_table(rows: Iterable[PerPost]) -> pd.DataFrame:
    """Return participations per post as a table indexed by municipality.

    Columns: ``participations`` · the best reading of ``posts`` · participations per post with the most (``low``), the
    ``best`` and the fewest posts (``high``).
    """
    found = {
        row.key: (row.participations, _number(row.posts.best), _number(row.low), _number(row.best), _number(row.high))
        for row in rows
    }
    table = pd.DataFrame.from_dict(found, orient="index", columns=list(PER_POST_TYPES))
    return table.astype(PER_POST_TYPES).rename_axis("municipality")


def published_table(published: Published, rows: str, columns: str | None = None) -> pd.DataFrame:
    """Return what may be shown: participations, or ".." where few persons are protected, "–" for nothing.

    Parameters
    ----------
    published
        Made by `kartblad.core.disclosure.publish`.
    rows, columns
        Dimensions. Without ``columns`` the table has participations and persons.
    """
    keys = published.categories[rows]
    if columns is None:
        found = {key: _margin(published.cell({rows: key})) for key in keys}
        return pd.DataFrame.from_dict(found, orient="index", columns=["participations", "persons"]).rename_axis(rows)
    cells = {key: [_read(line.shown) for line in published.line(columns, {rows: (key,)})] for key in keys}
    across = pd.Index(published.categories[columns], name=columns)
    return pd.DataFrame.from_dict(cells, orient="index", columns=across, dtype=object).rename_axis(rows)


def parts_table(parts: Parts, rows: Iterable[str]) -> pd.DataFrame:
    """Return what `kartblad.frames.shares.StaffShares` shows of some rows, and of all together: ".." is protected.

    Columns: ``trained`` of ``staff``, in persons · ``share`` (0-1), where it is of twenty or more.
    """
    found = {key: _share(parts.of((key,))) for key in rows} | {"": _share(parts.total)}
    return pd.DataFrame.from_dict(found, orient="index", columns=["trained", "staff", "share"]).rename_axis("key")


def _share(share: Share) -> tuple[int | str | None, int | str | None, float | str | None]:
    if share.symbol:
        return (share.symbol.value,) * 3
    return share.part, share.base, _number(share.share)


def _read(shown: Shown) -> int | str | None:
    return shown.symbol.value if shown.symbol else shown.count


def _margin(shown: Shown) -> tuple[int | str | None, int | str | None]:
    return _read(shown), Symbol.PROTECTED.value if shown.persons is None else shown.persons


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]  # Decimal or Fraction
