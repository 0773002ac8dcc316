"""A worker's or a unit's sheet begun, and taken up again, by keyboard, as every browser test of them does it."""

from __future__ import annotations

from by_keyboard import Keyboard
from playwright.sync_api import expect


def begin_unit(keys: Keyboard, name: str) -> str:
    """Begin a unit's sheet and return its phrase."""
    keys.write("plan.name", name)
    return confirmed(keys, "begin.unit", "Ta in")


def begin_own(keys: Keyboard, person: str, unit: str) -> str:
    """Begin a worker's sheet that hands in to a unit of this machine, and return its phrase."""
    keys.write("plan.person", person)
    keys.pick("plan.unit", unit)
    return confirmed(keys, "begin.own", "Ditt eget blad")


def confirmed(keys: Keyboard, button: str, heading: str) -> str:
    """Press the button that begins, write the phrase down, confirm it and return it."""
    keys.press(button)
    keys.page.wait_for_selector("#kb-phrase-words dd")
    phrase = keys.page.locator("#kb-phrase-words dd").inner_text()
    keys.press("written")
    keys.page.wait_for_selector("#kb-confirming--input")
    assert phrase not in keys.page.content()
    keys.write("confirming", phrase)
    keys.at(heading)
    return phrase


def resume(keys: Keyboard, phrase: str, heading: str) -> None:
    """Take up a sheet that is kept on this machine."""
    keys.write("resume", phrase, then="Enter")
    keys.at(heading)


def section(keys: Keyboard, name: str, heading: str) -> None:
    """Go to a section of the unit's sheet."""
    keys.go(f"kb-section--option--{name}")
    keys.page.keyboard.press("Enter")
    keys.at(heading)


def part(keys: Keyboard, name: str, heading: str) -> None:
    """Go to a part of the talk."""
    task = f"kb-talk-part--task--{name}"
    keys.go(task)
    keys.page.keyboard.press("Enter")
    expect(keys.page.locator(f"[id='{task}']")).to_have_attribute("aria-current", "step")
    expect(keys.page.get_by_role("heading", name=heading)).to_be_visible()
