"""What the wall shows: one step in large letters, nothing to press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.steps import danger, tables, three_columns
from kartblad.core.mapping.board import Card, Column
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import Person
from kartblad.core.script import Work
from kartblad.core.sealed import spread
from kartblad.core.wall import Snapshot
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Clock, Facts, Picture, Plain, Prose

LINE, LINES = 26, 10
"""How many letters a line of a column holds at 28 px on a screen of 1280 × 720, and how many lines there are."""
DRAWING, LEAST = (1240.0, 500.0), 28.0
"""The room that a drawing has on a screen of 1280 × 720, and the smallest letters on it, in pixels."""
MOST_PERSONS = 9
Part = Callable[[Snapshot, Map, Texts], tuple[Block, ...]]


def blocks(shown: Snapshot, texts: Texts) -> tuple[Block, ...]:
    """Return what stands on the wall at this moment; nothing while all is hidden."""
    if shown.hidden:
        return ()
    if shown.paused:
        return (Prose("wall-step", texts.gettext("Pause"), 2, (texts.gettext("We take a break."),)),)
    if shown.work is None or shown.map is None:
        of = texts.gettext("{n} steps", n=shown.of)
        return (Prose("wall-step", shown.name.pick(texts.locale), 2, (of,)),)
    where = texts.gettext("Step {number} of {all}: {name}", number=shown.number, all=shown.of, name=_name(shown, texts))
    return (
        Prose("wall-step", where, 2),
        Clock("wall-clock", texts.gettext("Time for this step"), shown.ends_at, shown.seconds),
        *(PARTS[shown.work](shown, shown.map, texts) or _prompts(shown, texts)),
    )


def _name(shown: Snapshot, texts: Texts) -> str:
    return shown.name.pick(texts.locale)


def _prompts(shown: Snapshot, texts: Texts) -> tuple[Block, ...]:
    asked = tuple(prompt.pick(texts.locale) for prompt in shown.prompts[:3])
    return (Prose("wall-asks", "", 3, items=asked),)


def _asks(shown: Snapshot, _chart: Map, texts: Texts) -> tuple[Block, ...]:
    return _prompts(shown, texts)


def _question(shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    if not chart.session.question:
        return _prompts(shown, texts)
    return (Prose("wall-question", texts.gettext("The case worker's question"), 3, (chart.session.question,)),)


def _family(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    """Return the family as a drawing where its letters are large enough, else as a table."""
    from kartblad.charts.genogram import large_genogram
    from kartblad.charts.kin_words import kin_words

    if not chart.persons:
        return ()
    drawing = large_genogram(chart.persons, chart.relations, texts, *DRAWING, LEAST)
    if drawing is not None:
        return (Picture("wall-family", "", 3, drawing),)
    kin = kin_words(chart.persons, chart.relations, texts)
    columns = (texts.gettext("Name in the room"), texts.gettext("Age in years"), texts.gettext("In the family"))
    rows = tuple((each.alias, _age(each, texts), kin.get(each.id, "")) for each in chart.persons[:MOST_PERSONS])
    left = len(chart.persons) - len(rows)
    more = texts.ngettext("{n} more person is on the laptop.", "{n} more persons are on the laptop.", left)
    return (Plain("wall-persons", texts.gettext("The family"), columns, rows, more if left else ""),)


def _age(person: Person, texts: Texts) -> str:
    return texts.gettext("not known") if person.age_years is None else texts.number(person.age_years)


def _cards(shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    if not chart.cards:
        return _prompts(shown, texts)
    columns = tuple(three_columns.title(column, texts) for column in Column)
    rows = _fitting([_weightiest(chart, column) for column in Column])
    left = len(chart.cards) - sum(bool(cell) for row in rows for cell in row)
    more = texts.ngettext("{n} more card is on the laptop.", "{n} more cards are on the laptop.", left)
    return (Plain("wall-cards", texts.gettext("The map"), columns, rows, more if left else ""),)


def _weightiest(chart: Map, column: Column) -> list[str]:
    """Return the texts of a column's cards: what weighs most first, then the newest."""
    cards = [card for card in chart.cards if card.column is column]
    newest = sorted(enumerate(cards), key=lambda each: (-each[1].priority, -each[0]))
    return [_text(card) for _at, card in newest]


