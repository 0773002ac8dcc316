"""How the part about an own register says its values: names, hidden cells, and where every number comes from."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kartblad.apps.participation import wording
from kartblad.apps.participation.register_choices import Amount, Beside
from kartblad.apps.participation.register_counts import Counted
from kartblad.apps.participation.register_held import Held
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Figure, Mark
from kartblad.core.disclosure import Share, Symbol
from kartblad.core.provenance import Passport, Standing
from kartblad.core.register import Dimension, Selection
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Option

AMOUNTS = {
    Amount.PARTICIPATIONS: msgid("Participations"),
    Amount.PERSONS: msgid("Persons"),
    Amount.PERSON_DAYS: msgid("Person-days"),
    Amount.HOURS: msgid("Hours"),
    Amount.PER_POST: msgid("Participations per post"),
    Amount.COVERAGE: msgid("Coverage of the staff"),
    Amount.UP_TO_DATE: msgid("Up to date"),
    Amount.TIER_REACH: msgid("Reach in each tier"),
    Amount.SATURATION: msgid("Saturation over time"),
}
UNITS = {
    Amount.PARTICIPATIONS: msgid("participations"),
    Amount.PERSONS: msgid("persons"),
    Amount.PERSON_DAYS: msgid("person-days"),
    Amount.HOURS: msgid("hours"),
}
PASSPORTS = {
    Amount.PARTICIPATIONS: "register_participations",
    Amount.PERSONS: "register_persons",
    Amount.PERSON_DAYS: "register_days",
    Amount.HOURS: "register_days",
    Amount.PER_POST: "register_per_post",
    Amount.COVERAGE: "register_coverage",
    Amount.UP_TO_DATE: "register_up_to_date",
    Amount.TIER_REACH: "register_tier_reach",
    Amount.SATURATION: "register_saturation",
}
DIMENSIONS = {
    Dimension.COURSE: msgid("Course part"),
    Dimension.GROUP: msgid("Course"),
    Dimension.MUNICIPALITY: msgid("Municipality"),
    Dimension.YEAR: msgid("Year"),
    Dimension.TIER: msgid("Experience"),
    Dimension.OCCASION: msgid("Occasion"),
}
OWN, INVENTED = "own_register", "synthetic_register"
"""The sources of an own register's numbers; the second is also the passport of what is invented."""
NOTHING_CHOSEN = Selection()
NAME_WORDS = 4
"""Words of a name in a finding; a register may call a course anything."""


def category(held: Held, dimension: Dimension, key: str, texts: Texts) -> str:
    """Return what a category is called."""
    if dimension is Dimension.TIER and key == "unknown":
        return texts.gettext("Experience not known")
    return texts.pick(held.name(dimension, key)) or texts.gettext("no name")


def short(held: Held, dimension: Dimension, key: str, texts: Texts) -> str:
    """Return a name for a finding."""
    words = category(held, dimension, key, texts).split(" ")
    cut = " ".join(islice(words, NAME_WORDS))
    return cut if len(words) <= NAME_WORDS else f"{cut}…"


def options(held: Held, dimension: Dimension, texts: Texts) -> tuple[Option, ...]:
    """Return the categories of a dimension to choose among, each with its count as far as it may be shown."""
    lines = held.published.line(dimension.value) if held.published.allowed({dimension.value}) else ()
    counts = {line.key: line.shown.count for line in lines}
    return tuple(
        Option(key, category(held, dimension, key, texts), _count(counts.get(key), texts))
        for key in held.register.categories(dimension)
    )


def _count(count: int | None, texts: Texts) -> str:
    return Symbol.PROTECTED.value if count is None else texts.number(count)


def cell(counted: Counted, texts: Texts) -> Cell:
    """Return a number of the register as it is shown."""
    if counted.is_hidden:
        return Cell(Symbol.PROTECTED.value, marks=(Mark.PROTECTED,))
    if counted.number is None:
        return wording.unknown(texts)
    if counted.number == 0:
        return Cell(Symbol.ZERO.value, value=0.0)
    note = texts.gettext("at least: some rows do not say") if counted.is_partial else ""
    return Cell(texts.number(counted.number), value=counted.number, note=note)


