"""The command: the page's own numbers with their passport, and sentences in Swedish for what cannot be used."""

from __future__ import annotations

import csv
import io
import json
from itertools import product
from pathlib import Path

import pytest
from register_desks import csv_of, main_figure, own_rows

from kartblad import cli, settings
from kartblad.apps.participation import state
from kartblad.apps.participation.register_choices import Amount
from kartblad.catalogue.tables import statistics
from kartblad.core.participation import Grouping, Measure
from kartblad.core.register import Dimension, Selection
from kartblad.i18n import Texts
from kartblad.records import exports
from kartblad.ui.blocks import FigureBlock

Capture = pytest.CaptureFixture[bytes]
STATS = statistics(settings.load().data)
TEXTS = Texts("sv")


def page_figure(by: Grouping, measure: Measure) -> exports.Figure:
    """Return the figure that the page shows for the same choices."""
    view = state.change(state.change(state.start(STATS), "by", by), "measure", measure)
    blocks = state.screen(view, STATS, TEXTS).blocks
    return next(block.figure for block in blocks if isinstance(block, FigureBlock) and block.key == "courses")


@pytest.mark.parametrize(("by", "measure"), list(product(Grouping, Measure)))
def test_numbers_are_the_pages(by: Grouping, measure: Measure, capfdbinary: Capture) -> None:
    assert cli.main(["participation", "--by", by, "--measure", measure, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8"))))
    figure = page_figure(by, measure)
    expected = {
        (row.key, column.key): cell.value
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
    }
    found = {(row["key"], row["column"]): float(row["value"]) if row["value"] else None for row in rows}
    assert found == expected
    assert {row["definition"] for row in rows} == {figure.passport.definition}
    assert {row["period"] for row in rows} == {figure.passport.period}


@pytest.mark.parametrize(("by", "measure"), list(product(Grouping, Measure)))
def test_json_holds_the_figure_with_its_passport(by: Grouping, measure: Measure, capfdbinary: Capture) -> None:
    assert cli.main(["participation", "--by", by, "--measure", measure, "--format", "json"]) == 0
    written = capfdbinary.readouterr().out
    figure = page_figure(by, measure)
    assert written == exports.as_json(figure)
    assert json.loads(written)["passport"]["not_for"] == list(figure.passport.not_for)


def test_without_options_it_writes_participations_by_course_as_csv(capfdbinary: Capture) -> None:
    assert cli.main(["participation"]) == 0
    assert capfdbinary.readouterr().out == exports.open_csv(page_figure(Grouping.COURSE, Measure.PARTICIPATIONS))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["participation", "--by", "x"], "--by kan inte vara ”x”. Välj något av course, group."),
        (
            ["participation", "--measure", "kronor"],
            "--measure kan inte vara ”kronor”. Välj något av participations, person_days, hours, reach.",
        ),
        (["participation", "--format", "pdf"], "--format kan inte vara ”pdf”. Välj något av csv, json."),
        (
            ["participation", "--nix"],
            "Kommandot går inte att använda som det står: --nix. Kör kartblad --help och se vad som går att skriva.",
        ),
        (
            ["serve", "--port", "åtta"],
            (
                "Kommandot går inte att använda som det står: --port 'åtta'. Kör kartblad serve --help och se vad som "
                "går att skriva."
            ),
        ),
        (
            ["fly"],
            "Kommandot går inte att använda som det står: 'fly'. Kör kartblad --help och se vad som går att skriva.",
        ),
        (
            [],
            "Kommandot går inte att använda som det står: KOMMANDO. Kör kartblad --help och se vad som går att skriva.",
        ),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(arguments: list[str], sentence: str, capfdbinary: Capture) -> None:
    assert cli.main(arguments) == 2
    written = capfdbinary.readouterr()
    assert (written.out, written.err.decode("utf-8").strip()) == (b"", sentence)


@pytest.mark.parametrize("command", [[], ["participation"], ["serve"]])
def test_help_is_in_swedish(command: list[str], capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*command, "--help"])
    said = capfdbinary.readouterr().out.decode("utf-8")
    assert stopped.value.code == 0
    assert "visa den här hjälpen och sluta" in said
    assert [word for word in ("usage", "options", "show this", "positional", "default") if word in said] == []


