"""The part Verkstad: a question is put, the tables guess, the figure is revealed with the guesses against it.

Until then nothing of the answer is on the screen: whoever reads the page's source reads only the question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kartblad.apps.participation import questions, wording
from kartblad.apps.participation.amounts import amount_cell
from kartblad.apps.participation.courses import measure_figure
from kartblad.apps.participation.periods import persons_figure
from kartblad.apps.participation.selection import NO_GUESS, TABLES, Question, View, guess_key
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Figure, Row
from kartblad.core.participation import Grouping, Measure
from kartblad.i18n import Texts
from kartblad.ui.blocks import (
    Action,
    Block,
    Controls,
    FigureBlock,
    NumberField,
    Option,
    PrintAction,
    Prose,
    Select,
    Status,
)

Guess = tuple[int, str]
"""A table's number and what it guesses."""


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows: first the question, then the answer too."""
    asked = questions.ASKED[view.question]
    explanation = texts.gettext(asked.explanation)
    put = Prose("question-put", questions.prompt(view.question, stats, texts), 2, (explanation,))
    made = _made(view)
    return (
        _setting(view, texts),
        put,
        Status("status", _progress(view, len(made), texts)),
        *(_revealed(view, made, stats, texts) if view.is_revealed else _asking(view, made, stats, texts)),
    )


def _made(view: View) -> tuple[Guess, ...]:
    return tuple((n, guess) for n, guess in enumerate(view.own_guesses, start=1) if guess)


def _setting(view: View, texts: Texts) -> Controls:
    tables = tuple(Option(str(n), str(n)) for n in range(1, TABLES + 1))
    return Controls(
        "setting",
        texts.gettext("The workshop"),
        (
            Select("question", texts.gettext("Question"), wording.options(Question, texts), view.question),
            Select("tables", texts.gettext("Number of tables"), tables, str(view.tables)),
        ),
    )


def _progress(view: View, made: int, texts: Texts) -> str:
    if view.is_revealed:
        return texts.gettext("The answer is shown.")
    return texts.gettext("{n} of {tables} tables have guessed.", n=made, tables=view.tables)


def _asking(view: View, made: tuple[Guess, ...], stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    blocked = "" if made else texts.gettext("Write down at least one guess first.")
    nothing = "" if made else texts.gettext("There is no guess to take away.")
    return (
        Controls("guesses", texts.gettext("What the tables guess"), tuple(_fields(view, stats, texts))),
        Action("reveal", texts.gettext("Show the answer"), primary=True, blocked=blocked),
        Action("clear", texts.gettext("Take away the guesses"), blocked=nothing),
    )


def _fields(view: View, stats: Statistics, texts: Texts) -> Iterator[Select | NumberField]:
    unit = texts.gettext(questions.ASKED[view.question].unit)
    for n, guess in enumerate(view.own_guesses, start=1):
        label = texts.gettext("Table {n}", n=n)
        if view.question is Question.DAYS:
            yield Select(guess_key(n), label, _courses(stats, texts), guess or NO_GUESS)
        else:
            most = len(stats.municipalities) if view.question is Question.REACH else stats.total
            yield NumberField(guess_key(n), label, float(guess) if guess else None, 0, most, 1, unit)


def _courses(stats: Statistics, texts: Texts) -> tuple[Option, ...]:
    nothing = Option(NO_GUESS, texts.gettext("no guess yet"))
    return (nothing, *(Option(line.key, texts.pick(line.name)) for line in questions.headings(stats)))


def _revealed(view: View, made: tuple[Guess, ...], stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    discussion = tuple(texts.gettext(text) for text in questions.ASKED[view.question].discussion)
    return (
        FigureBlock(guesses_figure(view.question, made, stats, texts)),
        Prose("discussion", texts.gettext("Talk about it"), 2, items=discussion),
        Action("hide", texts.gettext("Change the guesses")),
        PrintAction("print", texts.gettext("Print the sheet")),
    )


def answer_figure(question: Question, stats: Statistics, texts: Texts) -> Figure:
    """Return the published figure that answers the question."""
    if question is Question.PERSONS:
        return persons_figure(stats, texts)
    measure = {
        Question.DAYS: Measure.PERSON_DAYS,
        Question.REMAINDER: Measure.PARTICIPATIONS,
        Question.REACH: Measure.REACH,
    }[question]
    return measure_figure(stats, texts, Grouping.GROUP, measure)


def guesses_figure(question: Question, made: tuple[Guess, ...], stats: Statistics, texts: Texts) -> Figure:
    """Return the published figure with the tables' guesses under it, on one scale."""
    answer = answer_figure(question, stats, texts)
    published = tuple(replace(row, cells=row.cells[:1]) for row in answer.rows)
    return replace(
        answer,
        key="guesses",
        finding=_finding(question, made, stats, texts),
        sentence=_answer_sentence(question, stats, texts),
        columns=answer.columns[:1],
        rows=(*published, *(_guess_row(question, each, stats, texts) for each in made)),
        notes=(*answer.notes, texts.gettext("The guesses are the tables' own and not from the source.")),
    )


