"""The worked examples of a set of one's own: run while it is written, changed by fields, made from a measurement."""

from __future__ import annotations

from decimal import Decimal

from kartblad.apps.workload import amounts, weights_making
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.weights_editing import draft
from kartblad.apps.workload.weights_examples_shown import examples_table
from kartblad.apps.workload.weights_fields import DRAFT, Bench
from kartblad.apps.workload.weights_parts import name_of_row
from kartblad.apps.workload.weights_trying import MOST, PERSON, PLAIN, last_measured
from kartblad.core import editing
from kartblad.core.workload.examples import Example
from kartblad.core.workload.localchecks import LIMITS
from kartblad.core.workload.trials import NO_ZONE, Trial, trials
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Control, Controls, NumberField, Option, Plain, Prose, Select
from kartblad.ui.paths import EDIT, key


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the examples with what came out, and how one is made from a measurement."""
    texts, tried = office.texts, weights_making.tried(desk, office)
    if tried is None:
        return _untried(desk, office)
    return (
        examples_table(tried, texts, "set-row", picks=True),
        *_accept_all(tried, office),
        *_from_measurement(desk, office),
    )


def _untried(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the examples by name, while the set cannot be tried."""
    texts, held = office.texts, draft(desk).examples
    said = texts.gettext("The examples are run when what is left in the other parts is mended.")
    rows = tuple((name_of_row(each, texts), amounts.origin(each.origin, texts)) for each in held)
    columns = (texts.gettext("Choose to change"), texts.gettext("Label"))
    table = Plain("set-row", texts.gettext("Worked examples"), columns, rows, said, tuple(each.id for each in held))
    return (table, *_from_measurement(desk, office))


def opened(desk: Desk, office: Office, at: Bench) -> tuple[Block, ...]:
    """Return the example that is open."""
    tried, row = weights_making.tried(desk, office), desk.shaping.row
    trial = next((each for each in trials(tried) if each.example.id == row), None) if tried else None
    return _opened(at, editing.get(at.local, ("examples", row)), trial, tried)


def _accept_all(tried: WeightSet, office: Office) -> tuple[Block, ...]:
    texts = office.texts
    wrong = [trial for trial in trials(tried) if trial.wrong]
    if not wrong:
        return ()
    said = texts.gettext(
        "An example that does not come out says that the numbers have changed. Is what came out what you mean? Then "
        "let it be what must come out. Otherwise mend the numbers."
    )
    button = texts.ngettext(
        "Let what came out hold in {n} example", "Let what came out hold in {n} examples", len(wrong)
    )
    return (
        Prose("examples-wrong", "", 3, (said,)),
        Controls("examples-all", texts.gettext("Examples that do not come out"), (Action("set-accept", button),)),
    )


def _opened(at: Bench, example: Example, trial: Trial | None, tried: WeightSet | None) -> tuple[Block, ...]:
    texts, path = at.texts, ("examples", example.id)
    facts: tuple[Control, ...] = (at.line(*path, "name"), *(_fact(at, example, name) for name in PLAIN))
    acts = (
        Action("set-close", texts.gettext("Back to the list"), primary=True),
        _acceptance(trial, example, texts),
        Action(key("set-drop", *path), texts.gettext("Take it away")),
    )
    return (
        Prose("row-name", name_of_row(example, texts), 2, _outcome(trial, tried, texts)),
        Controls("row-0", texts.gettext("What is given"), facts),
        Controls("row-1", texts.gettext("How many of each"), tuple(_counts(at, example))),
        Controls("row-2", texts.gettext("What must come out"), _expected(at, path)),
        Controls("row-acts", texts.gettext("This example"), acts),
    )


def _outcome(trial: Trial | None, tried: WeightSet | None, texts: Texts) -> tuple[str, ...]:
    if trial is None or tried is None:
        return (texts.gettext("The examples are run when what is left in the other parts is mended."),)
    if not trial.wrong:
        return (texts.gettext("It comes out: {total}", total=amounts.total(trial.score, tried, texts)),)
    total = amounts.total(trial.score, tried, texts)
    return (texts.gettext("It does not come out. What came out: {total}", total=total),)


