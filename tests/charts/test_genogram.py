"""The genogram as a drawing: it says everything in words, keeps user text inert, and stays legible."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kartblad import settings as installed
from kartblad.catalogue.cases import cases
from kartblad.charts.drawing import Drawing
from kartblad.charts.genogram import genogram, large_genogram
from kartblad.charts.genogram_plan import Plan
from kartblad.core.family import read
from kartblad.core.kinship import layout
from kartblad.core.mapping.people import Kind, Person, Quality, Relation, Symbol, Tie
from kartblad.i18n import Texts

TEXTS = Texts("sv")
CASES = {key: case.map for key, case in cases(installed.load().data).items()}
SVG = "{http://www.w3.org/2000/svg}"
MEASURE = """() => [...document.querySelectorAll('svg text')].map(t => ({
  text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a,
  box: t.getBoundingClientRect().toJSON()}))"""


def drawn(key: str) -> Drawing:
    return genogram(CASES[key].persons, CASES[key].relations, TEXTS)


def tree(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.svg)  # noqa: S314 -- our own


def words(drawing: Drawing) -> str:
    return " ".join(text.text or "" for text in tree(drawing).iter(f"{SVG}text"))


@pytest.mark.parametrize("key", CASES)
def test_it_is_well_formed_named_and_scalable(key: str) -> None:
    drawing = drawn(key)
    root = tree(drawing)
    assert root.get("viewBox")
    assert [root.get("width"), root.get("height")] == [None, None]
    assert [root[0].tag, root[0].text] == [f"{SVG}title", drawing.title]
    assert root[1].text == " ".join(drawing.description)
    assert not re.search(r"\sstyle=|\sid=|url\(", drawing.svg)


@pytest.mark.parametrize("key", [key for key in CASES if key != "blank"])
def test_everybody_stands_in_the_drawing_and_in_the_words(key: str) -> None:
    drawing = drawn(key)
    said = " ".join(drawing.description)
    for person in CASES[key].persons:
        assert f"{person.alias}: " in said
        assert person.alias.split()[0] in words(drawing)


def test_all_that_it_shows_is_said() -> None:
    said = drawn("sma_barn").description
    assert said[0] == "Bilden har 2 barn och 11 vuxna, i 3 generationer."
    assert {
        "Ebba: 3 år; föräldrar: Hanna och Filip; halvsyskon: Love.",
        "Love: 0 år; Ebbas halvbror; föräldrar: Hanna och Anton; halvsyskon: Ebba.",
        "Margot: 60 år; Loves farmor.",
        "Roland: avliden; Ebbas morfar.",
        "Jenny: 32 år; Ebbas moster; föräldrar: Birgit och Roland; syskon: Hanna.",
        "Grannen på tvåan: ålder inte känd; vän till Hanna.",
        "Roland och Birgit var ett par; Roland är avliden.",
        "Anton och Hanna är ett par.",
        "Hanna och Filip har varit ett par.",
        "Det är konflikt mellan Filip och Hanna.",
        "Kontakten mellan Hanna och Jenny är avbruten.",
        "Ebba, Love, Hanna och Anton bor tillsammans.",
        "Ebba och Filip bor tillsammans.",
    } <= set(said)


def test_a_contradiction_and_an_empty_family_are_said() -> None:
    who = (Person("a", "Ada", Kind.CHILD), Person("b", "Bo", Kind.ADULT))
    said = genogram(who, (Relation("b", "a", Tie.PARENT), Relation("a", "b", Tie.PARTNER)), TEXTS).description
    assert said[-1] == "Det som står om Ada och Bo går inte ihop med resten och är inte ritat i släktträdet."
    assert genogram((), (), TEXTS).description == ("Ingen är inskriven än.",)


def test_text_is_only_text() -> None:
    evil = '<script>alert(1)</script>"&'
    drawing = genogram((Person("a", evil, Kind.CHILD),), (), TEXTS)
    assert {element.tag.removeprefix(SVG) for element in tree(drawing).iter()} <= {
        *("svg", "title", "desc", "g", "path", "rect", "circle", "text", "polyline")
    }
    assert evil in drawing.description[1]


def test_shapes_and_the_cross() -> None:
    who = tuple(Person(shape.value, shape.value, Kind.ADULT, symbol=shape, deceased=True) for shape in Symbol)
    legend = words(genogram(who, (), TEXTS))
    assert all(word in legend for word in ("man, pojke", "kvinna, flicka", "person", "avliden"))
    assert "barn (tjock kant)" not in legend


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=20), min_size=1, max_size=8),
    st.lists(
        st.builds(
            Relation,
            st.sampled_from("01234567"),
            st.sampled_from("01234567"),
            st.sampled_from(Tie),
            st.none() | st.sampled_from(Quality),
        ),
        max_size=12,
    ),
)
def test_persons_never_overlap_whatever_they_are_called(names: list[str], said: list[Relation]) -> None:
    who = tuple(Person(str(number), name, Kind.ADULT, number) for number, name in enumerate(names))
    plan = Plan(read(who, tuple(said)), layout(who, tuple(said)), {})
    assert len(plan.nodes) == len(who)
    boxes = [node.box for node in plan.nodes.values()]
    assert [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)] == []
    assert genogram(who, tuple(said), TEXTS).svg.rstrip().endswith("</svg>")


@pytest.mark.browser
@pytest.mark.parametrize("key", [key for key in CASES if key != "blank"])
def test_in_a_browser_text_is_large_enough_apart_and_inside(page: Page, key: str) -> None:
    page.set_content(f"<body style='margin:0'><div style='width:640px'>{drawn(key).svg}</div>")
    found = page.evaluate(MEASURE)
    assert [one for one in found if one["size"] < 12] == []
    assert [one for one in found if one["box"]["left"] < 0 or one["box"]["right"] > 640] == []
    names = [one["box"] for one in found]
    overlapping = [
        (a, b)
        for a, b in combinations(names, 2)
        if a["left"] < b["right"] - 1
        and b["left"] < a["right"] - 1
        and a["top"] + 3 < b["bottom"] - 3
        and b["top"] + 3 < a["bottom"] - 3
    ]
    assert overlapping == []


class TestOnTheWall:
    """The same family in letters that can be read from the back of the room."""

    ROOM = (1240.0, 500.0)

    @pytest.mark.parametrize("key", [key for key, chart in CASES.items() if chart.persons])
    def test_the_letters_of_every_case_are_large_enough(self, key: str) -> None:
        drawing = large_genogram(CASES[key].persons, CASES[key].relations, TEXTS, *self.ROOM, 28.0)
        assert drawing is not None
        root = tree(drawing)
        _x, _y, wide, high = (float(number) for number in root.attrib["viewBox"].split())
        scale = min(self.ROOM[0] / wide, self.ROOM[1] / high)
        sizes = [float(each.attrib["font-size"]) for each in root.iter() if "font-size" in each.attrib]
        assert min(sizes) * scale >= 28

    def test_a_family_that_is_too_large_for_such_letters_is_not_drawn(self) -> None:
        siblings = tuple(Person(f"p{n}", f"Barn {n}", Kind.CHILD) for n in range(20))
        parent = Person("m", "Mamma", Kind.ADULT)
        ties = tuple(Relation("m", child.id, Tie.PARENT) for child in siblings)
        assert large_genogram((parent, *siblings), ties, TEXTS, *self.ROOM, 28.0) is None

    def test_those_around_the_family_are_left_to_the_laptop(self) -> None:
        family = (Person("m", "Mamma", Kind.ADULT), Person("a", "Alma", Kind.CHILD))
        friend = Person("g", "Grannen", Kind.ADULT)
        ties = (Relation("m", "a", Tie.PARENT), Relation("g", "m", Tie.FRIEND))
        drawing = large_genogram((*family, friend), ties, TEXTS, *self.ROOM, 28.0)
        assert drawing is not None
        assert "Grannen" not in drawing.svg
        assert "Alma" in drawing.svg
