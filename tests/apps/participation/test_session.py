"""What a visit does: files come in whole or not at all, and nothing of them leaves but what the page offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from participation_views import DATA, STATS, TEXTS
from register_desks import LISTS, REGISTER, csv_of, own_rows
from small_page import Visitor

from kartblad.apps.participation import session, state
from kartblad.apps.participation.session import Office, Session
from kartblad.charts.figure import Figure
from kartblad.records import imports
from kartblad.ui.blocks import Action, Controls, FigureBlock, FileField, Notice, Offer, Prose, Screen, Select
from kartblad.ui.fields import Upload
from kartblad.ui.refused import LIMIT

OFFICE = Office(LISTS, TEXTS)
START = Session(REGISTER)
BROKEN = csv_of([*own_rows(6), "k-90;Trollhättan;BBiC;i våras;2;0–2 år", "k-91;Atlantis;BBiC;2016-03-14;2;0–2 år"])
UNKNOWN_HEADS = csv_of(own_rows(), "vem;var;vad;när;hur länge;x")


def after(*events: tuple[str, Any], start: Session = START) -> Session:
    for key, value in events:
        start = session.change(start, key, value, OFFICE)
    return start


def screen(held: Session) -> Screen:
    return state.screen(held.view, STATS, TEXTS, held.desk)


def keys(held: Session) -> set[str]:
    grouped = [c.key for b in screen(held).blocks if isinstance(b, Controls) for c in b.controls]
    return {*grouped, *(block.key for block in screen(held).blocks)}


def first_figure(held: Session) -> Figure:
    return next(block.figure for block in screen(held).blocks if isinstance(block, FigureBlock))


def chosen(content: bytes, name: str = "register.csv") -> tuple[str, Upload]:
    return "register-file", Upload(name, content)


def test_the_limit_is_the_importers() -> None:
    assert imports.BROWSER.bytes == LIMIT
    fields = [c for b in screen(START).blocks if isinstance(b, Controls) for c in b.controls]
    assert [field.limit for field in fields if isinstance(field, FileField)] == [LIMIT]


def test_a_good_file_comes_in() -> None:
    came = after(chosen(csv_of(own_rows())))
    assert first_figure(came).rows[0].cells[0].text == "8"
    assert came.desk.refusal is None


class TestBroken:
    def test_nothing_comes_in_and_every_error_is_listed(self) -> None:
        refused = after(chosen(BROKEN))
        assert refused.desk.held is None
        (said,) = [block.text for block in screen(refused).blocks if isinstance(block, Notice)]
        assert "2 fel" in said
        (listed,) = [block for block in screen(refused).blocks if isinstance(block, Prose) and block.key == "findings"]
        assert listed.heading == "2 saker att rätta"
        assert any("rad 8" in item and "i våras" in item for item in listed.items)

    def test_the_file_comes_back_with_the_errors_written_in(self) -> None:
        file = session.offered(after(chosen(BROKEN)), "annotated", OFFICE)
        assert file.name == "register_fel.csv"
        assert "Fel" in file.content.decode("cp1252").splitlines()[0]

    def test_mended_it_comes_in(self) -> None:
        back = session.offered(after(chosen(BROKEN)), "annotated", OFFICE).content.decode("cp1252")
        mended = back.replace("i våras", "2016-04-01").replace("Atlantis", "Trollhättan").encode("cp1252")
        came = after(chosen(BROKEN), chosen(mended, "register_fel.csv"))
        assert (came.desk.refusal, first_figure(came).rows[0].cells[0].text) == (None, "8")

    def test_a_register_that_is_in_stays_when_the_next_file_is_broken(self) -> None:
        both = after(chosen(csv_of(own_rows())), ("staff-file", Upload("personal.csv", b"")))
        assert both.desk.held is not None
        assert "refused" in keys(both)


class TestPersons:
    CONTENT = csv_of(["19850412-1232;Trollhättan;BBiC;2016-03-14;2;0–2 år"])

    def test_the_bytes_are_dropped_and_the_value_is_nowhere(self) -> None:
        refused = after(chosen(self.CONTENT))
        assert refused.desk.refusal is not None
        assert refused.desk.refusal.content == b""
        assert "1232" not in repr(screen(refused))
        assert "annotated" not in keys(refused)


class TestMapping:
    def test_columns_that_are_not_known_are_named_on_screen(self) -> None:
        refused = after(chosen(UNKNOWN_HEADS))
        (columns,) = [b for b in screen(refused).blocks if isinstance(b, Controls) and b.key == "columns"]
        selects = [control for control in columns.controls if isinstance(control, Select)]
        assert [option.label for option in selects[0].options][:3] == ["finns inte", "vem", "var"]
        assert isinstance(columns.controls[-1], Action)

    def test_with_the_columns_named_it_comes_in(self) -> None:
        named = {"person": 0, "municipality": 1, "course": 2, "start": 3, "days": 4}
        events = [(f"map-{field}", f"column-{at}") for field, at in named.items()]
        came = after(chosen(UNKNOWN_HEADS), *events, ("map", True))
        assert came.desk.refusal is None
        assert first_figure(came).rows[0].cells[0].text == "8"

    def test_a_choice_can_be_taken_back(self) -> None:
        refused = after(chosen(UNKNOWN_HEADS), ("map-person", "column-0"), ("map-person", "absent"))
        assert refused.desk.refusal is not None
        assert refused.desk.refusal.chosen("person") == "absent"


class TestViews:
    def test_a_view_is_kept_as_a_link_without_data(self) -> None:
        kept = after(
            chosen(csv_of(own_rows(course="Vår egen kurs"))),
            ("own-course", frozenset({"own:vår-egen-kurs"})),
            ("own-year", frozenset({"2016"})),
            ("save-name", "Våren"),
            ("save", True),
        )
        (saved,) = kept.desk.saved
        assert (saved.name, saved.query) == ("Våren", "del=register&bara-ar=2016")
        assert kept.desk.naming == ""

    def test_a_kept_view_leads_back(self) -> None:
        kept = after(("invent", True), ("own-year", frozenset({"2016"})), ("save", True), ("own-chips", ""))
        assert not kept.view.own.selection
        back = after(("saved", "saved-0"), start=kept)
        assert back.view.own.selection.years == {"2016"}
        assert back.desk is kept.desk

    def test_a_neighbour_keeps_the_selection(self) -> None:
        near = after(("invent", True), ("own-pick-year", "2016"), ("also", "persons"))
        assert (near.view.own.amount, near.view.own.selection.years) == ("persons", {"2016"})


def test_the_register_can_be_put_away() -> None:
    away = after(("invent", True), ("forget", True))
    assert (away.desk.held, away.desk.refusal) == (None, None)


@pytest.mark.parametrize(("key", "name"), [("template-register", "register.xlsx"), ("template-staff", "staff.xlsx")])
def test_forms_can_be_downloaded_and_come_in_filled(key: str, name: str) -> None:
    file = session.offered(START, key, OFFICE)
    assert (file.name, file.content[:2]) == (name, b"PK")


def test_every_offer_on_screen_has_a_file() -> None:
    for held in (START, after(chosen(BROKEN)), after(chosen(csv_of(own_rows())))):
        blocks = screen(held).blocks
        grouped = [c for b in blocks if isinstance(b, Controls) for c in b.controls]
        for offer in [each for each in (*blocks, *grouped) if isinstance(each, Offer)]:
            assert session.offered(held, offer.key, OFFICE).content


def test_the_live_page_keeps_the_register_when_going_back(visit: Callable[[str], Visitor]) -> None:
    visitor = visit("del=register")
    visitor.set("invent", True)
    visitor.set("own-pick-course", "bbic")
    assert visitor.view.widget.address["query"] == "del=register&bara-kurs=bbic"
    visitor.say({"kind": "visited", "number": 10, "query": "del=register"})
    assert "pahittat-matt-course" in visitor.page


def test_data_is_read_from_where_it_was_said() -> None:
    assert LISTS.data == DATA
