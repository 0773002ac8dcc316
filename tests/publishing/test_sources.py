"""What an edition is made from: files told by their headings, what lies on this machine, and what is made up."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.core.elements import Counted, Elements
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.publishing import unit_sheet
from kartblad.publishing.source_files import Wanted
from kartblad.publishing.sources import Sources, read
from kartblad.records import element_counts

TEXTS = Texts("sv")
DATA = settings.load().data
REGISTER, STAFF, WORKLOAD = (str(DATA / "examples" / f"{name}.csv") for name in ("register", "staff", "workload"))
HAS = Elements(map=True, risk_goal_scale=False, child_words=True, network=True, explanation=False, plan=False)
ONE = Counted("2026-03", "standard", HAS, 12, 1, 13)


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    """Return how sources are read: with a home of the user's own that holds nothing."""
    here = replace(settings.load(), home=tmp_path / "hem")
    return Wanted(here, TEXTS, "2026-09-01", lambda: "fyra ord som inte öppnar")


@pytest.fixture
def counts(tmp_path: Path) -> str:
    """Return a file with what two sessions left behind."""
    for _ in range(2):
        element_counts.keep(tmp_path / "räknat", ONE, TEXTS)
    return str(tmp_path / "räknat" / "element.csv")


def came(found: Sources) -> dict[str, object]:
    """Return what came in, told so that it can be compared."""
    return {
        "register": None if found.register is None else len(found.register),
        "staff": None if found.staff is None else len(found.staff),
        "units": {each.label.sv: len(each.unit.measurements) for each in found.units},
        "sessions": {each.label.sv: len(each.counted) for each in found.sessions},
    }


NOTHING: dict[str, object] = {"register": None, "staff": None, "units": {}, "sessions": {}}


def test_a_file_is_known_by_its_headings(wanted: Wanted, counts: str) -> None:
    found = read([REGISTER, STAFF, WORKLOAD, f"Norra (påhittad)=  {counts}"], wanted)
    assert came(found) == {
        "register": 8,
        "staff": 6,
        "units": {"Barn och unga (påhittad)": 3, "Placering (påhittad)": 1},
        "sessions": {"Norra (påhittad)": 2},
    }


def test_english_headings_and_other_names_of_files_do_as_well(wanted: Wanted, tmp_path: Path) -> None:
    for number, source in enumerate((REGISTER, STAFF, WORKLOAD)):
        (tmp_path / f"Utdrag {number} = kopia.csv").write_bytes(Path(source).read_bytes())
    found = read([str(tmp_path / f"Utdrag {number} = kopia.csv") for number in range(3)], wanted)
    assert came(found) == came(read([REGISTER, STAFF, WORKLOAD], wanted))


def test_what_is_made_up_is_not_published_beside_what_is_not(wanted: Wanted, counts: str) -> None:
    for made_up in (REGISTER, WORKLOAD, "synthetic"):
        with pytest.raises(Problem, match="Några av källorna är påhittade och några är det inte"):
            read([made_up, f"Norra={counts}"], wanted)
    assert read([f"Norra={counts}"], wanted).made_up == {False}
    assert read([REGISTER, f"Norra (påhittad)={counts}"], wanted).made_up == {True}


@pytest.mark.parametrize("word", ["synthetic", "påhittad"])
def test_what_is_made_up_is_a_region_and_its_units(wanted: Wanted, word: str) -> None:
    found = read([word], wanted)
    units = [f"Enhet {name} (påhittad)" for name in ("Norr", "Söder", "Öst")]
    assert [each.label.sv for each in found.units] == units
    assert [each.label.sv for each in found.sessions] == units
    assert [each.invented for each in found.sessions] == [each.unit.invented for each in found.units] == [True] * 3
    assert found.register is not None
    assert found.staff is not None
    assert {str(person)[:9] for frame in (found.register, found.staff) for person in frame["person"]} == {"påhittad-"}


