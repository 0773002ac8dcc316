"""A sealed round: how the numbers get into the laptop, how many are in, and the moment they are all shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Office
from kartblad.core import editing
from kartblad.core.mapping.future import DO_NOT_KNOW, Guess, Scale
from kartblad.core.mapping.people import RaterGroup
from kartblad.core.problems import Problem
from kartblad.core.sealed import Ballot, Vote, Way
from kartblad.core.session import Session
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Action, Block, Controls, Notice, Option, Prose, Radios, Secret, Select
from kartblad.ui.paths import key

MOST = 40
SHORTEST_END = 1
HOW = {
    Way.SLIPS: msgid("Everybody writes a number on a slip. Shuffle them and key them in one by one, Enter after each."),
    Way.PASSED: msgid("Pass the laptop round. Each keys in a number and presses Enter; it is masked and then gone."),
    Way.TOGETHER: msgid("Count to three. All say their number at the same time. Key the numbers in, Enter after each."),
}
UNSURE = frozenset({"v", "vet inte", "?", "don't know", "d"})


def ballot_of(session: Session, scale_id: str) -> Ballot | None:
    """Return the sealed round on a scale that is going on."""
    return next((each for each in session.ballots if each.scale == scale_id), None)


def blocks(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return the sealed round that is going on, or a way to begin one."""
    ballot = ballot_of(session, scale.id)
    return _beginning(session, scale, texts) if ballot is None else _going_on(session, scale, ballot, texts)


def is_rated(session: Session, scale_id: str) -> bool:
    """Tell whether the scale has numbers from this round."""
    return any((each.scale, each.round) == (scale_id, session.round) for each in session.map.ratings)


def _beginning(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    ends = all(len(text.strip()) >= SHORTEST_END for text in (scale.zero_text, scale.ten_text))
    why = "" if ends else texts.gettext("Write first what 0 and 10 mean.")
    label = texts.gettext("Take in more numbers") if is_rated(session, scale.id) else texts.gettext("Begin to rate")
    begin = Action(key("ballot-add", scale.id), label, not is_rated(session, scale.id), why)
    return (Controls(key("ballot", scale.id), texts.gettext("Rate alone, show together"), (begin,)),)


def _going_on(session: Session, scale: Scale, ballot: Ballot, texts: Texts) -> tuple[Block, ...]:
    count = texts.ngettext("{n} number is sealed.", "{n} numbers are sealed.", len(ballot.votes))
    ends = texts.gettext("0: {zero} · 10: {ten}", zero=scale.zero_text, ten=scale.ten_text)
    none = texts.gettext("Key in at least one number first.")
    waiting = _waiting(session, ballot, texts)
    return (
        Prose(key("ballot-how", scale.id), texts.gettext("Sealed round"), 4, (texts.gettext(HOW[ballot.way]), ends)),
        Controls(
            key("ballot", scale.id),
            texts.gettext("Key in"),
            (
                Radios(key("ballot-way", scale.id), texts.gettext("How?"), forms.options(Way, texts), ballot.way.value),
                Select(
                    key("ballot-group", scale.id),
                    texts.gettext("Whose number is next?"),
                    (Option("", texts.gettext("Not said")), *forms.options(RaterGroup, texts)),
                    ballot.group or "",
                ),
                Radios(
                    key("ballot-guess", scale.id),
                    texts.gettext("One's own, or a guess?"),
                    forms.options(Guess, texts),
                    ballot.guess.value,
                ),
                Secret(
                    key("vote", scale.id),
                    texts.gettext("Number from 0 to 10"),
                    texts.gettext("Or the letter v for “do not know”. Press Enter."),
                ),
                Action(key("reveal", scale.id), texts.gettext("Show all at once"), True, "" if ballot.votes else none),
                Action(key("ballot-drop", scale.id), texts.gettext("Throw this round away")),
            ),
        ),
        Notice(key("ballot-count", scale.id), "info", f"{count} {waiting}".strip()),
    )


def _waiting(session: Session, ballot: Ballot, texts: Texts) -> str:
    """Return how many in the room have not rated, where it is known who is there; a guess is not one's own number."""
    present = sum(person.present for person in session.map.participants)
    shown = sum(
        (each.scale, each.round, each.own_or_guess) == (ballot.scale, ballot.round, Guess.OWN)
        for each in session.map.ratings
    )
    missing = present - shown - sum(vote.own_or_guess is Guess.OWN for vote in ballot.votes)
    return texts.ngettext("{n} in the room has not.", "{n} in the room have not.", missing) if missing > 0 else ""


def _changed(desk: Desk, scale_id: str, ballot: Ballot | None) -> Desk:
    others = tuple(each for each in desk.held.ballots if each.scale != scale_id)
    return edited(desk, replace(desk.held, ballots=others if ballot is None else (*others, ballot)))


def _known(desk: Desk, scale_id: str) -> Ballot:
    ballot = ballot_of(desk.held, scale_id)
    if ballot is None:
        raise KeyError(scale_id)
    return ballot


def begin(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a sealed round."""
    return _changed(desk, path[0], Ballot(path[0], desk.held.round))


def way(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Choose how the numbers get in."""
    return _changed(desk, path[0], replace(_known(desk, path[0]), way=Way(value)))


def group(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Choose whose number is keyed in next."""
    chosen = RaterGroup(value) if value else None
    return _changed(desk, path[0], replace(_known(desk, path[0]), group=chosen))


def guess(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Say whether the next number is one's own or a guess about somebody who was not asked."""
    return _changed(desk, path[0], replace(_known(desk, path[0]), guess=Guess(value)))


def vote(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Seal one number."""
    ballot = _known(desk, path[0])
    if len(ballot.votes) >= MOST:
        raise Problem(office.texts.gettext(msgid("There are {most} numbers already."), most=MOST))
    cast = ballot.cast(Vote(rated(value, office.texts), ballot.group, ballot.guess))
    said = office.texts.gettext("Sealed. The next one may rate.")
    return _changed(replace(desk, said=said), path[0], cast)


def rated(value: str, texts: Texts) -> int | str:
    """Return the number that was keyed in, or that the rater does not know.

    Raises
    ------
    Problem
        If it is neither. What was keyed in is not repeated.
    """
    written = value.strip().lower()
    if written in UNSURE:
        return DO_NOT_KNOW
    if written.isascii() and written.isdigit() and int(written) <= 10:
        return int(written)
    raise Problem(texts.gettext(msgid("Key in a whole number from 0 to 10, or v for “do not know”.")))


def reveal(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Show all numbers at once, in an order that tells nothing of who gave which."""
    ballot = _known(desk, path[0])
    places, order = list(range(len(ballot.votes))), []
    while places:
        order.append(places.pop(office.chance(len(places))))
    shown = editing.changed(desk.held, ("map", "ratings"), lambda known: (*known, *ballot.ratings(tuple(order))))
    sealed = tuple(each for each in shown.ballots if each is not ballot)
    return edited(desk, replace(shown, ballots=sealed))


def discard(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Throw a sealed round away without showing it."""
    return _changed(desk, path[0], None)


COMMANDS: Mapping[str, Command] = {
    "ballot-add": begin,
    "ballot-way": way,
    "ballot-group": group,
    "ballot-guess": guess,
    "vote": vote,
    "reveal": reveal,
    "ballot-drop": discard,
}
