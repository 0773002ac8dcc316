"""Makes tables of measured workload, for readers outside the units: zones and what waits, by unit and month.

What is promised of every month that is shown:

- No number is about fewer than k workers. Of zones that are merged, anything from nobody to the whole group remains
  possible, also for a reader who knows the rule, has every edition and adds up units: one way to merge is chosen for
  all units and months of an edition, from a ladder that the weight set alone decides, and it is the finest of those
  that are not finer than in the edition before on which every group has k (`kartblad.core.workload.merged`).
- A unit's month is decided once. One that is left out is left out for good: were it shown when more have handed in,
  the difference would be those who came late. So are months before the last that was decided.
- A unit that is left out of the zones is left out of what waits, too: it may have very few workers, and that so many
  of them have something that waits would tell why its zones are not shown.
- Sums are of the units that are shown and nothing else.

*Not* promised is what can be worked out with the help of other knowledge: with a list of who was measured in each of
two months, one who joined between two pictures of the same unit moves a group by one; that a group grew by one then
tells where a single newcomer lies, if nobody else moved, which no table tells. Nor what one knows who stands in the
numbers: of a group of k, each of them knows that the others are k - 1. Nor that what waits is spread: one worker may
have most of it. Nor what the units themselves show at their own meetings. Nor units that share workers: that no
measurement comes in twice is seen to before (`kartblad.publishing.unit_sheet.check_apart`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from kartblad.catalogue.publication_words import About
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.periods import span
from kartblad.core.publication.table import Table
from kartblad.core.words import Words
from kartblad.core.workload.book import Unit
from kartblad.core.workload.merged import Merged, merged
from kartblad.core.workload.origin import NO_WEIGHTS
from kartblad.core.workload.picture import Picture, WeightsOf, picture, same_zones
from kartblad.core.workload.weights import WeightSet
from kartblad.publishing import units as by_unit
from kartblad.publishing import workload_tables as tables
from kartblad.publishing.asked import Asked
from kartblad.publishing.described import Datasets, described

At: TypeAlias = tuple[str, str]
"""A month and a unit's key."""


@dataclass(frozen=True, slots=True)
class UnitMonths:
    """A unit with its measurements and what scores them."""

    label: Words
    unit: Unit
    weights_of: WeightsOf

    @property
    def key(self) -> str:
        """The unit's key in what is published."""
        return by_unit.key_of(self)

    @property
    def sets(self) -> Iterator[WeightSet]:
        """The weight sets that score its measurements; one that is gone scores none."""
        for each in self.unit.measurements:
            weights = self.weights_of(self.unit.weights if each.weights == NO_WEIGHTS else each.weights)
            if each.is_scored_by(weights.ref):
                yield weights


def workload(
    units: Sequence[UnitMonths], about: Mapping[str, About], before: Publication | None, asked: Asked
) -> Datasets:
    """Return the months that come after those of the edition before, and a log of what is hidden in them.

    Parameters
    ----------
    units
        All units of the circle. One may ask for larger groups than k; then all get them.
    about
        The words of the datasets.
    before
        The edition before; None: this is the first.
    asked
        How the edition is to be made.

    Raises
    ------
    ValueError
        If two units have one name.
    """
    by_unit.check(units)
    if not units:
        return (), ()
    found = _Months.of(units, before, max(asked.k, *(each.unit.smallest for each in units)), asked.today)
    made = _zones(found, about, asked), _waiting(found, about, asked)
    return made, tuple(chain.from_iterable(map(by_unit.log, made)))