def share_cell(share: Share, texts: Texts) -> Cell:
    """Return a share with what it is of; below twenty only the two counts."""
    if share.part is None or share.base is None:
        return Cell(Symbol.PROTECTED.value, marks=(Mark.PROTECTED,))
    counts = texts.gettext("{n} of {of}", n=texts.number(share.part), of=texts.number(share.base))
    if share.share is None:
        return Cell(counts, marks=(Mark.NOT_APPLICABLE,))
    return Cell(wording.percent(share.share, texts), value=float(share.share * 100), note=counts)


def notes(figure: Figure, held: Held, texts: Texts, selection: Selection = NOTHING_CHOSEN) -> Figure:
    """Return the figure with its filters, its signs, and what must be said about an invented register."""
    cells = [cell for row in figure.rows for cell in row.cells]
    said = []
    if held.is_invented:
        said.append(texts.gettext("INVENTED: these rows were made up for learning. Nothing here is a fact."))
    if selection:
        said.append(f"{texts.gettext('Filters')}: {', '.join(filters(held, selection, texts).values())}.")
    if any(cell.text == Symbol.ZERO.value for cell in cells):
        said.append(texts.gettext("– stands for a true zero."))
    return replace(figure, notes=(*said, *figure.notes))


def filters(held: Held, selection: Selection, texts: Texts) -> dict[tuple[Dimension, str], str]:
    """Return what every filter is called, with its kind: "Year: 2016"."""
    return {
        (dimension, name): f"{texts.gettext(DIMENSIONS[dimension])}: {category(held, dimension, name, texts)}"
        for dimension in selection.crossed
        for name in sorted(selection.values(dimension))
    }


def key(name: str, held: Held) -> str:
    """Return the key of a figure, which also names its files."""
    return f"pahittat-{name}" if held.is_invented else f"register-{name}"


def own_passport(
    name: str, held: Held, stats: Statistics, texts: Texts, selection: Selection = NOTHING_CHOSEN
) -> Passport:
    """Return a passport for numbers of this register, of the years that the selection leaves."""
    about = passport(stats, name, texts.locale)
    about = replace(about, standing=Standing.DERIVED, period=years(held, selection, texts))
    return _invented(about, stats, texts) if held.is_invented else about


def years(held: Held, selection: Selection, texts: Texts) -> str:
    """Return the years that are looked at: those chosen, or all of the register's."""
    chosen = sorted(map(int, held.narrowed(selection).years))
    if not chosen:
        return held.years
    if len(chosen) > 1 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{chosen[0]}–{chosen[-1]}"
    return wording.listing([str(year) for year in chosen], texts)


def beside_published(about: Passport, stats: Statistics, name: str, texts: Texts) -> Passport:
    """Return the passport of figures that set the register against what is published, with that source, too."""
    published = passport(stats, name, texts.locale).sources
    known = {source.key for source in about.sources}
    return replace(about, sources=(*about.sources, *(source for source in published if source.key not in known)))


def _invented(about: Passport, stats: Statistics, texts: Texts) -> Passport:
    """Return the passport of invented numbers: the mark stands in every part that a file carries along."""
    made = passport(stats, INVENTED, texts.locale)
    invented = next(source for source in made.sources if source.key == INVENTED)
    return replace(
        about,
        definition=texts.gettext("INVENTED. {definition}", definition=about.definition),
        standing=Standing.SYNTHETIC,
        sources=tuple(invented if source.key == OWN else source for source in about.sources),
        coverage=made.coverage,
        not_for=(*made.not_for, *about.not_for),
    )


def context(about: Passport, unit: str, held: Held, texts: Texts) -> str:
    """Return unit, register and the passport's years in one line."""
    place = texts.gettext("INVENTED register") if held.is_invented else texts.gettext("own register")
    return " · ".join((unit or about.unit, place, about.period))


def beside_options(choices: tuple[Beside, ...], texts: Texts) -> tuple[Option, ...]:
    """Return what small figures can be chosen for, as options."""
    return tuple(
        Option(b.value, texts.gettext("Nothing") if b.dimension is None else texts.gettext(DIMENSIONS[b.dimension]))
        for b in choices
    )
