"""`kartblad publish`: editions that only add, attacked before anybody reads them; else a sentence and nothing done."""

from __future__ import annotations

import csv
import getpass
import io
import stat
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kartblad import cli, settings
from kartblad.catalogue.published import published, root
from kartblad.catalogue.tables import statistics
from kartblad.core.elements import Counted, Elements
from kartblad.core.publication.edition import Name, Publication
from kartblad.frames import bounds, synthetic
from kartblad.i18n import Texts
from kartblad.publishing import publish_command, unit_sheet
from kartblad.records import element_counts

TEXTS = Texts("sv")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KARTBLAD_HOME", str(tmp_path / "hem"))


def counts(tmp_path: Path, months: Mapping[str, int]) -> str:
    """Return a source with so many sessions of a unit in each month; every third has a plan, two lack a map."""
    folder = tmp_path / "räknat"
    (folder / "element.csv").unlink(missing_ok=True)
    for month, number in months.items():
        for at in range(number):
            has = Elements(
                map=at > 1,
                risk_goal_scale=at % 2 == 0,
                child_words=True,
                network=True,
                explanation=False,
                plan=not at % 3,
            )
            element_counts.keep(folder, Counted(month, "standard", has, 13, 0, 13), TEXTS)
    return f"Enhet Norr={folder / 'element.csv'}"


FIRST = {"2025-03": 20}
THEN = {**FIRST, "2025-09": 24}


def publish(*arguments: object) -> int:
    """Run the command."""
    return cli.main(["publish", *map(str, arguments)])


def periods(publication: Publication) -> list[str]:
    """Return the periods of mapping that are published."""
    dataset = publication.dataset(Name.ELEMENTS)
    assert dataset is not None
    return [table.period for table in dataset.tables]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_editions_only_add(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "chefer"
    assert publish(counts(tmp_path, FIRST), "--to", folder, "--until", "2025-07-15", "--circle", "IFO-chefer") == 0
    first = published(folder, TEXTS)
    assert (first.edition, first.circle, first.published, periods(first)) == (
        1,
        "IFO-chefer",
        "2025-07-15",
        ["2025-H1"],
    )
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"Utgåva 1 för IFO-chefer är publicerad i {folder}.",
        "Kartläggningar per enhet och vad de rymmer: första halvåret 2025. 32 tal visas, 4 är dolda.",
        f"Vad som doldes och varför, utan tal, står i {tmp_path / 'chefer-logg.csv'}.",
        f"Läs själv först: {folder / 'index.html'}",
        f"Nästa steg: kartblad serve --pages chef --published {folder}",
    ]

    assert publish(counts(tmp_path, THEN), "--to", folder, "--until", "2026-01-10") == 0
    second = published(folder, TEXTS)
    assert (second.edition, second.circle, periods(second)) == (2, "IFO-chefer", ["2025-H1", "2025-H2"])
    assert second.datasets[0].tables[:1] == first.datasets[0].tables
    assert root(folder, TEXTS) == folder


def test_with_nothing_new_nothing_is_changed(tmp_path: Path, capsys: Capture) -> None:
    folder, source = tmp_path / "chefer", counts(tmp_path, FIRST)
    assert publish(source, "--to", folder, "--until", "2025-07-15") == 0
    log, before = tmp_path / "chefer-logg.csv", files(folder)
    logged = log.read_bytes()
    capsys.readouterr()
    # Late sessions of a half-year that was published are not taken up either.
    assert publish(counts(tmp_path, {"2025-03": 31}), "--to", folder, "--until", "2025-08-01") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Det finns inget nytt att publicera: utgåva 1 står kvar som den är."
    assert (files(folder), log.read_bytes()) == (before, logged)


def test_the_log_says_what_was_hidden_and_no_number(tmp_path: Path) -> None:
    log = tmp_path / "min logg.csv"
    source = counts(tmp_path, FIRST)
    assert publish(source, "--to", tmp_path / "ut", "--until", "2025-07-15", "--log", log) == 0
    rows = list(csv.DictReader(io.StringIO(log.read_text(encoding="utf-8"))))
    assert [tuple(row) for row in rows[:1]] == [("edition", "day", "dataset", "period", "where", "why")]
    assert {row["where"] for row in rows} == {
        "element=map answer=yes",
        "element=map answer=no",
        "unit=enhet-norr element=map answer=yes",
        "unit=enhet-norr element=map answer=no",
    }
    assert {(row["edition"], row["day"], row["dataset"], row["period"]) for row in rows} == {
        ("1", "2025-07-15", "element", "2025-H1")
    }
    if sys.platform != "win32":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_k_may_be_raised_and_numbers_rounded(tmp_path: Path) -> None:
    source = counts(tmp_path, FIRST)
    assert publish(source, "--to", tmp_path / "ut", "--until", "2025-07-15", "--k", 7, "--round") == 0
    (dataset,) = published(tmp_path / "ut", TEXTS).datasets
    (table,) = dataset.tables
    plan = {"element": "plan", "answer": "yes"}
    assert (table.k, table.rounding, table.cell(plan).value) == (7, 5, 5)  # seven of twenty


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--k", "4"], "--k är 4, men får bara höjas: minst 5."),
        (["--k", "-5"], "--k är -5, men får bara höjas: minst 5."),
        (["--until", "2999-01-01"], "--until är ”2999-01-01”, men ska vara en dag som har varit, ÅÅÅÅ-MM-DD."),
        (["--until", "igår"], "--until är ”igår”, men ska vara en dag som har varit, ÅÅÅÅ-MM-DD."),
        (["--until", "20250101"], "--until är ”20250101”, men ska vara en dag som har varit, ÅÅÅÅ-MM-DD."),
        (["--circle", "x" * 121], "--circle är ett namn på högst 120 tecken, inga av dem osynliga."),
        (["--circle", "a\x1b[31m"], "--circle är ett namn på högst 120 tecken, inga av dem osynliga."),
    ],
)
def test_an_option_that_cannot_be_used_gets_a_sentence(
    tmp_path: Path, capsys: Capture, arguments: list[str], sentence: str
) -> None:
    assert publish(counts(tmp_path, FIRST), "--to", tmp_path / "ut", *arguments) == 2
    written = capsys.readouterr()
    assert (written.out, written.err.strip()) == ("", sentence)
    assert not (tmp_path / "ut").exists()


