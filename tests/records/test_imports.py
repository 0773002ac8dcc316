"""A register comes in whole or not at all: every cell is read as Swedes write it, and every fault has its place."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import (
    COURSES,
    DATA,
    FORM,
    GOOD,
    HEADINGS,
    TOWNS,
    book,
    csv_file,
    imported,
    opened,
    places,
    refused,
    register,
    repacked,
    row,
    saved,
    xlsx_file,
)

from kartblad.catalogue.formats import read_form
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import REGISTER_TYPES, register_frame
from kartblad.i18n import Texts
from kartblad.records import imports
from kartblad.records.faults import Fault
from kartblad.records.findings import MOST, Stop, shortened

SV = Texts("sv")
NAN = float("nan")


def value(field: str, text: str, *, make: object = csv_file) -> object:
    """Return what a cell of the good row becomes."""
    name = "r.csv" if make is csv_file else "r.xlsx"
    content = make([row(**{field: text})])  # type: ignore[operator]
    column = "tier" if field == "years" else field
    return imported(register(content, name)).table[column].astype(object).iloc[0]


def fault(field: str, text: str) -> tuple[str, str]:
    """Return what is wrong with a cell, and the cell as it is shown."""
    ((found, number, _letter, shown),) = places(register(csv_file([row(**{field: text})])))
    assert number == 2
    return found, shown


class TestCells:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2", 2), ("2,5", 2.5), ("2.5", 2.5), ("1,234", 1.234), ("1 2", 12), ("0", 0), (" 3 ", 3), ("2 dagar", 2),
            ("1 dag", 1), ("2dgr", 2), ("1,5 d", 1.5), ("½", 0.5), ("1½", 1.5), ("1 ½", 1.5), ("2½ dag", 2.5),
            ("1\u00a00", 10),
            ("", NAN), ("-", NAN), ("–", NAN), ("..", NAN), ("okänt", NAN), ("Vet ej", NAN), ("uppgift saknas", NAN),
        ],
    )  # fmt: skip
    def test_days(self, text: str, expected: float) -> None:
        assert value("days", text) == pytest.approx(expected, nan_ok=True)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("1 234,5", 1234.5), ("1.234,5", 1234.5), ("1\u00a0234", 1234), ("6:30", 6.5), ("30 tim", 30), ("3 h", 3)],
    )
    def test_hours(self, text: str, expected: float) -> None:
        assert value("hours", text) == expected

    @pytest.mark.parametrize(
        ("field", "text", "expected"),
        [
            ("days", "två", "not_a_number"),
            ("days", "2-3", "not_a_number"),
            ("days", "1e3", "not_a_number"),
            ("days", "nan", "not_a_number"),
            ("days", "2 veckor", "not_a_number"),
            ("days", "6 tim", "other_unit"),
            ("hours", "2 dagar", "other_unit"),
            ("hours", "1.234", "thousands_or_decimals"),
            ("hours", "1,234.5", "thousands_or_decimals"),
            ("days", "-1", "too_small"),
            ("days", "−1", "too_small"),
            ("days", "400", "too_large"),
            ("days", "=A1", "formula"),
            ("days", "#SAKNAS!", "excel_error"),
            ("start", "", "required"),
            ("start", "i våras", "not_a_date"),
            ("start", "2017", "not_a_date"),
            ("start", "2017-02-29", "not_a_date"),
            ("start", "2017-13-01", "not_a_date"),
            ("start", "17-01-16", "not_a_date"),
            ("start", "3/4 2017", "ambiguous_date"),
            ("start", "03/04/2017", "ambiguous_date"),
            ("start", "1917-01-16", "date_too_early"),
            ("start", "2117-01-16", "date_too_late"),
            ("municipality", "Trollhatten", "perhaps_municipality"),
            ("municipality", "Atlantis", "no_such_municipality"),
            ("municipality", "9999", "no_such_municipality"),
            ("municipality", "1488 Uddevalla", "code_and_name"),
            ("municipality", "", "required"),
            ("course", "", "required"),
            ("course", "???", "no_letters"),
            ("course", "x" * 121, "too_long"),
            ("person", "", "required"),
            ("person", "k" * 41, "too_long"),
            ("tier", "senior", "not_in_list"),
            ("occasion", "x" * 61, "too_long"),
        ],
    )
    def test_a_fault(self, field: str, text: str, expected: str) -> None:
        assert fault(field, text) == (expected, shortened(text))

    @pytest.mark.parametrize(
        "text",
        [
            "2017-01-16", "2017/01/16", "2017.01.16", "2017-1-16", "20170116", "2017-01-16 00:00:00",
            "2017-01-16T08:30", "16/1 2017", "16/1/2017", "16.1.2017", "16-1-2017", "16. 1. 2017",
            "16 januari 2017", "16 jan. 2017",
            "den 16 januari 2017", "42751", "42751,5",
        ],
    )  # fmt: skip
    def test_a_date(self, text: str) -> None:
        assert value("start", text) == pd.Timestamp(2017, 1, 16)

    def test_a_column_that_writes_the_day_first_somewhere_does_so_everywhere(self) -> None:
        table = imported(register(csv_file([row(start="3/4 2017"), row(start="13/4 2017")]))).table
        assert table["start"].tolist() == [pd.Timestamp(2017, 4, 3), pd.Timestamp(2017, 4, 13)]

    def test_a_column_that_contradicts_itself_proves_nothing(self) -> None:
        rows = [row(start="3/4 2017"), row(start="13/4 2017"), row(start="4/13 2017")]
        assert [found[:2] for found in places(register(csv_file(rows)))] == [("ambiguous_date", 2), ("not_a_date", 4)]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("1488", "1488"), ("Trollhättan", "1488"), ("TROLLHÄTTAN", "1488"), ("Trollhättans kommun", "1488"),
            ("1488 Trollhättan", "1488"), ("Dals Ed", "1438"), ("Dals-Ed", "1438"), ("Borås", "1490"),
            ("Borås Stad", "1490"),
            ("Göteborgs Stad", "1480"), ("Upplands Väsby", "0114"), ("114", "0114"), ("0114", "0114"),
            ("Region Gotland", "0980"),
        ],
    )  # fmt: skip
    def test_a_municipality(self, text: str, code: str) -> None:
        assert value("municipality", text) == code

    @pytest.mark.parametrize("code", TOWNS)
    def test_every_municipality_by_its_name(self, code: str) -> None:
        assert value("municipality", TOWNS[code]) == code

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("BBiC", "bbic"), ("bbic", "bbic"), ("LVU, grund", "lvu_basic"), ("LVU grund", "lvu_basic"), ("LVU", "lvu"),
            ("lvu_basic", "lvu_basic"), ("Samtal  med barn", "talking_with_children"),
            ("Talking with children", "talking_with_children"),
            ("Tejping", "own:tejping"), ("Att våga språnget!", "own:att-vaga-spranget"),
            ("Första Steget", "own:forsta-steget"),
        ],
    )  # fmt: skip
    def test_a_course(self, text: str, key: str) -> None:
        assert value("course", text) == key

    @pytest.mark.parametrize(
        ("field", "text", "tier"),
        [
            ("tier", "0–2", "staffing_0_2"), ("tier", "0-2 år", "staffing_0_2"), ("tier", "3–5 år", "staffing_2_5"),
            ("tier", "> 5 år", "staffing_over_5"), ("tier", "mer än 5 år", "staffing_over_5"),
            ("tier", "5+", "staffing_over_5"),
            ("tier", "staffing_2_5", "staffing_2_5"), ("tier", "inte känt", "unknown"), ("tier", "", "unknown"),
            ("tier", "1,5", "staffing_0_2"), ("tier", "2", "staffing_2_5"), ("tier", "5", "staffing_2_5"),
            ("tier", "5,5", "staffing_over_5"),
        ],
    )  # fmt: skip
    def test_a_level(self, field: str, text: str, tier: str) -> None:
        assert value(field, text) == tier

    @pytest.mark.parametrize(
        ("years", "tier"), [("0", "staffing_0_2"), ("1,9", "staffing_0_2"), ("2", "staffing_2_5"),
        ("5", "staffing_2_5"), ("5,1", "staffing_over_5"), ("", "unknown")],
    )  # fmt: skip
    def test_years_give_the_level_where_it_is_not_stated(self, years: str, tier: str) -> None:
        table = imported(register(csv_file([row(tier="", years=years)]))).table
        assert table["tier"].tolist() == [tier]

    @pytest.mark.parametrize(
        ("tier", "years", "is_fine"),
        [
            ("0–2", "1", True),
            ("0–2", "2", True),
            ("2–5", "2", True),
            ("0–2", "3", False),
            (">5", "4,5", False),
            (">5", "5", True),
        ],
    )
    def test_years_and_level_agree(self, tier: str, years: str, is_fine: bool) -> None:
        outcome = register(csv_file([GOOD, row(tier=tier, years=years)]))
        wrong = [] if isinstance(outcome, imports.Imported) else places(outcome)
        assert wrong == ([] if is_fine else [("tier_and_years", 3, "H", years)])

    @settings(deadline=None)
    @given(st.decimals(min_value=0, max_value=366, places=2))
    def test_a_number_comes_back_as_it_was(self, number: Decimal) -> None:
        assert value("days", str(number).replace(".", ",")) == float(number)

    @settings(deadline=None)
    @given(
        st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)),
        st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"]),
    )
    def test_a_day_comes_back_as_it_was(self, day: date, form: str) -> None:
        assert value("start", day.strftime(form)) == pd.Timestamp(day)


class TestColumns:
    @pytest.mark.parametrize(
        "headings",
        [
            ("person", "municipality", "course", "start"),
            ("DELTAGAR-ID", "Kommunkod", "Utbildning", "Kursstart"),
            ("Person (kod)", "Kommun (namn)", "Kurs/utbildning", "Datum (första dagen)"),
            ("Löpnr.", "Hemkommun", "Namn på kurs", "Fr.o.m."),
            ("Deltagarnr", "Kommun", "Kursbenämning", "Kursens startdatum", "Antal dgr", "Antal tim"),
            ("Individ", "Arbetskommun", "Benämning", "Startade", "Antal kursdagar", "Tim."),
        ],
    )
    def test_headings_have_many_names(self, headings: tuple[str, ...]) -> None:
        taken = imported(register(csv_file([GOOD[: len(headings)]], headings)))
        assert [match.column for match in taken.recognised] == list(headings)

    def test_a_title_and_empty_rows_above_do_no_harm(self) -> None:
        content = "Register 2017;;\r\n\r\nHämtat ur personalsystemet\r\n".encode() + csv_file(
            [GOOD, row(start="x")], encoding="utf-8"
        )
        assert places(register(content)) == [("not_a_date", 6, "D", "x")]

    def test_columns_may_stand_in_any_order(self) -> None:
        content = csv_file([GOOD[::-1]], HEADINGS[::-1])
        assert imported(register(content)).table.equals(imported(register(csv_file([GOOD]))).table)

    def test_further_columns_are_said_and_not_used(self) -> None:
        taken = imported(register(csv_file([(*GOOD, "x", "y")], (*HEADINGS, "Lokal", "Fel"))))
        assert taken.ignored == ("Lokal",)
        assert "Används inte: kolumnerna Lokal." in taken.sentences(SV)

    def test_a_needed_column_that_is_missing(self) -> None:
        outcome = refused(register(csv_file([GOOD[:4]], ("Person", "Ort", "Kurs", "Startdatum"))))
        assert (outcome.stop, outcome.columns, outcome.missing, outcome.can_map) == (
            Stop.COLUMNS,
            ("Person", "Ort", "Kurs", "Startdatum"),
            ("municipality",),
            True,
        )
        assert outcome.guess == {"person": "Person", "course": "Kurs", "start": "Startdatum"}
        assert outcome.items[0].what(SV) == "Kolumnen Kommun kändes inte igen."

    def test_mapping_by_hand(self) -> None:
        content = csv_file([GOOD[:4], GOOD[:4]], ("a", "b", "c", "d"))
        outcome = refused(register(content))
        assert (outcome.items[0].fault, outcome.columns) == (Fault.NO_HEADINGS, ("a", "b", "c", "d"))
        mapping = {"person": "a", "municipality": "b", "course": "c", "start": "d"}
        assert imported(register(content, mapping=mapping)).rows == 2

    def test_a_mapping_may_say_less_and_leave_out(self) -> None:
        content = csv_file([(*GOOD[:4], "99 år")], ("Person", "Ort", "Kurs", "Startdatum", "Erfarenhet"))
        taken = imported(register(content, mapping={"municipality": "Ort", "tier": ""}))
        assert (taken.table["municipality"].tolist(), taken.table["tier"].tolist()) == (["1488"], ["unknown"])

    def test_a_mapping_to_a_column_that_is_not_there(self) -> None:
        outcome = register(csv_file([GOOD]), mapping={"days": "Längd"})
        assert places(outcome) == [("mapping_unknown", 1, "", "Längd")]

    def test_two_columns_for_one_field(self) -> None:
        content = csv_file([(*GOOD[:4], "2017-02-01")], (*HEADINGS[:4], "Startdatum"))
        outcome = refused(register(content))
        assert places(outcome) == [("column_twice", 1, "E", "")]
        assert outcome.columns[-1] == "Startdatum (E)"
        mapped = imported(register(content, mapping={"start": "Startdatum (E)"}))
        assert mapped.table["start"].tolist() == [pd.Timestamp(2017, 2, 1)]

    def test_the_better_name_wins_and_the_other_is_said(self) -> None:
        taken = imported(register(csv_file([(*GOOD[:4], "2")], (*HEADINGS[:4], "ID"))))
        assert (taken.table["person"].tolist(), taken.ignored) == (["k-01"], ("ID",))


class TestRows:
    def test_empty_rows_are_skipped_and_said(self) -> None:
        taken = imported(register(csv_file([GOOD, [""] * 9, [" "] * 9, GOOD])))
        assert (taken.rows, taken.empty_rows) == (2, 2)
        assert "2 tomma rader hoppades över." in taken.sentences(SV)

    def test_rows_are_counted_as_a_spreadsheet_counts_them(self) -> None:
        rows = [row(occasion='"två\nrader"'), [""] * 9, row(days="x")]
        assert places(register(csv_file(rows))) == [("not_a_number", 4, "E", "x")]

    @pytest.mark.parametrize("first", [1, 60])
    def test_a_row_that_is_too_wide(self, first: int) -> None:
        """Both where the separator is guessed from and far below."""
        content = csv_file([GOOD] * first) + ";".join((*GOOD, "x")).encode() + b"\r\n"
        assert [found[:2] for found in places(register(content))] == [("row_too_wide", first + 2)]

    def test_a_last_row_that_was_cut_off(self) -> None:
        content = csv_file([GOOD] * 3) + b"k-02;Orust;BB"
        assert {found[:2] for found in places(register(content))} == {("last_row_cut", 5), ("required", 5)}

    def test_all_or_nothing(self) -> None:
        outcome = refused(register(csv_file([*[GOOD] * 300, row(days="x"), *[GOOD] * 300])))
        assert [(found.place.row, found.value) for found in outcome.items] == [(302, "x")]

    def test_three_hundred_faults_are_few_groups_and_many_lines(self) -> None:
        rows = [row(days=f"x{number}", municipality="Boras") for number in range(300)]
        outcome = refused(register(csv_file(rows)))
        groups = outcome.groups(SV)
        assert [(group.column, group.count) for group in groups] == [("Kommun (B)", 300), ("Dagar (E)", 300)]
        assert groups[1].what == "Det här är inget tal."
        assert groups[0].what == "”Boras” är ingen svensk kommun."
        assert groups[1].places == ("rad 2", "rad 3", "rad 4", "rad 5", "rad 6")
        assert len(outcome.lines(SV)) == 600
        assert outcome.sentence(SV) == (
            "Inget lästes in: 600\u00a0fel i register.csv. Rätta dem i filen som du får tillbaka, och välj den filen."
        ).replace("600\u00a0fel", "600 fel")

    def test_a_file_that_is_wrong_throughout_is_not_listed_to_its_end(self) -> None:
        outcome = refused(register(csv_file([row(days="x", hours="y")] * 30_000)))
        assert (len(outcome.items), outcome.is_all) == (MOST, False)
        assert outcome.sentence(SV).startswith("Inget lästes in: register.csv har 50\u00a0000 fel eller fler.")

    def test_findings_stand_in_the_order_of_the_file(self) -> None:
        rows = [row(days="x", municipality="?"), row(person="", occasion="y" * 61)]
        found = [(item.place.row, item.index) for item in refused(register(csv_file(rows))).items]
        assert all(one <= other for one, other in pairwise(found))

    def test_a_shown_value_is_short(self) -> None:
        assert len(fault("days", "långt " * 30)[1]) == 40

    def test_what_is_worth_a_word(self) -> None:
        rows = [row(person="påhittad-1"), row(days="", tier=""), row(course="Tejping"), GOOD, GOOD]
        taken = imported(register(csv_file(rows)))
        assert dict(taken.counts) == {"made_up": 1, "without_length": 1, "without_tier": 1, "repeated": 2}
        assert dict(taken.own_courses) == {"own:tejping": "Tejping"}
        assert (taken.rows, taken.persons) == (5, 2)
        assert len(taken.sentences(SV)) == 6


class TestSheets:
    def test_every_sheet_that_is_the_form_is_read(self) -> None:
        content = book(
            {
                "2016": [HEADINGS, GOOD],
                "2017": [["Titel"], [], HEADINGS, GOOD, row(days="3")],
                "Anteckningar": [["hej"]],
            }
        )
        taken = imported(register(content, "r.xlsx"))
        assert (taken.sheets, taken.ignored_sheets, taken.table["days"].tolist()) == (
            ("2016", "2017"),
            ("Anteckningar",),
            [2.0, 2.0, 3.0],
        )

    def test_a_fault_names_its_sheet(self) -> None:
        content = book({"2016": [HEADINGS, GOOD], "2017": [["Titel"], [], HEADINGS, GOOD, row(days="x")]})
        outcome = refused(register(content, "r.xlsx"))
        assert [(found.place.sheet, found.place.row, found.letter) for found in outcome.items] == [("2017", 5, "E")]
        assert outcome.groups(SV)[0].places == ("2017 rad 5",)

    def test_a_sheet_that_is_almost_the_form_stops_all(self) -> None:
        content = book({"2016": [HEADINGS, GOOD], "2017": [("Person", "Ort", *HEADINGS[2:]), GOOD]})
        outcome = refused(register(content, "r.xlsx"))
        assert [(found.fault, found.place.sheet) for found in outcome.items] == [(Fault.COLUMN_MISSING, "2017")]

    def test_sheets_may_have_different_columns(self) -> None:
        content = book({"a": [HEADINGS[:4], GOOD[:4]], "b": [HEADINGS, GOOD]})
        table = imported(register(content, "r.xlsx")).table
        assert np.array_equal(table["days"], [NAN, 2.0], equal_nan=True)

    def test_true_numbers_dates_and_percentages(self) -> None:
        content = xlsx_file([("k-01", 1488, "BBiC", datetime(2017, 1, 16, 13, 0), 1.5, 1234.5, None, 2, "vår")])  # noqa: DTZ001
        (cells,) = imported(register(content, "r.xlsx")).table.astype(object).to_numpy().tolist()
        assert cells == ["k-01", "1488", "bbic", pd.Timestamp(2017, 1, 16), 1.5, 1234.5, "staffing_2_5", "vår"]

    def test_a_serial_day_without_its_format(self) -> None:
        assert value("start", 42751, make=xlsx_file) == pd.Timestamp(2017, 1, 16)  # type: ignore[arg-type]

    def test_the_epoch_of_1904(self) -> None:
        made = opened(xlsx_file([("k-01", "1488", "BBiC", date(2017, 1, 16))]))
        serial = xlsx_file([("k-01", "1488", "BBiC", date(2017, 1, 16))])
        made.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
        assert (
            imported(register(saved(made), "r.xlsx")).table["start"].tolist()
            == imported(register(serial, "r.xlsx")).table["start"].tolist()
        )

    def test_formulas_count_by_their_saved_value(self) -> None:
        content = with_days("<f>1+1</f><v>2</v>")
        taken = imported(register(content, "r.xlsx"))
        assert (taken.table["days"].tolist(), taken.formulas) == ([2.0], 1)
        assert "1 cell innehåller en formel; värdet som sparats med den lästes." in taken.sentences(SV)

    @pytest.mark.parametrize("inner", ["<f>1+1</f>", "<f>1+1</f><v></v>"])
    def test_a_formula_that_was_never_computed(self, inner: str) -> None:
        assert places(register(with_days(inner), "r.xlsx")) == [("formula_without_value", 2, "E", "")]

    def test_a_formula_that_went_wrong(self) -> None:
        content = with_days("<f>1/0</f><v>#DIV/0!</v>", ' t="e"')
        assert places(register(content, "r.xlsx")) == [("excel_error", 2, "E", "#DIV/0!")]

    def test_texts_in_several_fonts_and_with_a_prefix(self) -> None:
        strings = (
            '<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + "".join(
                f"<x:si><x:r><x:t>{text[:2]}</x:t></x:r><x:r><x:t>{text[2:]}</x:t></x:r><x:rPh><x:t>!</x:t></x:rPh></x:si>"
                for text in texts_of(xlsx_file([GOOD]))
            )
            + "</x:sst>"
        )
        content = repacked(xlsx_file([GOOD]), {"xl/sharedStrings.xml": strings.encode()})
        assert imported(register(content, "r.xlsx")).table.equals(imported(register(xlsx_file([GOOD]), "r.xlsx")).table)


def texts_of(content: bytes) -> list[str]:
    """Return the shared texts of a workbook in the order in which they are first used."""
    cells = [
        cell for line in opened(content).active.iter_rows(values_only=True) for cell in line if isinstance(cell, str)
    ]
    return list(dict.fromkeys(cells))


def with_days(inner: str, kind: str = "") -> bytes:
    """Return a workbook whose cell E2 is what the XML says."""

    def cell(column: str, number: int, text: str) -> str:
        return f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'

    names = "".join(cell(column, 1, heading) for column, heading in zip("ABCDE", HEADINGS, strict=False))
    cells = "".join(cell(column, 2, text) for column, text in zip("ABCD", GOOD, strict=False))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = f'<row r="1">{names}</row><row r="2">{cells}<c r="E2"{kind}>{inner}</c></row>'
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(xlsx_file([GOOD]), {"xl/worksheets/sheet1.xml": sheet.encode()})


class TestResult:
    def test_it_is_what_the_frames_compute_on(self) -> None:
        table = imported(register(csv_file([GOOD, row(occasion="", tier="", days="")]))).table
        assert list(table.columns) == list(REGISTER_TYPES)
        assert {name: str(kind) for name, kind in table.dtypes.items()} == REGISTER_TYPES
        assert table["occasion"].tolist() == ["vår", ""]
        assert len(register_frame(table)) == 2

    def test_a_staff_list_is_what_the_coverage_computes_on(self) -> None:
        form = read_form(DATA, "staff")
        rows = [("k-01", "1488", "75 %", "3", "2016-01-01"), ("k-02", "Orust", "", "", "")]
        content = csv_file(rows, ("Person", "Kommun", "Tjänstgöringsgrad", "År i yrket", "Anställd från"))
        table = imported(imports.staff(content, "p.csv", form=form, municipalities=TOWNS)).table
        assert np.array_equal(table["post"], [0.75, NAN], equal_nan=True)
        assert table["tier"].tolist() == ["staffing_2_5", "unknown"]
        assert len(staff_frame(table)) == 2

    def test_the_same_measurement_twice(self) -> None:
        form = read_form(DATA, "workload")
        rows = [
            ("2026-03-02", "k-01", "100", "3"),
            ("2026-03-02", "k-02", "100", "3"),
            ("2/3 2026", "k-01", "100", "4"),
        ]
        content = csv_file(
            [(day.replace("2/3 2026", "20260302"), *rest) for day, *rest in rows],
            ("Mätdag", "Person", "Tjänstgöringsgrad", "Utredningar"),
        )
        outcome = refused(imports.table(content, "m.csv", form=form))
        assert places(outcome) == [("twice", 4, "A", "")]
        assert (
            outcome.items[0].sentence(SV)
            == "Samma sak står redan på rad 2. Ta bort en av dem, eller skilj dem åt med Mätdag, Person."
        )

    @pytest.mark.parametrize(
        ("content", "name"), [(csv_file([GOOD] * 500), "r.csv"), (xlsx_file([GOOD] * 500), "r.xlsx")]
    )
    def test_progress_only_grows_and_ends_at_one(self, content: bytes, name: str) -> None:
        shares: list[float] = []
        register(content, name, progress=shares.append)
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert len(shares) >= 10

    def test_the_same_bytes_give_the_same_table(self) -> None:
        content = csv_file([GOOD, row(course="Tejping")])
        assert imported(register(content)).table.equals(imported(register(content)).table)


def test_the_lists_hold_what_they_should() -> None:
    assert (len(TOWNS), COURSES["bbic"], [field.name for field in FORM.required]) == (
        290,
        "bbic",
        ["person", "municipality", "course", "start"],
    )
