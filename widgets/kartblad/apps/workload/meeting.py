"""What a workplace meeting sees of its unit, on a big screen, too: merged numbers, what they mean, three questions.

Everything that could single somebody out stays behind `core.workload.merged`: what is drawn here gets nothing but what
was published.
"""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.apps.workload import meeting_figures, meeting_months, unit
from kartblad.apps.workload.commands import Command
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.meeting_seen import Hall, Month
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.unit_seen import Seen, seen
from kartblad.core.workload.merged import gathering
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, FigureBlock, Notice, Prose

COMMANDS: Mapping[str, Command] = {}
"""The month and the big screen are controls that several places share."""


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what the meeting sees; on the big screen nothing else."""
    texts, found = office.texts, seen(desk, office)
    if found is None:
        return (_head("", texts), unit.nothing_measured("meeting-nothing", texts), *_leave(desk, texts))
    shown = hall(found)
    head = _head(found.month, texts)
    picture = (*_figures(shown), _meaning(shown), _questions(texts))
    if desk.stage:
        return (head, *_leave(desk, texts), *_made_up(found), *picture)
    return (head, _purpose(shown), unit.month_choice(desk, texts), _show(texts), *picture)


def hall(found: Seen) -> Hall:
    """Return what may be shown of a unit's months: from here on nobody is in it."""
    months = tuple(
        Month(each.month, bool(each.standings), found.breaks(place)) for place, each in enumerate(found.pictures)
    )
    merged = gathering(found.pictures, found.unit.smallest)
    return Hall(merged, found.office, found.unit.name, months, invented=found.unit.invented)


def _head(month: str, texts: Texts) -> Prose:
    title = texts.gettext("Our workload, {month}", month=month) if month else texts.gettext("Our workload")
    return Prose("meeting-head", title)


def _purpose(shown: Hall) -> Prose:
    texts = shown.texts
    said = texts.gettext(
        "This is what the workplace meeting can see: no names, no codes, and no number under {n}. Zones are counted "
        "together until that holds, in the same way for all months.",
        n=texts.number(shown.gathering.smallest),
    )
    return Prose("meeting-purpose", paragraphs=(said,))


def _show(texts: Texts) -> Controls:
    label = texts.gettext("The big screen")
    return Controls("meeting-screen", label, (Action("stage", texts.gettext("Show on a big screen"), primary=True),))


def _leave(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return the way back from the big screen."""
    if not desk.stage:
        return ()
    return (Controls("meeting-screen", texts.gettext("The big screen"), (Action("stage", texts.gettext("Back")),)),)


def _made_up(found: Seen) -> tuple[Block, ...]:
    if not found.unit.invented:
        return ()
    return (Notice("meeting-invented", "info", found.texts.gettext("This unit is made up (påhittad).")),)


def _figures(shown: Hall) -> tuple[Block, ...]:
    drawn = (meeting_figures.zones(shown), meeting_months.strip(shown), meeting_months.waiting(shown))
    figures = [FigureBlock(figure) for figure in drawn if figure is not None]
    return (*_hidden(shown), *figures, *meeting_figures.newcomers(shown))


def _hidden(shown: Hall) -> tuple[Block, ...]:
    """Return why the month that it is about is not shown, where it is not."""
    if shown.month.key in shown.gathering.merged.months:
        return ()
    said = shown.texts.gettext(
        "The zones of this month are not shown: however they are counted together, a group becomes smaller than {n}, "
        "and somebody could be worked out. Talk about the questions without numbers, or look at another month.",
        n=shown.texts.number(shown.gathering.smallest),
    )
    return (Notice("meeting-hidden", "info", said),)


def _meaning(shown: Hall) -> Prose:
    texts = shown.texts
    return Prose(
        "meeting-meaning",
        texts.gettext("What the numbers mean"),
        2,
        items=(
            texts.gettext(
                "100 % is the norm: what somebody with that experience and that working time can carry. The limits of "
                "the zones stand beside them, with where they come from."
            ),
            texts.gettext("Who has no value this month is not counted."),
            texts.gettext("The numbers say how much there is to do, not how well anybody does it or how it feels."),
        ),
    )


def _questions(texts: Texts) -> Prose:
    return Prose(
        "meeting-questions",
        texts.gettext("To talk about"),
        2,
        items=(
            texts.gettext("Do we recognise the picture, and what of our work does it not show?"),
            texts.gettext("What can we take away, do together or leave until the next measurement?"),
            texts.gettext("What do we need others to decide, and who takes it there?"),
        ),
    )
