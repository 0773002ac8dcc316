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
STORY = blocks.TextArea("story", "Berätta", "", 12)
SEALED = blocks.Secret("sealed", "Siffra")
TASKS = blocks.Tasks("tasks", "Steg", (blocks.Task("a", "A", "klar"), blocks.Task("b", "B", "kvar")))
CARDS = (blocks.BoardCard("a", "A"), blocks.BoardCard("b", "B"))
BOARD = blocks.Board(
    "board", "Kort", (blocks.BoardColumn("k", "K", CARDS), blocks.BoardColumn("l", "L", ())), frozenset()
)
PAD = blocks.Pad("pad", "Rita", ())
TABLE = blocks.Plain("table", "T", ("A", "B"), (("a", "1"), ("b", "2")), keys=("r1", "r2"))
KEYS = blocks.Shortcuts("keys", "Bokstäver", (blocks.Shortcut("r", "go", "Räkna"),), on=True)

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
        (TABLE, "r2", "r2"),
        (FILE, fields.Upload("a.csv", b"1234"), fields.Upload("a.csv", b"1234")),
        (FILE, fields.Upload("a.csv", b""), fields.Upload("a.csv", b"")),
        (STORY, " en\r\ntvå\t\x00\u2028", "en\ntvå"),
        (STORY, "\n\n", ""),
        (SEALED, " 7 ", "7"),
        (SEALED, "björk sten\nlök", "björk sten lök"),
        (SEALED, "x" * 200, "x" * 200),
        (TASKS, "b", "b"),
        (BOARD, ["b", "a"], frozenset({"a", "b"})),
        (BOARD, [], frozenset()),
        (PAD, [], ()),
        (PAD, [[0, 1000, 1000, 0], [5, 5]], ((0, 1000, 1000, 0), (5, 5))),
        (PAD, [[1, 2] * 400] * 200, ((1, 2) * 400,) * 200),
        (KEYS, False, False),
        (KEYS, True, True),
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
        (NAME, "x" * 10_001, "Texten har 10\u00a0001 tecken och högst 10 får plats. Korta den."),
        (STORY, "tretton\nrader", "Texten har 13 tecken och högst 12 får plats. Korta den."),
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
        (STORY, None),
        (STORY, ["a"]),
        (SEALED, ""),
        (SEALED, " \n"),
        (SEALED, "x" * 201),
        (SEALED, 7),
        (TASKS, "c"),
        (TASKS, ["a"]),
        (BOARD, "a"),
        (BOARD, ["c"]),
        (BOARD, ["a", "a"]),
        (BOARD, ["k"]),
        (PAD, None),
        (PAD, [[]]),
        (PAD, [[1]]),
        (PAD, [[1, 2, 3]]),
        (PAD, [[1, 1001]]),
        (PAD, [[-1, 1]]),
        (PAD, [[1.0, 1]]),
        (PAD, [[True, 1]]),
        (PAD, [1, 2]),
        (PAD, ["12"]),
        (PAD, [[1, 2] * 401]),
        (PAD, [[1, 2]] * 201),
        (KEYS, "true"),
        (KEYS, 1),
        (blocks.Clock("clock", "Tid", None, 60), 1),
        (blocks.Plain("plain", "T", ("A",), ()), "x"),
        (TABLE, "a"),
        (blocks.Prose("t"), "x"),
    ],
)
def test_what_the_page_cannot_have_sent_is_refused(block: blocks.Block | None, value: object) -> None:
    with pytest.raises(fields.Refused):
        fields.accepted(block, value, SV)


@given(
    st.sampled_from([*every_block(SV), DAYS, FREE, WHOLE, DAY, NAME, COURSES, CHIPS, ROWS, STORY, SEALED, BOARD, PAD]),
    ANYTHING | st.lists(st.lists(st.integers(-1, 1001), max_size=5), max_size=3) | st.lists(st.sampled_from("abc")),
)
def test_whatever_is_sent_the_app_gets_a_valid_value_or_nothing(
    block: blocks.Block | fields.Rows, value: object
) -> None:
    try:
        taken = fields.accepted(block, value, SV)
    except (Problem, fields.Refused):
        return
    assert is_written(block, taken) or is_chosen(block, taken)


def is_written(block: blocks.Block | fields.Rows, taken: object) -> bool:
    match block:
        case blocks.NumberField():
            return taken is None or (isinstance(taken, float) and (block.minimum or -1e12) <= taken)
        case blocks.DateField():
            return taken == "" or date.fromisoformat(str(taken)).isoformat() == taken
        case blocks.TextArea():
            return isinstance(taken, str) and len(taken) <= block.max_length and "\r" not in taken
        case blocks.TextField():
            return isinstance(taken, str) and len(taken) <= block.max_length and len(taken.splitlines()) < 2
        case blocks.Secret():
            return isinstance(taken, str) and 0 < len(taken) <= 200 and len(taken.splitlines()) == 1
        case blocks.Pad():
            return isinstance(taken, tuple) and all(len(s) % 2 == 0 and set(s) <= set(range(1001)) for s in taken)
        case _:
            return False


def is_chosen(block: blocks.Block | fields.Rows, taken: object) -> bool:
    match block:
        case blocks.Action():
            return taken is True
        case blocks.Shortcuts():
            return isinstance(taken, bool)
        case blocks.Checks():
            return isinstance(taken, frozenset) and taken <= {option.key for option in block.options}
        case blocks.Board():
            return isinstance(taken, frozenset) and taken <= {card.key for card in block.cards()}
        case blocks.Tasks():
            return taken in [task.key for task in block.tasks]
        case blocks.Chips():
            return taken in ["", *(chip.key for chip in block.chips)]
        case fields.Rows():
            return taken in block.keys
        case _:
            return taken in [option.key for option in block.options]


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
