"""A unit's sheet is read with its phrase and left as it is; a table of measurements gives one unit for each name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from workload_values import CARD, SETTINGS, TEXTS, TODAY, USUAL, measurement

from kartblad.apps.workload.keeping import Keeping
from kartblad.catalogue.resume_words import resume_words
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book, Own, Unit
from kartblad.core.workload.picture import picture
from kartblad.publishing.unit_sheet import check_apart, unit_of, units_of_file, with_weights
from kartblad.records import vault
from kartblad.records.vault import Cost
from kartblad.settings import Settings

NOW = datetime.fromisoformat(f"{TODAY}T12:00").replace(tzinfo=UTC).timestamp()
OTHER = " ".join(tuple(resume_words(SETTINGS.data))[:4])
NORRA = Unit("0123456789abcdef", "Norra", weights=USUAL.ref, measurements=(measurement(),))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return settings with a home of their own; keys cost nothing."""
    monkeypatch.setattr(vault, "PHRASE", Cost(16))
    monkeypatch.setattr(vault, "_KNOWN", (Cost(16),))
    return replace(SETTINGS, home=tmp_path / "home")


def kept(here: Settings, book: Book) -> tuple[Keeping, str]:
    """Keep a sheet and return its window and phrase."""
    keeper = Keeping(here, TEXTS, lambda: NOW)
    phrase = keeper.create(book)
    keeper.token()
    return keeper, phrase


def read(here: Settings, phrase: str) -> Unit:
    """Return the unit as it is read."""
    return unit_of(here, phrase, TEXTS, now=lambda: NOW)


def folder_of(here: Settings) -> Mapping[str, tuple[bytes, int]]:
    """Return every file that is kept, with when it was changed."""
    files = sorted(file for file in here.home.rglob("*") if file.is_file())
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


# Sheets -----------------------------------------------------------------------------------------------------------


def test_a_sheet_is_read_while_its_leader_has_it_open_and_nothing_changes(here: Settings) -> None:
    kept(here, Book(own=Own("björk-7")))
    keeper, phrase = kept(here, Book(unit=replace(NORRA, name="Södra")))
    keeper.write(Book(unit=NORRA))
    before = folder_of(here)
    assert read(here, phrase.upper()) == NORRA
    assert folder_of(here) == before
    later = replace(NORRA, name="Norra enheten")
    assert keeper.write(Book(unit=later)) == ()
    assert read(here, phrase) == later


def test_a_sheet_that_is_closed_is_read_and_can_be_taken_up_after(here: Settings) -> None:
    keeper, phrase = kept(here, Book(unit=NORRA))
    keeper.leave()
    before = folder_of(here)
    assert (read(here, phrase), folder_of(here)) == (NORRA, before)
    assert keeper.open(phrase) == Book(unit=NORRA)


def test_what_has_been_kept_for_long_enough_is_not_read(here: Settings) -> None:
    old = measurement(id="m0", date="2024-11-21")
    _keeper, phrase = kept(here, Book(unit=replace(NORRA, measurements=(old, measurement()))))
    assert read(here, phrase).measurements == (measurement(),)


def test_what_cannot_be_read_is_said(here: Settings) -> None:
    said = []
    for book, phrase in ((None, OTHER), (Book(unit=NORRA), OTHER), (None, "björksten"), (Book(own=Own("björk-7")), "")):
        made = kept(here, book)[1] if book else ""
        with pytest.raises(Problem) as problem:
            read(here, phrase or made)
        said.append(str(problem.value).split(".")[0])
    assert said == [
        f"Inget blad är sparat i {here.workload}",
        "Inget sparat blad öppnas med den frasen",
        "Återupptagningsfrasen är 4 ord; här står 1",
        "Frasen öppnar en medarbetares eget blad",
    ]


def test_a_damaged_sheet_is_said_in_the_words_of_sheets(here: Settings) -> None:
    keeper, phrase = kept(here, Book(unit=NORRA))
    keeper.leave()
    (file,) = here.workload.glob("*.journal")
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(Problem, match="Bladet"):
        read(here, phrase)


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        (NORRA, ("Norra", "Norra")),
        (replace(NORRA, invented=True), ("Norra (påhittad)", "Norra (invented)")),
        (replace(NORRA, name=CARD.name, invented=True), ("Påhittad enhet", "Påhittad enhet")),
    ],
)
def test_a_unit_is_called_as_its_sheet_is_and_made_up_is_said(
    unit: Unit, label: tuple[str, str], here: Settings
) -> None:
    months = with_weights(unit, here)
    assert ((months.label.sv, months.label.en), months.weights_of(USUAL.ref)) == (label, USUAL)


