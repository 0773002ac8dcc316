"""Participations by experience, in the region: too few in a municipality to divide."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.dashboard import wording
from kartblad.apps.dashboard.participation_seen import TIER, Seen, at, categories, origin
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.apps.dashboard.wording import Basis
from kartblad.charts.figure import Column, Figure, Kind, Role, Row
from kartblad.core.publication.edition import Name
from kartblad.core.publication.table import Table

KEY = "dashboard-experience"
REGION = "region"


def tiers(seen: Seen) -> Item:
    """Return the post about the latest period."""
    tables, texts = seen.tables(Name.TIERS), seen.texts
    heading = texts.gettext("Participations by experience")
    if not tables:
        return Absent(
            KEY, heading, seen.none(Name.TIERS, texts.gettext("No participations by experience are published."))
        )
    table = tables[-1]
    if len(categories(table, TIER)) < 2:
        why = texts.gettext("Too few to divide by experience: all are counted together.")
        return Absent(KEY, heading, why)
    if all(at(table, tier=each.key).value is None for each in categories(table, TIER)):
        return Absent(KEY, heading, seen.hidden(seen.region, table))
    return _post(seen, table)


def _post(seen: Seen, table: Table) -> Post:
    texts, bases = seen.texts, (Basis(seen.dataset(Name.TIERS), (table,)),)
    about = wording.passport(bases, texts)
    made = Figure(
        key=KEY,
        kind=Kind.BARS,
        finding=_finding(seen, table),
        context=wording.context(about, seen.region),
        sentence=_sentence(seen, table),
        row_label=texts.gettext("Experience"),
        columns=(Column(REGION, texts.gettext("The region"), Role.BAR, about.unit),),
        rows=tuple(
            Row(each.key, texts.pick(each.label), (seen.cell(at(table, tier=each.key)),))
            for each in categories(table, TIER)
        ),
        passport=about,
        notes=tuple(_notes(seen, table)),
    )
    return Post(
        wording.finished(made, bases, texts),
        means=texts.gettext("Who the courses reached, by time in the work. The groups are of different size."),
        can_do=texts.gettext(
            "Check that newly employed get what the introduction plan says, and that the experienced are not forgotten."
        ),
        unknown=texts.gettext(
            "How many there are with each experience: without that, nothing can be said about who takes part "
            "more often."
        ),
        datasets=(Name.TIERS,),
        origins={(each.key, REGION): origin(Name.TIERS, table, tier=each.key) for each in categories(table, TIER)},
    )


def _finding(seen: Seen, table: Table) -> str:
    """Return the number of the least experienced of whom one is shown, of all where that adds up."""
    texts, total = seen.texts, at(table).value
    said, value = next(
        (texts.pick(each.label), cell.value)
        for each in categories(table, TIER)
        if (cell := at(table, tier=each.key)).value is not None
    )
    name = said[:1].upper() + said[1:]
    if total is None or table.rounding > 1:
        return texts.ngettext("{name}: {n} participation", "{name}: {n} participations", int(value or 0), name=name)
    return texts.gettext(
        "{name}: {n} of {of} participations", name=name, n=seen.number(value or 0), of=seen.number(total)
    )


def _sentence(seen: Seen, table: Table) -> str:
    cells = [(seen.texts.pick(each.label), at(table, tier=each.key)) for each in categories(table, TIER)]
    known = "; ".join(f"{name}: {seen.number(cell.value)}" for name, cell in cells if cell.value is not None)
    unseen = [name for name, cell in cells if cell.value is None]
    said = [f"{known}."]
    if unseen:
        said.append(seen.hidden(wording.listing(unseen, seen.texts), table))
    return " ".join(said)


def _notes(seen: Seen, table: Table) -> Iterator[str]:
    texts = seen.texts
    for each in categories(table, TIER):
        if len(each.parts) > 1:
            yield texts.gettext(
                "{name}: {n} groups of experience counted together, as one of them would be too small.",
                name=texts.pick(each.label),
                n=len(each.parts),
            )
    yield from seen.long(table)
    if seen.own:
        yield texts.gettext("Only the region is shown: a municipality has too few to divide by experience.")
