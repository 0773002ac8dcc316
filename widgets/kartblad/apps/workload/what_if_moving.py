"""Propose a redistribution: what may move, what was found and how sure that is, and what else would have to give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kartblad.apps.workload import amounts, what_if_ceiling, what_if_words
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.trying import Part, Sought
from kartblad.apps.workload.what_if_month import Tried, tried
from kartblad.apps.workload.what_if_proposals import added
from kartblad.core.problems import Problem
from kartblad.core.workload.balance import Proposal, as_changes, carriers, newcomer, over, usually_kept
from kartblad.core.workload.comparison import valueless
from kartblad.core.workload.scenario import MOST, MOST_CHANGES
from kartblad.frames.redistribution import MOST_NEW, Bounds, Least, UncheckedError, least, redistribute
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Checks, Controls, Details, Option, Prose
from kartblad.ui.work import Step, working

SECONDS, LEAST_SECONDS = 5.5, 4.0
"""How long a proposal may take, and what would have to give if it does not suffice."""
PERCENTS = 100
NEW = "+"
"""No worker's code begins so."""


def blocks(desk: Desk, found: Tried, office: Office) -> tuple[Block, ...]:
    """Return what may move, the button, and what was found."""
    texts = office.texts
    return (*_asked(desk, found, texts), *_answered(desk, found, texts))


def _asked(desk: Desk, found: Tried, texts: Texts) -> tuple[Block, ...]:
    now = texts.gettext(
        "{n} of {all} with a value are at or over {ceiling} now.",
        n=over(carriers(found.now, _kept(desk, found)), what_if_ceiling.ceiling(desk, found)),
        all=len(found.now.valued),
        ceiling=_ceiling(desk, found, texts),
    )
    how = texts.gettext(
        "The workbook looks for moves that bring as many as possible under the ceiling, and for that as few moves as "
        "possible."
    )
    return (
        Prose("moving", texts.gettext("Propose a redistribution"), 3, (now, how)),
        Details("moving-rules", texts.gettext("What it does not do"), items=_rules(found, texts)),
        Controls("moving-asked", texts.gettext("What is asked for"), _fields(desk, found, texts)),
    )


def _rules(found: Tried, texts: Texts) -> tuple[str, ...]:
    without = len(valueless(found.now))
    return (
        texts.gettext("Nobody who is new receives anything. Nobody at or over the ceiling receives anything."),
        texts.gettext("Nobody who is under the ceiling comes up to it or over it."),
        texts.gettext("Cases that two share, and those that a colleague does already, stay where they are."),
        texts.gettext("Those without a value take no part ({n} now).", n=without),
        texts.gettext("It counts points. Whom a child trusts, and who can do what, it does not know: you do."),
    )


def _fields(desk: Desk, found: Tried, texts: Texts) -> tuple[Any, ...]:
    kinds = tuple(
        Option(each.id, what_if_words.kind_name(each.id, found.weights, texts))
        for each in found.weights.kinds
        if each.points.value
    )
    why = texts.gettext(
        "Ticked from the start: help that is followed up, since the child should keep the adult it knows."
    )
    none = "" if found.now.valued else texts.gettext("Nobody has a value this month.")
    return (
        what_if_ceiling.field(desk, found, texts),
        Checks("try-keep", texts.gettext("Stay where they are"), kinds, _kept(desk, found), why),
        Action("try-propose", texts.gettext("Propose a redistribution"), primary=True, blocked=none),
    )


def _kept(desk: Desk, found: Tried) -> frozenset[str]:
    known = frozenset(each.id for each in found.weights.kinds if each.points.value)
    return known & (usually_kept(found.weights) if desk.trying.kept is None else desk.trying.kept)


def _ceiling(desk: Desk, found: Tried, texts: Texts) -> str:
    return amounts.per_cent(what_if_ceiling.ceiling(desk, found) * 100, texts)


# What was found ---------------------------------------------------------------------------------------------------


def _answered(desk: Desk, found: Tried, texts: Texts) -> tuple[Block, ...]:
    sought = desk.trying.sought
    if sought is None or sought.within != _within(desk, found):
        return ()
    lines = tuple(what_if_words.change(each, found.weights, texts) for each in as_changes(sought.proposal.shifts))
    paragraphs = tuple(_said(sought.proposal, _ceiling(desk, found, texts), texts))
    shown: tuple[Block, ...] = (Prose("moving-found", texts.gettext("What was found"), 3, paragraphs, lines),)
    if sought.least is not None:
        least_of = tuple(_least(sought.least, found, texts))
        heading = texts.gettext("The least that would have to give, so that all are under the ceiling")
        shown = (*shown, Prose("moving-least", heading, 4, (texts.gettext("Each by itself:"),), least_of))
    return (*shown, _taking(desk, sought.proposal, texts)) if lines else shown


def _said(found: Proposal, ceiling: str, texts: Texts) -> Iterator[str]:
    facts = {"after": found.over_after, "before": found.over_before, "ceiling": ceiling}
    if not found.over_before:
        yield texts.gettext("All are under {ceiling}: there is nothing to redistribute.", **facts)
        return
    if found.shifts:
        yield texts.ngettext(
            "{n} moved case brings those at or over {ceiling} from {before} to {after}.",
            "{n} moved cases bring those at or over {ceiling} from {before} to {after}.",
            found.moved,
            **facts,
        )
    else:
        yield texts.gettext("No move that keeps the rules brings anybody under {ceiling}.", **facts)
    yield _sure(found, texts)


