"""What points out persons is stopped in every guise, and what only looks like it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import GOOD, HEADINGS, book, csv_file, places, refused, register, row, xlsx_file

from kartblad.i18n import Texts
from kartblad.records.faults import Fault
from kartblad.records.findings import Stop
from kartblad.records.privacy import holds_names, in_text, names_persons

NUMBERS = [
    "20121212-1212", "121212-1212", "701063-2391", "19800101-1234", "198001011234", "8001011234", "800101-1234",
    "800101+1234", "800101–1234", "800101−1234", "800101‑1234", "19800101 1234", "800101 1234", "800101 - 1234",
    "19800101-123", "800101-123", "19800101123", "1980-01-01-1234", "1980-01-01 1234", "1980/01/01-1234",
    "80-01-01-1234", "1980 01 01 1234", "19800161-1234", "8001611234", "19800191-1234", "19800101-T123",
    "19800101-TF12", "800101-XXXX", "800101-****", "pnr8001011234", "född 800101-1234, Uddevalla", "(800101-1234)",
    "８００１０１-1234", "800101-1234/AB", "8001011234.", "101011237",
]  # fmt: skip
NO_NUMBERS = [
    "070-123 45 67", "0701-23 45 67", "+46 70 123 45 67", "0520-49 70 00", "08-12 34 56 78", "671 301 01 23",
    "20240131", "2017-01-16", "16/1 2017", "16.1.2017", "2017-01-16 2017-01-18", "2017-01-16-2017-01-18",
    "20170116-20170118", "2017-01-15T09:00:00", "2017-01-15 09:00", "20170115090000", "2016/2017", "HT 2017", "42767",
    "1488", "P00123", "påhittad-01", "556036-0793", "212000-1488", "BBIC-2017-01", "LVU-170116", "170116-1",
    "123e4567-e89b-12d3-a456-426614174000", "a3f8001011234b", "8001012345678", "1 234,50", "100 000 000", "100000001",
    "19801301-1234", "800132-1234", "SFS 1980:620", "",
]  # fmt: skip
NAMING = [
    "Namn", "NAMN ", "Förnamn", "Efternamn", "För- och efternamn", "Förnamn Efternamn", "Deltagarnamn",
    "Deltagarens namn", "Namn på deltagare", "Namn (deltagare)", "Personnummer", "personnr", "Person-nr", "Pers.nr",
    "pnr", "Samordningsnummer", "Födelsedatum", "E-post", "E-postadress", "epost", "Mejl", "e-mail", "Email", "Telefon",
    "Tel.", "Mobil", "Adress", "Anst.nr", "Anställningsnummer", "HSA-id", "First name", "Kontakt e-post",
]  # fmt: skip
NOT_NAMING = [
    *HEADINGS, "Kursnamn", "Kursens namn", "Namn på kurs", "Namn (kurs)", "Kommunnamn", "Enhetsnamn", "Course name",
    "Deltagare", "Personkod", "Telefonsamtal", "Adressering", "Fel",
    "Namnge aldrig någon i den här kolumnen, för då stoppas hela filen.",
]  # fmt: skip
KNOWN = frozenset({"upplands väsby", "östra göinge", "samtal med barn"})


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_seen(text: str) -> None:
    assert in_text(text) is Fault.PERSONAL_NUMBER


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert in_text(text) is None


@pytest.mark.parametrize("text", ["anna@kommun.se", "skriv till a.b@x.example nu"])
def test_an_address_is_seen(text: str) -> None:
    assert in_text(text) is Fault.MAIL


@given(
    born=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    added=st.sampled_from([0, 60]),
    last=st.integers(0, 9999),
    form=st.sampled_from(["%Y%m", "%y%m"]),
    separator=st.sampled_from(["", "-", "+", " ", "–"]),
    around=st.sampled_from([("", ""), ("Barn ", ""), ("nr:", " se akt"), ("(", ")")]),
)
def test_every_number_is_seen_with_any_last_digits(
    born: date, added: int, last: int, form: str, separator: str, around: tuple[str, str]
) -> None:
    number = f"{born:{form}}{born.day + added:02}{separator}{last:04}"
    assert in_text(number.join(around)) is Fault.PERSONAL_NUMBER


@pytest.mark.parametrize("heading", NAMING)
def test_a_heading_that_names_persons(heading: str) -> None:
    assert names_persons(heading)


@pytest.mark.parametrize("heading", NOT_NAMING)
def test_a_heading_that_does_not(heading: str) -> None:
    assert not names_persons(heading)


@pytest.mark.parametrize(
    ("values", "any_case", "expected"),
    [
        (["Anna Andersson", "Erik Öberg"], False, True),
        (["Andersson, Anna", "Öberg, Erik"], False, True),
        (["ANNA ANDERSSON", "ERIK ÖBERG"], False, True),
        (["Anna-Karin von Essen", "Åsa M. Lind"], False, True),
        (["anna andersson", "erik öberg"], False, False),
        (["anna andersson", "erik öberg"], True, True),
        (["Upplands Väsby", "Östra Göinge"], False, False),
        (["Norra enheten", "Södra Gruppen"], False, False),
        (["Anna Andersson", "k-01", "k-02"], False, False),
        (["k-01", "k-02"], True, False),
        (["Samtal med barn", "BBiC"], False, False),
        (["", ""], False, False),
    ],
)
def test_a_column_of_names(values: list[str], any_case: bool, expected: bool) -> None:
    assert holds_names(values, [1] * len(values), KNOWN, any_case=any_case) is expected


def test_most_cells_decide_not_most_names() -> None:
    assert holds_names(["Anna Andersson", "k-01", "k-02"], [10, 1, 1], KNOWN)


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
@pytest.mark.parametrize("field", ["person", "course", "occasion"])
def test_a_number_anywhere_stops_the_file(make: object, field: str) -> None:
    content = make([GOOD, row(**{field: "x 800101-1234"})])  # type: ignore[operator]
    outcome = refused(register(content, "r.csv" if make is csv_file else "r.xlsx"))
    assert (outcome.stop, [(found.fault, found.place.row, found.value) for found in outcome.items]) == (
        Stop.PRIVACY,
        [(Fault.PERSONAL_NUMBER, 3, "")],
    )


def test_columns_and_sheets_that_are_not_used_are_searched_too() -> None:
    content = book({"Register": [(*HEADINGS, "Anteckning"), (*GOOD, "ring 19800101-1234")], "Annat": [["8001011234"]]})
    assert [(f.place.sheet, f.place.row) for f in refused(register(content, "r.xlsx")).items] == [
        ("Register", 2),
        ("Annat", 1),
    ]


def test_numbers_stored_as_numbers_are_seen() -> None:
    content = xlsx_file([(8001011234, *GOOD[1:]), (198001011234, *GOOD[1:])])
    assert places(register(content, "r.xlsx")) == [("personal_number", 2, "A", ""), ("personal_number", 3, "A", "")]


def test_a_number_above_the_headings_is_seen() -> None:
    content = "Register för 800101-1234\n".encode() + csv_file([GOOD], encoding="utf-8")
    assert places(register(content)) == [("personal_number", 1, "A", "")]


def test_no_sentence_repeats_what_it_found() -> None:
    secret = "800101-1234"
    content = csv_file([(secret, *GOOD[1:])], ("Förnamn", *HEADINGS[1:]))
    outcome = refused(register(content))
    said = [outcome.sentence(Texts()), *map(repr, outcome.lines(Texts())), *map(repr, outcome.groups(Texts()))]
    assert [text for text in said if secret in text] == []
    assert outcome.stop is Stop.PRIVACY


def test_privacy_comes_before_all_else() -> None:
    content = csv_file([row(person="Anna Andersson", start="i går", municipality="?")])
    assert places(register(content)) == [("name_column", 1, "A", "")]
