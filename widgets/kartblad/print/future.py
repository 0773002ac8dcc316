"""Future risk, goal and scale for paper: what stands in the strip, what is told beside it, and every rating."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.charts.strip import Line as StripLine
from kartblad.charts.strip import sentence
from kartblad.core.mapping.future import DO_NOT_KNOW, Danger, Goal, Guess, Rating, Scale
from kartblad.core.mapping.map import Map
from kartblad.core.sealed import spread
from kartblad.i18n import Texts
from kartblad.print.parts import Bar, Item, Line, Row, Section, facts, lines, printable
from kartblad.print.references import References


def future(whole: Map, known: References) -> Iterator[Section]:
    """Yield the strip, what belongs to it, and the ratings with their reasons."""
    texts = known.texts
    yield Section("strip", texts.gettext("Future risk, goal and scale"), tuple(_strip(whole, known)))
    more = (
        *(_more_of_danger(danger, known) for danger in whole.dangers),
        *(_more_of_goal(goal, known) for goal in whole.goals),
        *(_bottom_line(at, whole, known) for at in range(len(whole.bottom_lines))),
    )
    found = tuple(item for item in more if item.lines or item.facts)
    yield Section("more", texts.gettext("More about risk and goal"), found)
    rated = tuple(_rating(at, rating, known) for at, rating in enumerate(whole.ratings))
    yield Section("ratings", texts.gettext("Ratings and their reasons"), rated)


def _strip(whole: Map, known: References) -> Iterator[Item]:
    """Yield every risk, followed by its goals, each followed by its scales."""
    items = {
        item.key: item
        for item in (
            *(_danger(danger, known) for danger in whole.dangers),
            *(_goal(goal, known) for goal in whole.goals),
            *(_scale(scale, whole, known) for scale in whole.scales),
        )
    }
    for row in rows(whole):
        yield from (items[key] for key in (row.danger, row.goal, row.scale) if key)


def rows(whole: Map) -> tuple[Row, ...]:
    """Return which risk, goal and scale belong together; what belongs to nothing has a row of its own."""
    found: list[Row] = []
    dangers = {danger.id for danger in whole.dangers}
    for danger in whole.dangers:
        goals = [goal for goal in whole.goals if goal.opposite_of == danger.id]
        found += _of_goals(f"danger:{danger.id}", goals, whole) or [Row(f"danger:{danger.id}")]
    found += _of_goals("", [goal for goal in whole.goals if goal.opposite_of not in dangers], whole)
    goals_here = {goal.id for goal in whole.goals}
    found += [_with_scale("", "", scale, whole) for scale in whole.scales if scale.goal not in goals_here]
    return tuple(found)


def _of_goals(danger: str, goals: list[Goal], whole: Map) -> list[Row]:
    found: list[Row] = []
    for goal in goals:
        key = f"goal:{goal.id}"
        scales = [scale for scale in whole.scales if scale.goal == goal.id]
        here = [_with_scale("", "" if at else key, scale, whole) for at, scale in enumerate(scales)] or [Row("", key)]
        found += here
    return [Row(danger, found[0].goal, found[0].scale, found[0].bars), *found[1:]] if found else []


def _with_scale(danger: str, goal: str, scale: Scale, whole: Map) -> Row:
    return Row(danger, goal, f"scale:{scale.id}", _bars(scale, whole))


def _bars(scale: Scale, whole: Map) -> tuple[Bar, ...]:
    rounds = sorted({rating.round for rating in whole.ratings if rating.scale == scale.id})
    found = (Bar(number, spread(whole.ratings, scale.id, number)) for number in rounds)
    return tuple(bar for bar in found if bar.spread.n or bar.spread.do_not_know)


def _danger(danger: Danger, known: References) -> Item:
    texts = known.texts
    chain = lines(
        (texts.gettext("This has happened"), danger.skada),
        (texts.gettext("Which creates"), danger.riskfylld),
        ("", danger.condition),
        (texts.gettext("Which can lead to"), danger.foljd),
    )
    return Item(f"danger:{danger.id}", chain, title=texts.gettext("Future risk"), mark=known.mark(danger.id))


def _goal(goal: Goal, known: References) -> Item:
    texts = known.texts
    words = lines(
        ("", goal.instead_behaviour),
        (texts.gettext("The child notices"), goal.child_experience),
        (texts.gettext("For how long"), goal.duration),
        (texts.gettext("The family's own goal"), goal.family_goal, True),
    )
    against = texts.gettext("against {marks}", marks=known.mark(goal.opposite_of)) if goal.opposite_of else ""
    return Item(f"goal:{goal.id}", words, facts(against), texts.gettext("Safety goal"), known.mark(goal.id))


def _scale(scale: Scale, whole: Map, known: References) -> Item:
    texts = known.texts
    ends = lines((texts.gettext("0 means"), scale.zero_text), (texts.gettext("10 means"), scale.ten_text))
    said = [
        sentence(StripLine(texts.gettext("Round {n}", n=bar.round), bar.spread), texts) for bar in _bars(scale, whole)
    ]
    about = texts.gettext("for {mark}", mark=known.mark(scale.goal)) if scale.goal else ""
    told = facts(known.word(scale.anchor_type), about, *said)
    return Item(f"scale:{scale.id}", ends, told, texts.gettext("Scale"), known.mark(scale.id))


def _more_of_danger(danger: Danger, known: References) -> Item:
    texts = known.texts
    disputes = [
        Line(printable(each.text), texts.gettext("{who} sees it otherwise", who=printable(each.who)))
        for each in danger.disputes
    ]
    words = lines((texts.gettext("Who is worried"), ", ".join(map(printable, danger.vem_orolig))))
    return Item(f"more:{danger.id}", (*words, *disputes), _facts_of(danger, known), mark=known.mark(danger.id))


def _facts_of(danger: Danger, known: References) -> tuple[str, ...]:
    texts, read = known.texts, danger.read_aloud_ok
    return facts(
        texts.gettext("about {names}", names=known.names(danger.children)) if danger.children else "",
        texts.gettext("builds on {marks}", marks=known.marks(danger.harm_links)) if danger.harm_links else "",
        texts.gettext("likely although nothing has happened yet") if danger.likely_without_past_harm else "",
        {True: texts.gettext("read to a parent"), False: texts.gettext("not read to a parent"), None: ""}[
            read.foralder
        ],
        {True: texts.gettext("read to the child"), False: texts.gettext("not read to the child"), None: ""}[read.barn],
    )


def _more_of_goal(goal: Goal, known: References) -> Item:
    texts = known.texts
    words = lines((texts.gettext("Who sees it"), ", ".join(map(printable, goal.seen_by))))
    return Item(f"more:{goal.id}", words, facts(known.word(goal.owner)), mark=known.mark(goal.id))


def _bottom_line(at: int, whole: Map, known: References) -> Item:
    line = whole.bottom_lines[at]
    reason = known.texts.gettext("because of {mark}", mark=known.mark(line.reason)) if line.reason else ""
    return Item(f"bottom:{at}", lines((known.texts.gettext("Bottom line"), line.text)), facts(reason))


def _rating(at: int, rating: Rating, known: References) -> Item:
    texts = known.texts
    words = lines((texts.gettext("Why"), rating.reason), (texts.gettext("One step up"), rating.one_step_up))
    who = ", ".join(facts(known.word(rating.rater_group), printable(rating.rater_alias)))
    guess = texts.gettext("a guess about somebody else") if rating.own_or_guess is Guess.ABOUT_OTHER else ""
    when = texts.date(rating.occasion_date)
    about = texts.gettext("{mark}, round {n}", mark=known.mark(rating.scale), n=rating.round)
    return Item(f"rating:{at}", words, facts(about, who, guess, when), _value(rating, texts))


def _value(rating: Rating, texts: Texts) -> str:
    if rating.sealed:
        return texts.gettext("still sealed")
    return texts.gettext("does not know") if rating.value == DO_NOT_KNOW else str(rating.value)
