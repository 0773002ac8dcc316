"""The log of what is hidden: outside the folder, for its owner alone, a line for each cell and never a number."""

from __future__ import annotations

import csv
import stat
import sys
from pathlib import Path

import pytest
from publications import lone

from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Hidden, Name
from kartblad.i18n import Texts
from kartblad.records.publication_log import COLUMNS, log_file, logged, needs_no_earlier, needs_place

TEXTS = Texts("sv")
CELL = Hidden(Name.ZONES, "2026-03", "unit=norr zone=rod", "few")
FORMULA = Hidden(Name.ELEMENTS, "2025-H1", "=1+1", "complement")


def add(log: Path, *hidden: Hidden) -> None:
    """Log an edition that is published."""
    with logged(log, lone(), hidden, TEXTS):
        assert log.is_file()  # before the edition is


def test_editions_are_added_to_the_same_log(tmp_path: Path) -> None:
    log = tmp_path / "logg.csv"
    for hidden in ([CELL], [FORMULA]):
        add(log, *hidden)
    with log.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            list(COLUMNS),
            ["6", "2026-09-01", "zoner", "2026-03", "unit=norr zone=rod", "few"],
            ["6", "2026-09-01", "element", "2025-H1", "'=1+1", "complement"],
        ]


@pytest.mark.skipif(sys.platform == "win32", reason="the user's profile guards it there")
@pytest.mark.parametrize("before", [None, 0o644])
def test_only_its_owner_may_read_it(tmp_path: Path, before: int | None) -> None:
    log = tmp_path / "logg.csv"
    if before is not None:
        log.write_bytes(b"")
        log.chmod(before)
    add(log, CELL)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_it_lies_beside_the_folder_unless_somebody_wants_it_elsewhere(tmp_path: Path) -> None:
    assert log_file(tmp_path / "chefer") == tmp_path / "chefer-logg.csv"


@pytest.mark.parametrize("name", ["ut", "ut/logg.csv", "ut/data/logg.csv", "ut/../ut/logg.csv"])
def test_it_does_not_lie_in_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match="Loggen får inte ligga i den publicerade mappen"):
        needs_place(tmp_path / name, tmp_path / "ut", TEXTS)


@pytest.mark.parametrize("before", [None, b"edition,day\n"])
@pytest.mark.parametrize("stop", [Problem("disken är full"), KeyboardInterrupt()])
def test_what_was_not_published_after_all_is_not_in_it(
    tmp_path: Path, before: bytes | None, stop: BaseException
) -> None:
    log = tmp_path / "logg.csv"
    if before is not None:
        log.write_bytes(before)
    with pytest.raises(type(stop)), logged(log, lone(), [CELL], TEXTS):
        raise stop
    assert (log.read_bytes() if log.exists() else None) == before


def test_what_was_published_is_not_begun_anew(tmp_path: Path) -> None:
    log = tmp_path / "logg.csv"
    needs_no_earlier(log, tmp_path / "ut", TEXTS)
    add(log)  # nothing was hidden
    with pytest.raises(
        Problem, match=r"logg\.csv berättar om en utgåva som publicerats förut, men i .*ut ligger inget"
    ):
        needs_no_earlier(log, tmp_path / "ut", TEXTS)


def test_a_folder_has_to_have_somewhere_to_lie(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="finns inte, och där skulle ut ligga"):
        needs_place(tmp_path / "logg.csv", tmp_path / "saknas" / "ut", TEXTS)


@pytest.mark.parametrize("name", [".", "finns inte/logg.csv"])
def test_it_needs_a_place(tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match="går inte att ha som logg"):
        needs_place(tmp_path / name, tmp_path / "ut", TEXTS)


def test_a_log_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"Det går inte att skriva till .*logg\.csv"):
        add(tmp_path / "borta" / "logg.csv", CELL)
