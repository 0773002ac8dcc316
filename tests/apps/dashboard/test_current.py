"""The edition that is published now is read once, and again when another has taken its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from managers_served import later, written
from publications import invented

from kartblad.apps.dashboard import current
from kartblad.core.problems import Problem
from kartblad.i18n import Texts

TEXTS = Texts("sv")


def test_an_edition_is_read_once_and_the_next_one_takes_its_place(tmp_path: Path) -> None:
    folder = written(tmp_path / "ifo")
    first = current.current(folder, TEXTS)
    assert current.current(folder, TEXTS) is first
    written(folder, later(invented()))
    assert current.current(folder, TEXTS) == later(first) != first


def test_a_folder_that_was_tampered_with_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "ifo")
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Problem):
        current.current(folder, TEXTS)
