"""The middle of the talk: what was agreed before, what the numbers make one ask, and what the two saw."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.apps.workload import amounts, talk_words, wording
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, edited
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Subject
from kartblad.apps.workload.talk_fields import SAID, field_of
from kartblad.core import editing
from kartblad.core.workload.dialogue import Followed, to_follow_up
from kartblad.core.workload.measurement import Agreed, Done
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import Block, Facts, Prose, Radios
from kartblad.ui.paths import key


def blocks(desk: Desk, about: Subject, office: Office) -> tuple[Block, ...]:
    """Return what was agreed before, the questions, what changed, and room for what the two saw."""
    texts = office.texts
    asked = talk_words.questions(about, texts)
    return (
        *_followed(desk, about, texts),
        Prose("talk-ask", texts.gettext("To talk about"), 3, (), asked),
        *_listed("talk-otherwise", texts.gettext("Counted in two ways"), talk_words.counted_otherwise(about, texts)),
        *_listed("talk-ending", texts.gettext("Reductions"), talk_words.endings(about, office.today(), texts)),
        Prose("talk-changed", texts.gettext("Since last time"), 3, (), talk_words.changed(about, texts)),
        Facts("talk-beside", texts.gettext("Beside the points"), 3, talk_words.beside(about, texts)),
        field_of(desk, about, "said", texts.gettext("What we saw"), SAID, texts),
    )


def _listed(name: str, heading: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Prose(name, heading, 3, (), items),) if items else ()


def _followed(desk: Desk, about: Subject, texts: Texts) -> tuple[Block, ...]:
    """Return what was agreed before and is not settled, each with what became of it."""
    measured = about.now.measured
    found = to_follow_up(desk.unit.of_person(measured.person), measured.month)
    heading = texts.gettext("Agreed before: what became of it?")
    if not found:
        said = texts.gettext("Nothing agreed before is left to follow up.")
        return (Prose("talk-followed", heading, 3, (said,)),)
    return (Prose("talk-followed", heading, 3), *(_became(each, texts) for each in found))


def _became(each: Followed, texts: Texts) -> Radios:
    """Return the question what became of one thing."""
    offered = forms.options(Done, wording.NAMES, texts)
    name = agreed_line(each.agreed, each.month, texts)
    return Radios(key("became", each.measured, each.agreed.id), name, offered, each.agreed.done.value)


def agreed_line(agreed: Agreed, month: str, texts: Texts) -> str:
    """Return something that was agreed in one line: what, who, until when, and in which month it was agreed."""
    kind = texts.gettext(wording.NAMES[agreed.kind])
    what = f"{kind}: {agreed.what}" if agreed.what else kind
    by = texts.gettext("at the latest {day}", day=texts.date(agreed.by)) if agreed.by else ""
    since = texts.gettext("agreed in {month}", month=amounts.month(month, texts))
    return " · ".join(each for each in (what, agreed.owner, by, since) if each)


def became(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Say what became of something that was agreed before; the month in which it was asked stays with it."""
    measured, agreed = path
    place = ("unit", "measurements", measured, "talk", "agreed", agreed)
    done = Done(value)
    followed = "" if done is Done.OPEN else desk.shown_month
    book = editing.put(editing.put(desk.held, (*place, "done"), done), (*place, "followed"), followed)
    return edited(desk, book)


COMMANDS: Mapping[str, Command] = {"became": became}
