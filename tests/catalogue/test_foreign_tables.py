"""Folders to be attacked: our own, even changed ones, and those made elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from attacks import grid
from publications import invented

from kartblad.catalogue.foreign_tables import attackable
from kartblad.core.attacking.seen import Said, Seen, seen
from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Publication
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.records.publication_folder import write

SV = Texts("sv")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented publication as a folder."""
    folder = tmp_path_factory.mktemp("publicerat") / "krets"
    write(folder, invented(), {}, SV)
    return folder


def named(tables: tuple[Seen, ...]) -> dict[tuple[str, str], Seen]:
    """Return tables by dataset and period."""
    return {(table.dataset, table.period): replace(table, folder="") for table in tables}


def changed(published: Path, at: Path, name: str, before: str, after: str) -> Path:
    """Return a copy of the folder with something replaced in one file, once."""
    for path in (each for each in published.rglob("*") if each.is_file()):
        copy = at / path.relative_to(published)
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_text(encoding="utf-8")
        assert path.name != name or before in content
        copy.write_text(content.replace(before, after, 1) if path.name == name else content, encoding="utf-8")
    return at


def test_our_own_folder_says_what_the_publication_says(published: Path) -> None:
    reading = attackable(published, SV)
    assert named(reading.tables) == named(seen(invented()))
    assert reading.taken == ()
    assert reading.names["deltagande", "municipality", "1488"] == Words("Trollhättan", "Trollhättan")


@pytest.mark.parametrize("publication", [invented(k=7), invented(rounding=5)])
def test_k_and_rounding_are_read(publication: Publication, tmp_path: Path) -> None:
    write(tmp_path / "krets", publication, {}, SV)
    assert named(attackable(tmp_path / "krets", SV).tables) == named(seen(publication))


def test_a_folder_that_was_changed_is_read_as_it_stands(published: Path, tmp_path: Path) -> None:
    line = "2026-H1,1427,Sotenäs,bbic,BBiC,{},5,4"
    spoiled = changed(published, tmp_path, "deltagande.csv", line.format(",.."), line.format("3,"))
    table = named(attackable(spoiled, SV).tables)["deltagande", "2026-H1"]
    assert table.cells["1427", "bbic"] == Said(3)


def test_a_row_that_was_added_is_read(published: Path, tmp_path: Path) -> None:
    line = "2026-H1,1427,Sotenäs,bbic,"
    spoiled = changed(published, tmp_path, "deltagande.csv", line, f"2026-H1,9999,Ny,bbic,BBiC,3,,5,4\n{line}")
    table = named(attackable(spoiled, SV).tables)["deltagande", "2026-H1"]
    assert (table.cells["9999", "bbic"], table.axes[0].categories["9999"]) == (Said(3), ("9999",))


def test_a_file_beside_our_own_is_read_as_well(published: Path, tmp_path: Path) -> None:
    beside = changed(published, tmp_path, "", "", "")
    (beside / "arbetsmaterial.csv").write_text("Kommun;Antal\nÅmål;3\n", encoding="utf-8")
    reading = attackable(beside, SV)
    assert [taken.file for taken in reading.taken] == [f"{beside.name}/arbetsmaterial.csv"]
    assert len(reading.tables) == len(seen(invented())) + 1


def test_a_missing_column_is_told(published: Path, tmp_path: Path) -> None:
    spoiled = changed(published, tmp_path, "deltagande.csv", "symbol", "tecken")
    with pytest.raises(Problem, match="saknar kolumnen symbol"):
        attackable(spoiled, SV)


def elsewhere(at: Path, text: str, index: object = None) -> Path:
    """Return a folder made elsewhere with one table."""
    (at / "kurser.csv").write_text(text, encoding="utf-8")
    if index is not None:
        (at / "datapackage.json").write_text(json.dumps(index), encoding="utf-8")
    return at


def test_a_table_from_elsewhere_is_read(tmp_path: Path) -> None:
    rows = "Norrby;Kvinnor;12\nNorrby;Män;..\nNorrby;Totalt;20\nHela länet;Kvinnor;31\nHela länet;Män;-"
    reading = attackable(elsewhere(tmp_path, f"Kommun;Kön;Antal\n{rows}\n"), SV)
    (table,) = reading.tables
    expected = grid("Kvinnor Män *\nNorrby 12 .. 20\n* 31 ? ?")
    assert dict(table.cells) == {key: said for key, said in expected.cells.items() if key != ("*", "*")}
    assert [(axis.key, axis.additive, dict(axis.categories)) for axis in table.axes] == [
        ("Kommun", True, {"Norrby": ("Norrby",)}),
        ("Kön", True, {"Kvinnor": ("Kvinnor",), "Män": ("Män",)}),
    ]
    assert (table.dataset, table.period, reading.taken[0].totals) == ("kurser", "", ("Hela länet", "Totalt"))


def test_periods_are_tables_of_their_own_with_the_same_categories(tmp_path: Path) -> None:
    reading = attackable(elsewhere(tmp_path, "År,Ort,Antal\n2024,a,7\n2025,a,8\n2025,b,9\n"), SV)
    assert [(table.period, len(table.cells), table.axes[0].additive) for table in reading.tables] == [
        ("2024", 1, False),
        ("2025", 2, False),
    ]
    assert {tuple(table.axes[0].categories) for table in reading.tables} == {("a", "b")}


def test_a_primary_key_tells_what_the_numbers_are_divided_by(tmp_path: Path) -> None:
    text = "kommun,kurs,anmärkning,antal\n1488,bbic,ny,7\n1488,lvu,,8\n"
    schema = {"primaryKey": ["kommun", "kurs"]}
    reading = attackable(elsewhere(tmp_path, text, {"resources": [{"path": "kurser.csv", "schema": schema}]}), SV)
    assert reading.taken[0].columns.dimensions == ("kommun", "kurs")


@pytest.mark.parametrize(
    "index",
    [
        {"resources": "kurser.csv"},
        {"resources": ["kurser.csv", {"path": 3, "schema": []}, {"path": "kurser.csv", "schema": {"primaryKey": 7}}]},
        {"kartblad": {"datasets": [{"name": "deltagande"}]}},
        {"kartblad": 3},
    ],
)
def test_an_index_that_is_odd_is_passed_over(tmp_path: Path, index: object) -> None:
    reading = attackable(elsewhere(tmp_path, "kurs,antal\nbbic,7\n", index), SV)
    assert reading.taken[0].columns.value == "antal"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kommun;Antal\nNorrby;12\nNorrby;13\n", "Rad 3 i .*kurser.csv har samma kategorier"),
        ("Kommun;Antal\nTotalt;12\nSamtliga;13\n", "Rad 3"),
        ("Kommun;Kurs\nNorrby;BBiC\n", "Ingen kolumn har tal"),
        ("Antal\n7\n", "Ingen kolumn säger vad talen är delade efter"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        attackable(elsewhere(tmp_path, text), SV)


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="finns ingen tabell"):
        attackable(tmp_path, SV)