# Tables -----------------------------------------------------------------------------------------------------------

Row = tuple[str, str, str]
"""Day, person and unit."""


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of tables with measurements."""

    def written(*rows: Row) -> Path:
        file = tmp_path / "mätningar.csv"
        lines = [f"{day},{person},{unit},6,100,100,5" for day, person, unit in rows]
        file.write_text("\n".join(("date,person,unit,years,employment,presence,utredning", *lines)), encoding="utf-8")
        return file

    return written


@pytest.mark.parametrize(
    ("rows", "name", "units"),
    [
        (
            [("2026-03-02", "björk-1", "Syd"), ("2026-03-02", "björk-2", "Norr"), ("2026-04-02", "björk-1", "Syd")],
            "",
            [("Syd", ["2026-03", "2026-04"]), ("Norr", ["2026-03"])],
        ),
        ([("2026-03-02", "björk-1", "")], "Öst", [("Öst", ["2026-03"])]),
        ([("2026-03-02", "björk-1", "0123456789abcdef")], "Öst", [("Öst", ["2026-03"])]),
        ([("2026-03-02", "påhittad-1", "Öst")], "", [("Öst (påhittad)", ["2026-03"])]),
    ],
)
def test_a_table_gives_a_unit_for_each_name(
    rows: Sequence[Row],
    name: str,
    units: Sequence[tuple[str, Sequence[str]]],
    here: Settings,
    table: Callable[..., Path],
) -> None:
    found = units_of_file(table(*rows), here, TEXTS, name=name)
    assert [(each.label.sv, [*each.unit.months]) for each in found] == units
    assert [picture(each.unit, "2026-03", each.weights_of).measured for each in found] == [1] * len(units)
    assert len({picture(each.unit, "2026-03", each.weights_of).loads for each in found}) == 1


def test_who_is_measured_twice_in_a_month_counts_once(here: Settings, table: Callable[..., Path]) -> None:
    file = table(("2026-03-02", "björk-1", "Syd"), ("2026-03-20", "björk-1", "Syd"))
    (found,) = units_of_file(file, here, TEXTS)
    assert [each.date for each in found.unit.measurements] == ["2026-03-20"]


@pytest.mark.parametrize("unit", ["", "0123456789abcdef"])
def test_a_row_that_is_nobody_s_is_refused(unit: str, here: Settings, table: Callable[..., Path]) -> None:
    with pytest.raises(Problem, match=r"mätningar\.csv: en rad från 2026-03-02 säger inte med namn"):
        units_of_file(table(("2026-03-02", "björk-1", unit)), here, TEXTS)


def test_a_file_that_cannot_be_read_in_is_refused_as_the_page_does(here: Settings, table: Callable[..., Path]) -> None:
    with pytest.raises(Problem, match="2026-13"):
        units_of_file(table(("2026-13-02", "björk-1", "Syd")), here, TEXTS)
    with pytest.raises(Problem, match=r"saknas\.csv går inte att öppna"):
        units_of_file(here.home / "saknas.csv", here, TEXTS)


def test_a_measurement_in_two_units_is_refused_without_saying_whose(here: Settings) -> None:
    both = [with_weights(replace(NORRA, name=name), here) for name in ("Norra", "Norra och Södra")]
    with pytest.raises(Problem) as problem:
        check_apart(both, TEXTS)
    assert str(problem.value).startswith(f"Samma mätning finns i både Norra och Norra och Södra, {TODAY}. Varje")
    assert measurement().person not in str(problem.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"measurements": (measurement(person="alm-1"),)},
        {"measurements": (measurement(self_rating=1),)},
        {"measurements": (measurement(counts=()),)},
        {"invented": True},
    ],
)
def test_other_measurements_and_made_up_ones_are_let_in(changes: Mapping[str, Any], here: Settings) -> None:
    units = [with_weights(each, here) for each in (NORRA, replace(NORRA, name="Södra", **changes))]
    assert check_apart(units, TEXTS) is None
