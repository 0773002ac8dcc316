"""Tables of one month's workload, and what must be said about them: the zones' limits and the weights behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kartblad.apps.workload.passports import counted
from kartblad.apps.workload.unit_figures import joined
from kartblad.core.disclosure import Published, publish
from kartblad.core.linking import Counts, Where, Zeros
from kartblad.core.publication.edition import Dataset, LeftOut, Why
from kartblad.core.publication.release import stacked
from kartblad.core.publication.table import Category, Dimension, Key, Table
from kartblad.core.words import Words
from kartblad.core.workload.merged import KIND, Groups, group_key, ladder
from kartblad.core.workload.picture import Picture, backlog
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.publishing import units as by_unit
from kartblad.publishing.asked import Asked

ZONE = "zone"
SV, EN = Texts("sv"), Texts("en")


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown of a month: some units, each with its picture."""

    month: str
    units: Sequence[by_unit.Named]
    pictures: Mapping[str, Picture]
    smallest: int

    def table(
        self, within: Dimension, of: Callable[[Picture], Published], among: Sequence[by_unit.Named], asked: Asked
    ) -> Table:
        """Return a table of units by something else."""
        parts: dict[Key, Published] = {(key,): of(self.pictures[key]) for key in map(by_unit.key_of, among)}
        by, base = (by_unit.dimension(among),), ZONE if within.key == ZONE else ""
        return stacked(parts, by, within, self.month, edition=asked.edition, rounding=asked.rounding, base=base)


# Zones ------------------------------------------------------------------------------------------------------------


def zones(part: Part, weights: WeightSet, groups: Groups, asked: Asked) -> Table:
    """Return how many are in each group of zones."""
    of = tuple(Category(group_key(group), _named(weights, group), group) for group in groups)
    names = {ZONE: tuple(each.key for each in of)}

    def published(seen: Picture) -> Published:
        cells: dict[tuple[str, ...], int] = {(each.key,): seen.in_zones(each.parts) for each in of}
        return publish(Counts.of_persons((ZONE,), names, cells), part.smallest, Zeros.PEOPLE)

    return part.table(Dimension(ZONE, Words("Zon", "Zone"), of), published, part.units, asked)


def _named(weights: WeightSet, group: Sequence[str]) -> Words:
    names = [weights.zone(zone).name for zone in group]
    sv, en = joined([each.sv.lower() for each in names], "och"), joined([each.en.lower() for each in names], "and")
    return Words(sv[:1].upper() + sv[1:], en[:1].upper() + en[1:])


def rungs(weights: WeightSet, held: Dataset | None) -> tuple[Groups, ...]:
    """Return the ways to merge a set's zones that are not finer than what was published before, the finest first."""
    found = ladder(weights)
    if held is None or not held.tables:
        return found
    before = [set(each.finest) for each in held.latest.dimension(ZONE).categories]
    return tuple(rung for rung in found if all(any(each <= {*group} for group in rung) for each in before))


def goes_on(weights: WeightSet, held: Dataset | None) -> bool:
    """Whether a set's zones are those of what was published before, to their very limits."""
    said = held is None or not held.tables or held.definition.sv.endswith(limits(weights).sv)
    return said and bool(rungs(weights, held))


def limits(weights: WeightSet) -> Words:
    """Return where the zones begin and end, as a sentence."""
    ends = [each.upper.value * 100 for each in weights.zones if each.upper]
    lowest, *higher = weights.zones
    sv = [f"{lowest.name.sv.lower()} under {SV.number(ends[0])}"] if ends else []
    en = [f"{lowest.name.en.lower()} under {EN.number(ends[0])}"] if ends else []
    for zone, end in zip(higher, ends, strict=True):
        sv.append(f"{zone.name.sv.lower()} från {SV.number(end)}")
        en.append(f"{zone.name.en.lower()} from {EN.number(end)}")
    return Words(
        f"Zonernas gränser, i procent av normen: {', '.join(sv)}.",
        f"The zones' limits, in per cent of the norm: {', '.join(en)}.",
    )


def explained(zoned: Dataset, weights: WeightSet, sets: Sequence[WeightSet], held: Dataset | None) -> Dataset:
    """Return the zones with their limits, with what was scored, and with how much of that is no more than illustrative.

    The limits end the definition: `goes_on` looks for them there. Where nothing new is shown, they stay as they were.
    """
    named = Words(*(_listed(sets, texts) for texts in (SV, EN)))
    source = Words(f"{zoned.source.sv} Räknat med {named.sv}.", f"{zoned.source.en} Scored with {named.en}.")
    definition = _then(zoned.definition, limits(weights))
    if held is not None and held.tables and not zoned.tables:
        definition = held.definition
    return replace(zoned, definition=definition, source=source, faults=(*zoned.faults, *map(_made_of, sets)))


def _listed(sets: Iterable[WeightSet], texts: Texts) -> str:
    return "; ".join(f"{texts.pick(each.name)} {each.ref.version}" for each in sets)


def _made_of(weights: WeightSet) -> Words:
    said = [f"{texts.pick(weights.name)} {weights.ref.version}: {counted(weights, texts)}" for texts in (SV, EN)]
    return Words(*said)


def _then(one: Words, other: Words) -> Words:
    return Words(f"{one.sv} {other.sv}", f"{one.en} {other.en}")


# What waits -------------------------------------------------------------------------------------------------------


def waiting(part: Part, asked: Asked) -> tuple[Table | None, tuple[LeftOut, ...]]:
    """Return what waits of the kinds that all units shown count, and the units in which too few have any of it.

    Only kinds that all count: what a unit does not count is known to be nothing, and would hide nothing beside it.
    Only workers who have a zone: of the others the zones' table says nothing, so nobody knows how few they are.
    """
    sets = [part.pictures[by_unit.key_of(each)].weights for each in part.units]
    kinds = [kind for kind in backlog(sets[0]) if all(kind in backlog(other) for other in sets)]
    if not kinds:
        return None, (LeftOut(part.month, Why.UNLIKE),)

    def published(seen: Picture) -> Published:
        return waits(seen, kinds, part.smallest)

    among = [each for each in part.units if _enough(published(part.pictures[by_unit.key_of(each)]))]
    few = tuple(LeftOut(part.month, Why.FEW, each.label) for each in part.units if each not in among)
    of = tuple(Category(kind, sets[0].kind(kind).name) for kind in kinds)
    within = Dimension(KIND, Words("Vad som väntar", "What waits"), of)
    return (part.table(within, published, among, asked) if among else None), few


def waits(seen: Picture, kinds: Sequence[str], smallest: int) -> Published:
    """Publish what those who have a zone have waiting: a number only where enough of them have some of it."""
    valued = replace(seen, standings=tuple(each for each in seen.standings if each.zone))
    found = {kind: valued.waiting(kind) for kind in kinds}
    holders = sum(any(each.measured.count(kind).whole for kind in kinds) for each in valued.standings)
    # What is left of all when one kind is taken away is the other kinds, whose holders may hold that kind, too.
    beside = sum(each.holders for each in found.values())
    persons: dict[Where, int] = {((KIND, kind),): each.holders for kind, each in found.items()}
    persons[()] = beside if holders >= smallest else holders
    cells: dict[tuple[str, ...], int] = {(kind,): each.number for kind, each in found.items()}
    return publish(Counts((KIND,), {KIND: tuple(kinds)}, cells, persons), smallest, Zeros.PEOPLE)


def _enough(published: Published) -> bool:
    return published.cell({}).count is not None
