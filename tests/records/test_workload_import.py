"""Measurements come in whole or not at all: nothing is guessed, and every fault has its place and its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from registers import opened, saved
from workload_made import CEILING, DATA, SETS, USUAL

from kartblad.catalogue.formats import read_examples, read_form
from kartblad.core.workload.measurement import Agreed, Count, Cover, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records import workload_templates
from kartblad.records.annotated import annotated
from kartblad.records.findings import Findings, Stop
from kartblad.records.workload_form import form, forms
from kartblad.records.workload_import import received
from kartblad.records.workload_received import Received

SV = Texts("sv")
HEAD = "Mätdag;Person;År i yrket;Tjänstgöringsgrad"
ROW = "2026-03-02;björk-7;6;100"


def read(text: str, weights: WeightSet = USUAL, name: str = "m.csv") -> Received | Findings:
    return received(text.encode(), name, weights, SETS, DATA)


def good(text: str, weights: WeightSet = USUAL) -> Received:
    found = read(text, weights)
    assert isinstance(found, Received), found.lines(SV)
    return found


def wrong(text: str, weights: WeightSet = USUAL) -> list[tuple[int | None, str, str, str]]:
    """Return row, column, value and fault of everything that is wrong."""
    found = read(text, weights)
    assert isinstance(found, Findings)
    return [(each.place.row, each.letter, each.value, each.fault.value) for each in found.items]


class TestRows:
    def test_the_shipped_example(self) -> None:
        found = received((DATA / "examples/workload.csv").read_bytes(), "workload.csv", USUAL, SETS, DATA)
        assert isinstance(found, Received)
        assert (len(found.measurements), found.persons, found.made_up) == (4, 3, 4)
        first, *_rest, last = found.measurements
        assert (first.years, first.flex, first.self_rating, first.count("utredning")) == (
            Decimal("0.5"), Decimal("-4.5"), 3, Count("utredning", 5, 0),
        )  # fmt: skip
        assert (last.date, last.person, last.weights) == ("2026-05-04", "påhittad-01", USUAL.ref)
        assert last.id != first.id

    @pytest.mark.parametrize(
        ("text", "expected"), [("75", "75"), ("87,5", "87.5"), ("87.5 %", "87.5"), ("66,6666666667", "66.6666666667")]
    )
    def test_a_decimal_is_what_was_written(self, text: str, expected: str) -> None:
        (held,) = good(f"{HEAD}\n2026-03-02;björk-7;6;{text}\n").measurements
        assert str(held.employment) == expected

    def test_an_empty_cell_is_not_known_and_a_column_that_is_not_there_was_not_asked_for(self) -> None:
        (held,) = good(f"{HEAD};Närvaro;Utredningar;Andra uppdrag\n2026-03-02;björk-7;;;;;\n").measurements
        assert (held.years, held.employment, held.presence, held.duties) == (None, None, None, None)
        assert held.counts == (Count("utredning", None, 0),)
        (held,) = good(f"{HEAD}\n{ROW}\n").measurements
        assert (held.presence, held.duties, held.counts) == (100, 0, ())

    def test_what_a_missing_column_counts_as_is_said(self) -> None:
        said = good(f"{HEAD};Utredningar\n{ROW};1\n").sentences(SV)
        assert said[0] == "1 rad lästes in från m.csv. De gäller 1 person."
        assert said[1].startswith("Saknas i filen och räknas därför som 0: Förhandsbedömningar")
        assert "Utredningar," not in said[1]
        assert len(said) == 4

    def test_shared_ones_have_a_column_of_their_own(self) -> None:
        found = good(f"{HEAD};Utredningar;Utredningar, delade;Yttranden, delade\n{ROW};1;3;2\n")
        assert found.measurements[0].counts == (Count("utredning", 1, 3), Count("yttrande", 0, 2))

    def test_the_same_file_twice_gives_the_same_ids(self) -> None:
        text = f"{HEAD}\n{ROW}\n2026-04-02;björk-7;6;100\n"
        assert good(text).measurements == good(text).measurements
        assert len({each.id for each in good(text).measurements}) == 2

    def test_an_id_that_was_copied_along_is_not_used_twice(self) -> None:
        text = f"{HEAD};Mätningens beteckning\n{ROW};m1\n2026-04-02;björk-7;6;100;m1\n"
        first, second = good(text).measurements
        assert (first.id, second.id == "m1") == ("m1", False)

    def test_texts_under_a_heading_that_nobody_knows_are_left_and_said(self) -> None:
        found = good(f"{HEAD};Rum\n{ROW};Blå rummet\n")
        assert found.ignored == ("Rum",)
        assert "Rum" in " ".join(found.doubts(SV))

    def test_another_instrument(self) -> None:
        (held,) = good(f"{HEAD};Barn med skyddsplan;Barn i utredning\n{ROW};7;1\n", CEILING).measurements
        assert held.counts == (Count("plan", 7, 0), Count("utredning", 1, 0))
        (held,) = good(f"{HEAD};Barn med skyddsplan;Viktuppsättning\n{ROW};7;demo-tak-100@0.1.0\n").measurements
        assert (held.weights, held.counts) == (CEILING.ref, (Count("plan", 7, 0),))


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (f"{HEAD};Konsultationer\n{ROW};4\n", [(1, "E", "Konsultationer", "unknown_column")]),
            (f"Enhet;;{HEAD}\nNorr;4;{ROW}\n", [(1, "B", "B", "unknown_column")]),
            (f"{HEAD};Konsultationer\n{ROW};0\n", [(1, "E", "Konsultationer", "unknown_column")]),
            (f"{HEAD}\n{ROW}\n{ROW}\n", [(3, "A", "", "twice")]),
            (f"{HEAD};Utredningar\n{ROW};1,5\n", [(2, "E", "1,5", "not_whole")]),
            (f"{HEAD};Utredningar\n{ROW};-1\n", [(2, "E", "-1", "too_small")]),
            (f"{HEAD};Utredningar\n{ROW};fem\n", [(2, "E", "fem", "not_a_number")]),
            (f"{HEAD}\n2026-03-02;björk-7;6;101\n", [(2, "D", "101", "too_large")]),
            (f"{HEAD}\n2026-02-30;björk-7;6;100\n", [(2, "A", "2026-02-30", "not_a_date")]),
            (
                f"{HEAD};Utredningar;varav utredningar om tvångsvård\n{ROW};2;3\n",
                [(2, "F", "3", "more_than_all")],
            ),
            (f"{HEAD};varav utredningar om tvångsvård\n{ROW};1\n", [(2, "E", "1", "more_than_all")]),
            (f"{HEAD};Viktuppsättning\n{ROW};egen@1\n", [(2, "E", "egen@1", "unknown_weights")]),
            (f"{HEAD};Barn med skyddsplan\n{ROW};7\n", [(2, "E", "7", "not_in_weights")]),
            (f"{HEAD};Egen skattning\n{ROW};6\n", [(2, "E", "6", "too_large")]),
        ],
    )
    def test_each_has_its_place(self, text: str, expected: list[tuple[int | None, str, str, str]]) -> None:
        assert wrong(text) == expected

    def test_cases_that_are_not_shared(self) -> None:
        text = f"{HEAD};Barn med skyddsplan;Barn med skyddsplan, delade\n{ROW};7;1\n"
        assert wrong(text, CEILING) == [(2, "F", "1", "not_shared")]

    def test_every_fault_is_found_at_once_and_nothing_comes_in(self) -> None:
        text = f"{HEAD};Utredningar;Konsultationer\n{ROW};1;2\n{ROW};1;2\n"
        assert [fault for *_rest, fault in wrong(text)] == ["unknown_column", "twice"]

    def test_a_sentence_names_what_is_wrong_and_what_to_do(self) -> None:
        found = read(f"{HEAD};Konsultationer\n{ROW};4\n")
        assert isinstance(found, Findings)
        (line,) = found.lines(SV)
        assert line.what == (
            "Kolumnen ”Konsultationer” innehåller tal, men viktuppsättningen Exempel efter Nässjö 2018, kompletterat "
            "med förslag har inget sådant slag."
        )
        assert line.remedy.endswith("Det som inte känns igen räknas aldrig som 0.")

    @pytest.mark.parametrize(
        ("text", "column"),
        [
            (f"{HEAD}\n2026-03-02;191212121212;6;100\n", "B"),
            (f"{HEAD}\n2026-03-02;Anna Andersson;6;100\n", "B"),
            (f"{HEAD};Anteckning\n{ROW};ring anna@example.com\n", "E"),
            (f"{HEAD};Personnummer\n{ROW};x\n", "E"),
        ],
    )
    def test_what_points_out_a_person_stops_the_file(self, text: str, column: str) -> None:
        found = read(text)
        assert isinstance(found, Findings)
        assert (found.stop, {each.letter for each in found.items}) == (Stop.PRIVACY, {column})

    def test_without_employment_the_columns_can_be_named_by_hand(self) -> None:
        found = read("Mätdag;Person;Andel\n2026-03-02;björk-7;75\n")
        assert isinstance(found, Findings)
        assert (found.stop, found.missing) == (Stop.COLUMNS, ("employment",))
        mapped = received(
            "Mätdag;Person;Andel\n2026-03-02;björk-7;75\n".encode(),
            "m.csv",
            USUAL,
            SETS,
            DATA,
            mapping={"employment": "Andel"},
        )
        assert isinstance(mapped, Received)
        assert mapped.measurements[0].employment == 75

    def test_the_file_comes_back_with_its_errors_and_can_be_mended_in_place(self) -> None:
        text = f"{HEAD};Utredningar\n{ROW};fem\n"
        found = read(text)
        assert isinstance(found, Findings)
        back = annotated(text.encode(), "m.csv", found, SV).decode("utf-8-sig")
        assert "”fem” är inget tal" in back
        assert good(back.replace(";fem;", ";5;")).measurements[0].count("utredning").whole == 5


MEASURED = Measurement(
    "m1",
    "2026-03-02",
    "björk-7",
    years=Decimal(6),
    counts=(Count("utredning", 2, 0),),
    cover=(Cover("c1", "yttrande", 1, "al-2"),),
    reductions=(Reduction("r1", "fackligt", Decimal(10), "2026-06-30"),),
    weights=USUAL.ref,
    handed=(Count("utredning", 3, 0),),
    talk=Talk("2026-03-05", "Det är mycket.", (Agreed("a1", Kind.LIFT_OFF, "Två går över.", done=Done.OPEN),)),
)


class TestLists:
    def changed(self, sheet: str, column: str, value: object) -> Received | Findings:
        """Return what comes of the whole file with one cell changed."""
        from kartblad.apps.workload import exported

        book = opened(exported.xlsx([MEASURED], SETS, DATA, SV))
        held = book[sheet]
        head = [cell.value for cell in held[1]]
        held.cell(2, head.index(column) + 1).value = value
        return received(saved(book), "m.xlsx", USUAL, SETS, DATA)

    @pytest.mark.parametrize(
        ("sheet", "column", "value", "fault"),
        [
            ("Täcker för kollega", "Slag", "Konsultation", "unknown_kind"),
            ("Täcker för kollega", "Slag", None, "required"),
            ("Täcker för kollega", "Person", "okänd-9", "no_such_measurement"),
            ("Täcker för kollega", "Antal", -1, "too_small"),
            ("Nedsättningar", "Skäl", "Semester", "unknown_reason"),
            ("Nedsättningar", "Hur mycket", 101, "too_large"),
            ("Överenskommet", "Åtgärd", "Något", "not_in_list"),
            ("Lämnade antal", "Slag", "Konsultation", "unknown_kind"),
        ],
    )
    def test_each_fault_names_its_sheet(self, sheet: str, column: str, value: object, fault: str) -> None:
        found = self.changed(sheet, column, value)
        assert isinstance(found, Findings)
        assert [(each.place.sheet, each.place.row, each.fault.value) for each in found.items] == [(sheet, 2, fault)]

    @pytest.mark.parametrize(
        ("sheet", "column", "value"),
        [
            ("Täcker för kollega", "Slag", "Yttranden"),
            ("Täcker för kollega", "Slag", "Statements to court and others"),
            ("Nedsättningar", "Skäl", "Fackligt uppdrag eller skyddsombud"),
            ("Lämnade antal", "Slag", "Utredningar"),
        ],
    )
    def test_what_is_listed_may_be_called_by_its_name(self, sheet: str, column: str, value: object) -> None:
        found = self.changed(sheet, column, value)
        assert isinstance(found, Received)
        assert found.measurements == (MEASURED,)

    def test_a_colleague_is_a_code_too(self) -> None:
        found = self.changed("Täcker för kollega", "Åt vem", "anna andersson")
        assert isinstance(found, Findings)
        assert found.stop is Stop.PRIVACY

    def test_an_amount_in_the_computed_sheet_is_never_read_back(self) -> None:
        found = self.changed("Beräknat", "Poäng (beräknat)", 999)
        assert isinstance(found, Received)
        assert found.measurements == (MEASURED,)


class TestForm:
    def test_of_the_usual_set_it_is_the_shipped_one(self) -> None:
        assert form(DATA, USUAL) == read_form(DATA, "workload")

    def test_of_another_set_it_has_that_sets_kinds(self) -> None:
        made = form(DATA, CEILING)
        assert [field.name for field in made.fields] == [
            *("date", "person", "unit", "years", "employment", "presence"),
            *("bedomning", "utredning", "plan", "placerad", "vantar"),
            *("self_rating", "flex_hours", "other_duties"),
        ]
        assert made.by_name["utredning"].title == "Barn i utredning"
        assert made.by_name["other_duties"].description.startswith("Poäng som läggs till")

    def test_every_kind_of_every_set_can_be_read(self) -> None:
        known = {kind.id for versions in SETS.values() for each in versions for kind in each.kinds}
        assert set(forms(DATA, USUAL, SETS).kinds) == known

    @pytest.mark.parametrize("weights", [USUAL, CEILING], ids=["usual", "ceiling"])
    @pytest.mark.parametrize("at", [0, 1])
    def test_a_template_comes_in(self, weights: WeightSet, at: int) -> None:
        file = workload_templates.files(DATA, weights, SV)[at]
        found = received(file.content, file.name, weights, SETS, DATA)
        assert isinstance(found, Received)
        assert (found.made_up, found.not_asked, found.ignored) == (4, (), ())
        assert len(found.measurements) == len(read_examples(DATA, read_form(DATA, "workload")))
        assert {count.id for count in found.measurements[0].counts} == {kind.id for kind in weights.kinds}