@dataclass(frozen=True, slots=True)
class _Months:
    """What of an edition's months can be shown, and why the rest cannot."""

    units: Sequence[UnitMonths]
    held: Dataset | None
    """The zones that were published before."""
    main: WeightSet
    smallest: int
    pictures: Mapping[At, Picture]
    """Those that have the zones of `main`."""
    merged: Merged
    shown: tuple[At, ...]
    left_out: tuple[LeftOut, ...]

    @classmethod
    def of(cls, units: Sequence[UnitMonths], before: Publication | None, smallest: int, today: str) -> _Months:
        held = before.dataset(Name.ZONES) if before else None
        first, now = by_unit.decided(before, Name.ZONES), today[:7]
        measured = sorted({month for each in units for month in each.unit.months if month > first})
        ended = [month for month in measured if month < now]
        pictures = {(m, each.key): picture(each.unit, m, each.weights_of) for m in ended for each in units}
        main = _main(pictures, held) or units[0].weights_of(units[0].unit.weights)
        rungs = tables.rungs(main, held)
        alike = {at: each for at, each in pictures.items() if rungs and _alike(each, main, held)}
        found = merged({"/".join(at): each.zones for at, each in alike.items()}, rungs or [()], smallest)
        shown = tuple(at for at in alike if "/".join(at) in found.months)
        running = (LeftOut(month, Why.OPEN) for month in measured if month >= now)
        left_out = (*_left_out(units, pictures, alike, shown), *running, *_earlier(units, before, first))
        return cls(units, held, main, smallest, alike, found, shown, left_out)

    @property
    def months(self) -> tuple[str, ...]:
        """The months of which something is shown."""
        return tuple(dict.fromkeys(month for month, _key in self.shown))

    def part(self, month: str) -> tables.Part:
        """Return the units that are shown in a month."""
        pictures = {key: self.pictures[at, key] for at, key in self.shown if at == month}
        return tables.Part(month, [each for each in self.units if each.key in pictures], pictures, self.smallest)

    @property
    def sets(self) -> tuple[WeightSet, ...]:
        """The weight sets that the units score with, also in the months of earlier editions."""
        used = {str(one.ref): one for each in self.units for one in each.sets}
        return tuple(used[ref] for ref in sorted(used))

    @property
    def standing(self) -> Standing:
        """Made up as soon as one unit is."""
        return Standing.SYNTHETIC if any(each.unit.invented for each in self.units) else Standing.DERIVED


def _main(pictures: Mapping[At, Picture], held: Dataset | None) -> WeightSet | None:
    """Return the set whose zones are shown: of the last month with one that goes on from before, that of most units."""
    for month in sorted({month for month, _key in pictures}, reverse=True):
        sets = [each.weights for (at, _key), each in pictures.items() if at == month and any(each.zones.values())]
        fitting = [each for each in sets if tables.goes_on(each, held)]
        if fitting:
            return max(fitting, key=lambda one: (sum(same_zones(one, other) for other in sets), str(one.ref)))
    return None


def _alike(each: Picture, main: WeightSet, held: Dataset | None) -> bool:
    return same_zones(each.weights, main) and tables.goes_on(main, held)


def _left_out(
    units: Sequence[UnitMonths], pictures: Mapping[At, Picture], alike: Mapping[At, Picture], shown: Sequence[At]
) -> Iterator[LeftOut]:
    """Yield the units of which nothing is shown in a month: few or none looks the same."""
    label = {each.key: each.label for each in units}
    for month in dict.fromkeys(month for month, _key in pictures):
        rest = [at for at in pictures if at[0] == month and at not in shown]
        why = {at: Why.FEW if at in alike or not any(pictures[at].zones.values()) else Why.UNLIKE for at in rest}
        yield from (LeftOut(month, why[month, key], label[key]) for _month, key in rest)


def _earlier(units: Sequence[UnitMonths], before: Publication | None, last: str) -> Iterator[LeftOut]:
    """Yield the units that are new and have months that were decided without them."""
    for each in units:
        late = [month for month in each.unit.months if month <= last]
        if late and not by_unit.known(before, Name.ZONES, each):
            yield LeftOut(span(late[0], late[-1]), Why.EARLIER, each.label)


def _zones(found: _Months, about: Mapping[str, About], asked: Asked) -> Dataset:
    made = [tables.zones(found.part(month), found.main, found.merged.groups, asked) for month in found.months]
    bare = described(Name.ZONES, about[Name.ZONES], asked, found.standing, made, found.left_out, people=True)
    return tables.explained(bare, found.main, found.sets, found.held)


def _waiting(found: _Months, about: Mapping[str, About], asked: Asked) -> Dataset:
    made: list[Table] = []
    left_out = list(found.left_out)
    for part in map(found.part, found.months):
        table, few = tables.waiting(part, asked)
        made += [table] if table else []
        left_out += few
    return described(Name.WAITING, about[Name.WAITING], asked, found.standing, made, left_out)
