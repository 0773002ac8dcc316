"""Where to go from a view of an own register: neighbouring views, and links to keep."""

from __future__ import annotations

from dataclasses import replace

from kartblad.apps.participation import register_wording
from kartblad.apps.participation.address import query
from kartblad.apps.participation.register_choices import Amount
from kartblad.apps.participation.register_desk import Desk
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Option, Prose, Sections, TextField

NAME_LENGTH = 60
ALSO = "also"
SAVED = "saved"
SAVE = "save"
NAME = "save-name"

NEIGHBOURS: dict[Amount, tuple[Amount, ...]] = {
    Amount.PARTICIPATIONS: (Amount.PERSON_DAYS, Amount.PERSONS, Amount.PER_POST),
    Amount.PERSONS: (Amount.PARTICIPATIONS, Amount.COVERAGE),
    Amount.PERSON_DAYS: (Amount.PARTICIPATIONS, Amount.HOURS),
    Amount.HOURS: (Amount.PERSON_DAYS, Amount.PARTICIPATIONS),
    Amount.PER_POST: (Amount.PARTICIPATIONS, Amount.COVERAGE),
    Amount.COVERAGE: (Amount.UP_TO_DATE, Amount.TIER_REACH, Amount.SATURATION),
    Amount.UP_TO_DATE: (Amount.COVERAGE, Amount.SATURATION),
    Amount.TIER_REACH: (Amount.COVERAGE, Amount.UP_TO_DATE),
    Amount.SATURATION: (Amount.COVERAGE, Amount.TIER_REACH),
}
"""Which views answer the next question."""


def also_query(view: View, amount: Amount, stats: Statistics) -> str:
    """Return the query of the same view, with something else counted."""
    return query(replace(view, own=replace(view.own, amount=amount)), stats)


def onward(view: View, stats: Statistics, texts: Texts, desk: Desk) -> tuple[Block, ...]:
    """Return what the part ends with."""
    near = NEIGHBOURS[view.own.amount]
    also = Sections(
        ALSO,
        texts.gettext("See also"),
        tuple(Option(a.value, texts.gettext(register_wording.AMOUNTS[a])) for a in near),
        "",
        tuple("?" + also_query(view, a, stats) for a in near),
    )
    heading = Prose("also-heading", texts.gettext("See also"), 3)
    return (heading, also, _saving(desk, texts), *_saved(desk, texts))


def _saving(desk: Desk, texts: Texts) -> Controls:
    hint = texts.gettext(
        "The link holds your choices only: no rows, and no courses that only your register knows. Write no "
        "person's name."
    )
    name = TextField(NAME, texts.gettext("Name of the view"), desk.naming, NAME_LENGTH, hint)
    return Controls("saving", texts.gettext("Keep this view"), (name, Action(SAVE, texts.gettext("Keep as a link"))))


def _saved(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    if not desk.saved:
        return ()
    named = tuple(Option(f"{SAVED}-{n}", each.name) for n, each in enumerate(desk.saved))
    links = tuple("?" + each.query for each in desk.saved)
    heading = Prose("saved-heading", texts.gettext("Kept views"), 3)
    return (
        heading,
        Sections(SAVED, texts.gettext("Kept views"), named, "", links),
    )
