"""The managers' guide: what it names stands on their pages, its symbols are theirs, and its links lead there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from publications import invented

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.legend import legend
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts
from kartblad.ui.markup import block_html

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "chefens-blad.md").read_text(encoding="utf-8")
TEXTS = Texts("sv")
SHEETS = {"Deltagande", "Arbetstyngd", "Kartläggningar"}
NAMED = sorted(set(re.findall(r"(?<!\*)\*([A-ZÅÄÖ][^*\n]+)\*(?!\*)", GUIDE)) - SHEETS)
"""What the guide says stands on a page: in italics."""


@pytest.fixture(scope="module")
def pages() -> str:
    """Everything that the three pages say."""
    blocks = (block for topic in Topic for block in state.screen(state.View(topic), invented(), TEXTS).blocks)
    return unescape("\n".join(block_html(block, TEXTS) for block in blocks))


@pytest.mark.parametrize("words", NAMED)
def test_what_it_says_stands_on_the_pages(pages: str, words: str) -> None:
    assert words in pages


def test_its_symbols_are_those_of_the_pages() -> None:
    assert re.findall(r"^\| `(\S+)` \| (.+) \|$", GUIDE, re.MULTILINE) == [
        (sign.symbol, sign.meaning) for sign in legend(TEXTS)
    ]


@pytest.mark.parametrize("name", re.findall(r"\]\(([\w-]+\.md)\)", GUIDE))
def test_what_it_points_at_is_there(name: str) -> None:
    assert (DOCS / name).is_file()


def test_it_names_the_choice_and_every_form_of_the_numbers() -> None:
    assert (len(NAMED) > 12, GUIDE.count("Hämta"), len(GUIDE.splitlines()) < 80) == (True, 3, True)
