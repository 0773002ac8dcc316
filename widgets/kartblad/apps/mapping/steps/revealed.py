"""What a round said: every dot, the least, the middle and the greatest, and why; the time before only beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Office
from kartblad.apps.mapping.steps.ballots import ballot_of, is_rated, rated
from kartblad.core import editing
from kartblad.core.mapping.future import DO_NOT_KNOW, Guess, Rating, Scale
from kartblad.core.sealed import moves, spread
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Picture, Plain, Secret
from kartblad.ui.paths import key

RATINGS = ("map", "ratings")


def blocks(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return what has been shown of a scale; nothing while a round is sealed or before the first."""
    if ballot_of(session, scale.id) is not None or not is_rated(session, scale.id):
        return ()
    return (
        _picture(session, scale, texts),
        *_moves(session, scale, texts),
        _table(session, scale, texts),
        *_reasons(session, scale, texts),
        *_last_time(session, scale, texts),
    )


def _of_round(session: Session, scale: Scale, number: int) -> list[tuple[int, Rating]]:
    """Return the ratings of a round with their places, lowest first; who does not know comes last."""
    found = [(at, r) for at, r in enumerate(session.map.ratings) if (r.scale, r.round) == (scale.id, number)]
    return sorted(found, key=lambda each: (isinstance(each[1].value, str), each[1].value))


def _picture(session: Session, scale: Scale, texts: Texts) -> Picture:
    from kartblad.charts.strip import Line, strip

    now = Line(texts.gettext("Now"), spread(session.map.ratings, scale.id, session.round))
    before = spread(session.map.ratings, scale.id, session.round - 1)
    earlier = (Line(texts.gettext("Last time"), before, earlier=True),) if before.n or before.do_not_know else ()
    drawing = strip((now, *earlier), scale.zero_text, scale.ten_text, texts)
    return Picture(key("dots", scale.id), texts.gettext("Where are we?"), 4, drawing)


def _moves(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return how each kind of rater has moved; nothing before there is a last time to move from."""
    from kartblad.charts.moves import moved

    found = moves(session.map.ratings, scale.id, session.round)
    if not any(move.before for move in found):
        return ()
    named = tuple((texts.gettext(wording.NAMES[move.rater_group]), move) for move in found)
    return (Picture(key("moves", scale.id), texts.gettext("Since last time"), 4, moved(named, texts)),)


def _table(session: Session, scale: Scale, texts: Texts) -> Plain:
    columns = (texts.gettext("Who"), texts.gettext("Number"), texts.gettext("Own or guess"))
    rows = tuple(
        (_who(rating, texts), value(rating, texts), texts.gettext(wording.NAMES[rating.own_or_guess]))
        for _at, rating in _of_round(session, scale, session.round)
    )
    note = texts.gettext("Guesses about others are not among the dots.")
    guessed = any(r.own_or_guess is Guess.ABOUT_OTHER for _at, r in _of_round(session, scale, session.round))
    return Plain(key("numbers", scale.id), texts.gettext("All numbers"), columns, rows, note if guessed else "")


def _who(rating: Rating, texts: Texts) -> str:
    return texts.gettext(wording.NAMES[rating.rater_group]) if rating.rater_group else texts.gettext("Not said")


def value(rating: Rating, texts: Texts) -> str:
    """Return a rating as it is shown."""
    return texts.gettext("does not know") if rating.value == DO_NOT_KNOW else texts.number(int(rating.value))


def _reasons(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return fields for why, the lowest and the highest first: they begin to tell."""
    found = _of_round(session, scale, session.round)
    ends = [found[0], *([found[-1]] if len(found) > 1 else [])]
    rest = [each for each in found if each not in ends]
    return tuple(_reason(session, at, rating, texts) for at, rating in (*ends, *rest))


def _reason(session: Session, at: int, rating: Rating, texts: Texts) -> Controls:
    place = (*RATINGS, str(at))
    title = texts.gettext("{who}, {number}", who=_who(rating, texts), number=value(rating, texts))
    return Controls(
        f"reason.{at}",
        title,
        (
            forms.lines(session, (*place, "reason"), texts.gettext("What do you see that puts you just there?")),
            forms.lines(session, (*place, "one_step_up"), texts.gettext("What is different one step up?")),
            Action(key("drop", *place), texts.gettext("Take this number away")),
        ),
    )


def _last_time(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return a field for last time's numbers from the printed sheet, now that the new ones are in."""
    if session.round == 1:
        return ()
    hint = texts.gettext("One at a time from the printed sheet, Enter after each.")
    label = texts.gettext("Last time's number")
    before = [at for at, _rating in _of_round(session, scale, session.round - 1)]
    undo = (Action(key("drop", *RATINGS, str(before[-1])), texts.gettext("Take the latest away")),) if before else ()
    return (
        Controls(
            key("last-time", scale.id),
            texts.gettext("Last time"),
            (Secret(key("earlier", scale.id), label, hint), *undo),
        ),
    )


def earlier(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Write down one number of the round before; only once this round's are in."""
    if not is_rated(desk.held, path[0]):
        raise KeyError(path[0])
    rating = Rating(path[0], desk.held.round - 1, rated(value, office.texts))
    return edited(replace(desk, said=office.texts.gettext("Noted.")), editing.add(desk.held, RATINGS, rating))


COMMANDS: Mapping[str, Command] = {"earlier": earlier}
