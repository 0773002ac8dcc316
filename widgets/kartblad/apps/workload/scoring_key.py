"""Going through a measurement with the key: what counts as one of each kind, its weight, and the worker's own count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, arriving, breakdown, scoring_fields, subject
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.month_table import TALK, signature
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Scored
from kartblad.core import editing
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scored import differences, is_scored, recounted, signed
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Option, Prose, Select, Status, TextField
from kartblad.ui.paths import key

LONGEST_BY = 20
PLACE = ("unit", "measurements")


def opened(desk: Desk) -> Measurement | None:
    """Return the measurement that is open; None where none is, or it has been taken away."""
    return next((each for each in desk.unit.measurements if each.id == desk.intake.open_id), None)


def choice(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return how a measurement of the month is opened; nothing where there is none."""
    texts, measured = office.texts, desk.unit.in_month(desk.shown_month)
    if not measured:
        return ()
    left = [each for each in measured if not is_scored(each)]
    options = (Option("", texts.gettext("Choose")), *(Option(each.id, _named(each, texts)) for each in measured))
    picked = desk.intake.picked if desk.intake.picked in {each.id for each in measured} else ""
    said = texts.ngettext("{n} measurement is not scored.", "{n} measurements are not scored.", len(left))
    all_ = texts.gettext("All measurements of the month are scored.")
    choose_first = "" if picked else texts.gettext("Choose a measurement first.")
    return (
        Prose("key-head", texts.gettext("Go through with the key"), 3, (said if left else all_, _why(texts))),
        Controls(
            "key-choice",
            texts.gettext("Which measurement?"),
            (
                Action(
                    "key-next",
                    texts.gettext("Open the next that is not scored"),
                    primary=bool(left),
                    blocked="" if left else all_,
                ),
                Select("key-pick", texts.gettext("Measurement"), options, picked),
                Action("key-open", texts.gettext("Open the chosen"), blocked=choose_first),
            ),
        ),
    )


def _why(texts: Texts) -> str:
    return texts.gettext(
        "The leader goes through every measurement with the same key, so that one case counts alike for everybody. The "
        "worker's own numbers stay, and where the two differ is for the talk."
    )


def _named(measured: Measurement, texts: Texts) -> str:
    return f"{measured.person}: {signature(measured, texts)}"


def blocks(desk: Desk, measured: Measurement, office: Office) -> tuple[Block, ...]:
    """Return the open measurement with its key."""
    texts, scored = office.texts, subject.scored(measured, desk.unit, office)
    if scored is None:
        lost = Notice("key-lost", "warning", subject.no_value(measured, office))
        return (_head(measured, texts), lost, _leading(desk, measured, texts))
    return (
        _head(measured, texts),
        Action("key-back", texts.gettext("Back to the month")),
        Status("key-total", amounts.total(scored.score, scored.weights, texts), stays=True),
        *scoring_fields.counts(desk, scored, office),
        *_differing(scored, office),
        *scoring_fields.terms(desk, scored, office),
        _signing(desk, measured, texts),
        _leading(desk, measured, texts),
        *breakdown.blocks(scored.score, scored.weights, office, "key-way"),
    )


def _head(measured: Measurement, texts: Texts) -> Prose:
    heading = texts.gettext("{person}, {day}", person=measured.person, day=measured.date)
    note = (texts.gettext("The worker's note: {note}", note=measured.note),) if measured.note else ()
    return Prose("key-open-head", heading, 2, (_capital(signature(measured, texts)), *note))


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _differing(scored: Scored, office: Office) -> tuple[Block, ...]:
    """Return where the two counted differently; nothing where they agree."""
    items = tuple(
        office.texts.gettext(
            "{kind}: the worker {handed}, with the key {counted}",
            kind=office.texts.pick(scored.weights.kind(each.kind).name),
            handed=arriving.count(each.handed, office),
            counted=arriving.count(each.counted, office),
        )
        for each in differences(scored.measured)
    )
    if not items:
        return ()
    why = office.texts.gettext("Ask about these in the talk. The worker's numbers are kept beside yours.")
    heading = office.texts.gettext("Here you count differently")
    return (Prose("key-differ", heading, 3, (why,), items),)


