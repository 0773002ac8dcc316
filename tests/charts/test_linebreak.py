"""Lines for drawings on screen: they fit, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kartblad.charts.linebreak import broken, width

letters = st.characters(categories=("Ll", "Lu", "Nd"))


@given(st.lists(st.text(letters, min_size=1, max_size=20), max_size=6).map(" ".join), st.floats(40, 200))
def test_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = broken(text, room, 12)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")
    assert [line for line in lines if width(line, 12) > room] == []


def test_words_break_between_words_then_at_hyphens_then_between_letters() -> None:
    assert broken("Grannen en trappa ner", 92, 12.4) == ("Grannen en", "trappa ner")
    assert broken("Karl-Alexander", 80, 12.4) == ("Karl-", "Alexander")
    assert broken("Farfarsfarfar", 50, 12.4) == ("Farfars-", "farfar")
    assert broken("  ", 50, 12) == ()
