"""What a field takes: what it offers, in the reader's way of writing, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks, fields
from kartblad.ui.gallery import every_block

SV, EN = Texts("sv"), Texts("en")
OPTIONS = (blocks.Option("a", "A"), blocks.Option("b", "B"))
DAYS = blocks.NumberField("days", "Dagar", 2, 0, 10, 0.5)
FREE = blocks.NumberField("free", "Tal", None, step=0)
WHOLE = blocks.NumberField("whole", "Antal", None, minimum=1)
DAY = blocks.DateField("day", "Dag", "")
NAME = blocks.TextField("name", "Grupp", "", 10)
COURSES = blocks.Checks("courses", "Kurser", OPTIONS, frozenset())
CHIPS = blocks.Chips("filters", "Filter", OPTIONS, "Rensa")
ROWS = fields.Rows("row", frozenset({"1488", "två ord"}))
FILE = blocks.FileField("file", "Register", (".csv",), 4)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("block", "value", "taken"),
    [
        (blocks.Radios("r", "R", OPTIONS, "a"), "b", "b"),
        (blocks.Select("s", "S", OPTIONS, "a"), "a", "a"),
        (blocks.Sections("n", "N", OPTIONS, "a"), "b", "b"),
        (DAYS, "2,5", 2.5),
        (DAYS, 2.5, 2.5),
        (DAYS, 10, 10.0),
        (DAYS, "", None),
        (DAY, "2017-05-16", "2017-05-16"),
        (DAY, " 20170516 ", "2017-05-16"),
        (DAY, "", ""),
        (NAME, "  grupp\n1 ", "grupp 1"),
        (NAME, "", ""),
        (blocks.Action("go", "Räkna"), True, True),
        (COURSES, ["b", "a"], frozenset({"a", "b"})),
        (COURSES, [], frozenset()),
        (CHIPS, "b", "b"),
        (CHIPS, "", ""),
        (ROWS, "två ord", "två ord"),
        (FILE, fields.Upload("a.csv", b"1234"), fields.Upload("a.csv", b"1234")),
        (FILE, fields.Upload("a.csv", b""), fields.Upload("a.csv", b"")),
    ],
)
def test_taken(block: blocks.Block | fields.Rows, value: object, taken: object) -> None:
    assert fields.accepted(block, value, SV) == taken


@pytest.mark.parametrize(
    ("block", "value", "sentence"),
    [
        (DAYS, "abc", "Det här är inget tal. Skriv siffror, till exempel 2,5."),
        (DAYS, "1e3", "Det här är inget tal. Skriv siffror, till exempel 2,5."),
        (DAYS, "11", "Skriv ett tal från 0 till 10."),
        (DAYS, "−1", "Skriv ett tal från 0 till 10."),
        (DAYS, "2,3", "Skriv ett tal i steg om 0,5."),
        (DAYS, "1.000", "En punkt kan betyda tusental eller decimaler. Skriv decimaler med komma."),
        (WHOLE, "0", "Skriv ett tal som är minst 1."),
        (WHOLE, "1,5", "Skriv ett helt tal."),
        (blocks.NumberField("most", "M", None, maximum=3), "4", "Skriv ett tal som är högst 3."),
        (FREE, "9" * 40, "Talet är för stort. Skriv ett mindre tal."),
        (DAY, "16/5 2017", "Skriv datumet som år, månad och dag, till exempel 2017-05-16."),
        (DAY, "2017-02-30", "Det datumet finns inte. Kontrollera månad och dag."),
        (NAME, "elva tecken", "Texten har 11 tecken och högst 10 får plats. Korta den."),
    ],
)
def test_a_mistake_is_answered_with_a_sentence(block: blocks.Block, value: str, sentence: str) -> None:
    with pytest.raises(Problem) as caught:
        fields.accepted(block, value, SV)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("block", "value"),
    [
        (None, "a"),
        (blocks.Radios("r", "R", OPTIONS, "a"), "c"),
        (blocks.Radios("r", "R", OPTIONS, "a"), ["a"]),
        (DAYS, True),
        (DAYS, float("nan")),
        (DAYS, float("inf")),
        (DAYS, 10**400),
        (DAYS, "1" * 41),
        (DAYS, [2]),
        (DAY, 20170516),
        (DAY, "2" * 30),
        (NAME, None),
        (NAME, "x" * 10_001),
        (blocks.Action("go", "Räkna"), "true"),
        (blocks.Action("go", "Räkna", blocked="Välj en dag först."), True),
        (blocks.PrintAction("p", "Skriv ut"), True),
        (blocks.Offer("o", "Hämta"), True),
        (COURSES, "a"),
        (COURSES, ["c"]),
        (COURSES, ["a", "a"]),
        (COURSES, ["a", ["b"]]),
        (COURSES, [None]),
        (COURSES, ["a"] * 100_000),
        (COURSES, {"a": 1}),
        (CHIPS, "c"),
        (CHIPS, None),
        (blocks.Chips("filters", "Filter", OPTIONS), ""),
        (blocks.Chips("filters", "Filter", (), "Rensa"), ""),
        (ROWS, "1489"),
        (ROWS, ["1488"]),
        (FILE, fields.Upload("a.csv", b"12345")),
        (FILE, "a.csv"),
        (FILE, {"name": "a.csv", "content": "1234"}),
        (FILE, b"1234"),
        (blocks.Prose("t"), "x"),
    ],
)
def test_what_the_page_cannot_have_sent_is_refused(block: blocks.Block | None, value: object) -> None:
    with pytest.raises(fields.Refused):
        fields.accepted(block, value, SV)


@given(st.sampled_from([*every_block(SV), DAYS, FREE, WHOLE, DAY, NAME, COURSES, CHIPS, ROWS]), ANYTHING)
def test_whatever_is_sent_the_app_gets_a_valid_value_or_nothing(
    block: blocks.Block | fields.Rows, value: object
) -> None:
    try:
        taken = fields.accepted(block, value, SV)
    except (Problem, fields.Refused):
        return
    match block:
        case blocks.NumberField():
            assert taken is None or (isinstance(taken, float) and (block.minimum or -1e12) <= taken)
        case blocks.DateField():
            assert taken == "" or date.fromisoformat(str(taken)).isoformat() == taken
        case blocks.TextField():
            assert isinstance(taken, str)
            assert len(taken) <= block.max_length
            assert "\n" not in taken
        case blocks.Action():
            assert taken is True
        case blocks.Checks():
            assert isinstance(taken, frozenset)
            assert taken <= {option.key for option in block.options}
        case blocks.Chips():
            assert taken in ["", *(chip.key for chip in block.chips)]
        case fields.Rows():
            assert taken in block.keys
        case _:
            assert taken in [option.key for option in block.options]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("1399", 1399),
            ("1 399", 1399),
            ("1\u00a0399,5", 1399.5),
            ("1\u202f399", 1399),
            (" −2,5 ", -2.5),
            ("–2", -2),
            ("2.5", 2.5),
            ("0,125", 0.125),
            ("−0", 0),
            ("", None),
            ("   ", None),
        ],
    )
    def test_swedish(self, text: str, number: float | None) -> None:
        assert fields.parse_number(text, SV) == number

    @pytest.mark.parametrize(("text", "number"), [("1,399.5", 1399.5), ("-2.5", -2.5), ("1399", 1399)])
    def test_english(self, text: str, number: float) -> None:
        assert fields.parse_number(text, EN) == number

    @pytest.mark.parametrize("text", ["1,2,3", "1 39", "--2", "2,", ",5", "٣", "1_000", "0x10", "nan", "∞", "1 0000"])
    def test_not_a_number(self, text: str) -> None:
        with pytest.raises(Problem):
            fields.parse_number(text, SV)

    @pytest.mark.parametrize("texts", [SV, EN])
    @given(thousandths=st.integers(-(10**12), 10**12))
    def test_what_we_write_we_can_read(self, texts: Texts, thousandths: int) -> None:
        number = thousandths / 1000
        assert fields.parse_number(texts.number(number), texts) == number

    @given(st.text(max_size=40))
    def test_any_text_is_a_number_nothing_or_a_problem(self, text: str) -> None:
        try:
            number = fields.parse_number(text, SV)
        except Problem:
            return
        assert number is None or isinstance(number, float)


def test_grouped_controls_are_found() -> None:
    screen = blocks.Screen((blocks.Controls("g", "G", (DAYS, NAME)),), "")
    assert [fields.find(screen, key) for key in ("days", "g", "nope")] == [DAYS, screen.blocks[0], None]


def test_the_rows_of_all_figures_that_share_a_choice_are_offered() -> None:
    block = next(block for block in every_block(SV) if isinstance(block, blocks.FigureBlock))
    other = replace(block.figure, key="other", rows=(replace(block.figure.rows[0], key="z"),))
    unpicked = replace(block, figure=replace(block.figure, key="plain"), pick="")
    screen = blocks.Screen((block, replace(block, figure=other), unpicked), "")
    assert fields.find(screen, block.pick) == fields.Rows(block.pick, frozenset({"a", "b", "c", "z"}))
    assert fields.find(screen, block.key) is block
    assert fields.find(screen, "") is None


def test_a_figure_itself_is_no_choice() -> None:
    block = next(block for block in every_block(SV) if isinstance(block, blocks.FigureBlock))
    with pytest.raises(fields.Refused):
        fields.accepted(block, "a", SV)


def test_what_a_file_holds_is_never_in_its_representation() -> None:
    assert repr(fields.Upload("a.csv", b"hemligt")) == "Upload(name='a.csv')"
