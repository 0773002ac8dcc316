"""What ``kartblad participation --source`` writes: the page's own figure of a register, protected as there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kartblad.apps.participation import register
from kartblad.apps.participation.register_choices import STAFFED_BY, Amount, Look
from kartblad.apps.participation.register_desk import EMPTY, Desk, Kind, Lists, invented, received
from kartblad.apps.participation.register_held import Held
from kartblad.apps.participation.register_staff_choice import UNUSED
from kartblad.apps.participation.register_staffed import unused
from kartblad.apps.participation.selection import Section, start
from kartblad.charts.figure import Figure
from kartblad.core.problems import Place, Problem
from kartblad.core.register import Dimension, Selection
from kartblad.i18n import Texts
from kartblad.records.named_file import content_of
from kartblad.ui.blocks import FigureBlock, Notice
from kartblad.ui.returned import problem

SYNTHETIC = "synthetic"
"""The name of the invented register, where a file would stand."""
NAMES = {
    "kurs": Dimension.COURSE,
    "course": Dimension.COURSE,
    "rubrik": Dimension.GROUP,
    "group": Dimension.GROUP,
    "kommun": Dimension.MUNICIPALITY,
    "municipality": Dimension.MUNICIPALITY,
    "erfarenhet": Dimension.TIER,
    "tier": Dimension.TIER,
    "år": Dimension.YEAR,
    "year": Dimension.YEAR,
}
"""What can be filtered on, as written after ``--where``."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    source: str
    staff: str
    by: Dimension
    amount: Amount
    where: str
    returned: str = ""
    """Where a copy goes of a file that cannot be read in."""


def register_figure(wanted: Wanted, lists: Lists, texts: Texts) -> Figure:
    """Return the figure that the page shows for the same register and choices.

    Raises
    ------
    Problem
        If a file cannot be read in, a filter is not in the register, or the page would show no figure.
    """
    desk = _desk(wanted, lists, texts)
    if desk.held is None:
        raise Problem(texts.gettext("No register has been read in."))
    look = Look(wanted.amount, wanted.by, selection=selection(wanted.where, desk.held, texts))
    _refuse_idle(look, texts)
    view = replace(start(lists.stats), section=Section.REGISTER, own=look)
    shown = register.blocks(view, lists.stats, texts, desk)
    figures = [block.figure for block in shown if isinstance(block, FigureBlock)]
    notices = [block.text for block in shown if isinstance(block, Notice)]
    if notices or not figures:
        raise Problem(" ".join(notices))
    return figures[0]


def _refuse_idle(look: Look, texts: Texts) -> None:
    """Refuse what would do nothing: a file shows no sentence that says so.

    Raises
    ------
    Problem
        If the measure cannot be counted so, or a filter does not act on it.
    """
    if look.amount is Amount.COVERAGE and look.by not in STAFFED_BY:
        message = texts.gettext(
            "{option} cannot be {value}. Choose one of {allowed}.",
            option="--by",
            value=f"”{look.by}”",
            allowed=", ".join(STAFFED_BY),
        )
        raise Problem(message, Place(key="by"))
    idle = [d for d in look.selection.crossed if d in UNUSED.get(look.amount, ())]
    if idle:
        raise Problem(unused(look.amount, texts), Place(key="where"))


def _desk(wanted: Wanted, lists: Lists, texts: Texts) -> Desk:
    if wanted.source == SYNTHETIC:
        return invented(EMPTY, lists)
    desk = _taken(EMPTY, Kind.REGISTER, wanted.source, wanted.returned, lists, texts)
    return _taken(desk, Kind.STAFF, wanted.staff, wanted.returned, lists, texts) if wanted.staff else desk


def _taken(desk: Desk, kind: Kind, source: str, returned: str, lists: Lists, texts: Texts) -> Desk:
    from kartblad.records.imports import LOCAL

    path = Path(source)
    taken = received(desk, kind, path.name, content_of(path, texts), lists, limits=LOCAL)
    if taken.refusal is None:
        return taken
    raise problem(taken.refusal, returned, texts)


def selection(where: str, held: Held, texts: Texts) -> Selection:
    """Return the filters written as ``kommun=1488,course=bbic``; the same name twice lets both through.

    Raises
    ------
    Problem
        If there is no such filter, or the register has no such category.
    """
    found = Selection()
    for part in filter(None, where.split(",")):
        name, _, value = part.partition("=")
        dimension = NAMES.get(name.strip().casefold())
        if dimension is None:
            message = texts.gettext(
                "--where cannot filter on {name}. Choose one of {names}.", name=name, names=", ".join(NAMES)
            )
            raise Problem(message, Place(key="where"))
        category = _category(held, dimension, value.strip(), texts)
        found = found.chosen(dimension, found.values(dimension) | {category})
    return found


def _category(held: Held, dimension: Dimension, value: str, texts: Texts) -> str:
    """Return the category that a key or a name means."""
    known = held.register.categories(dimension)
    for key in known:
        words = held.name(dimension, key)
        if value.casefold() in {key.casefold(), words.sv.casefold(), words.en.casefold()}:
            return key
    message = texts.gettext("The register has no {value}. It has {known}.", value=value, known=", ".join(known))
    raise Problem(message, Place(key="where"))
