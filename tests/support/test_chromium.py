"""Where a Chromium is sought, and what is said where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import chromium
import pytest

posix_only = pytest.mark.skipif(os.name == "nt", reason="writes shell scripts")


def program(path: Path, code: int = 0) -> str:
    """Write an executable that ends with ``code``."""
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it but the folder that is returned, which is on PATH."""
    for name in ("KARTBLAD_BROWSER", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "MAC", ())
    monkeypatch.setattr(chromium, "playwrights_own", lambda: "")
    return tmp_path


@posix_only
def test_the_named_browser_decides(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium")
    named = program(bare / "my-own")
    monkeypatch.setenv("KARTBLAD_BROWSER", named)
    assert chromium.find() == named
    monkeypatch.setenv("KARTBLAD_BROWSER", str(bare / "missing"))
    assert chromium.find() == chromium.obtain() == ""


@posix_only
def test_a_browser_that_does_not_start_is_passed_over(bare: Path) -> None:
    program(bare / "chromium-browser", code=1)
    assert chromium.find() == ""
    working = program(bare / "google-chrome")
    assert chromium.find() == working


@posix_only
def test_playwrights_own_comes_after_the_machines(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = program(bare / "own")
    monkeypatch.setattr(chromium, "playwrights_own", lambda: own)
    assert chromium.find() == own
    machines = program(bare / "chromium")
    assert chromium.find() == machines


@posix_only
def test_what_is_missing_is_fetched_from_playwright_then_from_the_distribution(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "apt-get")
    commands: list[tuple[str, ...]] = []

    def succeeds(*command: str) -> bool:
        commands.append(command)
        if command[:2] == ("apt-get", "install"):
            program(bare / "chromium")
        return "playwright" not in command

    monkeypatch.setattr(chromium, "succeeds", succeeds)
    monkeypatch.setattr(chromium, "as_root", list)
    assert chromium.obtain() == str(bare / "chromium")
    assert commands[:3] == [
        (sys.executable, "-m", "playwright", "install", "chromium"),
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
    ]


def test_where_nothing_may_be_installed_one_sentence_names_the_package(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "succeeds", lambda *command: False)
    monkeypatch.setattr(chromium, "as_root", lambda: None)
    assert chromium.main(["--install"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", chromium.MISSING)
    assert "paketet chromium" in chromium.MISSING


def test_the_program_prints_nothing_but_the_path() -> None:
    done = subprocess.run([sys.executable, chromium.__file__], capture_output=True, text=True)
    assert done.stdout.splitlines() == ([chromium.find()] if done.returncode == 0 else [])
