"""Participations per post where both are shown, with and without the course of the taught example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kartblad.apps.participation import register_wording
from kartblad.apps.participation.register_counts import Counts
from kartblad.catalogue.tables import Statistics
from kartblad.core.inequality import PerPost, inequality, leave_one_out, per_post, posts_by_municipality
from kartblad.core.register import Dimension
from kartblad.i18n import Texts

TAUGHT = "ekb"
"""The course that raised one municipality's number, and that the register can be seen without."""
TAUGHT_AT = "1487"
"""That municipality: Vänersborg."""
FEWEST = 2
"""Municipalities below which nothing can be spread."""

Amounts = Mapping[str, Fraction]
"""Participations per post, by municipality, the least first."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Participations per post where both are shown, the least first."""

    found: Counts
    stats: Statistics
    texts: Texts
    rows: tuple[PerPost, ...]
    hidden: tuple[str, ...]
    without: Mapping[str, int]
    """Participations without the taught course, where that is shown."""

    @property
    def amounts(self) -> Amounts:
        """Participations per post."""
        return _ordered({row.key: row.best for row in self.rows})

    @property
    def is_taught(self) -> bool:
        """Whether enough is shown to see the register without the taught course beside the whole of it."""
        return len(self.without) > FEWEST and len(self.rows) <= 2 * len(self.without)

    @property
    def compared(self) -> Amounts:
        """Participations per post where they are shown without the taught course, too: both over the same places."""
        return {k: each for k, each in self.amounts.items() if k in self.without} if self.is_taught else self.amounts

    @property
    def compared_without(self) -> Amounts:
        """The same without the taught course; nothing where that cannot be compared."""
        posts = {row.key: row.posts for row in self.rows if row.key in self.without}
        return _ordered({row.key: row.best for row in per_post(self.without, posts)}) if self.is_taught else {}

    @property
    def telling(self) -> str:
        """The municipality to look at: the taught example, or else the one that changes most when it is left out."""
        amounts = self.compared
        if TAUGHT_AT in amounts:
            return TAUGHT_AT
        whole = inequality(amounts.values()).gini or Fraction(0)
        moved = {out.key: abs(out.gini - whole) for out in leave_one_out(amounts) if out.gini is not None}
        return max(moved, key=lambda key: (moved[key], key), default="")

    def name(self, key: str) -> str:
        """Return what a municipality is called."""
        return register_wording.category(self.found.held, Dimension.MUNICIPALITY, key, self.texts)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say who is left out of a comparison."""
        if len(self.compared) == len(self.amounts):
            return ()
        said = self.texts.gettext(
            "Counted over the {n} of {of} municipalities where EKB, too, is shown, so that both are over the same.",
            n=len(self.compared),
            of=len(self.amounts),
        )
        return (said,)


def _ordered(amounts: Mapping[str, Fraction | None]) -> Amounts:
    known = {key: amount for key, amount in amounts.items() if amount is not None}
    return dict(sorted(known.items(), key=lambda pair: (pair[1], pair[0])))


def spread(found: Counts, stats: Statistics, texts: Texts) -> Spread:
    """Return what may be shown of participations per post."""
    posts = posts_by_municipality(stats.staffing, stats.staffing_columns)
    here = {k: found.shown(Dimension.MUNICIPALITY, k).count for k in found.categories(Dimension.MUNICIPALITY)}
    here = {key: count for key, count in here.items() if key in posts}
    known = {key: count for key, count in here.items() if count is not None}
    rows = sorted(per_post(known, {key: posts[key] for key in known}), key=lambda row: (row.best or 0, row.key))
    hidden = tuple(key for key, count in here.items() if count is None)
    return Spread(found, stats, texts, tuple(rows), hidden, _without(found, known))


def _without(found: Counts, known: Mapping[str, int]) -> dict[str, int]:
    """Return participations without the taught course; only unfiltered, and only where that course is shown."""
    if found.selection or TAUGHT not in found.held.register.categories(Dimension.COURSE):
        return {}
    taught = {
        key: found.held.published.cell({Dimension.COURSE.value: TAUGHT, Dimension.MUNICIPALITY.value: key}).count
        for key in known
    }
    return {key: known[key] - count for key, count in taught.items() if count is not None}