def test_what_is_made_up_about_a_month_stays_so(wanted: Wanted) -> None:
    early, late = (read(["synthetic"], replace(wanted, today=day)).sessions for day in ("2026-07-01", "2026-09-30"))
    for one, other in zip(early, late, strict=True):
        shared = {each.month for each in one.counted} & {each.month for each in other.counted}
        assert [each for each in one.counted if each.month in shared] == [
            each for each in other.counted if each.month in shared
        ]
        assert len(shared) == 22


@pytest.mark.parametrize("word", ["kartlaggning", "kartläggning"])
def test_the_counts_of_this_machine_need_a_name(wanted: Wanted, word: str) -> None:
    element_counts.keep(wanted.here.home / "statistics", ONE, TEXTS)
    assert came(read([f"Norra={word}"], wanted)) == {**NOTHING, "sessions": {"Norra": 1}}
    with pytest.raises(Problem, match=f"Ange vilken enhet .* skriv Enhetens namn={word}"):
        read([word], wanted)


@pytest.mark.parametrize(("name", "is_made_up"), [("Norra", False), ("Norra (Påhittad)", True)])
def test_counts_are_made_up_where_their_name_says_so(
    wanted: Wanted, counts: str, name: str, *, is_made_up: bool
) -> None:
    assert [each.invented for each in read([f"{name}={counts}"], wanted).sessions] == [is_made_up]


