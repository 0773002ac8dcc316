"""A live screen: the right blocks travel, the app sees only what the page offered, and no error passes the edge."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_page import Plan, Visitor, change, screen_of

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks, bundle, notices
from kartblad.ui.gallery import every_block
from kartblad.ui.messages import Changed, Visited
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

Meet = Callable[..., Visitor]
OWN = ("part", "size", "days", "go")
SECRET = "Åsa 20010203-1234"


def keys(message: dict[str, Any]) -> list[str]:
    return [key for key, _html in message["blocks"]]


class TestDrawing:
    def test_only_what_differs_travels(self, meet: Meet) -> None:
        visitor = meet()
        answer = visitor.set("size", "l")
        assert (keys(answer), answer["order"]) == (["choices", "said"], ["part", "choices", "go", "said"])

    def test_the_page_is_told_where_it_is(self, meet: Meet) -> None:
        answer = meet().set("size", "l")
        assert (answer["query"], answer["title"], answer["number"]) == ("size=l", "Plan one", 1)

    def test_the_widget_stays_the_same_and_its_state_is_whole(self, meet: Meet) -> None:
        visitor = meet()
        widget, whole = visitor.view.widget, visitor.page
        visitor.set("size", "l")
        assert visitor.view.widget is widget
        assert visitor.page != whole
        assert dict(widget.get_state()["blocks"]) == visitor.page
        assert widget.get_state()["address"] == {
            "query": "size=l",
            "title": "Plan one",
            "look": "",
            "place": "",
            "version": 1,
        }

    def test_blocks_come_and_go_in_order(self, meet: Meet) -> None:
        visitor = meet()
        there = visitor.set("part", "two")
        assert (keys(there), there["order"]) == (["part", "two"], ["part", "choices", "go", "two", "said"])
        back = visitor.set("part", "one")
        assert (keys(back), back["order"]) == (["part"], ["part", "choices", "go", "said"])
        assert list(visitor.page) == back["order"]

    def test_a_change_from_outside_is_drawn_and_answers_nothing(self, meet: Meet) -> None:
        store = Store(Plan())
        visitor = meet(ScreenView(store, screen_of, change, Texts("sv")))
        store.apply(lambda plan: replace(plan, size="m"))
        (drawn,) = visitor.sent
        assert (keys(drawn), drawn["number"], drawn["step"]) == (["choices", "said"], None, False)

    def test_the_page_is_told_how_it_looks(self, meet: Meet) -> None:
        visitor = meet(screen_of=lambda plan: replace(screen_of(plan), look="" if plan.size == "s" else blocks.STAGE))
        assert visitor.view.widget.address["look"] == ""
        assert visitor.set("size", "l")["look"] == "stage"

    def test_a_closed_view_follows_no_more(self, meet: Meet) -> None:
        store = Store(Plan())
        visitor = meet(ScreenView(store, screen_of, change, Texts("sv")))
        visitor.view.close()
        store.apply(lambda plan: replace(plan, size="m"))
        assert visitor.sent == []

    def test_a_value_that_is_kept_is_still_answered(self, meet: Meet) -> None:
        answer = meet().set("size", "s")
        assert (answer["kind"], answer["blocks"], answer["number"]) == ("drawn", [], 1)

    def test_a_page_that_missed_something_gets_everything(self, meet: Meet) -> None:
        visitor = meet()
        visitor.say({"kind": "opened", "number": 0})
        assert visitor.sent == []
        visitor.set("size", "l")
        visitor.say({"kind": "opened", "number": 0})
        assert dict(visitor.sent[-1]["blocks"]) == visitor.page

    def test_it_can_be_displayed(self, meet: Meet) -> None:
        bundle_of_types, *_ = meet().view._repr_mimebundle_()
        assert "application/vnd.jupyter.widget-view+json" in bundle_of_types


def with_filters(plan: Plan) -> blocks.Screen:
    """The small page with everything that filters it."""
    options = (blocks.Option("a", "A"), blocks.Option("b", "B"))
    shown = {block.key: block for block in every_block(Texts("sv"))}
    more = (
        *(shown[key] for key in ("tasks", "story", "board", "pad", "keys")),
        blocks.Checks("courses", "Kurser", options, frozenset()),
        blocks.Chips("filters", "Filter", options, "Rensa"),
        replace(shown["gallery"], pick="row"),
    )
    screen = screen_of(plan)
    return replace(screen, blocks=(*screen.blocks, *more))


class TestHistory:
    @pytest.mark.parametrize(
        ("used", "steps"),
        [
            ([("part", "two"), ("part", "one")], [True, True]),
            ([("size", "m"), ("size", "l"), ("part", "two"), ("size", "s")], [True, False, True, True]),
            ([("days", "3"), ("days", "4")], [False, False]),
            ([("go", True), ("go", True)], [True, True]),
            ([("size", "nope")], [False]),
            ([("courses", ["a"]), ("courses", ["a", "b"]), ("size", "m")], [True, False, True]),
            ([("filters", "a"), ("filters", "")], [True, False]),
            ([("row", "a"), ("row", "b"), ("filters", "b")], [True, False, True]),
            ([("tasks", "t1"), ("tasks", "t2")], [True, True]),
            ([("story", "a"), ("board", ["c1"]), ("pad", [[1, 2]]), ("keys", False)], [False] * 4),
        ],
    )
    def test_steps(self, meet: Meet, used: list[tuple[str, object]], steps: list[bool]) -> None:
        visitor = meet(screen_of=with_filters, change=lambda plan, key, v: change(plan, key, v) if key in OWN else plan)
        assert [visitor.set(key, value)["step"] for key, value in used] == steps

    def test_going_back_shows_the_view_of_the_query(self, meet: Meet) -> None:
        visitor = meet()
        visitor.set("size", "l")
        visitor.say({"kind": "visited", "number": 7, "query": "part=two"})
        answer = visitor.sent[-1]
        assert (answer["query"], answer["number"], answer["step"]) == ("part=two", 7, False)

    def test_a_page_without_addresses_stays(self, meet: Meet) -> None:
        visitor = meet(visit=None)
        visitor.say({"kind": "visited", "number": 1, "query": "part=two"})
        assert visitor.sent[-1]["query"] == ""

    @pytest.mark.parametrize(
        ("environ", "owned"),
        [
            ({"SERVER_SOFTWARE": "voila/0.5.13"}, True),
            ({"VOILA_REQUEST_URL": "http://localhost/"}, True),
            ({"SERVER_SOFTWARE": "nginx"}, False),
            ({}, False),
        ],
    )
    def test_only_a_page_of_its_own_owns_the_address(self, environ: dict[str, str], owned: bool) -> None:
        assert bundle.under_voila(environ) is owned

    def test_a_notebook_in_jupyterlab_never_does(self, meet: Meet, monkeypatch: pytest.MonkeyPatch) -> None:
        assert meet().view.widget.owns_address is False
        monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
        assert meet().view.widget.owns_address is True
        assert meet(owns_address=False).view.widget.owns_address is False


class TestMistakes:
    def test_a_mistake_stands_beside_its_field_and_the_app_keeps_its_value(self, meet: Meet) -> None:
        visitor = meet()
        visitor.set("days", "elva")
        assert "Det här är inget tal." in visitor.page["choices"]
        assert 'aria-invalid="true"' in visitor.page["choices"]
        assert visitor.page["said"].endswith(">s 2.0 0</p></div>")

    def test_it_goes_away_with_the_next_change(self, meet: Meet) -> None:
        visitor = meet()
        before = visitor.page
        visitor.set("days", "elva")
        visitor.set("days", "2")
        assert visitor.page == before

    def test_a_problem_of_the_app_stands_beside_the_field_it_is_about(self, meet: Meet) -> None:
        def refuse(plan: Plan, key: str, value: object) -> Plan:
            raise Problem("Så många dagar får inte plats i perioden.")

        visitor = meet(change=refuse)
        visitor.set("days", "9")
        assert "får inte plats" in visitor.page["choices"]
        visitor.set("size", "l")
        assert "får inte plats" in visitor.page[notices.KEY]
        assert next(iter(visitor.page)) == notices.KEY

    def test_an_unknown_error_gets_a_number_that_the_log_shares_and_no_content(
        self, meet: Meet, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(plan: Plan, key: str, value: object) -> Plan:
            raise RuntimeError(SECRET)

        visitor = meet(change=fail)
        with caplog.at_level(logging.DEBUG):
            answer = visitor.set("size", "l")
        reference = caplog.records[-1].args[0]
        assert answer["number"] == 1
        assert reference in visitor.page[notices.KEY]
        assert SECRET not in visitor.page[notices.KEY] + caplog.text
        assert "RuntimeError" in caplog.text
        assert "test_screen.py" in caplog.text

    def test_the_notice_goes_away_with_the_next_change(self, meet: Meet) -> None:
        def fail_once(plan: Plan, key: str, value: object) -> Plan:
            return change(plan, key, value) if value != "m" else {}[SECRET]

        visitor = meet(change=fail_once)
        visitor.set("size", "m")
        assert notices.KEY in visitor.page
        visitor.set("size", "l")
        assert notices.KEY not in visitor.page

    def test_a_value_that_cannot_be_shown_is_undone(self, meet: Meet) -> None:
        store = Store(Plan())

        def breaks(plan: Plan) -> blocks.Screen:
            return screen_of(plan) if plan.size != "l" else {}[SECRET]

        visitor = meet(ScreenView(store, breaks, change, Texts("sv")))
        visitor.set("size", "m")
        visitor.set("size", "l")
        assert store.state == Plan(size="m")
        assert notices.KEY in visitor.page
        visitor.set("days", "3")
        assert store.state == Plan(size="m", days=3.0)
        assert notices.KEY not in visitor.page


def two_texts(plan: tuple[str, str]) -> blocks.Screen:
    name, story = plan
    return blocks.Screen((blocks.TextField("name", "Namn", name, 3), blocks.TextArea("story", "Berätta", story, 3)), "")


def write(plan: tuple[str, str], key: str, value: str) -> tuple[str, str]:
    return (value, plan[1]) if key == "name" else (plan[0], value)


class TestTexts:
    def test_a_mistake_in_a_text_stands_until_it_is_mended(self, meet: Meet) -> None:
        visitor = meet(ScreenView(Store(("", "")), two_texts, write, Texts("sv")))
        visitor.set("name", "fyra")
        visitor.set("story", "fyra")
        for key in ("name", "story"):
            assert "högst 3 får plats" in visitor.page[key]
        visitor.set("story", "tre")
        assert ["högst" in visitor.page[key] for key in ("name", "story")] == [True, False]
        visitor.set("name", "Åsa")
        assert "högst" not in visitor.page["name"]

    def test_typing_makes_no_step(self, meet: Meet) -> None:
        visitor = meet(ScreenView(Store(("", "")), two_texts, write, Texts("sv")))
        assert [visitor.set(key, "a")["step"] for key in ("name", "story")] == [False, False]


class TestKeeping:
    def test_a_token_waits_for_the_page_and_is_in_no_state(self, meet: Meet) -> None:
        visitor = meet()
        visitor.view.keep("aB9_.-")
        assert visitor.sent == []
        visitor.say({"kind": "opened", "number": 0})
        visitor.say({"kind": "opened", "number": 0})
        assert visitor.sent == [{"kind": "keep", "token": "aB9_.-"}]
        visitor.view.keep("")
        assert visitor.sent[1:] == [{"kind": "keep", "token": ""}]
        assert "aB9" not in str(visitor.view.widget.get_state())

    @pytest.mark.parametrize("token", ["å", "a b", "a" * 201, "a\n"])
    def test_what_is_no_token_is_not_kept(self, meet: Meet, token: str) -> None:
        with pytest.raises(ValueError, match="at most 200 letters"):
            meet().view.keep(token)

    def test_a_tab_that_keeps_one_resumes(self, meet: Meet) -> None:
        visitor = meet(kept=lambda plan, token: replace(plan, size=token))
        visitor.say({"kind": "kept", "number": 0, "token": "l"})
        answer = visitor.sent[-1]
        assert (answer["query"], answer["number"], answer["step"]) == ("size=l", 0, False)

    def test_a_token_that_opens_nothing_is_a_notice(self, meet: Meet, caplog: pytest.LogCaptureFixture) -> None:
        def refuse(plan: Plan, token: str) -> Plan:
            raise Problem("Fliken kan inte öppna sessionen.")

        visitor = meet(kept=refuse)
        visitor.say({"kind": "kept", "number": 0, "token": "4711"})
        assert "Fliken kan inte öppna sessionen." in visitor.page[notices.KEY]
        assert "4711" not in caplog.text + str(visitor.sent)

    def test_a_page_that_keeps_nothing_pays_no_heed(self, meet: Meet) -> None:
        visitor = meet()
        before = visitor.page
        visitor.say({"kind": "kept", "number": 0, "token": "l"})
        assert visitor.page == before


class TestHostility:
    @pytest.mark.parametrize(
        "state", [{"blocks": []}, {"address": None}, {"_esm": "x"}, {"words": 3}, {"comm": 1}, {"nope": 1}, {}, None]
    )
    def test_no_state_can_be_set(self, meet: Meet, state: object) -> None:
        visitor = meet()
        before = visitor.view.widget.get_state()
        visitor.view.widget._handle_msg({"content": {"data": {"method": "update", "state": state}}, "buffers": []})
        assert visitor.view.widget.get_state() == before
        assert visitor.set("size", "l")["query"] == "size=l"

    @pytest.mark.parametrize(
        ("key", "value"),
        [("size", "xl"), ("nope", "s"), ("said", "x"), ("size", None), ("days", [1]), ("go", 1), ("choices", "s")],
    )
    def test_what_the_page_does_not_offer_never_reaches_the_app(
        self, meet: Meet, key: str, value: object, caplog: pytest.LogCaptureFixture
    ) -> None:
        reached: list[object] = []
        visitor = meet(change=lambda plan, *used: reached.append(used) or plan)
        before = visitor.page
        visitor.set(key, value)
        assert reached == []
        assert visitor.page == before
        assert caplog.messages == ["a value that the page does not offer was ignored"]

    def test_a_control_of_another_view_is_not_there(self, meet: Meet) -> None:
        reached: list[object] = []
        visitor = meet(
            screen_of=lambda plan: blocks.Screen((), ""), change=lambda plan, *used: reached.append(used) or plan
        )
        visitor.set("size", "l")
        assert reached == []

    @given(
        key=st.sampled_from(["part", "size", "days", "go", "choices", "said", "x"]),
        value=st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4),
    )
    def test_nothing_raises_and_the_state_stays_valid(self, key: str, value: object) -> None:
        store = Store(Plan())
        view = ScreenView(store, screen_of, change, Texts("sv"))
        view._hear(Changed(1, key, value))
        plan = store.state
        assert plan.part in ("one", "two")
        assert plan.size in ("s", "m", "l")
        assert plan.days is None or 0 <= plan.days <= 10
        view.close()

    @given(st.text(max_size=50))
    def test_any_query_can_be_visited(self, query: str) -> None:
        view = ScreenView(Store(Plan()), screen_of, change, Texts("sv"), visit=lambda query: {"": Plan()}[query])
        view._hear(Visited(1, query))
        assert (notices.KEY in dict(view.widget.blocks)) is (query != "")
        view.close()

    def test_a_message_of_no_kind_is_ignored_without_its_content(
        self, meet: Meet, caplog: pytest.LogCaptureFixture
    ) -> None:
        visitor = meet()
        visitor.say({"kind": "exec", "code": SECRET})
        assert visitor.sent == []
        assert caplog.messages == ["a message that no page of ours sends was ignored"]


class TestProgress:
    def test_steps_are_shown_while_they_are_taken_and_go_away(self, meet: Meet) -> None:
        visitor = meet()
        with visitor.view.working("Räknar", 4) as step:
            shown = [visitor.page["progress"]]
            step("kurs 1")
            shown.append(visitor.page["progress"])
        assert ['value="0.0"' in shown[0], 'value="0.25"' in shown[1], "kurs 1" in shown[1]] == [True] * 3
        assert "progress" not in visitor.page
        assert [keys(message) for message in visitor.sent] == [["progress"], ["progress"], []]

    def test_it_goes_away_when_the_work_fails(self, meet: Meet) -> None:
        visitor = meet()
        with pytest.raises(ZeroDivisionError), visitor.view.working("Räknar", 0):
            raise ZeroDivisionError
        assert "progress" not in visitor.page
