"""The folder that a managers' server shows is found and checked before anything is served, or refused in Swedish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from managers_served import written
from publications import bare

from kartblad import cli, settings
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.server.circle import cover_of, settled
from kartblad.server.kernels import around, kernel_environment, visitor_environment

TEXTS = Texts("sv")


def stray(folder: Path) -> None:
    (folder / "anteckning.txt").write_text("x", encoding="utf-8")


def deep(folder: Path) -> None:
    (folder / "data" / "register.csv").write_text("x", encoding="utf-8")


def changed(folder: Path) -> None:
    file = next((folder / "data").glob("*.csv"))
    file.write_bytes(file.read_bytes().replace(b"..", b"3", 1))


def lost(folder: Path) -> None:
    next((folder / "data").glob("*.csv")).unlink()


def linked(folder: Path) -> None:
    file = next((folder / "data").glob("*.csv"))
    elsewhere = folder.parent / "elsewhere.csv"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def beside(folder: Path) -> None:
    """The data root holds something else beside the publication."""
    (folder.parent / "hemligt.csv").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("harm", [stray, deep, changed, lost, linked])
def test_a_folder_that_is_not_as_it_was_published_is_refused(
    harm: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "ifo")
    harm(folder)
    assert cli.main(["serve", "--pages", "chef", "--published", str(folder), "--no-browser"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "Traceback" in said.err) == ("", 1, False)
    assert settings.load().locale == "sv"


def test_a_data_root_that_holds_anything_else_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "rot" / "ifo")
    assert settled(settings.load({}), "chef", str(folder.parent), TEXTS).published == folder
    beside(folder)
    with pytest.raises(Problem):
        settled(settings.load({}), "chef", str(folder.parent), TEXTS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--pages", "chef"], "Gör en med kartblad publish KÄLLA… --to MAPP och ange den med --published MAPP."),
        (["--pages", "metod", "--published", "."], "--published gäller chefens blad: lägg till --pages chef."),
        (["--published", "."], "--published gäller chefens blad: lägg till --pages chef."),
    ],
)
def test_the_options_are_explained(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KARTBLAD_PUBLISHED", raising=False)
    assert cli.main(["serve", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--pages", "chef", "--published", str(tmp_path / "saknas")]) == 2
    assert "saknas" in capsys.readouterr().err


def test_the_environment_names_the_folder_and_the_option_comes_first(tmp_path: Path) -> None:
    one, other = written(tmp_path / "ett" / "ifo"), written(tmp_path / "tva" / "ifo", bare())
    here = settings.load({"KARTBLAD_PUBLISHED": str(one)})
    assert settled(here, "chef", "", TEXTS).published == one
    assert settled(here, "chef", str(other), TEXTS).published == other
    assert settled(here, "metod", "", TEXTS).published is None


def test_a_managers_kernel_is_told_of_no_other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KARTBLAD_HOME", "KARTBLAD_JOURNAL_HOURS", "KARTBLAD_WORKLOAD_MONTHS"):
        monkeypatch.setenv(name, "7" if "S" in name[-1] else str(tmp_path / "hemma"))
    folder = written(tmp_path / "ifo")
    here = settled(settings.load(), "chef", str(folder), TEXTS)
    told = {k: v for k, v in visitor_environment(around(kernel_environment(here, "chef"))).items() if "KARTBLAD" in k}
    there = settings.load(told)

    assert (there.published, there.data, there.home) == (folder, folder, folder)
    assert sorted(told) == [
        f"KARTBLAD_{name}" for name in ("DATA", "HOME", "LOCALE", "NOTEBOOKS", "PUBLISHED", "TEMPLATES")
    ]


def test_the_first_page_says_why_a_folder_cannot_be_shown(tmp_path: Path) -> None:
    folder = written(tmp_path / "ifo")
    cover, problem = cover_of(folder, TEXTS)
    assert (cover and cover.heading, problem) == ("Chefens blad – påhittat", "")
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    cover, problem = cover_of(folder, TEXTS)
    assert (cover, bool(problem)) == (None, True)
