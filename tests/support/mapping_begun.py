"""A mapping session begun by keyboard, as every browser test of it begins."""

from __future__ import annotations

from by_keyboard import Keyboard


def begin(keys: Keyboard, case: str = "blank", script: str = "standard") -> str:
    """Begin, confirm the phrase and return it."""
    keys.choose("plan.case", case)
    keys.choose("plan.script", script)
    return confirmed(keys)


def confirmed(keys: Keyboard) -> str:
    """Press the button that begins, write the phrase down, confirm it and return it."""
    keys.press("begin")
    keys.page.wait_for_selector("#kb-phrase-words dd")
    phrase = keys.page.locator("#kb-phrase-words dd").inner_text()
    keys.press("written")
    keys.page.wait_for_selector("#kb-confirming--input")
    keys.write("confirming", phrase)
    keys.at("")
    return phrase
