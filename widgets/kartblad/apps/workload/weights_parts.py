"""The parts of a set of one's own, one at a time: the fields of what is open, and what can be added to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kartblad.apps.workload import amounts
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.shaping import ROWS, Part
from kartblad.apps.workload.weights_fields import SHARE, Bench
from kartblad.apps.workload.weights_rows import ids
from kartblad.apps.workload.weights_shown import DUTIES, PART_TIME
from kartblad.apps.workload.wording import NAMES
from kartblad.core.workload.localchecks import LIMITS
from kartblad.core.workload.localset import Figure, LocalSet
from kartblad.core.workload.weights import DutiesRule, PartTime, Unit
from kartblad.i18n import Texts, msgid
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Controls, Option, Plain, TextField
from kartblad.ui.paths import key

PARTS: Mapping[Part, tuple[str, str]] = {
    Part.ABOUT: (
        msgid("Name and decision"),
        msgid("What the set is called, what is counted, and who decided."),
    ),
    Part.KINDS: (msgid("What is counted, and what it weighs"), msgid("Choose a kind in the table to change it.")),
    Part.NORMS: (
        msgid("Norms by experience"),
        msgid("What a full-time worker can carry. Each norm holds until the next begins, so there can be no gap."),
    ),
    Part.ZONES: (
        msgid("Zones and overload"),
        msgid("Each zone begins where the one before ends; the last has no end."),
    ),
    Part.RULES: (msgid("Rules"), msgid("Shared cases, what everybody has, other duties, hours.")),
    Part.REASONS: (msgid("Reasons to carry less"), msgid("For a time, and looked at again.")),
    Part.RATING: (msgid("Own rating and questions"), msgid("How heavy it feels, and when the talk asks why.")),
    Part.SOURCES: (msgid("Sources"), msgid("What a number that is called documented was read in.")),
    Part.EXAMPLES: (
        msgid("Worked examples"),
        msgid("What must come out. A set whose examples do not come out is not used."),
    ),
    Part.USE: (msgid("What it changes, and saving"), msgid("Look at what it does before it is used.")),
}
NEW_NAME: Mapping[Part, tuple[str, str]] = {
    Part.KINDS: (msgid("What is counted besides"), msgid("Add a kind")),
    Part.NORMS: (msgid("What a further norm is called"), msgid("Add a norm")),
    Part.ZONES: (msgid("What a further zone is called"), msgid("Add a zone")),
    Part.REASONS: (msgid("A further reason to carry less"), msgid("Add a reason")),
    Part.RATING: (msgid("A further question for the talk"), msgid("Add a question")),
    Part.SOURCES: (msgid("Title of a further source"), msgid("Add a source")),
    Part.EXAMPLES: (msgid("What a further example is called"), msgid("Add an example")),
}


def listed(at: Bench, part: Part) -> tuple[Block, ...]:
    """Return the rows of a part as a table of buttons."""
    local, texts = at.local, at.texts
    rows = getattr(local, ROWS[part])
    if not rows:
        return ()
    keys = keys_of(local, part)
    cells = tuple((name_of_row(each, texts), _summary(each, texts)) for each in rows)
    columns = (texts.gettext("Choose to change"), texts.gettext("As it is now"))
    return (Plain("set-row", texts.gettext(PARTS[part][0]), columns, cells, keys=keys),)


def keys_of(local: LocalSet, part: Part) -> tuple[str, ...]:
    """Return what each row of a part is called in the keys of its fields."""
    if part is Part.SOURCES:
        return tuple(str(at) for at in range(len(local.sources)))
    return ids(local, ROWS[part])


def name_of_row(row: object, texts: Texts) -> str:
    """Return what a row is called on screen."""
    words = next(getattr(row, name) for name in ("name", "title", "question") if hasattr(row, name))
    return str(words.pick(texts.locale)) or texts.gettext("(no name)")


def _summary(row: object, texts: Texts) -> str:
    for name in ("points", "upper", "usual"):
        figure = getattr(row, name, None)
        if isinstance(figure, Figure):
            return _figure(figure, texts, shares=name == "upper")
    return str(getattr(row, "date", ""))


def _figure(figure: Figure, texts: Texts, *, shares: bool) -> str:
    if figure.value is None:
        return "–"
    number = amounts.per_cent(figure.value * 100, texts) if shares else texts.number(figure.value)
    return f"{number} ({amounts.origin(figure.origin, texts)})"


def adding(desk: Desk, part: Part, texts: Texts) -> Controls:
    """Return the field and button that add a row."""
    label, button = NEW_NAME[part]
    rows = ROWS[part]
    held = len(getattr(desk.unit.drafting, rows))
    full = texts.gettext("There are as many as fit.") if held >= LIMITS[rows][1] else ""
    name = TextField("set-name", texts.gettext(label), desk.shaping.name, max_length=120)
    return Controls(
        "adding", texts.gettext(button), (name, Action(key("set-add", rows), texts.gettext(button), blocked=full))
    )


def zones(at: Bench) -> tuple[Option, ...]:
    """Return the zones of the draft to tick."""
    return tuple(Option(zone.id, name_of_row(zone, at.texts)) for zone in at.local.zones)


def alone(at: Bench, part: Part) -> tuple[Block, ...]:
    """Return the fields of a part that stand by themselves."""
    made = ALONE.get(part)
    return made(at) if made else ()


def _about(at: Bench) -> tuple[Block, ...]:
    texts = at.texts
    what = (
        at.line("name"),
        at.lines("about"),
        at.radios(("unit",), forms.options(Unit, NAMES, texts)),
        at.whole("interval_months", least=1, most=12),
    )
    decision = (at.day("decision", "date"), at.plain("decision", "by"), at.plain("decision", "union", most=400))
    return (
        Controls("set-about", texts.gettext("The set"), what),
        Controls("set-decision", texts.gettext("The decision"), decision),
    )


def _part_time(at: Bench) -> tuple[Block, ...]:
    rule = at.radios(("part_time",), forms.options(PartTime, PART_TIME, at.texts), verb="set-rule")
    return (Controls("set-part-time", at.texts.gettext("Part time"), (rule,)),)


def _overload(at: Bench) -> tuple[Block, ...]:
    texts, label = at.texts, at.texts.gettext("Plan at overload")
    if at.local.overload is None:
        return (Controls("set-plan", label, (Action("set-overload", texts.gettext("Ask for a plan at overload")),)),)
    fields = (
        at.ticks("overload", "zones", options=zones(at)),
        at.lines("overload", "plan"),
        at.lines("overload", "escalation"),
        Action("set-overload", texts.gettext("Ask for no plan")),
    )
    return (Controls("set-plan", label, fields),)


def _rules(at: Bench) -> tuple[Block, ...]:
    texts = at.texts
    duties = at.radios(("duties",), forms.options(DutiesRule, DUTIES, texts), verb="set-rule")
    return (
        Controls("set-shared", texts.gettext("Shared cases"), at.figure("shared", unit="%", verb=SHARE, most=100)),
        Controls("set-fixed", texts.gettext("Outside the cases"), at.figure("fixed")),
        Controls("set-duties", texts.gettext("Other duties"), (duties,)),
        Controls("set-hours", texts.gettext("Hours"), at.figure("hours", most=80)),
    )


def _rating(at: Bench) -> tuple[Block, ...]:
    ends = [tuple(Option(str(n), str(n)) for n in range(*limits)) for limits in ((0, 2), (3, 11))]
    least, most = (
        at.choice(("rating", end), options, "set-rating") for end, options in zip(("least", "most"), ends, strict=True)
    )
    return (Controls("set-scale", at.texts.gettext("Own rating"), (least, most, at.heavy())),)


ALONE: Mapping[Part, Callable[[Bench], tuple[Block, ...]]] = {
    Part.ABOUT: _about,
    Part.NORMS: _part_time,
    Part.ZONES: _overload,
    Part.RULES: _rules,
    Part.RATING: _rating,
}
