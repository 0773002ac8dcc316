"""Where the workbook looks: the environment, then the checkout, then beside the package."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.core.problems import Problem

ROOT = Path(__file__).parents[1]


def test_a_checkout_is_found_without_any_environment() -> None:
    assert settings.load({}) == settings.Settings(
        data=ROOT / "data", notebooks=ROOT / "notebooks", templates=ROOT / "voila_templates", locale="sv"
    )


def test_a_wheel_has_its_folders_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "CHECKOUT", tmp_path)
    monkeypatch.setattr(settings, "PACKAGE", tmp_path / "kartblad")
    found = settings.load({})
    names = [found.data.name, found.notebooks.name, found.templates.name]
    assert names == ["_data", "_notebooks", "_voila_templates"]
    assert {found.data.parent, found.notebooks.parent, found.templates.parent} == {tmp_path / "kartblad"}


@pytest.mark.parametrize(
    ("variable", "field"),
    [("KARTBLAD_DATA", "data"), ("KARTBLAD_NOTEBOOKS", "notebooks"), ("KARTBLAD_TEMPLATES", "templates")],
)
def test_the_environment_comes_first(variable: str, field: str, tmp_path: Path) -> None:
    expected = dataclasses.replace(settings.load({}), **{field: tmp_path})
    assert settings.load({variable: str(tmp_path)}) == expected


def test_a_folder_that_is_not_there_is_said_with_its_variable(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"KARTBLAD_DATA pekar på mappen .*saknas, som inte finns") as caught:
        settings.load({"KARTBLAD_DATA": str(tmp_path / "saknas")})
    assert (caught.value.place.key, caught.value.place.file) == ("KARTBLAD_DATA", str(tmp_path / "saknas"))


def test_the_language_comes_from_the_environment() -> None:
    assert settings.load({"KARTBLAD_LOCALE": "en"}).locale == "en"


def test_an_empty_setting_is_none() -> None:
    assert settings.load({"KARTBLAD_LOCALE": "", "KARTBLAD_DATA": ""}) == settings.load({})


def test_an_unknown_language_is_a_problem() -> None:
    with pytest.raises(Problem, match="KARTBLAD_LOCALE"):
        settings.load({"KARTBLAD_LOCALE": "xx"})


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KARTBLAD_LOCALE", "en")
    assert settings.load().locale == "en"


def test_static_files_lie_in_the_template() -> None:
    assert (settings.load({}).static / "tokens.css").is_file()


def test_what_is_written_goes_to_the_users_own_folder(tmp_path: Path) -> None:
    there = settings.load({"KARTBLAD_HOME": str(tmp_path)})
    assert settings.load({}).home == settings.user_folder()
    assert (there.journals, there.walls, there.own) == (tmp_path / "journals", tmp_path / "walls", tmp_path / "own")
    assert there.workload == tmp_path / "workload"


@pytest.mark.parametrize(("written", "hours"), [("", 12.0), ("1", 1.0), ("0,5", 0.5), ("0.5", 0.5), ("744", 744.0)])
def test_how_long_a_session_is_kept(written: str, hours: float) -> None:
    assert settings.load({"KARTBLAD_JOURNAL_HOURS": written}).journal_hours == hours


@pytest.mark.parametrize("written", ["0", "-1", "745", "tolv", "nan", "inf"])
def test_hours_that_are_none(written: str) -> None:
    with pytest.raises(Problem, match=r"KARTBLAD_JOURNAL_HOURS är ”.*”, men måste vara ett antal timmar"):
        settings.load({"KARTBLAD_JOURNAL_HOURS": written})


@pytest.mark.parametrize(("written", "months"), [("", 24), ("1", 1), ("36", 36), ("120", 120)])
def test_how_long_a_measurement_is_kept(written: str, months: int) -> None:
    assert settings.load({"KARTBLAD_WORKLOAD_MONTHS": written}).workload_months == months


@pytest.mark.parametrize("written", ["0", "-1", "121", "1,5", "tolv", "nan", "²"])
def test_months_that_are_none(written: str) -> None:
    with pytest.raises(Problem, match=r"KARTBLAD_WORKLOAD_MONTHS är ”.*”, men måste vara ett helt antal månader"):
        settings.load({"KARTBLAD_WORKLOAD_MONTHS": written})


def test_the_server_tells_its_kernels(tmp_path: Path) -> None:
    from kartblad.server.kernels import kernel_environment, visitor_environment

    written = {"KARTBLAD_HOME": str(tmp_path), "KARTBLAD_JOURNAL_HOURS": "3,5", "KARTBLAD_WORKLOAD_MONTHS": "7"}
    here = settings.load(written)
    assert settings.load(visitor_environment(kernel_environment(here))) == here
