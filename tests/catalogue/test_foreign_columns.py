"""Which column of a table from elsewhere is taken as what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kartblad.catalogue.foreign_columns import Columns, Odd, Unusable, columns, is_hidden, is_total, merged, number
from kartblad.catalogue.foreign_files import Sheet


def sheet(text: str) -> Sheet:
    """Return a table written with semicolons."""
    heading, *rows = (tuple(cell.strip() for cell in line.split(";")) for line in text.strip().splitlines())
    return Sheet("a.csv", heading, tuple(rows))


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("Kommun;Antal\nNorrby;12", (), Columns("", ("Kommun",), "Antal", ())),
        ("Kommun;Andel;Antal\nNorrby;40;12", (), Columns("", ("Kommun",), "Antal", ("Andel",))),
        ("Kommun;År;Deltagare\nNorrby;2025;12", (), Columns("År", ("Kommun",), "Deltagare", ())),
        ("Kommunkod;Kommun;Tal\n1;a;12\n2;b;8", (), Columns("", ("Kommun",), "Tal", ("Kommunkod",))),
        ("Kommunkod;Kurs;Tal\n1;a;12\n2;a;8", (), Columns("", ("Kommunkod", "Kurs"), "Tal", ())),
        ("Kommunkod;Kurs;Tal\n1488;BBiC;12", ("Kommunkod", "Kurs"), Columns("", ("Kommunkod", "Kurs"), "Tal", ())),
        ("Kommun;Först;Sist\nNorrby;..;3\nSörby;1;4", (), Columns("", ("Kommun",), "Först", ("Sist",))),
        ("Kommun;Dolt;Tal\nNorrby;x;3", (), Columns("", ("Kommun", "Dolt"), "Tal", ())),
        ("kommun;kommun_label;value\na;Norrby;3", (), Columns("", ("kommun",), "value", ("kommun_label",))),
    ],
)
def test_columns_are_told_apart(text: str, key: tuple[str, ...], found: Columns) -> None:
    assert columns(sheet(text), key) == found


@pytest.mark.parametrize(
    ("text", "odd"),
    [("Kommun;Kurs\nNorrby;BBiC", Odd.NO_NUMBER), ("Antal\n12", Odd.NOTHING_BESIDE), ("a;b\n..;..", Odd.NO_NUMBER)],
)
def test_a_table_without_the_needed_is_no_use(text: str, odd: Odd) -> None:
    with pytest.raises(Unusable) as refused:
        columns(sheet(text))
    assert refused.value.odd is odd


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12", 12),
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("12,50", Decimal("12.5")),
        ("12.5", Decimal("12.5")),
        ("12,0", 12),
        ("–", 0),
        ("", None),
        ("-", None),
        ("..", None),
        ("-3", None),
        ("=1+1", None),
        ("1e9", None),
        ("1 23", None),
        ("9" * 13, None),
    ],
)
def test_numbers_are_read(text: str, found: object) -> None:
    assert number(text) == found


@pytest.mark.parametrize(
    ("text", "hidden"),
    [("..", True), ("X", True), ("*", True), ("<5", True), ("Prickad", True), ("-", False), ("", False)],
)
def test_what_is_hidden_is_known(text: str, hidden: bool) -> None:
    assert is_hidden(text) is hidden


@pytest.mark.parametrize(
    ("category", "total"),
    [
        ("*", True),
        ("TOTALT", True),
        ("Samtliga", True),
        ("Hela länet", True),
        ("Samtliga kommuner", True),
        ("Allas", False),
        ("Hela", False),
        ("Totalförsvaret", False),
        ("Riket", False),
    ],
)
def test_what_is_all_together_is_known(category: str, total: bool) -> None:
    assert (is_total(category), merged(category)) == (total, "*" if total else category)
