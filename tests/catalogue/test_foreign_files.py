"""A folder from anybody is opened as text, within limits and through no link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kartblad.catalogue import foreign_files
from kartblad.catalogue.foreign_files import Folder
from kartblad.core.problems import Problem
from kartblad.i18n import Texts

SV = Texts("sv")
TABLE = "Kommun;Antal\nNorrby;12\n"


def folder(at: Path, **files: str | bytes) -> Folder:
    """Return a folder with files; ``__`` in a name is a slash."""
    for name, content in files.items():
        path = at / f"{name.replace('__', '/')}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Folder(at, SV)


def test_csv_files_are_found_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "läs mig.txt").write_text("inte en tabell", encoding="utf-8")
    assert folder(tmp_path, b=TABLE, a=TABLE, data__c=TABLE).tables() == ("a.csv", "b.csv", "data/c.csv")


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        TABLE.replace(";", ","),
        TABLE.replace(";", "\t"),
        TABLE.replace("\n", "\r\n"),
        "Kommun;Antal\n;\nNorrby ; 12\n\n",
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
    ],
)
def test_tables_are_read_however_they_are_written(tmp_path: Path, content: str | bytes) -> None:
    sheet = folder(tmp_path, a=content).sheet("a.csv")
    assert (sheet.heading, sheet.rows) == (("Kommun", "Antal"), (("Norrby", "12"),))


def test_swedish_letters_of_windows_are_read(tmp_path: Path) -> None:
    sheet = folder(tmp_path, a="Ort;Värde\nÅmål;5\n".encode("cp1252")).sheet("a.csv")
    assert (sheet.heading, sheet.rows) == (("Ort", "Värde"), (("Åmål", "5"),))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "ingen tabell"),
        ('a;b\n"x;1\n', "ingen tabell"),
        ("a;b\nx;1;2\n", "Rad 2"),
        ("a;a\nx;1\n", "egen rubrik"),
        (";".join(map(str, range(61))) + "\n", "egen rubrik"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        folder(tmp_path, a=content).sheet("a.csv")


@pytest.mark.parametrize("path", ["../b.csv", "/etc/passwd", "..\\b.csv", "a/../../b.csv", "C:b.csv", "b\0.csv", ""])
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(Problem, match="ligger inte i mappen"):
        folder(tmp_path).sheet(path)


def test_links_are_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "ut"
    for each in (inside, outside):
        each.mkdir()
    (outside / "hemlig.csv").write_text(TABLE, encoding="utf-8")
    (inside / "a.csv").symlink_to(outside / "hemlig.csv")
    (inside / "data").symlink_to(outside)
    opened = Folder(inside, SV)
    for path in ("a.csv", "data/hemlig.csv"):
        with pytest.raises(Problem, match="länk"):
            opened.sheet(path)
    with pytest.raises(Problem, match="länkar följs inte"):
        opened.tables()
    (inside / "a.csv").unlink()
    (inside / "data").unlink()
    (inside / "datapackage.json").symlink_to(outside / "hemlig.csv")
    with pytest.raises(Problem, match="länk"):
        opened.index()


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = folder(tmp_path, a=TABLE, b=TABLE)
    monkeypatch.setattr(foreign_files, "LARGEST_FILE", len(TABLE) - 1)
    with pytest.raises(Problem, match="större än"):
        opened.sheet("a.csv")
    monkeypatch.setattr(foreign_files, "LARGEST_FILE", len(TABLE))
    monkeypatch.setattr(foreign_files, "MOST_ROWS", 1)
    few = Folder(tmp_path, SV)
    assert few.sheet("a.csv").rows == (("Norrby", "12"),)
    with pytest.raises(Problem, match="fler än 1 rader"):
        few.sheet("b.csv")
    monkeypatch.setattr(foreign_files, "MOST_FILES", 1)
    with pytest.raises(Problem, match="fler än 1 CSV-filer"):
        opened.tables()


@pytest.mark.parametrize(("content", "said"), [(b"{", "JSON"), (b"[" * 100_000, "JSON"), (b"\xff", "JSON")])
def test_an_index_that_is_no_json_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "datapackage.json").write_bytes(content)
    with pytest.raises(Problem, match=said):
        Folder(tmp_path, SV).index()


def test_an_index_may_be_missing_or_say_nothing(tmp_path: Path) -> None:
    opened = Folder(tmp_path, SV)
    assert opened.index() == {}
    (tmp_path / "datapackage.json").write_text("[1]", encoding="utf-8")
    assert opened.index() == {}


def test_a_folder_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=re.escape("borta kan inte prövas. Den är ingen mapp som kan läsas.")):
        Folder(tmp_path / "borta", SV).tables()
