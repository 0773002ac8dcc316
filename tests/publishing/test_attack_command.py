"""``kartblad attack``: what it prints, and the exit code by which a machine knows that something can be narrowed."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from publications import invented

from kartblad.cli import main
from kartblad.i18n import Texts
from kartblad.records.publication_folder import write

Out = pytest.CaptureFixture[str]
HEAD = "Kommun;Kön;Antal\n"
SAFE = f"{HEAD}Norrby;Kvinnor;..\nNorrby;Män;..\nNorrby;Totalt;20\n"
SOLVED = f"{HEAD}Norrby;Kvinnor;12\nNorrby;Män;..\nNorrby;Totalt;15\n"
TAKEN = "tal Antal, delat efter Kommun, Kön, period –, allt tillsammans Totalt, används inte –."
ADVICE = "Gör så här: dölj fler tal i samma rader och kolumner, eller slå ihop några. Låt ingen läsa dem innan dess."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def folder(name: str, text: str) -> str:
    """Make a folder with one table from elsewhere."""
    Path(name).mkdir()
    Path(name, "kurser.csv").write_text(text, encoding="utf-8")
    return name


def test_our_own_publication_holds(capsys: Out) -> None:
    write(Path("krets").resolve(), invented(), {}, Texts("sv"))
    assert main(["attack", "krets"]) == 0
    hidden = sum(said.value is None for d in invented().datasets for t in d.tables for said in t.cells.values())
    tables = sum(len(each.tables) for each in invented().datasets)
    line = f"{hidden} dolda celler i {tables} tabeller; ingen kan bestämmas snävare än 5.\n"
    assert capsys.readouterr() == (line, "")


def test_two_editions_with_other_k_give_each_other_away(capsys: Out) -> None:
    for name, k in (("fem", 5), ("sju", 7)):
        write(Path(name).resolve(), invented(k), {}, Texts("sv"))
    assert main(["attack", "fem", "sju"]) == 1
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.endswith("kan bestämmas snävare än 5–7.")
    shown = [line for line in lines if line.startswith("Deltaganden (påhittat) 2024-H2, Kommun Orust, Kurs LVU: ")]
    assert shown == ["Deltaganden (påhittat) 2024-H2, Kommun Orust, Kurs LVU: är dold i sju, men 7 visas i fem"]


@pytest.mark.parametrize(
    ("text", "options", "code", "told"),
    [
        (SAFE, [], 0, ["2 dolda celler i 1 tabell; ingen kan bestämmas snävare än 5.", f"ute/kurser.csv: {TAKEN}"]),
        (
            SOLVED,
            [],
            1,
            [
                "1 dold cell i 1 tabell; 1 kan bestämmas snävare än 5.",
                f"ute/kurser.csv: {TAKEN}",
                "kurser, Kommun Norrby, Kön Män: är 3",
                ADVICE,
            ],
        ),
        (
            SAFE,
            ["--k", "21"],
            1,
            [
                "2 dolda celler i 1 tabell; 2 kan bestämmas snävare än 21.",
                f"ute/kurser.csv: {TAKEN}",
                "kurser, Kommun Norrby, Kön Kvinnor: ligger mellan 0 och 20",
                "kurser, Kommun Norrby, Kön Män: ligger mellan 0 och 20",
                ADVICE,
            ],
        ),
    ],
)
def test_a_table_from_elsewhere_is_attacked(
    capsys: Out, text: str, options: list[str], code: int, told: list[str]
) -> None:
    assert main(["attack", folder("ute", text), *options]) == code
    assert capsys.readouterr().out.splitlines() == told


def test_tables_that_contradict_each_other_are_told(capsys: Out) -> None:
    one = folder("ett", f"{HEAD}Norrby;Kvinnor;12\nNorrby;Män;..\nNorrby;Totalt;20\n")
    other = folder("två", f"{HEAD}Norrby;Kvinnor;13\nNorrby;Män;..\nNorrby;Totalt;21\n")
    assert main(["attack", one, other]) == 1
    first, _one, _other, *told = capsys.readouterr().out.splitlines()
    assert first == (
        "2 dolda celler i 2 tabeller; ingen kan bestämmas snävare än 5; på 1 ställe säger tabellerna emot varandra."
    )
    assert told == [
        "kurser: talen i ett och två kan inte alla stämma. Det som ändrats mellan dem berättar om dem det gäller.",
        "kurser, Kommun Norrby, Kön Kvinnor: 12 i ett, 13 i två",
        "kurser, Kommun Norrby: 20 i ett, 21 i två",
    ]


def test_one_table_that_contradicts_itself_in_many_rows_is_one_place(capsys: Out) -> None:
    rows = "".join(f"{place};Totalt;{{}}\n{place};Kvinnor;12\n{place};Män;8\n" for place in ("Norrby", "Sörby", "Öby"))
    assert main(["attack", folder("fel", HEAD + rows.format(30, 40, 50))]) == 1
    first, _taken, *told = capsys.readouterr().out.splitlines()
    assert first.endswith("på 1 ställe säger tabellerna emot varandra.")
    assert told == ["kurser: talen i fel kan inte alla stämma. Det som ändrats mellan dem berättar om dem det gäller."]


def test_the_same_folder_twice_is_one(capsys: Out) -> None:
    name = folder("ute", SAFE)
    assert main(["attack", name, f"./{name}"]) == 0
    assert capsys.readouterr().out.startswith("2 dolda celler i 1 tabell;")


def test_json_and_csv_say_the_same(capsys: Out) -> None:
    name = folder("ute", SOLVED.replace("Norrby", "=cmd()"))
    assert main(["attack", name, "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    (row,) = said["narrowed"]
    assert row == {
        "folder": "ute",
        "dataset": "kurser",
        "period": "",
        "cell": {"Kommun": "=cmd()", "Kön": "Män"},
        "lowest": 3,
        "highest": 3,
        "k": 5,
    }
    assert (said["hidden"], said["tables"], said["contradictions"], len(said["taken"])) == (1, 1, [], 1)
    assert main(["attack", name, "--format", "csv"]) == 1
    assert list(csv.reader(StringIO(capsys.readouterr().out))) == [
        ["folder", "dataset", "period", "cell", "lowest", "highest", "k"],
        ["ute", "kurser", "", "Kommun==cmd() Kön=Män", "3", "3", "5"],
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["borta"], "borta kan inte prövas. Den är ingen mapp som kan läsas.\n"),
        (["ute", "--format", "xml"], "--format kan inte vara ”xml”. Välj något av text, json, csv.\n"),
        (["ute", "--k", "-1"], "--k är ett heltal från 1 och uppåt.\n"),
    ],
)
def test_what_cannot_be_used_is_told(capsys: Out, arguments: list[str], said: str) -> None:
    folder("ute", SAFE)
    assert main(["attack", *arguments]) == 2
    assert capsys.readouterr() == ("", said)