def _sure(found: Proposal, texts: Texts) -> str:
    """Return how sure it is that there is nothing better."""
    if found.best:
        return texts.gettext("It is proved that nothing better keeps these rules.")
    if found.over_after > found.fewest_over:
        return texts.gettext(
            "The time ran out. It is proved that at least {n} stay at or over; whether that can be reached is not "
            "known.",
            n=found.fewest_over,
        )
    return texts.gettext(
        "No fewer can stay at or over the ceiling; that is proved. The time ran out before it was proved that so many "
        "moves are needed: at least {n} are.",
        n=found.fewest_moved,
    )


def _least(found: Least, month: Tried, texts: Texts) -> Iterator[str]:
    yield texts.gettext(
        "The lowest ceiling, in whole per cent, that moves alone can bring all under: {n}.",
        n=_bounds(found.ceiling, lambda number: amounts.per_cent(number, texts), texts),
    )
    if found.points.never:
        yield texts.gettext("Points that leave the unit: none suffice, since what stays is too much by itself.")
    else:
        points = _bounds(found.points, lambda number: amounts.points(number, texts), texts)
        yield texts.gettext("Points that leave the unit: {points}.", points=points)
    band = month.weights.bands[0]
    facts = {"band": band.name.pick(texts.locale), "norm": amounts.labelled(band.points, texts), "most": MOST_NEW}
    if found.newcomers.never:
        yield texts.gettext("Newly hired: not even {most} suffice. Their norm ({band}): {norm}.", **facts)
        return
    number = _bounds(found.newcomers, lambda number: amounts.points(number, texts), texts)
    yield texts.gettext(
        "Newly hired who receive up to their norm at most: {n}. Their norm ({band}): {norm}.", n=number, **facts
    )


def _bounds(found: Bounds, shown: Callable[[Fraction], str], texts: Texts) -> str:
    """Return a number, or between what it lies; where no less is ruled out, that the time did not suffice for that."""
    if not found.proved:
        if found.enough is None:
            return texts.gettext("not known; the time ran out")
        return texts.gettext(
            "at most {enough}, as far as there was time to reckon; whether less suffices is not known",
            enough=shown(found.enough),
        )
    if found.enough is None:
        return texts.gettext("at least {least}; what suffices is not known", least=shown(found.least))
    if found.exact:
        return shown(found.enough)
    facts = {"least": shown(found.least), "enough": shown(found.enough)}
    return texts.gettext("at least {least}, and {enough} suffices; in between is not known", **facts)


def _taking(desk: Desk, found: Proposal, texts: Texts) -> Controls:
    full = texts.gettext("Three proposals are compared at a time. Remove one first.")
    many = texts.gettext("There is room for {most} changes.", most=MOST_CHANGES)
    blocked = full if len(desk.unit.scenarios) >= MOST else many if len(found.shifts) > MOST_CHANGES else ""
    take = Action("try-take", texts.gettext("Make it a proposal to compare"), primary=True, blocked=blocked)
    return Controls("moving-taking", texts.gettext("What now"), (take,))


# What the controls do ---------------------------------------------------------------------------------------------


def _within(desk: Desk, found: Tried) -> object:
    """Return all that an answer depends on."""
    return found.measured, found.weights.ref, what_if_ceiling.ceiling(desk, found), _kept(desk, found)


def _keep(desk: Desk, _path: Path, value: frozenset[str], _office: Office) -> Desk:
    return replace(desk, trying=replace(desk.trying, kept=value))


def _propose(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Look for a redistribution; nothing of the sheet is changed by it."""
    texts, found = office.texts, _month(desk, office)
    held, ceiling = carriers(found.now, _kept(desk, found)), what_if_ceiling.ceiling(desk, found)
    try:
        with working(texts.gettext("Looking for a redistribution"), 2 * PERCENTS) as step:
            proposal = redistribute(held, ceiling, _telling(step, texts.gettext("Moves")), SECONDS)
            gives = None
            if proposal.over_after:
                new = newcomer(NEW, found.weights.bands[0], found.weights)
                telling = _telling(step, texts.gettext("What would have to give"))
                gives = least(held, ceiling, new, telling, LEAST_SECONDS, proved=proposal.fewest_over > 0)
    except UncheckedError as fault:
        sentence = texts.gettext(
            "What was found did not hold when it was checked, and is not shown. Change the ceiling."
        )
        raise Problem(sentence) from fault
    sought = Sought(proposal, gives, _within(desk, found))
    said = next(_said(proposal, _ceiling(desk, found, texts), texts))
    return replace(desk, trying=replace(desk.trying, sought=sought), said=said)


def _telling(step: Step, what: str) -> Callable[[float], None]:
    """Return what turns a share of the time into steps of a per cent."""
    done = 0

    def tell(share: float) -> None:
        nonlocal done
        while done < min(1.0, share) * PERCENTS:
            done += 1
            step(what)

    return tell


def _take(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make what was found a proposal among the others."""
    sought, found = desk.trying.sought, _month(desk, office)
    if sought is None or sought.within != _within(desk, found) or len(sought.proposal.shifts) > MOST_CHANGES:
        raise KeyError
    taken = added(desk, as_changes(sought.proposal.shifts))
    said = office.texts.gettext("It stands among the proposals. Nothing has been moved.")
    return replace(taken, trying=replace(taken.trying, part=Part.PROPOSALS, open_id=""), said=said)


def _month(desk: Desk, office: Office) -> Tried:
    found = tried(desk, office)
    if found is None:
        raise KeyError
    return found


COMMANDS: Mapping[str, Command] = {"try-keep": _keep, "try-propose": _propose, "try-take": _take}