def _acceptance(trial: Trial | None, example: Example, texts: Texts) -> Action:
    blocked = ""
    if trial is None:
        blocked = texts.gettext("It has not been run yet.")
    elif trial.score.points is None:
        blocked = texts.gettext("The scoring gives no number.")
    label = texts.gettext("Let what came out be what must come out")
    return Action(key("set-accept", example.id), label, blocked=blocked)


def _fact(at: Bench, example: Example, name: str) -> NumberField:
    label, why = at.explained("examples", example.id, name)
    value = getattr(example, name)
    shown = None if value is None else float(value)
    return NumberField(key("set-fact", example.id, name), label, shown, 0, MOST[name], 0.1, "", why)


def _counts(at: Bench, example: Example) -> list[Control]:
    """Return a field for each kind, for those that two share where there are any, and for each reason."""
    texts, counts, shared = at.texts, dict(example.counts), dict(example.shared)
    fields: list[Control] = []
    for kind in at.local.kinds:
        name = kind.name.pick(texts.locale)
        fields.append(_pair(example, "counts", kind.id, name, counts.get(kind.id, 0)))
        if kind.id in shared:
            label = texts.gettext("{name}, shared by two", name=name)
            fields.append(_pair(example, "shared", kind.id, label, shared[kind.id]))
    taken = dict(example.reductions)
    for reason in at.local.reasons:
        label = texts.gettext("Less for: {name}", name=reason.name.pick(texts.locale))
        fields.append(_pair(example, "reductions", reason.id, label, taken.get(reason.id, Decimal(0)), 0.1))
    return fields


def _pair(example: Example, pairs: str, which: str, label: str, value: Decimal | int, step: float = 1) -> NumberField:
    most = 1000 if pairs == "reductions" else 500
    return NumberField(key("set-pair", example.id, pairs, which), label, float(value), 0, most, step)


def _expected(at: Bench, path: tuple[str, str]) -> tuple[Control, ...]:
    texts, place = at.texts, (*path, "expected", "zone")
    label, why = at.explained(*place)
    named = (Option(zone.id, zone.name.pick(texts.locale)) for zone in at.local.zones)
    zones = (
        Option("", texts.gettext("Not checked")),
        *named,
        Option(NO_ZONE, texts.gettext("No zone: there is no norm")),
    )
    found = editing.get(at.local, place)
    value = found if found in {zone.id for zone in at.local.zones} | {NO_ZONE} else ""
    return (
        at.number(*path, "expected", "points", most=100_000),
        at.number(*path, "expected", "norm", most=100_000),
        at.number(*path, "expected", "load_percent", most=100_000),
        Select(key(EDIT, *DRAFT, *place), label, zones, value, why),
    )


def _from_measurement(desk: Desk, office: Office) -> tuple[Block, ...]:
    texts, measured = office.texts, last_measured(desk)
    if not measured:
        return ()
    full = texts.gettext("There are as many as fit.") if len(draft(desk).examples) >= LIMITS["examples"][1] else ""
    how = texts.gettext(
        "The numbers go into the example and the file, the code does not. Who knows the unit may know the numbers: "
        "change them if the file is to be shared."
    )
    people = tuple(Option(each.person, each.person) for each in measured)
    chosen = desk.shaping.person if desk.shaping.person in {each.person for each in measured} else measured[0].person
    return (
        Prose("example-from", texts.gettext("An example from a measurement"), 3, (how,)),
        Controls(
            "example-from-acts",
            texts.gettext("The last month that was measured"),
            (
                Select(PERSON, texts.gettext("Whose"), people, chosen),
                Action("set-from", texts.gettext("Make it an example"), blocked=full),
            ),
        ),
    )
