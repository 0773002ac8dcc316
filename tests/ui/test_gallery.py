"""The gallery tells what its controls were given, so that whoever tries them sees that they work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_page import Visitor

from kartblad.i18n import Texts
from kartblad.ui import gallery

Meet = Callable[..., Visitor]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("size", "o2", "size: o2"),
        ("days", "2,5", "days: 2,5"),
        ("day", "20170516", "day: 2017-05-16"),
        ("go", True, "go"),
        ("courses", ["o2", "o1"], "courses: o1, o2"),
        ("filters", "o1", "filters: o1"),
        ("row", "b", "row: b"),
        ("story", "en\ntvå", "story: en\ntvå"),
        ("secret", "4711", "något hemligt"),
        ("tasks", "t1", "tasks: t1"),
        ("board", ["c3", "c2"], "board: c2, c3"),
        ("pad", [[1, 2]], "pad: 1 streck"),
        ("keys", False, "keys: nej"),
    ],
)
def test_what_was_given_is_said(meet: Meet, key: str, value: object, said: str) -> None:
    visitor = meet(gallery.gallery(Texts("sv")))
    visitor.set(key, value)
    assert f"Sidan fick {said}" in visitor.page["said"]


def test_a_secret_is_nowhere_in_the_page(meet: Meet) -> None:
    visitor = meet(gallery.gallery(Texts("sv")))
    visitor.set("secret", "4711")
    assert "4711" not in str(visitor.sent) + str(visitor.view.widget.get_state())


def test_the_newest_value_of_each_control_is_kept() -> None:
    chosen = gallery.change(gallery.change(gallery.change((), "a", "1"), "b", "2"), "a", "3")
    assert chosen == (("b", "2"), ("a", "3"))


@pytest.mark.parametrize(("taken", "left"), [("o1", ["o2"]), ("", [])])
def test_filters_go_away(meet: Meet, taken: str, left: list[str]) -> None:
    visitor = meet(gallery.gallery(Texts("sv")))
    visitor.set("filters", taken)
    assert [key for key in ("o1", "o2") if f'id="kb-filters--chip--{key}"' in visitor.page["filters"]] == left


def test_a_row_that_is_chosen_is_pressed(meet: Meet) -> None:
    visitor = meet(gallery.gallery(Texts("sv")))
    assert visitor.page["gallery"].count('aria-pressed="true"') == 0
    visitor.set("row", "b")
    assert visitor.page["gallery"].count('aria-pressed="true"') == 1


def test_the_example_says_what_was_chosen(meet: Meet) -> None:
    visitor = meet(gallery.gallery(Texts("sv")))
    visitor.set("size", "o2")
    visitor.say({"kind": "wanted", "number": 2, "key": "offer", "form": ""})
    assert visitor.files == [b"Sidan fick size: o2"]
