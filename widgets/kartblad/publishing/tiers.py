"""Participations by experience: tiers merged until each group is large enough, so that nothing in it need be hidden.

The ladder of merged groups is fixed, and the first rung is taken on which every group has at least k persons. A zero
fails like a small number, so the choice tells nothing more: whatever stands in a merged group may all belong to any one
of its tiers, since the finer rungs would then show an empty tier and fail as well. Those whose years in the trade are
not known lie at the end of the ladder: alone where they are many, otherwise within the last group, which does not tell
whether there are any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kartblad.core.disclosure import Published, publish
from kartblad.core.linking import Counts, Zeros
from kartblad.core.publication.release import released
from kartblad.core.publication.table import Category, Dimension, Table
from kartblad.core.register import Dimension as Counted
from kartblad.core.words import Words
from kartblad.frames.register import TIERS, Register
from kartblad.frames.spans import renamed
from kartblad.publishing.asked import Asked
from kartblad.publishing.names import Names

if TYPE_CHECKING:
    import pandas as pd

Groups: TypeAlias = tuple[tuple[str, ...], ...]
LABEL = Words("Erfarenhet", "Experience")
MORE_THAN_TWO = Words("mer än 2 år", "more than 2 years")
"""What two merged tiers are called."""
_NEW, _SOME, _LONG, _UNKNOWN = TIERS
LADDER: tuple[Groups, ...] = (
    ((_NEW,), (_SOME,), (_LONG,), (_UNKNOWN,)),
    ((_NEW,), (_SOME,), (_LONG, _UNKNOWN)),
    ((_NEW,), (_SOME, _LONG, _UNKNOWN)),
)
"""Each rung merges two neighbours of the one before; the newcomers are told apart the longest."""


def tier_table(rows: pd.DataFrame, period: str, names: Names, ask: Asked) -> Table | None:
    """Return the participations of a period by experience; None if no two groups are large enough."""
    for groups in LADDER:
        counts = _counted(rows, groups)
        shown = publish(counts, ask.k, Zeros.PEOPLE, even=True)
        if _shows_all(shown):
            by = Dimension(Counted.TIER.value, LABEL, tuple(_category(group, names) for group in groups))
            return released(shown, (by,), period, edition=ask.edition, rounding=ask.rounding)
    return None


def _counted(rows: pd.DataFrame, groups: Groups) -> Counts:
    keys = {tier: _key(group) for group in groups for tier in group}
    known = {Counted.TIER: tuple(map(_key, groups))}
    return Register(renamed(rows, Counted.TIER.value, keys), known=known).counts((Counted.TIER,))


def _key(group: tuple[str, ...]) -> str:
    return "+".join(group)


def _shows_all(shown: Published) -> bool:
    return all(line.shown.count for line in shown.line(Counted.TIER.value))


def _category(group: tuple[str, ...], names: Names) -> Category:
    return Category(_key(group), _label(group, names), group if len(group) > 1 else ())


def _label(group: tuple[str, ...], names: Names) -> Words:
    """Return what a group is called: "mer än 2 år, eller inte känt"."""
    if len(group) == 1:
        return names.tiers[group[0]]
    known = MORE_THAN_TWO if _SOME in group else names.tiers[_LONG]
    return Words(f"{known.sv}, eller inte känt", f"{known.en}, or not known")