def _signing(desk: Desk, measured: Measurement, texts: Texts) -> Controls:
    nobody = "" if desk.intake.by else texts.gettext("Write your initials or your role first.")
    hint = texts.gettext("Initials or role, as short as you like.")
    return Controls(
        "key-sign",
        texts.gettext("When you have gone through it"),
        (
            TextField("key-by", texts.gettext("Scored by"), desk.intake.by, LONGEST_BY, hint),
            Action(key("key-signed", measured.id), texts.gettext("Scored"), primary=True, blocked=nobody),
            Action(
                key("key-signed-next", measured.id),
                texts.gettext("Scored, and open the next"),
                blocked=nobody,
            ),
        ),
    )


def _leading(desk: Desk, measured: Measurement, texts: Texts) -> Controls:
    return Controls(
        "key-on",
        texts.gettext("On"),
        (
            Action("key-close", texts.gettext("Back to the month")),
            Action(key(TALK, measured.id), texts.gettext("To the talk")),
            Action(key("measurement-drop", measured.id), texts.gettext("Take this measurement away")),
        ),
    )


def pick(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose a measurement to open."""
    return replace(desk, intake=replace(desk.intake, picked=value))


def open_picked(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Open the chosen measurement."""
    return _opened(desk, desk.intake.picked)


def open_next(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Open the month's first measurement that is not scored, in the order of the codes; none: back to the month."""
    return _opened(desk, next(_unscored(desk), ""))


def _unscored(desk: Desk) -> Iterator[str]:
    return (each.id for each in desk.unit.in_month(desk.shown_month) if not is_scored(each))


def _opened(desk: Desk, id_: str) -> Desk:
    return replace(desk, intake=replace(desk.intake, open_id=id_, picked="", told=(), with_shared=False))


def close(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Go back to the month."""
    return _opened(desk, "")


def by(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Say who goes through the measurements; asked once a visit."""
    return replace(desk, intake=replace(desk.intake, by=value))


def recount(desk: Desk, path: Path, value: float | None, office: Office) -> Desk:
    """Put another count in the place of the worker's; that one stays beside it."""
    id_, kind, part = path
    measured = _measured(desk, id_)
    scored = subject.scored(measured, desk.unit, office)
    if scored is None or part not in ("whole", "shared"):
        raise KeyError
    scored.weights.kind(kind)  # what the set does not know is not counted
    number, before = None if value is None else int(value), measured.count(kind)
    changed = recounted(measured, editing.put(before, (part,), number))
    if changed != measured and is_scored(measured):
        # What was signed were other numbers.
        changed = signed(changed, "", "")
    return with_unit(desk, editing.put(desk.unit, ("measurements", id_), changed))


def signed_off(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Note who went through the measurement, and when."""
    (id_,) = path
    if not desk.intake.by:
        raise Problem(office.texts.gettext("Write your initials or your role first."))
    done = signed(_measured(desk, id_), desk.intake.by, office.today())
    said = office.texts.gettext("{person} is scored.", person=done.person)
    return replace(with_unit(desk, editing.put(desk.unit, ("measurements", id_), done)), said=said)


def signed_and_next(desk: Desk, path: Path, value: Any, office: Office) -> Desk:
    """Note it, and open the next one that is not scored."""
    return open_next(signed_off(desk, path, value, office), (), True, office)


def show_shared(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Show the fields for cases that two share, or hide them again."""
    return replace(desk, intake=replace(desk.intake, with_shared=not desk.intake.with_shared))


def _measured(desk: Desk, id_: str) -> Measurement:
    return next((each for each in desk.unit.measurements if each.id == id_), None) or _none()


def _none() -> Measurement:
    raise KeyError


COMMANDS: Mapping[str, Command] = {
    "key-pick": pick,
    "key-open": open_picked,
    "key-next": open_next,
    "key-close": close,
    "key-back": close,
    "key-by": by,
    "key-shared": show_shared,
    "key-signed": signed_off,
    "key-signed-next": signed_and_next,
    "recount": recount,
}
