"""The dots of a scale: every one of them, both ends always, never a mean or a decimal."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.charts.strip import LEFT, STEP, Line, sentence, strip
from kartblad.core.sealed import Spread
from kartblad.i18n import Texts

TEXTS = Texts("sv")
SVG = "{http://www.w3.org/2000/svg}"
ZERO, TEN = "Ebba är ensam vaken varje morgon.", "En vuxen har gått upp med Ebba varje morgon i tolv veckor."

spreads = st.builds(
    Spread, st.lists(st.integers(0, 10), max_size=40).map(lambda dots: tuple(sorted(dots))), st.integers(0, 10)
)


def tree(*lines: Line, zero: str = ZERO, ten: str = TEN) -> ET.Element:
    return ET.fromstring(strip(lines, zero, ten, TEXTS).svg)  # noqa: S314 -- our own


def texts(root: ET.Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


@settings(max_examples=60, deadline=None)
@given(spreads)
def test_every_dot_stands_on_its_number_and_on_no_other_dot(spread: Spread) -> None:
    dots = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in tree(Line("I dag", spread)).iter(f"{SVG}circle")]
    assert len(set(dots)) == spread.n
    assert Counter(round((x - LEFT) / STEP) for x, _y in dots) == Counter(spread.dots)


@settings(max_examples=60, deadline=None)
@given(spreads)
def test_words_and_drawing_have_no_decimal_and_no_mean(spread: Spread) -> None:
    drawing = strip((Line("I dag", spread),), "noll", "tio", TEXTS)
    said = " ".join((drawing.title, *drawing.description, texts(tree(Line("I dag", spread), zero="noll", ten="tio"))))
    assert not re.search(r"\d[.,]\d|medel|snitt", said)


def test_both_ends_stand_there_and_wrap() -> None:
    said = texts(tree(Line("", Spread(()))))
    assert all(word in said for word in (*ZERO.split(), *TEN.split()))
    assert texts(tree(zero="", ten="")).count("inte skrivet") == 2


def test_an_earlier_round_has_another_shape() -> None:
    root = tree(Line("I dag", Spread((3, 4))), Line("Förra gången", Spread((2, 2, 3)), earlier=True))
    assert len(list(root.iter(f"{SVG}circle"))) == 2
    assert len([path for path in root.iter(f"{SVG}path") if path.attrib["d"].endswith("z")]) == 3


def test_who_does_not_know_is_counted_by_the_line() -> None:
    root = tree(Line("I dag", Spread((3,), 3)))
    assert [len(list(root.iter(f"{SVG}rect"))), texts(root).count("?")] == [3, 3]


def test_sentences() -> None:
    assert [
        sentence(Line(*line), TEXTS)
        for line in (
            ("I dag", Spread((3, 3, 4, 7), 1)),
            ("Bord 1", Spread((5,))),
            ("", Spread((), 2)),
            ("", Spread((2, 4))),
        )
    ] == [
        "I dag: 4 siffror: 3, 3, 4, 7; lägst 3, mitten 3 och 4, högst 7; 1 vet inte.",
        "Bord 1: 1 siffra: 5.",
        "ingen har gett en siffra; 2 vet inte.",
        "2 siffror: 2, 4; lägst 2, mitten 2 och 4, högst 4.",
    ]
