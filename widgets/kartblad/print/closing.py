"""What was agreed, for paper: next steps, the plan's rules, thoughts for later, and the receipt of the session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kartblad.core.mapping.map import Map, Parked, Resolution
from kartblad.core.mapping.steps import NextStep, PlanRule
from kartblad.core.script import Script
from kartblad.core.session import Progress, Session
from kartblad.i18n import Texts
from kartblad.print.parts import Item, Section, facts, lines, printable
from kartblad.print.references import References


@dataclass(frozen=True, slots=True)
class Left:
    """What a session leaves behind beside its map."""

    skipped: tuple[str, ...] = ()
    """The names of the steps that it did not reach."""
    deletes_on: str = ""
    """The day on which the map is deleted from the machine, ÅÅÅÅ-MM-DD."""


def left(session: Session, script: Script, texts: Texts, deletes_on: str = "") -> Left:
    """Return what a session did not reach, and when it is deleted."""
    reached = {record.id for record in session.steps if record.progress in (Progress.DONE, Progress.OPEN)}
    return Left(tuple(texts.pick(step.name) for step in script.steps if step.id not in reached), deletes_on)


def agreed(whole: Map, known: References) -> Iterator[Section]:
    """Yield the next steps and the safety plan."""
    texts = known.texts
    steps = tuple(_step(each, known) for each in whole.next_steps)
    yield Section("steps", texts.gettext("Next steps"), steps, "behover_handa")
    rules = tuple(_rule(at, each, known) for at, each in enumerate(whole.plan_rules))
    yield Section("plan", texts.gettext("Safety plan"), rules)


def receipt(whole: Map, known: References, rest: Left) -> Iterator[Section]:
    """Yield thoughts for later, and how the session ended."""
    texts = known.texts
    parked = tuple(_parked(at, each, known) for at, each in enumerate(whole.session.parked))
    yield Section("parked", texts.gettext("Parked thoughts"), parked)
    yield Section("close", texts.gettext("Receipt"), tuple(_closing(whole, known, rest)))


def _step(step: NextStep, known: References) -> Item:
    texts = known.texts
    who = printable(step.who) or texts.gettext("nobody yet")
    by = texts.date(printable(step.by)) or texts.gettext("no day yet")
    said = facts(
        texts.gettext("who: {who}", who=who),
        texts.gettext("at the latest {day}", day=by),
        known.word(step.size).lower(),
        texts.gettext("a question to the family") if step.is_question else "",
        texts.gettext("for {mark}", mark=known.mark(step.goal)) if step.goal else "",
        known.word(step.status).lower(),
    )
    words = lines(("", step.text), (texts.gettext("The child notices"), step.child_notices))
    return Item(f"step:{step.id}", words, said)


def _rule(at: int, rule: PlanRule, known: References) -> Item:
    texts = known.texts
    said = facts(
        texts.gettext("acts: {names}", names=known.names(rule.who_acts)) if rule.who_acts else "",
        known.word(rule.tested).lower(),
        texts.gettext("the child knows the rule")
        if rule.child_knows
        else texts.gettext("the child does not know it yet"),
    )
    return Item(
        f"rule:{at}", lines((texts.gettext("When"), rule.for_trigger), (texts.gettext("Then"), rule.text)), said
    )


def _parked(at: int, parked: Parked, known: References) -> Item:
    owner = printable(parked.owner)
    who = known.texts.gettext("who: {who}", who=owner) if owner else ""
    return Item(f"parked:{at}", lines(("", parked.text)), facts(known.word(parked.resolution).lower(), who))


def _closing(whole: Map, known: References, rest: Left) -> Iterator[Item]:
    texts, meeting = known.texts, whole.session
    answered = meeting.feedback.answered_question_0_10
    yield Item(
        "close:looking-back",
        lines(
            (texts.gettext("The question got an answer, 0 to 10"), "" if answered is None else str(answered)),
            (texts.gettext("The most useful question"), meeting.feedback.most_useful),
            (texts.gettext("Taken along to other children"), meeting.feedback.learned),
        ),
    )
    unknown = texts.gettext("not decided")
    yield Item("close:after", lines(*_after(whole, known, rest, unknown)))


def _after(whole: Map, known: References, rest: Left, unknown: str) -> Iterator[tuple[str, str]]:
    texts, meeting = known.texts, whole.session
    still = sum(each.resolution is Resolution.OPEN for each in meeting.parked)
    skipped = ", ".join(rest.skipped)
    fate = known.word(meeting.disposal_choice)
    done = texts.gettext("done") if meeting.disposal_done else ""
    yield texts.gettext("The numbers are looked at again"), texts.date(meeting.followup_date) or unknown
    yield texts.gettext("What happens to the map"), ", ".join(facts(fate or unknown, done))
    yield texts.gettext("Deleted from the machine"), texts.date(rest.deletes_on)
    yield texts.gettext("Not reached"), skipped
    yield texts.gettext("Parked and still open"), texts.number(still) if still else ""
