"""One row of a draft, open: its fields in groups, each explained, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kartblad.apps.workload.shaping import ROWS, Part
from kartblad.apps.workload.weights_fields import DRAFT, SHARE, Bench
from kartblad.apps.workload.weights_parts import keys_of, name_of_row, zones
from kartblad.apps.workload.weights_shown import GAUGES
from kartblad.apps.workload.wording import NAMES
from kartblad.core import editing
from kartblad.core.workload.localchecks import LIMITS
from kartblad.core.workload.weights import Gauge, Phase, Tone
from kartblad.i18n import msgid
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Control, Controls, Option, Prose
from kartblad.ui.paths import key

TONES = {
    Tone.BLUE: msgid("blue"),
    Tone.GREEN: msgid("green"),
    Tone.YELLOW: msgid("yellow"),
    Tone.ORANGE: msgid("orange"),
    Tone.RED: msgid("red"),
}
Group = tuple[str, tuple[Control, ...]]
"""What a group of fields is called (a msgid), and the fields."""
WHAT, NUMBER, WHERE = msgid("What it is"), msgid("The number, and where it comes from"), msgid("Where it belongs")


def opened(at: Bench, part: Part, row: str) -> tuple[Block, ...]:
    """Return the fields of the row that is open, and what can be done with it."""
    texts, place = at.texts, (ROWS[part], row)
    name = name_of_row(editing.get(at.local, place), texts)
    groups = OPENED[part](at, row)
    return (
        Prose("row-name", name, 2, _left(at, place)),
        *(Controls(f"row-{n}", texts.gettext(label), fields) for n, (label, fields) in enumerate(groups)),
        Controls("row-acts", texts.gettext("This row"), tuple(_acts(at, place, part))),
    )


def _left(at: Bench, place: tuple[str, str]) -> tuple[str, ...]:
    """Return what is left to mend in the row, also where no field of it can say so."""
    return tuple(dict.fromkeys(said for path, said in at.told.items() if path[:2] == place))


def _acts(at: Bench, place: tuple[str, str], part: Part) -> Iterator[Control]:
    texts, held = at.texts, keys_of(at.local, part)
    yield Action("set-close", texts.gettext("Back to the list"), primary=True)
    if part in (Part.KINDS, Part.NORMS, Part.ZONES):
        first = texts.gettext("It stands first.") if place[1] == held[0] else ""
        last = texts.gettext("It stands last.") if place[1] == held[-1] else ""
        yield Action(key("set-move", *place, "up"), texts.gettext("Move up"), blocked=first)
        yield Action(key("set-move", *place, "down"), texts.gettext("Move down"), blocked=last)
    if part is Part.KINDS:
        full = texts.gettext("There are as many as fit.") if len(held) >= LIMITS["kinds"][1] else ""
        yield Action(key("set-split", place[1]), texts.gettext("Add a travel band to it"), blocked=full)
    yield Action(key("set-drop", *place), texts.gettext("Take it away"))


def _kind(at: Bench, row: str) -> tuple[Group, ...]:
    path = ("kinds", row)
    others = (each for each in at.local.kinds if each.id != row)
    alone = Option("", at.texts.gettext("Nothing else"))
    within = (alone, *(Option(each.id, name_of_row(each, at.texts)) for each in others))
    phase = at.choice((*path, "phase"), forms.options(Phase, NAMES, at.texts))
    return (
        (WHAT, (at.line(*path, "name"), at.lines(*path, "about"))),
        (NUMBER, at.figure(*path, "points")),
        (WHERE, (phase, at.choice((*path, "within"), within))),
    )


def _band(at: Bench, row: str) -> tuple[Group, ...]:
    path = ("bands", row)
    newcomer = forms.tick(at.book, (*DRAFT, *path, "newcomer"), at.label(*path, "newcomer"))
    return (
        (WHAT, (at.line(*path, "name"), at.number(*path, "years_from", most=60), newcomer)),
        (NUMBER, at.figure(*path, "points")),
    )


def _zone(at: Bench, row: str) -> tuple[Group, ...]:
    path, is_last = ("zones", row), row == at.local.zones[-1].id
    tone = at.choice((*path, "tone"), forms.options(Tone, TONES, at.texts))
    what = (WHAT, (at.line(*path, "name"), at.line(*path, "about", most=200), tone))
    return (what,) if is_last else (what, (NUMBER, at.figure(*path, "upper", unit="%", verb=SHARE, most=1000)))


def _reason(at: Bench, row: str) -> tuple[Group, ...]:
    path, reason = ("reasons", row), editing.get(at.local, ("reasons", row))
    unit = at.texts.gettext(GAUGES[reason.gauge])
    gauge = at.radios((*path, "gauge"), forms.options(Gauge, GAUGES, at.texts))
    return (
        (WHAT, (at.line(*path, "name"), gauge, at.whole(*path, "months", least=1, most=60))),
        (msgid("What is proposed, and where it comes from"), at.figure(*path, "usual", unit=unit, most=1000)),
        (msgid("What is accepted at most"), at.figure(*path, "most", unit=unit, most=1000)),
    )


def _question(at: Bench, row: str) -> tuple[Group, ...]:
    path, scale = ("mismatches", row), at.local.rating
    when = (
        at.ticks(*path, "zones", options=zones(at)),
        at.whole(*path, "at_least", least=scale.least, most=scale.most),
        at.whole(*path, "at_most", least=scale.least, most=scale.most),
    )
    return ((WHAT, (at.lines(*path, "question"),)), (msgid("When it is put"), when))


def _source(at: Bench, row: str) -> tuple[Group, ...]:
    path = ("sources", row)
    fields = (at.line(*path, "title", most=200), at.plain(*path, "date", most=10), at.plain(*path, "link", most=400))
    return ((WHAT, fields),)


OPENED: Mapping[Part, Callable[[Bench, str], tuple[Group, ...]]] = {
    Part.KINDS: _kind,
    Part.NORMS: _band,
    Part.ZONES: _zone,
    Part.REASONS: _reason,
    Part.RATING: _question,
    Part.SOURCES: _source,
}
