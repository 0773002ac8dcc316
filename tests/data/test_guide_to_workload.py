"""The guide to the workload page: its example is what the command writes, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from workload_desks import SETTINGS

from kartblad import cli

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "arbetstyngd.md").read_text(encoding="utf-8")
CATALOGUE = (
    Path(__file__).parents[2] / "widgets" / "kartblad" / "locale" / "sv" / "LC_MESSAGES" / "kartblad.po"
).read_text(encoding="utf-8")
BUTTONS = sorted(set(re.findall(r"(?<!\*)\*([A-ZÅÄÖ][^*\n…]+)\*(?!\*)", GUIDE)) - {"Arbetstyngd"})
"""What the guide says stands on the page: in italics, where it is whole."""


def test_its_example_is_what_the_command_writes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (shown,) = re.findall(r"cut -d, -f1-7\n(.*?)```", GUIDE, re.DOTALL)
    assert cli.main(["workload", str(SETTINGS.data / "examples" / "workload.csv"), "--format", "csv"]) == 0
    lines = capfdbinary.readouterr().out.decode("utf-8-sig").splitlines()
    assert [",".join(line.split(",")[:7]) for line in lines] == shown.splitlines()


@pytest.mark.parametrize("name", re.findall(r"\]\(((?:bilder/)?[\w-]+\.(?:png|md))\)", GUIDE))
def test_what_it_points_at_is_there(name: str) -> None:
    assert (DOCS / name).is_file()


@pytest.mark.parametrize("words", BUTTONS)
def test_what_it_says_stands_on_the_page(words: str) -> None:
    assert f'"{words}"' in CATALOGUE


def test_it_names_pictures_and_pages() -> None:
    assert (len(re.findall(r"\(bilder/", GUIDE)), len(BUTTONS) > 20) == (9, True)
