"""How a file comes in: whole or not at all, one at a time, no larger than its field allows, whatever is sent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_page import Visitor

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks, notices
from kartblad.ui.fields import Upload, Value
from kartblad.ui.messages import Cancelled, Changed, Piece, Sending
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.uploads import Reception

SV = Texts("sv")
FIELD = blocks.FileField("file", "Register", (".csv",), 10)
SECRET = "Åsa 20010203-1234"
LOST = "Filen kom inte fram hel. Välj den igen."
GONE = "Sidan frågar inte efter den här filen längre. Ladda om sidan och försök igen."
LARGE = "Filen är större än 10\u00a0B. Välj en mindre, eller dela upp den."

Meet = Callable[..., Visitor]


class Taker:
    """A page with a file field and a button; keeps what it was given."""

    def __init__(self, field: blocks.FileField = FIELD) -> None:
        self.field = field
        self.given: list[tuple[str, Value]] = []

    def screen_of(self, count: int) -> blocks.Screen:
        gone = count >= 90
        return blocks.Screen(
            ((() if gone else (self.field,)) + (blocks.Action("go", "Räkna"), blocks.Status("said", str(count)))), ""
        )

    def change(self, count: int, key: str, value: Value) -> int:
        self.given.append((key, value))
        return count + (90 if key == "go" else 1)

    def view(self) -> ScreenView[int]:
        return ScreenView(Store(0), self.screen_of, self.change, SV)


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def visitor(meet: Meet, taker: Taker) -> Visitor:
    return meet(taker.view())


def start(visitor: Visitor, number: int = 1, size: int = 6, key: str = "file", name: str = "r.csv") -> dict[str, Any]:
    visitor.say({"kind": "sending", "number": number, "key": key, "name": name, "size": size})
    return visitor.sent[-1]


def piece(visitor: Visitor, number: int, at: int, *content: bytes, upload: int = 1) -> dict[str, Any]:
    visitor.say({"kind": "piece", "number": number, "upload": upload, "at": at}, *content)
    return visitor.sent[-1]


def received(taken: int, number: int = 1) -> dict[str, Any]:
    return {"kind": "received", "number": number, "taken": taken}


def refused(text: str, number: int = 1) -> dict[str, Any]:
    return {"kind": "refused", "number": number, "text": text}


class TestArriving:
    def test_piece_by_piece_it_becomes_a_change(self, visitor: Visitor, taker: Taker) -> None:
        assert start(visitor) == received(0)
        assert piece(visitor, 2, 0, b"abcd") == received(4)
        assert taker.given == []
        answer = piece(visitor, 3, 4, b"ef")
        assert (answer["kind"], answer["number"], answer["step"]) == ("drawn", 3, False)
        assert taker.given == [("file", Upload("r.csv", b"abcdef"))]

    def test_an_empty_file_is_for_the_app_to_see(self, visitor: Visitor, taker: Taker) -> None:
        start(visitor, size=0)
        piece(visitor, 2, 0, b"")
        assert taker.given == [("file", Upload("r.csv", b""))]

    def test_other_things_can_be_done_in_between(self, meet: Meet) -> None:
        taker = Taker()
        visitor = meet(
            ScreenView(Store(0), taker.screen_of, lambda n, key, v: taker.change(n, key, v) if key == "file" else n, SV)
        )
        start(visitor)
        piece(visitor, 2, 0, b"abcd")
        visitor.say({"kind": "changed", "number": 3, "key": "go", "value": True})
        piece(visitor, 4, 4, b"ef")
        assert taker.given == [("file", Upload("r.csv", b"abcdef"))]

    def test_a_second_file_takes_the_place_of_the_first(self, visitor: Visitor, taker: Taker) -> None:
        start(visitor)
        piece(visitor, 2, 0, b"abcd")
        assert start(visitor, number=3, size=2, name="ny.csv") == received(0, 3)
        assert piece(visitor, 4, 4, b"ef") == refused(LOST)
        piece(visitor, 5, 0, b"xy", upload=3)
        assert taker.given == [("file", Upload("ny.csv", b"xy"))]

    def test_what_was_stopped_is_forgotten(self, visitor: Visitor, taker: Taker) -> None:
        start(visitor)
        piece(visitor, 2, 0, b"abcd")
        visitor.say({"kind": "cancelled", "number": 3, "upload": 1})
        assert piece(visitor, 4, 4, b"ef") == refused(LOST)
        assert taker.given == []

    def test_stopping_another_file_stops_nothing(self, visitor: Visitor, taker: Taker) -> None:
        start(visitor)
        visitor.say({"kind": "cancelled", "number": 2, "upload": 7})
        piece(visitor, 3, 0, b"abcdef")
        assert len(taker.given) == 1

    def test_a_problem_of_the_app_stands_beside_the_field(self, meet: Meet) -> None:
        def refuse(count: int, key: str, value: Value) -> int:
            raise Problem("Filen är tom. Välj en annan.")

        visitor = meet(ScreenView(Store(0), Taker().screen_of, refuse, SV))
        start(visitor, size=0)
        piece(visitor, 2, 0, b"")
        assert "Filen är tom. Välj en annan." in visitor.page["file"]
        assert 'aria-describedby="kb-file--problem"' in visitor.page["file"]
        assert notices.KEY not in visitor.page

    def test_a_problem_stands_beside_a_grouped_field(self, meet: Meet) -> None:
        def refuse(count: int, key: str, value: Value) -> int:
            raise Problem("Filen är tom. Välj en annan.")

        group = blocks.Screen((blocks.Controls("g", "Filer", (FIELD,)),), "")
        visitor = meet(ScreenView(Store(0), lambda _count: group, refuse, SV))
        start(visitor, size=0)
        piece(visitor, 2, 0, b"")
        assert "Filen är tom." in visitor.page["g"]


class TestNames:
    @pytest.mark.parametrize(
        ("sent", "name"),
        [
            ("register.csv", "register.csv"),
            (r"C:\fakepath\register.csv", "register.csv"),
            ("../../etc/passwd", "passwd"),
            ("rad\nbrytning\t.csv", "rad brytning .csv"),
            ("a\u202efdp.csv", "a fdp.csv"),
            ("A\u030amål.csv", "Åmål.csv"),
            ("x" * 255, "x" * 255),
        ],
    )
    def test_a_name_is_one_line_without_folders(self, visitor: Visitor, taker: Taker, sent: str, name: str) -> None:
        start(visitor, size=1, name=sent)
        piece(visitor, 2, 0, b"x")
        assert taker.given == [("file", Upload(name, b"x"))]

    @pytest.mark.parametrize("sent", ["", "   ", "a/", "\x00", "x" * 256])
    def test_a_name_that_is_none_gets_a_sentence(self, visitor: Visitor, taker: Taker, sent: str) -> None:
        answer = start(visitor, name=sent)
        assert answer == refused("Filens namn går inte att använda. Ge filen ett annat namn, högst 255 tecken långt.")
        assert piece(visitor, 2, 0, b"abcdef") == refused(LOST)
        assert taker.given == []


class TestHostility:
    def test_too_large_is_refused_before_anything_comes(self, visitor: Visitor, taker: Taker) -> None:
        assert start(visitor, size=11) == refused(LARGE)
        assert piece(visitor, 2, 0, b"abcdef") == refused(LOST)
        assert taker.given == []

    @pytest.mark.parametrize("key", ["go", "said", "nope", ""])
    def test_what_is_no_file_field_takes_no_file(self, visitor: Visitor, key: str) -> None:
        assert start(visitor, key=key) == refused(GONE)

    @pytest.mark.parametrize(
        ("upload", "at", "content"),
        [
            (1, 0, (b"abcdefg",)),  # more than was said
            (1, 1, (b"abc",)),  # a gap
            (2, 0, (b"abc",)),  # of another file
            (1, 0, ()),  # nothing
            (1, 0, (b"",)),
            (1, 0, (b"abc", b"def")),
            (1, 0, (bytes(2**20 + 1),)),
        ],
    )
    def test_a_piece_that_does_not_fit_is_ignored_and_the_file_still_comes(
        self,
        visitor: Visitor,
        taker: Taker,
        caplog: pytest.LogCaptureFixture,
        upload: int,
        at: int,
        content: tuple[bytes, ...],
    ) -> None:
        start(visitor, name=SECRET)
        with caplog.at_level(logging.DEBUG):
            assert piece(visitor, 2, at, *content, upload=upload) == refused(LOST, upload)
        assert caplog.messages == ["a piece of a file that is not expected was ignored"]
        piece(visitor, 3, 0, b"abcdef")
        assert taker.given == [("file", Upload(SECRET, b"abcdef"))]

    def test_the_same_piece_twice_counts_once(self, visitor: Visitor, taker: Taker) -> None:
        start(visitor)
        for at, content in ((0, b"abc"), (0, b"abc"), (3, b"def"), (3, b"def")):
            piece(visitor, 2, at, content)
        assert taker.given == [("file", Upload("r.csv", b"abcdef"))]

    def test_a_field_that_is_gone_takes_no_file(
        self, visitor: Visitor, taker: Taker, caplog: pytest.LogCaptureFixture
    ) -> None:
        start(visitor)
        visitor.set("go", True)
        answer = piece(visitor, 2, 0, b"abcdef")
        assert (answer["kind"], answer["number"]) == ("drawn", 2)
        assert taker.given == [("go", True)]
        assert caplog.messages == ["a value that the page does not offer was ignored"]

    @pytest.mark.parametrize("value", ["r.csv", {"name": "r.csv", "content": "x"}, ["r.csv", "x"], True, None])
    def test_a_file_cannot_be_said_in_json(self, visitor: Visitor, taker: Taker, value: object) -> None:
        visitor.set("file", value)
        assert taker.given == []

    @given(
        st.lists(
            st.one_of(
                st.builds(Sending, st.integers(0, 3), st.just("file"), st.text(max_size=5), st.integers(0, 14)),
                st.builds(Piece, st.integers(0, 3), st.integers(0, 3), st.integers(0, 12), st.binary(max_size=6)),
                st.builds(Cancelled, st.integers(0, 3), st.integers(0, 3)),
            ),
            max_size=12,
        )
    )
    def test_never_more_than_the_limit_and_only_whole_files(self, messages: list[Sending | Piece | Cancelled]) -> None:
        reception, expected, held = Reception(SV), 0, 0
        for message in messages:
            come: int | Changed = held
            try:
                match message:
                    case Sending():
                        come, expected = 0, 0
                        reception.begin(message, FIELD)
                        expected = message.size
                    case Piece():
                        come = reception.add(message)
                    case Cancelled():
                        reception.cancel(message)
            except Problem:
                continue
            if isinstance(come, Changed):
                assert isinstance(come.value, Upload)
                assert len(come.value.content) == expected <= FIELD.limit
                come = 0
            held = come
            assert held <= FIELD.limit
