"""Whether every word of a page is Swedish, also those that only a screen reader says."""

from __future__ import annotations

import re

from playwright.sync_api import Page

ENGLISH = re.compile(
    r"\b(the|and|with|not|this|that|page|sheet|show|choose|error|loading|courses?|participations?|download|copy|"
    r"from|what|which|their|unknown|known|stated|year|years|null|undefined|none|true|false|NaN)\b"
)
SAID = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], caption, legend, option')]
  .flatMap(e => [e.ariaLabel, e.title, e.placeholder, e.alt, e.textContent]).filter(Boolean)"""


def english(page: Page, titles: tuple[str, ...] = ()) -> list[str]:
    """Return the English words on a page, except in some titles that are called what they are called."""
    said = page.locator("body").inner_text() + " ".join(page.evaluate(SAID))
    for title in titles:
        said = said.replace(title, "")
    return ENGLISH.findall(said)
