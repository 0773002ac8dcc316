"""Words and typography: every msgid has its Swedish, placeholders agree, numbers and dates are written as Swedes do."""

from __future__ import annotations

import ast
import errno
import re
import string
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.problems import Problem
from kartblad.i18n import LOCALES, Texts, catalogue_file, msgid

ROOT = Path(__file__).parents[1]
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "msgid": None}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"

Id = str | tuple[str, ...]


def extracted() -> dict[Id, str]:
    """Every msgid of code and templates, with a file that uses it."""
    folders = (ROOT / "widgets" / "kartblad", ROOT / "voila_templates")
    found = (entry for folder in folders for entry in extract_from_dir(folder, METHODS, keywords=KEYWORDS))
    return {message: file for file, _line, message, _comments, _context in found}


def catalogue(locale: str) -> Catalog:
    with catalogue_file(locale).open("rb") as po:
        return read_po(po, locale=locale, abort_invalid=True)


def translated(locale: str) -> dict[Id, Id]:
    return {message.id: message.string for message in catalogue(locale) if message.id}


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def each(texts: Id) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


class TestCatalogues:
    def test_the_search_finds_python_and_templates(self) -> None:
        files = set(extracted().values())
        assert any(file.endswith(".py") for file in files)
        assert any(file.endswith(".j2") for file in files)

    def test_every_msgid_has_its_swedish(self) -> None:
        known = translated("sv")
        missing = {message: file for message, file in extracted().items() if not all(each(known.get(message, "")))}
        assert missing == {}

    def test_no_translation_is_left_over(self) -> None:
        assert set(translated("sv")) - set(extracted()) == set()

    @pytest.mark.parametrize("locale", LOCALES)
    def test_places_agree(self, locale: str) -> None:
        wrong = [
            message
            for message, words in translated(locale).items()
            for word in each(words)
            if word and places(word) != set().union(*map(places, each(message)))
        ]
        assert wrong == []

    @pytest.mark.parametrize("locale", LOCALES)
    def test_nothing_is_fuzzy_or_obsolete(self, locale: str) -> None:
        assert [message.id for message in catalogue(locale) if message.id and message.fuzzy] == []
        assert list(catalogue(locale).obsolete) == []

    def test_a_table_of_words_is_found(self) -> None:
        assert msgid("Download CSV (open data)") in extracted()

    def test_no_word_is_hidden_from_the_search_within_a_formatted_text(self) -> None:
        """`f"{texts.gettext('…')}"` is seen by Python but not by the search."""
        known = extracted()
        asked = {
            (str(path.relative_to(ROOT)), call.args[0].value)
            for path in (ROOT / "widgets").rglob("*.py")
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "gettext"
            if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        }
        assert {(file, words) for file, words in asked if words not in known} == set()

    def test_no_word_is_asked_for_through_a_name_that_the_search_does_not_know(self) -> None:
        """`t = texts.gettext; t("…")` and `texts.gettext(…)` in a template would be lost."""
        hidden = [
            str(path.relative_to(ROOT))
            for folder in ("widgets/kartblad", "voila_templates")
            for path in (ROOT / folder).rglob("*.j2")
            if re.search(r"\.n?gettext\(", path.read_text(encoding="utf-8"))
        ]
        aliased = [
            str(path.relative_to(ROOT))
            for path in (ROOT / "widgets").rglob("*.py")
            if re.search(r"^\s*(?!n?gettext\b)\w+ = \w+\.n?gettext$", path.read_text(encoding="utf-8"), re.MULTILINE)
        ]
        assert (hidden, aliased) == ([], [])


