"""The wall follows, changes nothing, and never holds what it may not show: tried over its own kernel's socket."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from mapping_visits import LostError, Window

Opening = Callable[..., Window]
NO_WALL = "öppnar ingen vägg"
SECRETS = {
    "edit.notes": "kanarieanteckning",
    "edit.drafting.skada": "kanarieutkast",
    "typed.parked": "kanarieparkerat",
    "edit.map.session.feedback.learned": "kanarielärdom",
}


def until(wall: Window, word: str, seconds: float = 1.0) -> float:
    """Return after how many seconds the wall has shown a word."""
    began = time.monotonic()
    while word not in wall.text:
        wall.hear(lambda said: said.get("kind") == "drawn", seconds)
    return time.monotonic() - began


@pytest.fixture
def led(window: Opening) -> Window:
    """A session that has begun."""
    first = window()
    first.begin()
    return first


@pytest.fixture
def wall(window: Opening, led: Window) -> Window:
    """A wall that follows it."""
    opened = window("/vagg")
    opened.use("code", led.invited())
    assert "code" not in opened.controls()
    return opened


def test_a_code_opens_the_wall_once_and_only_the_newest(window: Opening, led: Window) -> None:
    old, code = led.invited(), led.invited()
    wall, late = window("/vagg"), window("/vagg")
    for wrong in ("0000-0000", "ABCD EFGH", old):
        wall.use("code", wrong)
        assert NO_WALL in wall.text, wrong
    wall.use("code", code.lower().replace("-", " "))
    assert "steg" in wall.text
    late.use("code", code)
    assert NO_WALL in late.text
    assert code not in "".join(late.heard) + late.states()


@pytest.mark.long
def test_a_code_is_good_for_a_minute(window: Opening, led: Window) -> None:
    code, wall = led.invited(), window("/vagg")
    time.sleep(61)
    wall.use("code", code)
    assert NO_WALL in wall.text


def test_the_wall_follows_within_a_second_and_obeys(led: Window, wall: Window) -> None:
    led.use("step", "S02")
    led.use("edit.map.session.question", "Vad ser barnet?")
    assert until(wall, "Vad ser barnet?") < 1
    led.use("hide")
    wall.hear(lambda said: said.get("kind") == "drawn" and not wall.text.strip(), 1)
    assert "Vad ser barnet?" not in wall.states()
    led.use("hide")
    assert until(wall, "Vad ser barnet?") < 1
    led.use("pause")
    wall.hear(lambda said: said.get("kind") == "drawn" and "Vad ser barnet?" not in wall.text, 1)
    led.use("pause")
    until(wall, "Vad ser barnet?")


def test_the_wall_can_change_nothing(led: Window, wall: Window) -> None:
    led.use("step", "S02")
    led.use("edit.map.session.question", "Vad ser barnet?")
    until(wall, "Vad ser barnet?")
    before, seen = dict(led.shown), wall.text
    for key, value in (
        ("edit.map.session.question", "ändrat"),
        ("done", True),
        ("hub", True),
        ("hide", True),
        ("close", True),
        ("invite", True),
        ("code", "0000-0000"),
        ("edit.notes", "ändrat"),
        ("stage", True),
    ):
        wall.use(key, value)
    for said in ({"kind": "kept", "number": 0, "token": led.token}, {"kind": "visited", "number": 0, "query": "?hide"}):
        wall.tell(said)
    wall.use("done")
    with pytest.raises(LostError):
        led.hear(lambda said: said.get("kind") == "drawn", 0.6)
    assert led.shown == before
    assert "ändrat" not in wall.text
    assert wall.text == seen


def test_the_walls_kernel_never_holds_notes_nor_what_is_sealed(led: Window, wall: Window) -> None:
    led.use("step", "S05")
    led.use("drawer.notes")
    led.use("edit.notes", SECRETS["edit.notes"])
    led.use("drawer.parked")
    led.use("typed.parked", SECRETS["typed.parked"])
    led.use("park")
    led.use("step" if "step" in led.shown else "hub")
    led.use("step", "S13")
    led.use("edit.map.session.feedback.learned", SECRETS["edit.map.session.feedback.learned"])
    led.use("hub")
    led.use("step", "S09")
    led.use("edit.drafting.skada", SECRETS["edit.drafting.skada"])
    led.use("seal")
    until(wall, "1 utkast är förseglat")
    assert [word for word in SECRETS.values() if word in wall.states() + "".join(wall.heard)] == []
    led.use("unseal")
    until(wall, SECRETS["edit.drafting.skada"])

    led.use("hub")
    led.use("step", "S11")
    led.use("scale-add.villighet") if "scale-add.villighet" in led.controls() else led.use(_making(led))
    scale = next(key for key in led.controls() if key.startswith("ballot-add"))
    led.use(scale)
    mark = len(wall.heard)
    for number in ("7", "v"):
        led.use(scale.replace("ballot-add", "vote"), number)
    until(wall, "2 siffror är förseglade")
    assert '"value": 7' not in wall.states()
    assert ">7<" not in "".join(wall.heard[mark:])
    led.use(scale.replace("ballot-add", "reveal"))
    until(wall, "7")


def _making(led: Window) -> str:
    return min(key for key in led.controls() if key.startswith("scale-add"))


def test_the_wall_ends_with_the_session_and_survives_a_reload_in_its_tab(
    window: Opening, led: Window, wall: Window
) -> None:
    again = window("/vagg", wall.token)
    assert "code" not in again.controls()
    led.use("step", "S13")
    led.use("edit.map.session.disposal_choice", "radera")
    led.use("close")
    for each in (wall, again):
        each.hear(lambda said: said.get("kind") == "drawn" and "code" in str(said["order"]), 2)
        assert "Väggen är stängd" in each.text
    assert led.token == ""
