"""Where points, norm and load come from: two tables that sum, with the label of every number, and one sentence."""

from __future__ import annotations

from fractions import Fraction

from kartblad.apps.workload import amounts
from kartblad.apps.workload.office import Office
from kartblad.core.workload.origin import Amount
from kartblad.core.workload.scoring import Part, Score
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Plain, Prose


def blocks(score: Score, weights: WeightSet, office: Office, prefix: str, level: int = 3) -> tuple[Block, ...]:
    """Return the way from counts to load.

    Parameters
    ----------
    score
        What the measurement comes to.
    weights
        The set it was scored with.
    office
        The reader's language.
    prefix
        What the keys of the blocks begin with.
    level
        Of the heading.
    """
    texts = office.texts
    heading = texts.gettext("Where the numbers come from")
    said = gap_sentences(score, texts)
    if score.load is not None:
        said = (sentence(score, weights, texts), reach(score.zone, weights, texts))
    return (
        Prose(f"{prefix}-load", heading, level, said),
        _points(score, weights, texts, f"{prefix}-points"),
        *_norm(score, weights, texts, f"{prefix}-norm"),
    )


def sentence(score: Score, weights: WeightSet, texts: Texts) -> str:
    """Return load and zone in one sentence; empty where there is no load."""
    if score.load is None:
        return ""
    return texts.gettext(
        "{points} points against the norm {norm} is a load of {load}, zone {zone}.",
        points=amounts.points(score.points, texts),
        norm=amounts.points(score.norm, texts),
        load=amounts.percent(score.load, texts),
        zone=amounts.about_zone(weights, score.zone, texts),
    )


def reach(zone_id: str, weights: WeightSet, texts: Texts) -> str:
    """Return from where to where a zone goes, each limit with where it comes from."""
    at = [zone.id for zone in weights.zones].index(zone_id)
    zone, below = weights.zones[at], weights.zones[at - 1] if at else None
    name, low, high = zone.name.pick(texts.locale), below.upper if below else None, zone.upper
    if low is None and high is None:
        return ""
    if low is None:
        return texts.gettext("The zone {name} is below {high}.", name=name, high=_limit(high, texts))
    if high is None:
        return texts.gettext("The zone {name} is {low} or more.", name=name, low=_limit(low, texts))
    facts = {"name": name, "low": _limit(low, texts), "high": _limit(high, texts)}
    return texts.gettext("The zone {name} goes from {low} up to, not with, {high}.", **facts)


def _limit(limit: Amount | None, texts: Texts) -> str:
    """Return a limit of a zone in per cent, with its label."""
    if limit is None:
        return amounts.unknown(texts)
    return f"{amounts.per_cent(limit.value * 100, texts)} ({amounts.origin(limit.origin, texts)})"


def gap_sentences(score: Score, texts: Texts) -> tuple[str, ...]:
    """Return why there is no load and what to do, a sentence each; nothing where there is one."""
    return tuple(texts.gettext(amounts.GAPS[gap]) for gap in score.gaps)


def _points(score: Score, weights: WeightSet, texts: Texts, key: str) -> Plain:
    fine = amounts.decimals(part.points for part in score.parts)
    rows = tuple(_counted(part, weights, texts, fine) for part in score.parts)
    least = amounts.points(score.least, texts, fine)
    whole = least if score.points is not None else texts.gettext("at least {points}", points=least)
    return Plain(
        key,
        texts.gettext("The points"),
        (
            texts.gettext("What"),
            texts.gettext("How many"),
            texts.gettext("Weight"),
            texts.gettext("Points"),
            texts.gettext("The weight is"),
        ),
        (*rows, (texts.gettext("Sum of the points"), "", "", whole, "")),
        _note(score.parts, weights, texts),
    )


def _counted(part: Part, weights: WeightSet, texts: Texts, fine: int) -> tuple[str, ...]:
    each = "" if part.each is None else amounts.points(part.each, texts, amounts.decimals((part.each,)))
    number = "" if part.number is None else amounts.count(part.number, texts)
    shown = amounts.points(part.points, texts, fine)
    return (amounts.part_name(part, weights, texts), number, each, shown, amounts.origin(part.origin, texts))


def _norm(score: Score, weights: WeightSet, texts: Texts, key: str) -> tuple[Block, ...]:
    """Return the way to the norm; nothing where there is no norm to come to."""
    if not score.norm_parts:
        return ()
    held = score.norm_parts
    fine = amounts.decimals(part.points for part in held)
    rows = (_step(part, weights, texts, fine, first=at == 0) for at, part in enumerate(held))
    norm = sum((part.points for part in held), Fraction(0))
    columns = (texts.gettext("What"), texts.gettext("Points"), texts.gettext("The number is"))
    total = (texts.gettext("The norm"), amounts.points(norm, texts, fine), "")
    note = "" if amounts.are_exact(part.points for part in held) else _rounded(texts)
    return (Plain(key, texts.gettext("The norm"), columns, (*rows, total), note),)


def _step(part: Part, weights: WeightSet, texts: Texts, fine: int, *, first: bool) -> tuple[str, ...]:
    show = amounts.points if first else amounts.signed
    return (
        amounts.part_name(part, weights, texts),
        show(part.points, texts, fine),
        amounts.origin(part.origin, texts),
    )


def _note(parts: tuple[Part, ...], weights: WeightSet, texts: Texts) -> str:
    """Return what was scored with, and that sums are made before they are rounded where that can be seen."""
    with_set = texts.gettext("Scored with {set}.", set=amounts.set_name(weights, texts))
    return with_set if amounts.are_exact(part.points for part in parts) else f"{with_set} {_rounded(texts)}"


def _rounded(texts: Texts) -> str:
    return texts.gettext("The lines are shown rounded; the sum is made of the exact numbers.")