class TestWords:
    def test_swedish_and_english(self) -> None:
        assert Texts("sv").gettext("Print the page") == "Skriv ut sidan"
        assert Texts("en").gettext("Print the page") == "Print the page"

    def test_facts_fill_their_places(self) -> None:
        assert Texts("sv").gettext("Write a number from {low} to {high}.", low="1", high="14") == (
            "Skriv ett tal från 1 till 14."
        )

    def test_a_missing_fact_is_named(self) -> None:
        with pytest.raises(LookupError, match=r"has a place \{high\}, but was given only \['low'\]"):
            Texts("sv").gettext("Write a number from {low} to {high}.", low="1")

    def test_facts_are_never_read_as_places(self) -> None:
        assert Texts("en").gettext("Take the figure along: {name}", name="{0.__class__}").endswith("{0.__class__}")

    @pytest.mark.parametrize(("n", "words"), [(0, "0 rows"), (1, "1 row"), (1399, "1,399 rows")])
    def test_plural(self, n: int, words: str) -> None:
        assert Texts("en").ngettext("{n} row", "{n} rows", n) == words

    def test_plural_without_translation_takes_the_english_form(self) -> None:
        assert Texts("sv").ngettext("{n} row", "{n} rows", 2) == "2 rows"

    def test_an_unknown_language_is_a_problem_in_both(self) -> None:
        with pytest.raises(Problem, match=r"Språket 'fi' finns inte.*There is no language 'fi'"):
            Texts("fi")

    def test_pick_takes_mappings_and_values(self) -> None:
        class Words:
            sv, en = "kurs", "course"

        both = {"sv": "kurs", "en": "course"}
        assert [Texts(locale).pick(words) for locale in LOCALES for words in (both, Words())] == [
            "kurs",
            "kurs",
            "course",
            "course",
        ]

    def test_pick_falls_back_on_swedish(self) -> None:
        class Words:
            sv, en = "kurs", ""

        assert [Texts("en").pick({"sv": "kurs"}), Texts("en").pick(Words())] == ["kurs", "kurs"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("x", "decimals", "swedish", "english"),
        [
            (1399, None, f"1{NBSP}399", "1,399"),
            (1234567.891, None, f"1{NBSP}234{NBSP}567,891", "1,234,567.891"),
            (0.5, None, "0,5", "0.5"),
            (0.12345, None, "0,123", "0.123"),
            (-2.5, None, f"{MINUS}2,5", f"{MINUS}2.5"),
            (-0.0001, None, "0", "0"),
            (2.5, 0, "3", "3"),
            (0.125, 2, "0,13", "0.13"),
            (2, 1, "2,0", "2.0"),
            (Decimal("2.675"), 2, "2,68", "2.68"),
        ],
    )
    def test_number(self, x: float, decimals: int | None, swedish: str, english: str) -> None:
        assert (Texts("sv").number(x, decimals), Texts("en").number(x, decimals)) == (swedish, english)

    @pytest.mark.parametrize(
        ("share", "decimals", "swedish", "english"),
        [
            (0.5, 0, f"50{NBSP}%", "50%"),
            (0.345, 0, f"35{NBSP}%", "35%"),
            (0.3456, 1, f"34,6{NBSP}%", "34.6%"),
            (-0.05, 0, f"{MINUS}5{NBSP}%", f"{MINUS}5%"),
            (12, 0, f"1{NBSP}200{NBSP}%", "1,200%"),
        ],
    )
    def test_percent(self, share: float, decimals: int, swedish: str, english: str) -> None:
        assert (Texts("sv").percent(share, decimals), Texts("en").percent(share, decimals)) == (swedish, english)

    @pytest.mark.parametrize("unknown", [float("nan"), float("inf"), float("-inf"), Decimal("NaN")])
    def test_what_is_not_known_is_no_number(self, unknown: float) -> None:
        with pytest.raises(ValueError, match="say in words that it is not known"):
            Texts("sv").number(unknown)

    @given(st.integers(-(10**12), 10**12), st.integers(0, 3))
    def test_a_number_can_be_read_back(self, n: int, decimals: int) -> None:
        exact = Decimal(n).scaleb(-decimals)
        written = Texts("sv").number(exact, decimals)
        assert Decimal(written.replace(NBSP, "").replace(MINUS, "-").replace(",", ".")) == exact


class TestDates:
    @pytest.mark.parametrize(
        ("iso", "swedish", "english"),
        [
            ("2017-01-16", "16 januari 2017", "16 January 2017"),
            ("2017-03", "mars 2017", "March 2017"),
            ("2017", "2017", "2017"),
            ("2014/2015", "2014/2015", "2014/2015"),
            ("", "", ""),
        ],
    )
    def test_date(self, iso: str, swedish: str, english: str) -> None:
        assert (Texts("sv").date(iso), Texts("en").date(iso)) == (swedish, english)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), ("disken är full", "the disk is full")),
        (OSError(errno.EIO, "Input/output error"), ("Input/output error",) * 2),
        (OSError("oväntat"), ("oväntat",) * 2),
    ],
)
def test_why_the_system_would_not_is_said_in_the_readers_language(error: OSError, said: tuple[str, str]) -> None:
    assert (Texts("sv").reason(error), Texts("en").reason(error)) == said
