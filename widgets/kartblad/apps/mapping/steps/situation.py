"""The situation in brief: why the social services are involved, in the family's words and in the agency's."""

from __future__ import annotations

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.apps.mapping.steps import three_columns
from kartblad.core.script import Step
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block


def blocks(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return two short texts, and the cards of what is known."""
    session = desk.held
    own = texts.gettext("Why are we here, in the family's words?")
    return (
        forms.lines(session, ("map", "case", "reason_in_family_words"), own, 400, rows=3),
        forms.lines(session, ("map", "case", "summary"), texts.gettext("The situation, in short"), 600, rows=4),
        *three_columns.blocks(desk, step, library, texts),
    )