def _closest(question: Question, made: tuple[Guess, ...], stats: Statistics) -> tuple[tuple[Guess, ...], Decimal]:
    """Return the guesses that lie nearest to the answer, and how far from it."""
    truth = questions.answer(question, stats)
    known = [(each, questions.guessed(question, each[1], stats)) for each in made]
    far = {each: abs(number - truth) for each, number in known if number is not None}
    least = min(far.values(), default=Decimal(0))
    return tuple(each for each, distance in far.items() if distance == least), least


def _finding(question: Question, made: tuple[Guess, ...], stats: Statistics, texts: Texts) -> str:
    nearest, distance = _closest(question, made, stats)
    if not nearest:
        return texts.gettext("No table came near")
    if distance == 0:
        return texts.gettext("{n} of {all} tables guessed right", n=len(nearest), all=len(made))
    if len(nearest) == 1:
        return texts.gettext("Table {n} came closest", n=nearest[0][0])
    return texts.gettext("{n} tables came equally close", n=len(nearest))


def _answer_sentence(question: Question, stats: Statistics, texts: Texts) -> str:
    n = wording.number(questions.answer(question, stats), texts)
    if question is Question.DAYS:
        name = texts.pick(questions.largest(stats).name)
        return texts.gettext("The answer is {name}: {n} person-days, if everyone attended in full.", name=name, n=n)
    if question is Question.REMAINDER:
        total = wording.number(stats.total, texts)
        return texts.gettext("The answer is {n} of {total}, as the report prints its numbers.", n=n, total=total)
    if question is Question.REACH:
        names = wording.listing([texts.pick(line.name) for line in questions.narrowest(stats)], texts)
        return texts.gettext("The answer is {n}: {names}.", n=n, names=names)
    return texts.gettext("The answer is {n}: as many as took the largest single course part.", n=n)


def _guess_row(question: Question, each: Guess, stats: Statistics, texts: Texts) -> Row:
    n, guess = each
    if question is Question.DAYS:
        line = next(line for line in questions.headings(stats) if line.key == guess)
        cell = amount_cell(line, Measure.PERSON_DAYS, texts)
    else:
        cell = wording.known(Decimal(guess), texts)
    label = f"{texts.gettext('Table {n}', n=n)}{_told(question, guess, stats, texts)}"
    return Row(f"table-{n}", label, (cell,), group=texts.gettext("What the tables guess"))


def _told(question: Question, guess: str, stats: Statistics, texts: Texts) -> str:
    """Say which course was guessed, or how far a number is from the answer."""
    number = questions.guessed(question, guess, stats)
    difference = None if number is None else number - questions.answer(question, stats)
    if question is Question.DAYS:
        name = next(line.name for line in questions.headings(stats) if line.key == guess)
        return f": {texts.pick(name)}{_bracketed(texts.gettext('right')) if difference == 0 else ''}"
    return _bracketed(_off(difference or Decimal(0), texts))


def _bracketed(text: str) -> str:
    return f" ({text})"


def _off(difference: Decimal, texts: Texts) -> str:
    n = wording.number(abs(difference), texts)
    if difference == 0:
        return texts.gettext("right")
    return texts.gettext("{n} too many", n=n) if difference > 0 else texts.gettext("{n} too few", n=n)