def test_a_language_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    monkeypatch.setenv("KARTBLAD_LOCALE", "fi")
    assert cli.main(["participation"]) == 2
    assert "Språket 'fi' finns inte" in capfdbinary.readouterr().err.decode("utf-8")


class TestOwnRegister:
    """The same command with a register: what the page shows of it, protected alike."""

    @pytest.mark.parametrize(("by", "amount"), list(product(("course", "municipality", "year"), ("persons", "hours"))))
    def test_numbers_are_the_pages(self, by: str, amount: str, capfdbinary: Capture) -> None:
        assert cli.main(["participation", "--source", "synthetic", "--by", by, "--measure", amount]) == 0
        expected = main_figure(by=Dimension(by), amount=Amount(amount))
        assert capfdbinary.readouterr().out == exports.open_csv(expected)

    def test_filters_take_codes_and_names(self, capfdbinary: Capture) -> None:
        written = []
        for where in ("kommun=1488,course=bbic", "municipality=Trollhättan,kurs=BBiC"):
            assert cli.main(["participation", "--source", "synthetic", "--where", where]) == 0
            written.append(capfdbinary.readouterr().out)
        chosen = Selection(municipalities=frozenset({"1488"}), courses=frozenset({"bbic"}))
        assert written == [exports.open_csv(main_figure(selection=chosen))] * 2

    @pytest.mark.parametrize("amount", [Amount.COVERAGE, Amount.UP_TO_DATE, Amount.TIER_REACH, Amount.SATURATION])
    def test_shares_of_a_staff_follow_the_filters(self, amount: Amount, capfdbinary: Capture) -> None:
        where = ["--where", "kurs=trauma_basic", "--measure", amount.value]
        assert cli.main(["participation", "--source", "synthetic", *where]) == 0
        expected = main_figure(amount=amount, selection=Selection(courses=frozenset({"trauma_basic"})))
        assert (
            capfdbinary.readouterr().out == exports.open_csv(expected) != exports.open_csv(main_figure(amount=amount))
        )

    def test_a_file_of_ones_own(self, tmp_path: Path, capfdbinary: Capture) -> None:
        path = tmp_path / "eget.csv"
        path.write_bytes(csv_of(own_rows()))
        assert cli.main(["participation", "--source", str(path), "--format", "json"]) == 0
        written = json.loads(capfdbinary.readouterr().out)
        assert written["passport"]["sources"][0]["title"] == "Eget register"

    def test_a_broken_file_is_said_with_its_places(self, tmp_path: Path, capfdbinary: Capture) -> None:
        path = tmp_path / "eget.csv"
        path.write_bytes(csv_of([*own_rows(), "k-9;Atlantis;BBiC;2016-03-14;2;0–2 år"]))
        assert cli.main(["participation", "--source", str(path)]) == 2
        said = capfdbinary.readouterr()
        assert (said.out, "rad 10" in said.err.decode(), "Atlantis" in said.err.decode()) == (b"", True, True)

    def test_a_copy_comes_back_with_the_errors_written_in_and_comes_in_when_mended(
        self, tmp_path: Path, capfdbinary: Capture
    ) -> None:
        path, copy = tmp_path / "eget.csv", tmp_path / "rätta.csv"
        path.write_bytes(csv_of([*own_rows(), "k-9;Atlantis;BBiC;2016-03-14;2;0–2 år"]))
        assert cli.main(["participation", "--source", str(path)]) == 2
        assert "Med --returned FIL får du en kopia" in capfdbinary.readouterr().err.decode()
        assert cli.main(["participation", "--source", str(path), "--returned", str(copy)]) == 2
        assert f"Filen med felen inskrivna är {copy}" in capfdbinary.readouterr().err.decode()
        mended = copy.read_text(encoding="cp1252").replace("Atlantis", "Trollhättan")
        copy.write_text(mended, encoding="cp1252")
        assert cli.main(["participation", "--source", str(copy), "--returned", str(copy)]) == 0
        assert copy.read_text(encoding="cp1252") == mended
        assert b"bbic" in capfdbinary.readouterr().out

    @pytest.mark.parametrize(
        ("name", "returned", "words"),
        [
            ("eget.csv", "finns.csv", "finns.csv finns redan. Flytta den"),
            ("eget.csv", "eget.csv", "eget.csv finns redan. Flytta den"),
            ("eget.csv", "eget.xlsx", "måste sluta på .csv"),
            ("eget.csv", "saknas/fel.csv", "Det går inte att skriva till"),
            (
                "19850412-1232.csv",
                "fel.csv",
                "….csv kan peka ut en person. Ta bort det och välj filen igen. Ingen kopia",
            ),
        ],
    )
    def test_a_copy_is_never_written_over_a_file_nor_of_what_points_out_persons(
        self, name: str, returned: str, words: str, tmp_path: Path, capfdbinary: Capture
    ) -> None:
        (tmp_path / "finns.csv").write_bytes(b"x")
        path = tmp_path / name
        path.write_bytes(csv_of([*own_rows(), "k-9;Atlantis;BBiC;2016-03-14;2;0–2 år"]))
        before = {each: each.read_bytes() for each in tmp_path.iterdir()}
        assert cli.main(["participation", "--source", str(path), "--returned", str(tmp_path / returned)]) == 2
        said = capfdbinary.readouterr().err.decode()
        assert (words in said, "1232" in said.replace(str(tmp_path), "")) == (True, False)
        assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before

    def test_unknown_headings_are_answered_with_the_form(self, tmp_path: Path, capfdbinary: Capture) -> None:
        path = tmp_path / "eget.csv"
        path.write_bytes(csv_of(own_rows(), "vem;var;vad;startdatum;dagar;erfarenhet"))
        assert cli.main(["participation", "--source", str(path)]) == 2
        said = capfdbinary.readouterr().err.decode()
        assert ("kartblad template register" in said, "Säg vilken som är vilken." in said) == (True, False)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--source", "finns-inte.csv"], "går inte att öppna"),
            (["--source", "synthetic", "--where", "lön=3"], "--where kan inte filtrera på lön"),
            (["--source", "synthetic", "--where", "kommun=0180"], "Registret har inget 0180"),
            (["--source", "synthetic", "--by", "occasion"], "--by kan inte vara ”occasion”"),
            (["--source", "synthetic", "--by", "tier", "--where", "kommun=1488,år=2016"], "högst två indelningar"),
            (["--source", "synthetic", "--measure", "coverage", "--by", "year"], "--by kan inte vara ”year”"),
            (["--source", "synthetic", "--measure", "coverage", "--where", "år=2016"], "De här filtren verkar inte"),
            (["--source", "synthetic", "--measure", "coverage", "--where", "kommun=1488,tier=0–2 år"], "inte för båda"),
            (["--where", "kommun=1488"], "--where kräver ett eget register"),
            (["--returned", "fel.csv"], "--returned kräver ett eget register"),
        ],
    )
    def test_what_cannot_be_shown_is_said(self, arguments: list[str], words: str, capfdbinary: Capture) -> None:
        assert cli.main(["participation", *arguments]) == 2
        said = capfdbinary.readouterr()
        assert (said.out, words in said.err.decode()) == (b"", True)


def test_a_command_that_is_stopped_says_so(monkeypatch: pytest.MonkeyPatch, capfdbinary: Capture) -> None:
    def stopped(_data: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kartblad.catalogue.tables.statistics", stopped)
    assert cli.main(["participation"]) == 130
    assert capfdbinary.readouterr() == (b"", b"Avbrutet.\n")
