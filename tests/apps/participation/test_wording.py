"""How values are said: choices have names in both languages, and a cell never shows a guess."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from participation_views import STATS, TEXTS

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import Among, Question, Section, Topic, Weight
from kartblad.charts.figure import Cell, Mark
from kartblad.core.participation import Grouping, Measure
from kartblad.core.words import Words
from kartblad.i18n import LOCALES, Texts

KINDS: list[type[StrEnum]] = [Section, Measure, Grouping, Among, Weight, Topic, Question]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_has_a_name_of_its_own(kind: type[StrEnum], locale: str) -> None:
    names = [option.label for option in wording.options(kind, Texts(locale))]
    assert len(set(names)) == len(names) == len(list(kind))
    assert [option.key for option in wording.options(kind, TEXTS)] == list(kind)


def test_choices_that_are_equal_as_text_keep_their_own_names() -> None:
    assert (wording.label(Section.COURSE, TEXTS), wording.label(Grouping.COURSE, TEXTS)) == ("En utbildning", "Kursdel")
    assert (wording.label(Measure.REACH, TEXTS), wording.label(Question.REACH, TEXTS)) == (
        "Kommunräckvidd",
        "Minst räckvidd",
    )


def test_hints() -> None:
    hints = [option.hint for option in wording.options(Measure, TEXTS)]
    assert all(hints)
    assert [option.hint for option in wording.options(Grouping, TEXTS)] == ["", ""]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (12, Cell("12", 12)),
        (Decimal("4.5"), Cell("4,5", 4.5)),
        (Fraction(31, 4), Cell("7,75", 7.75)),
        (0, Cell("0", 0)),
        (None, Cell("inte känt", marks=(Mark.NOT_STATED,))),
    ],
)
def test_counted(value: wording.Number | None, cell: Cell) -> None:
    assert wording.counted(value, TEXTS) == cell


@pytest.mark.parametrize(("text", "said"), [("ord", "ord"), ("", "inte känt")])
def test_said(text: str, said: str) -> None:
    assert wording.said(text, TEXTS).text == said


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a och b"), (("a", "b", "c"), "a, b och c")],
)
def test_listing(names: tuple[str, ...], said: str) -> None:
    assert wording.listing(names, TEXTS) == said


@pytest.mark.parametrize(
    ("course", "said"),
    [("introduction", "2 dagar"), ("lvu_basic", "1 dag"), ("supervision", "10 × 3 timmar"), ("ekb", "")],
)
def test_length(course: str, said: str) -> None:
    (found,) = [each for each in STATS.courses if each.key == course]
    assert wording.length(found, TEXTS) == said


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Familjeterapi, del 1", "Familjeterapi, del 1"),
        ("LUPIC – att leda utan att vara chef", "LUPIC"),
        ("Traumamedveten omsorg (TMO)", "TMO"),
        ("Care of Young Persons Act (LVU), basic", "LVU, basic"),
    ],
)
def test_short(name: str, short: str) -> None:
    assert wording.short(Words(name), TEXTS) == short
