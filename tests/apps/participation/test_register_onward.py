"""Neighbouring views and kept links: they lead to choices, and hold nothing that only the register knows."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st
from participation_views import STATS, TEXTS
from register_desks import LISTS, REGISTER, desk_of, looked, own_rows

from kartblad.apps.participation import session, state
from kartblad.apps.participation.register_choices import Look
from kartblad.apps.participation.session import Office, Session
from kartblad.core.register import Dimension, Selection
from kartblad.ui.blocks import Prose, Sections

OFFICE = Office(LISTS, TEXTS)
SECRET = "Grundkurs med Anna Svensson"
ROWS = [*own_rows(9), *(row.replace("k-", "anna-") for row in own_rows(9, "Vänersborg", SECRET))]
DESK = desk_of(ROWS)


def saved(look: Look, name: str) -> tuple[Session, str]:
    """Return the visit after a view was kept under a name, and the link."""
    visit = Session(replace(REGISTER, own=look), DESK)
    visit = session.change(session.change(visit, "save-name", name, OFFICE), "save", True, OFFICE)
    (kept,) = [b for b in state.screen(visit.view, STATS, TEXTS, visit.desk).blocks if b.key == "saved"]
    assert isinstance(kept, Sections)
    return visit, kept.links[-1]


def test_the_see_also_and_the_kept_views_have_headings() -> None:
    visit, _link = saved(Look(), "Min vy")
    blocks = state.screen(visit.view, STATS, TEXTS, visit.desk).blocks
    keys = [block.key for block in blocks]
    headings = {block.key: block.heading for block in blocks if isinstance(block, Prose)}
    assert (headings["also-heading"], headings["saved-heading"]) == ("Se även", "Sparade vyer")
    assert keys[keys.index("also-heading") + 1] == "also"
    assert keys[keys.index("saved-heading") + 1] == "saved"


def test_a_kept_link_leads_back_to_the_selection() -> None:
    look = Look(selection=Selection(municipalities=frozenset({"1488"})))
    _visit, link = saved(look, "Trollhättan")
    assert state.parse(link, STATS).own == look


def test_neither_the_name_nor_an_own_course_nor_a_person_is_in_any_link() -> None:
    assert DESK.held is not None
    courses = frozenset(DESK.held.register.categories(Dimension.COURSE))
    assert any(course.startswith("own:") for course in courses)
    visit, link = saved(Look(selection=Selection(courses=courses)), "Om Anna")
    screen = state.screen(visit.view, STATS, TEXTS, visit.desk)
    links = [
        link,
        screen.query,
        *(each for block in screen.blocks if isinstance(block, Sections) for each in block.links),
    ]
    assert [each for each in links if re.search("anna|svensson|own", each, re.IGNORECASE)] == []
    assert "bara-kurs=bbic" in link


@given(words=st.frozensets(st.text(min_size=1), max_size=4), name=st.text(max_size=60))
def test_a_link_holds_words_of_the_page_only(words: frozenset[str], name: str) -> None:
    """Whatever a register calls its courses, headings and occasions."""
    own = frozenset(f"own:{word}" for word in words)
    look = Look(selection=Selection(courses=own | {"bbic"}, groups=own, occasions=words))
    _visit, link = saved(look, name)
    assert parse_qsl(link.removeprefix("?")) == [("del", "register"), ("bara-kurs", "bbic")]


def test_neighbours_keep_the_filters() -> None:
    look = {"selection": Selection(years=frozenset({"2016"}))}
    (also,) = [block for block in looked(**look).blocks if block.key == "also"]
    assert isinstance(also, Sections)
    assert all(link.endswith("bara-ar=2016") for link in also.links)