def test_the_sheet_of_this_machine_is_opened_with_a_phrase(wanted: Wanted, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    sheet = read([WORKLOAD], wanted).units[0].unit

    def opened(_here: settings.Settings, phrase: str, _texts: Texts) -> object:
        asked.append(phrase)
        return replace(sheet, name="Bladets namn", invented=False)

    monkeypatch.setattr(unit_sheet, "unit_of", opened)
    assert [each.label.sv for each in read(["arbetstyngd"], wanted).units] == ["Bladets namn"]
    assert [each.label.sv for each in read(["Annat namn=arbetstyngd"], wanted).units] == ["Annat namn"]
    assert asked == ["fyra ord som inte öppnar"] * 2


def test_no_phrase_is_asked_for_that_is_not_needed(wanted: Wanted) -> None:
    def never() -> str:
        raise AssertionError

    assert came(read([REGISTER], replace(wanted, phrase=never))) == {**NOTHING, "register": 8}


@pytest.mark.parametrize(
    ("sources", "sentence"),
    [
        (["inte-här.csv"], "inte-här.csv går inte att öppna: "),
        (["arbetstyngd"], "Inget blad är sparat i "),
        (["Norra=kartlaggning"], "Ingen kartläggning har räknats på den här datorn"),
        ([STAFF], "En personallista publiceras tillsammans med ett register"),
        ([REGISTER, REGISTER], "Det kan bara vara ett register"),
        ([REGISTER, STAFF, STAFF], "Det kan bara vara en personallista"),
        (["synthetic", REGISTER], "Det kan bara vara ett register"),
        ([REGISTER, "synthetic"], "Det kan bara vara ett register"),
        ([WORKLOAD, WORKLOAD], "Två enheter heter ”Barn och unga (påhittad)”"),
        ([f"Norra={REGISTER}"], "register.csv hör inte till en enhet: skriv det utan Norra="),
        (["Norra=synthetic"], "synthetic hör inte till en enhet: skriv det utan Norra="),
        (
            [str(DATA / "examples" / "wishes.csv")],
            "wishes.csv är inget som går att publicera. Det kan vara ett kursreg",
        ),
        ([str(DATA / "examples" / "answers.csv")], "answers.csv är inget som går att publicera."),
        ([str(DATA / "examples" / "map.yaml")], "map.yaml: Filer vars namn slutar på .yaml läses inte."),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(wanted: Wanted, sources: list[str], sentence: str) -> None:
    with pytest.raises(Problem) as refused:
        read(sources, wanted)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("second", ["norra", "NORRA", "Norrå", "–"])
def test_units_that_could_not_be_told_apart_are_refused(wanted: Wanted, counts: str, second: str) -> None:
    with pytest.raises(Problem, match=f"Två enheter heter ”{second}”, eller nästan så"):
        read([f"Norra={counts}", f"{second}={counts}"], wanted)


def test_the_same_sessions_do_not_count_for_two_units(wanted: Wanted, counts: str) -> None:
    with pytest.raises(Problem, match=r"Norra och Södra har samma kartläggningar\."):
        read([f"Norra={counts}", f"Södra={counts}"], wanted)


def test_everything_that_is_wrong_in_a_register_is_said_and_given_back(wanted: Wanted, tmp_path: Path) -> None:
    text = Path(REGISTER).read_text(encoding="utf-8").replace("1488", "0000").replace("2016-03-14", "igår")
    (tmp_path / "register.csv").write_text(text, encoding="utf-8")
    copy = tmp_path / "rättas.csv"
    with pytest.raises(Problem) as refused:
        read([str(tmp_path / "register.csv")], replace(wanted, returned=str(copy)))
    said = str(refused.value)
    assert ("rad 2–4" in said or "rad 2" in said, "igår" in said, "0000" in said) == (True, True, True)
    assert copy.is_file()


def test_so_it_is_for_measurements(wanted: Wanted, tmp_path: Path) -> None:
    text = (DATA / "examples" / "workload.csv").read_text(encoding="utf-8").replace("2026-03-02", "igår", 1)
    (tmp_path / "mätt.csv").write_text(text, encoding="utf-8")
    copy = tmp_path / "rättas.csv"
    with pytest.raises(Problem, match=r"1 fel i mätt\.csv.*rättas\.csv(?s:.*)”igår” är inget datum"):
        read([str(tmp_path / "mätt.csv")], replace(wanted, returned=str(copy)))
    assert "”igår” är inget datum" in copy.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Filen är tom."), (b"PK\x03\x04trasig", "Filen är avhuggen"), (b"\x00\x81\x00", "varken Excel")],
)
def test_what_is_no_table_is_said_to_be_what_it_is(
    wanted: Wanted, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / ("fil.xlsx" if content.startswith(b"PK") else "fil.csv")
    file.write_bytes(content)
    with pytest.raises(Problem, match=rf"{file.name}: .*{sentence}"):
        read([str(file)], wanted)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("2026-03", "2026-13", "rad 3, kolumn month: ”2026-13”"),
        ("standard,1", "standard,ja", "rad 3, kolumn map: ”ja”"),
        (",13\n", "\n", "rad 3, kolumn steps: ””"),
    ],
)
def test_a_count_that_cannot_be_read_stops_all(wanted: Wanted, counts: str, old: str, new: str, where: str) -> None:
    head, first, second = Path(counts).read_text(encoding="utf-8").splitlines(keepends=True)
    Path(counts).write_text(head + first + second.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Problem) as refused:
        read([f"Norra={counts}"], wanted)
    assert str(refused.value).startswith(f"element.csv, {where} går inte att läsa.")


def test_what_was_read_and_what_was_left_is_said(wanted: Wanted, tmp_path: Path) -> None:
    lines = [line.split(",") for line in Path(REGISTER).read_text(encoding="utf-8").splitlines()]
    text = "\n".join(",".join([*line, "anteckning" if not number else "x"]) for number, line in enumerate(lines))
    (tmp_path / "register.csv").write_text(text, encoding="utf-8")
    said = read([str(tmp_path / "register.csv")], wanted).said
    assert said[:2] == (
        "8 rader lästes in från register.csv. De gäller 6 personer.",
        "Används inte: kolumnerna anteckning.",
    )


def test_sources_are_read_from_where_one_stands(
    wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mitt register.csv").write_bytes(Path(REGISTER).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert came(read([os.path.join(".", "mitt register.csv")], wanted)) == {**NOTHING, "register": 8}  # noqa: PTH118
