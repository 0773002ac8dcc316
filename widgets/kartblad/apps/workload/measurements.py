"""The unit's measurements: they come in, stand side by side, are gone through with the key, and can be taken away."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.apps.workload import (
    entering,
    intake,
    month_table,
    removing,
    replacing,
    scoring_key,
    table_intake,
    taking_along,
)
from kartblad.apps.workload.commands import Command, Maker
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.ui.blocks import Block, Prose


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the month and what can be done with it; or the measurement that is open."""
    measured = scoring_key.opened(desk)
    if measured is not None:
        return scoring_key.blocks(desk, measured, office)
    texts = office.texts
    return (
        *replacing.blocks(desk, office),
        *intake.blocks(desk, office),
        *month_table.blocks(desk, office),
        *scoring_key.choice(desk, office),
        Prose("more", texts.gettext("More ways in and out"), 2),
        *entering.blocks(desk, office),
        *table_intake.blocks(desk, office),
        *intake.card(desk, office),
        *taking_along.blocks(desk, office),
        *removing.blocks(desk, office),
    )


COMMANDS: Mapping[str, Command] = {
    **intake.COMMANDS,
    **replacing.COMMANDS,
    **table_intake.COMMANDS,
    **month_table.COMMANDS,
    **scoring_key.COMMANDS,
    **entering.COMMANDS,
    **removing.COMMANDS,
}
OFFERS: Mapping[str, Maker] = {**intake.OFFERS, **table_intake.OFFERS, **taking_along.OFFERS}
