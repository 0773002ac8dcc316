"""The editor of a set of one's own: what there is to write as a list, and one part of it open at a time."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.workload import weights_effect, weights_examples, weights_faults, weights_making
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.shaping import ROWS, Part
from kartblad.apps.workload.weights_choice import options
from kartblad.apps.workload.weights_editing import draft
from kartblad.apps.workload.weights_faults import in_part
from kartblad.apps.workload.weights_fields import Bench, bench
from kartblad.apps.workload.weights_opened import OPENED, opened
from kartblad.apps.workload.weights_parts import PARTS, adding, alone, keys_of, listed
from kartblad.core.workload.localchecks import Fault
from kartblad.core.workload.localset import LocalSet
from kartblad.i18n import msgid
from kartblad.ui.blocks import Action, Block, Controls, Offer, Prose, Select, Task, Tasks, TextField

OFFER = "weights-draft"


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the editor, or how a set of one's own is begun."""
    local = desk.unit.drafting
    return _begin(desk, office) if local is None else _drafted(desk, office, local)


def _begin(desk: Desk, office: Office) -> tuple[Block, ...]:
    texts, base = office.texts, weights_making.base(desk, office)
    how = (
        texts.gettext(
            "You begin with a copy. A number that you leave keeps its label; one that you change is labelled as "
            "decided locally. The sets that come with the workbook are never changed."
        ),
        texts.gettext("Nothing is used until it is saved and chosen; before that you see what it changes."),
    )
    is_own = weights_making.is_own(base.ref, office)
    only_own = "" if is_own else texts.gettext("Only a set of your own can have new versions. Make a copy.")
    return (
        Prose("making", texts.gettext("A set of your own"), 2, how),
        Controls(
            "making-copy",
            texts.gettext("Begin"),
            (
                Select("set-base", texts.gettext("Begin from"), options(office), str(base.ref)),
                TextField(
                    "set-name",
                    texts.gettext("Name of the new set"),
                    desk.shaping.name,
                    max_length=120,
                    hint=texts.gettext("For example the municipality's name and the year."),
                ),
                Action("set-copy", texts.gettext("Make a copy under this name"), primary=True),
                Action("set-renew", texts.gettext("Make a new version of it"), blocked=only_own),
            ),
        ),
    )


def _drafted(desk: Desk, office: Office, local: LocalSet) -> tuple[Block, ...]:
    part, left = desk.shaping.part, weights_making.left(desk, office)
    if part is None:
        return _parts(desk, office, local, left)
    at = bench(desk, office, local, weights_faults.told(left, office.texts))
    if part in ROWS and desk.shaping.row in keys_of(local, part):
        return (
            weights_examples.opened(desk, office, at) if part is Part.EXAMPLES else opened(at, part, desk.shaping.row)
        )
    return _part(desk, office, at, left)


def _parts(desk: Desk, office: Office, local: LocalSet, left: tuple[Fault, ...]) -> tuple[Block, ...]:
    texts = office.texts
    said = texts.gettext(
        "Begun from {id}, version {version}. What you write is kept with the unit's sheet until you save the set.",
        id=local.based_on.id,
        version=local.based_on.version,
    )
    throw = Action("set-throw", texts.gettext("Throw the draft away"))
    return (
        Prose("making", local.name.pick(texts.locale) or texts.gettext("(no name)"), 2, (said,)),
        _tasks(office, left),
        Controls("making-acts", texts.gettext("The draft"), (throw,)),
    )


def _tasks(office: Office, left: tuple[Fault, ...]) -> Tasks:
    texts = office.texts
    tasks = []
    for part, (name, _why) in PARTS.items():
        n = len(left) if part is Part.USE else len(in_part(left, part))
        status = texts.ngettext("{n} thing to mend", "{n} things to mend", n) if n else texts.gettext("in order")
        tasks.append(Task(part.value, texts.gettext(name), status))
    return Tasks("set-part", texts.gettext("Parts of the set"), tuple(tasks))


def _part(desk: Desk, office: Office, at: Bench, left: tuple[Fault, ...]) -> tuple[Block, ...]:
    """Return a part: what is left in it, its rows, what stands by itself, and the way back."""
    texts, part = office.texts, desk.shaping.part or Part.USE
    heading, why = (texts.gettext(words) for words in PARTS[part])
    mend = tuple(weights_faults.lines(in_part(left, part), texts))
    head = Prose("part", heading, 2, (why, *((texts.gettext("Left to mend here:"),) if mend else ())), mend)
    back = Controls("part-acts", heading, (Action("set-hub", texts.gettext("All parts of the set")),))
    return (head, *_within(desk, office, at, part, left), back)


def _within(desk: Desk, office: Office, at: Bench, part: Part, left: tuple[Fault, ...]) -> tuple[Block, ...]:
    if part is Part.USE:
        return _use(desk, office, left)
    rows = listed(at, part) if part in OPENED else ()
    if part is Part.EXAMPLES:
        rows = weights_examples.blocks(desk, office)
    more = (adding(desk, part, office.texts),) if part in ROWS else ()
    return (*rows, *more, *alone(at, part))


def _use(desk: Desk, office: Office, left: tuple[Fault, ...]) -> tuple[Block, ...]:
    texts, tried = office.texts, weights_making.tried(desk, office)
    mend = tuple(_named(left, office))
    blocked = texts.gettext("Mend first what is left.") if left else ""
    if desk.unit.invented:
        blocked = texts.gettext("The unit is made up, so nothing is saved. You can download the file.")
    number = weights_making.version(draft(desk), office)
    acts = (
        Action("set-save", texts.gettext("Save as version {version}", version=number), primary=True, blocked=blocked),
        *((Offer(OFFER, texts.gettext("Download it as a file")),) if not left else ()),
    )
    return (
        *((Prose("left", texts.gettext("Left to mend"), 4, (), mend),) if mend else ()),
        *(weights_effect.blocks(desk, office, tried, level=4) if tried is not None else ()),
        *_undecided(desk, office),
        Controls("saving", texts.gettext("Save"), acts),
    )


def _named(left: tuple[Fault, ...], office: Office) -> Iterator[str]:
    """Yield what is left, each with the part that it stands in."""
    for part, (name, _why) in PARTS.items():
        for line in weights_faults.lines(in_part(left, part), office.texts):
            yield f"{office.texts.gettext(name)}: {line}"


def _undecided(desk: Desk, office: Office) -> tuple[Block, ...]:
    decision, texts = draft(desk).decision, office.texts
    missing = [
        texts.gettext(name)
        for name, value in (
            (msgid("the date of the decision"), decision.date),
            (msgid("who decided"), decision.by),
            (msgid("how the unions were consulted"), decision.union),
        )
        if not value
    ]
    if not missing:
        return ()
    said = texts.gettext("Not said: {what}. It stands as not known wherever the set is shown.", what=", ".join(missing))
    return (Prose("undecided", "", 4, (said,)),)