def test_a_log_in_the_folder_is_refused(tmp_path: Path, capsys: Capture) -> None:
    source = counts(tmp_path, FIRST)
    assert publish(source, "--to", tmp_path / "ut", "--log", tmp_path / "ut" / "logg.csv") == 2
    assert capsys.readouterr().err.startswith("Loggen får inte ligga i den publicerade mappen")
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    ("source", "options", "sentence"),
    [
        (
            "norr",
            ["--until", "2025-07-14"],
            "Den förra utgåvan är av en senare dag. Skriv en senare dag efter --until.",
        ),
        ("norr", ["--circle", "Andra"], "Mappen är för en annan läsekrets."),
        ("påhittad", [], "Antingen det som är publicerat eller det som ska publiceras är påhittat."),
    ],
)
def test_what_cannot_be_added_leaves_the_folder_as_it_was(
    tmp_path: Path, capsys: Capture, source: str, options: list[str], sentence: str
) -> None:
    folder = tmp_path / "chefer"
    assert publish(counts(tmp_path, FIRST), "--to", folder, "--until", "2025-07-15") == 0
    before = files(folder)
    made_up = counts(tmp_path, THEN).replace("Norr", "Norr (påhittad)")
    used = counts(tmp_path, THEN) if source == "norr" else made_up
    capsys.readouterr()
    assert publish(used, "--to", folder, *options) == 2
    assert sentence in capsys.readouterr().err
    assert files(folder) == before


def test_what_is_not_a_publication_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "viktigt.docx").write_bytes(b"x")
    assert publish(counts(tmp_path, FIRST), "--to", tmp_path / "ut") == 2
    assert "finns redan och är ingen publicering" in capsys.readouterr().err
    assert files(tmp_path / "ut") == {"viktigt.docx": b"x"}


def test_what_could_be_worked_out_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    attacked = bounds.attacked

    def narrowing(tables: object) -> bounds.Attacked:
        found = attacked(tables)  # type: ignore[arg-type]
        first, *rest = found.bounds
        return bounds.Attacked((bounds.Bound(first.target, 1, 4), *rest))

    monkeypatch.setattr(bounds, "attacked", narrowing)
    assert publish(counts(tmp_path, FIRST), "--to", tmp_path / "ut", "--until", "2025-07-15") == 2
    assert capsys.readouterr().err.startswith("Inget publicerades: något som är dolt hade gått att räkna ut.")
    assert not (tmp_path / "ut").exists()
    assert not (tmp_path / "ut-logg.csv").exists()


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "phrase"), [(io.StringIO("fyra ord här nu\n"), "fyra ord här nu"), (Terminal(), "sagt")]
)
def test_the_phrase_is_asked_for_where_nobody_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO, phrase: str
) -> None:
    asked = []

    def opened(_here: object, typed: str, texts: Texts) -> object:
        asked.append(typed)
        raise publish_command.Problem(texts.gettext("No questions."))

    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(getpass, "getpass", lambda question: "sagt" if question.endswith(": ") else "")
    monkeypatch.setattr(unit_sheet, "unit_of", opened)
    assert publish("arbetstyngd", "--to", tmp_path / "ut") == 2
    assert asked == [phrase]


def test_what_is_made_up_can_be_published_to_learn_with(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = synthetic.synthetic(statistics(settings.load().data))
    last = made.register[made.register["start"].between("2017-01-01", "2017-06-30")].reset_index(drop=True)
    monkeypatch.setattr(synthetic, "synthetic", lambda _stats: replace(made, register=last))  # the whole takes long
    folder = tmp_path / "öva mapp"
    assert publish("synthetic", "--to", folder, "--until", "2026-07-15") == 0
    found = published(folder, TEXTS)
    assert (found.is_invented, [each.name for each in found.datasets if each.tables]) == (True, list(Name))
    said = capsys.readouterr().out
    assert "I den finns påhittade uppgifter, och det står överallt." in said
    assert said.splitlines()[-1] == f'Nästa steg: kartblad serve --pages chef --published "{folder}"'
    assert {"index.html", "deltagande.html", "belastning.html", "kartor.html"} <= set(files(folder))


@pytest.mark.long
def test_the_whole_invented_region_grows_by_editions(tmp_path: Path) -> None:
    for edition, day in enumerate(("2026-07-15", "2026-09-15"), 1):
        assert publish("synthetic", "--to", tmp_path / "ut", "--until", day) == 0
        assert published(tmp_path / "ut", TEXTS).edition == edition
    zones = published(tmp_path / "ut", TEXTS).dataset(Name.ZONES)
    assert zones is not None
    assert [table.edition for table in zones.tables] == [1] * 5 + [2] * 2
