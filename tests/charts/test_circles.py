"""The network circles as a drawing: who stands where and whether they want to help, in shape and in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

from kartblad import settings
from kartblad.catalogue.cases import cases
from kartblad.charts.circles import circles
from kartblad.core.mapping.people import Kind, Knows, NetworkMember, Person, Willing
from kartblad.i18n import Texts

TEXTS = Texts("sv")
CASES = {key: case.map for key, case in cases(settings.load().data).items()}
SVG = "{http://www.w3.org/2000/svg}"
SIZES = """() => [...document.querySelectorAll('svg text')].map(t => ({text: t.textContent,
  size: parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a,
  left: t.getBoundingClientRect().left, right: t.getBoundingClientRect().right}))"""


def test_all_that_it_shows_is_said() -> None:
    case = CASES["tonaring"]
    assert circles(case.persons, case.network, TEXTS).description == (
        "I mitten: Viggo och Tyra.",
        "Vet allt: Isa.",
        "Vet delar: Mikael, Robert och Viggos mentor.",
        "Vet inget: Tränaren och Berit.",
        "Inte känt vad de vet: Hugo.",
        "Isa: vill hjälpa till. Svarar när Viggo ringer, hela natten. Har en soffa.",
        "Mikael: vill hjälpa till. Hämtar med bil.",
        "Robert: inte frågad än.",
        "Viggos mentor: vill hjälpa till. Ringer Isa samma dag om Viggo inte kommer.",
        "Tränaren: inte frågad än.",
        "Berit: vill inte hjälpa till.",
        "Hugo: inte frågad än.",
    )


def test_nobody_is_said_too() -> None:
    drawing = circles((), (), TEXTS)
    assert drawing.description == (
        "I mitten: Barnet.",
        "Vet allt: ingen.",
        "Vet delar: ingen.",
        "Vet inget: ingen.",
        "Inte känt vad de vet: ingen.",
    )


def test_text_is_only_text() -> None:
    member = NetworkMember("x", "<b>&", Knows.ALL, Willing.NO)
    root = ET.fromstring(circles((Person("a", "<i>", Kind.CHILD),), (member,), TEXTS).svg)  # noqa: S314 -- our own
    assert {"<i>", "<b>&"} <= {text.text for text in root.iter(f"{SVG}text")}


def marks(willing: Willing | None) -> str:
    return circles((), (NetworkMember("x", "Xa", Knows.ALL, willing),), TEXTS).svg


def test_each_answer_has_a_shape_of_its_own() -> None:
    shapes = [marks(willing).count('stroke-dasharray="3 2.2"') for willing in (*Willing, None)]
    assert shapes == [1, 1, 2, 2]
    assert [marks(willing).count("M-3.6 0.2") for willing in Willing] == [2, 1, 1]
    assert [marks(willing).count("M-4 -4 L4 4") for willing in Willing] == [1, 2, 1]


@pytest.mark.browser
@pytest.mark.parametrize("key", list(CASES))
def test_in_a_browser_text_is_large_enough_and_inside(page: Page, key: str) -> None:
    svg = circles(CASES[key].persons, CASES[key].network, TEXTS).svg
    page.set_content(f"<body style='margin:0'><div style='width:640px'>{svg}</div>")
    found = page.evaluate(SIZES)
    assert found
    assert [one for one in found if one["size"] < 12 or one["left"] < 0 or one["right"] > 640] == []