def _fitting(columns: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return as many rows of cards as the wall has room for: it never scrolls, and it cuts no text."""
    rows: list[tuple[str, ...]] = []
    lines = 0
    for row in zip_longest(*columns, fillvalue=""):
        lines += max(-(-len(text) // LINE) for text in row)
        if rows and lines > LINES:
            break
        rows.append(row)
    return tuple(rows)


def _text(card: Card) -> str:
    return card.text_family or card.text_agency


def _child(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    houses = (
        texts.gettext("Child"),
        texts.gettext("The house of worries"),
        texts.gettext("The house of good things"),
        texts.gettext("The house of wishes"),
    )
    rows = tuple((forms.alias(chart, v.child), v.worries, v.good, v.wishes) for v in chart.child_voice)
    return (Plain("wall-child", texts.gettext("The child's words"), houses, rows),) if rows else ()


def _danger(shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    if shown.drafts:
        drafts = tuple(danger.sentence(draft, texts) for draft in shown.drafts)
        return (Prose("wall-drafts", texts.gettext("All drafts"), 3, items=drafts),)
    if shown.sealed:
        count = texts.ngettext("{n} draft is sealed.", "{n} drafts are sealed.", shown.sealed)
        return (Prose("wall-sealed", texts.gettext("Write alone"), 3, (count,)),)
    said = tuple(danger.sentence(each, texts) for each in chart.dangers)
    return (Prose("wall-dangers", texts.gettext("Future risk"), 3, items=said),) if said else ()


def _goal(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    goals = tuple(goal.instead_behaviour for goal in chart.goals if goal.instead_behaviour)
    return (Prose("wall-goals", texts.gettext("Goal"), 3, items=goals),) if goals else ()


def _scale(shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    from kartblad.charts.strip import Line, strip

    if shown.rating:
        scale = next(each for each in chart.scales if each.id == shown.rating)
        count = texts.ngettext("{n} number is sealed.", "{n} numbers are sealed.", shown.sealed)
        ends = (("0", scale.zero_text), ("10", scale.ten_text))
        return (Facts("wall-ends", texts.gettext("Rate alone"), 3, ends), Prose("wall-sealed", "", 3, (count,)))
    drawn: list[Block] = []
    for scale in chart.scales:
        now, before = (spread(chart.ratings, scale.id, shown.round - back) for back in (0, 1))
        earlier = (Line(texts.gettext("Last time"), before, earlier=True),) if before.n else ()
        lines = (Line(texts.gettext("Now"), now), *earlier)
        if now.n or now.do_not_know:
            drawing = strip(lines, scale.zero_text, scale.ten_text, texts)
            drawn.append(Picture(f"wall-dots.{scale.id}", "", 3, drawing))
    return tuple(drawn[-1:])


def _next(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    columns = (texts.gettext("What is done?"), texts.gettext("Who"), texts.gettext("At the latest"))
    rows = tuple((step.text, step.who, texts.date(step.by) if step.by else "") for step in chart.next_steps)
    return (Plain("wall-next", texts.gettext("Next steps"), columns, rows),) if rows else ()


def _plan(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    columns = (texts.gettext("When this happens"), texts.gettext("this is done"), texts.gettext("by"))
    rows = tuple(
        (rule.for_trigger, rule.text, ", ".join(forms.alias(chart, each) for each in rule.who_acts))
        for rule in chart.plan_rules
    )
    return (Plain("wall-plan", texts.gettext("Safety plan"), columns, rows),) if rows else ()


def _tables(shown: Snapshot, _chart: Map, texts: Texts) -> tuple[Block, ...]:
    return tables.side_by_side(shown.tables, texts) if shown.tables else ()


def _explain(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    told = tuple(frame.text for each in chart.explanations for frame in each.frames if frame.text)
    return (Prose("wall-told", texts.gettext("Words and pictures"), 3, items=told),) if told else ()


def _recap(shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    return (*_danger(shown, chart, texts), *_goal(shown, chart, texts))


def _room(_shown: Snapshot, chart: Map, texts: Texts) -> tuple[Block, ...]:
    rows = tuple(
        (person.alias, ", ".join(texts.gettext(wording.NAMES[role]) for role in person.roles))
        for person in chart.participants
        if person.present
    )
    columns = (texts.gettext("Name in the room"), texts.gettext("Roles"))
    return (Plain("wall-room", texts.gettext("Who is in the room?"), columns, rows),) if rows else ()


PARTS: Mapping[Work, Part] = {
    Work.FRAME: _room,
    Work.QUESTION: _question,
    Work.FAMILY: _family,
    Work.SITUATION: _cards,
    Work.WORRY: _cards,
    Work.WORKING: _cards,
    Work.CHILD: _child,
    Work.SORT: _cards,
    Work.DANGER: _danger,
    Work.GOAL: _goal,
    Work.SCALE: _scale,
    Work.RERATE: _scale,
    Work.NEXT: _next,
    Work.PLAN: _plan,
    Work.EXPLAIN: _explain,
    Work.TABLES: _tables,
    Work.RECAP: _recap,
    Work.CHANGES: _cards,
    Work.TALK: _asks,
    Work.CLOSE: _next,
}
