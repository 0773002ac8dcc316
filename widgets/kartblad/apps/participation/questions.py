"""The workshop's questions: what is asked, what can be guessed, what the answer is and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kartblad.apps.participation.selection import Question
from kartblad.catalogue.tables import Statistics
from kartblad.core.participation import Grouping, Line, Measure, lines, person_bounds, ranking, remainder
from kartblad.i18n import Texts, msgid


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question; ``{total}`` and ``{places}`` are filled in."""

    prompt: str
    explanation: str
    unit: str
    discussion: tuple[str, ...]


ASKED: Mapping[Question, Asked] = MappingProxyType(
    {
        Question.DAYS: Asked(
            prompt=msgid("Which course is largest when you count person-days?"),
            explanation=msgid("Person-days are participations times the days of the course."),
            unit=msgid("person-days"),
            discussion=(
                msgid("Why does the order change when days are counted instead of heads?"),
                msgid("Which of the two says more about what your unit can do today?"),
                msgid("Would you rather send many to short courses or few to long ones?"),
            ),
        ),
        Question.REMAINDER: Asked(
            prompt=msgid("How many of the {total} participations belong to no course in the list?"),
            explanation=msgid("The report states a total, and numbers for single courses."),
            unit=msgid("participations"),
            discussion=(
                msgid("What can be in what is not broken down?"),
                msgid("What would you need to know to plan next year's courses?"),
                msgid("Which of your own numbers could not be broken down?"),
            ),
        ),
        Question.REACH: Asked(
            prompt=msgid(
                "In how many of the {places} municipalities did someone take the course with the narrowest reach?"
            ),
            explanation=msgid("One participant is enough for a municipality to count."),
            unit=msgid("municipalities"),
            discussion=(
                msgid("What keeps a municipality from sending someone?"),
                msgid("Has a course reached a municipality when one person has attended?"),
                msgid("Whom would you have sent, and what would have made it possible?"),
            ),
        ),
        Question.PERSONS: Asked(
            prompt=msgid("How few different persons can be behind {total} participations?"),
            explanation=msgid(
                "The same person may have taken several courses. Nobody takes the same course part twice."
            ),
            unit=msgid("persons"),
            discussion=(
                msgid("How many persons do you think it was, and why?"),
                msgid("What is lost when only participations are counted?"),
                msgid("How could you count persons without listing who they are?"),
            ),
        ),
    }
)


def prompt(question: Question, stats: Statistics, texts: Texts) -> str:
    """Return the question as it is put to the tables."""
    facts = {"total": texts.number(stats.total), "places": len(stats.municipalities)}
    return texts.gettext(ASKED[question].prompt, **facts)


def headings(stats: Statistics) -> tuple[Line, ...]:
    """Return the courses that can be guessed."""
    return lines(stats.courses, stats.course_groups, Grouping.GROUP)


def largest(stats: Statistics) -> Line:
    """Return the course with most person-days."""
    return ranking(headings(stats), Measure.PERSON_DAYS)[0].line


def narrowest(stats: Statistics) -> tuple[Line, ...]:
    """Return the course, or courses, that reached fewest municipalities."""
    least = _least(stats)
    return tuple(line for line in headings(stats) if line.municipalities == least)


def _least(stats: Statistics) -> int:
    return min(line.municipalities for line in headings(stats) if line.municipalities is not None)


def answer(question: Question, stats: Statistics) -> Decimal:
    """Return the number that the guesses are held against."""
    if question is Question.DAYS:
        return largest(stats).person_days or Decimal(0)
    if question is Question.REMAINDER:
        return Decimal(remainder(stats.total, stats.courses, stats.scope_readings).best)
    if question is Question.REACH:
        return Decimal(_least(stats))
    return Decimal(person_bounds(stats.total, stats.courses).low)


def guessed(question: Question, guess: str, stats: Statistics) -> Decimal | None:
    """Return the number behind a guess; None for a course that is not counted in days."""
    if question is Question.DAYS:
        return next(line.person_days for line in headings(stats) if line.key == guess)
    return Decimal(guess)
