"""What is written in a mapping session stands nowhere but in its own window and, sealed, in its journal.

A session is played with a canary in every field, over the sockets that a page uses; then it is hunted everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hunting import places_of
from mapping_visits import CANARY, Window, fill
from serving import Workbook, wait_until

STEPS = 13
Opening = Callable[..., Window]


def provoke(window: Window) -> None:
    """Make the server and the kernel fail with a canary in their hands."""
    window.use("step", "S02")
    key = "edit.map.session.question"
    window.tell({"kind": "changed", "number": 0, "key": key, "value": f"{CANARY}\ud800"})
    for value in ({"a": CANARY}, [CANARY] * 3, CANARY * 10_000, None):
        window.use(key, value)
    window.use(f"edit.map.{CANARY}", CANARY)
    for content in ({"kind": CANARY}, {"kind": "kept", "number": 0, "token": CANARY}, {CANARY: CANARY}):
        window.tell(content)
    window.visitor.ask(f"/kartlaggning/{CANARY[:3]}")
    window.use("hub")


def test_a_canary_is_in_no_file_log_process_or_other_window(
    window: Opening, mapping_workbook: Workbook, kept_in: Path
) -> None:
    played, other = window(), window()
    played.begin()
    steps = re.findall(r'kb-step--task--([^"]+)"', played.shown["step"])
    for step in steps:
        played.use("step", step)
        fill(played, CANARY)
        assert CANARY in " ".join(played.shown.values()).lower()
        played.use("hub")
    provoke(played)

    assert len(steps) == STEPS
    assert places_of(CANARY, kept_in, mapping_workbook) == []
    assert CANARY not in (other.states() + "".join(other.heard)).lower()
    named = re.findall(r'"(?:title|query)": "[^"]*"', "".join(played.heard))
    assert set(named) == {'"title": "Kartl\\u00e4ggning \\u2013 Kartblad"', '"query": ""'}
    assert CANARY not in str([cookie.value for cookie in played.visitor.jar])

    (kept_in / "probe").write_text(CANARY)  # the hunt finds what there is to find
    assert places_of(CANARY, kept_in, mapping_workbook) == [str(kept_in / "probe")]
    (kept_in / "probe").unlink()

    played.kill()
    assert wait_until(lambda: played.kernel.pid not in {kernel.pid for kernel in mapping_workbook.kernels()})
    assert places_of(CANARY, kept_in, mapping_workbook) == []


def test_who_has_neither_phrase_nor_tab_opens_nothing(window: Opening) -> None:
    first = window()
    phrase = first.begin()
    name, _, key = first.token.partition(".")

    stranger = window()
    for wrong in ("en två tre fyra", " ".join(reversed(phrase.split())), phrase.rsplit(" ", 1)[0], ""):
        stranger.use("resume", wrong)
        assert "resume" in stranger.controls(), wrong
    for token in (f"{name}.{'A' * len(key)}", f"{'0' * len(name)}.{key}", "a.b"):
        stranger.token = token
        stranger.resume()
        assert "resume" in stranger.controls(), token
    stranger.use("resume", phrase)
    assert "step" in stranger.shown


def test_a_personal_number_stays_on_screen_and_off_the_disk(window: Opening) -> None:
    first = window()
    first.begin()
    first.use("step", "S02")
    first.use("edit.map.session.question", "Hur blir det bättre?")
    first.use("edit.map.session.question", "Hur blir det för 850412-1232?")
    assert "850412-1232" in first.text
    assert "ser ut som ett personnummer" in first.shown["warned"]
    first.use("hub")
    first.use("step", "S05")
    first.use("typed.card", "850412-1232 ringde")
    assert "ser ut som ett personnummer" in first.shown["warned"]

    again = window(token=first.token)
    assert "850412" not in " ".join(again.shown.values())
    again.use("hub")
    again.use("step", "S02")
    assert "Hur blir det bättre?" in again.text
