"""A workshop becomes one A4: question, guesses against the figure, source and what to talk about."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from visits import Visit

VIEWS = {
    "persondagar": "svar-persondagar=lvu,familjeterapi,bbic,yrkeshandledning,lvu,bbic",
    "rest": "fraga=rest&svar-rest=200,400,1,1399,500,396",
    "kommuner": "fraga=kommuner&svar-kommuner=2,4,14,2,3,8",
    "personer": "fraga=personer&svar-personer=200,400,1,1399,3,137",
}
"""Each question with six tables, which is the most there can be."""


@pytest.mark.parametrize("question", VIEWS)
def test_one_a4_of_it_all(visit: Callable[..., Visit], question: str) -> None:
    page = visit().open(f"/kompetens?del=verkstad&{VIEWS[question]}&bord=6&visat={question}")
    paper = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = " ".join(paper.pages[0].extract_text().split())
    assert len(paper.pages) == 1
    for word in ("Svaret är", "Bord 6", "Källa", "Samtala", "Utskrivet"):
        assert word in text
