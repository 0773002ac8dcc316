"""A kernel is killed at a random moment while things are written: what was answered is there after a reload."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from mapping_visits import LostError, Window
from serving import workbook

Opening = Callable[..., Window]
LONGEST = 0.5
"""Seconds within which the kernel is killed; a change takes about a hundredth."""


def write_until_lost(window: Window, chance: random.Random, last: int) -> int:
    """Change things, kill the kernel at a random moment, and return the last change that was answered."""
    threading.Timer(chance.uniform(0, LONGEST), window.kill).start()
    with suppress(LostError):
        while True:
            window.use("edit.map.session.question", f"fråga {last + 1}.")
            window.use("typed.parked", f"tanke {last + 1}.")
            last += 1
            if chance.random() < 0.2:
                window.use(chance.choice(("longer", "teach", "clock")))
    return last


@pytest.mark.parametrize("kills", [5, pytest.param(200, marks=pytest.mark.long)])
def test_nothing_that_was_answered_is_lost(window: Opening, kills: int) -> None:
    chance = random.Random(kills)  # noqa: S311  (repeatable on purpose)
    here, last = window(), 0
    here.begin()
    here.use("step", "S02")
    for _ in range(kills):
        if "typed.parked" not in here.controls():
            here.use("drawer.parked")
        here.use("edit.map.session.question", f"fråga {last}.")
        here.use("typed.parked", f"tanke {last}.")
        last = write_until_lost(here, chance, last)
        here.leave()
        here = window(token=here.token)
        if "typed.parked" not in here.controls():
            here.use("drawer.parked")
        markup = " ".join(here.shown.values())
        kept = {int(n) for n in re.findall(r"(?:fråga|tanke) (\d+)\.", markup)}
        assert kept <= {last, last + 1}, (last, kept)
        last = max(kept)
        assert len(re.findall(r"fråga \d|tanke \d", markup)) == 2, markup


def test_a_killed_server_loses_nothing_and_an_expired_session_goes(tmp_path: Path) -> None:
    env, journals = {"KARTBLAD_HOME": str(tmp_path / "home")}, tmp_path / "home" / "journals"
    with workbook(tmp_path, "--no-token", env=env) as served, closing(Window(served)) as first:
        phrase = first.begin()
        first.use("step", "S02")
        first.use("edit.map.session.question", "Vad ser barnet?")
        served.process.kill()
        served.process.wait()
    with (
        workbook(tmp_path, "--no-token", "--port", str(served.port), env=env) as served,
        closing(Window(served, token=first.token)) as again,
        closing(Window(served)) as by_phrase,
    ):
        assert "Vad ser barnet?" in again.text
        by_phrase.use("resume", phrase)
        assert "Vad ser barnet?" in by_phrase.text
        again.use("edit.map.session.question", "Tagen ifrån")
        assert "warned" in again.shown  # the newer window has it
        by_phrase.use("edit.map.session.hoped_outcome", "Lugna kvällar")
        assert "warned" not in by_phrase.shown
    assert list(journals.iterdir())

    with (
        workbook(tmp_path, "--no-token", env=env | {"KARTBLAD_JOURNAL_HOURS": "0.000001"}) as served,
        closing(Window(served)) as late,
    ):
        assert list(journals.iterdir()) == []
        assert "resume" not in late.controls()


def test_forget_removes_everything_and_says_what(window: Opening, kept_in: Path) -> None:
    led = window()
    led.begin()
    led.invited()
    env = {"KARTBLAD_HOME": str(kept_in / "home")}
    said = forget(env)
    assert [path for path in (kept_in / "home").rglob("*") if path.is_file()] == []
    led.use("step", "S02")
    assert "warned" in led.shown  # the window that had it says that it is gone
    assert "Kartläggning" in said or "kartläggning" in said
    assert forget(env) != said


def forget(env: dict[str, str]) -> str:
    """Run the command and return what it says."""
    command = [sys.executable, "-m", "kartblad.cli", "forget"]
    return subprocess.run(command, env=os.environ | env, capture_output=True, text=True, check=True).stdout
