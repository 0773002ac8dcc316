"""A file that is named on the command line is read, or it is said in Swedish why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records.named_file import content_of

TEXTS = Texts("sv")


def test_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "en.csv").write_bytes(b"a;b\n")
    assert content_of(tmp_path / "en.csv", TEXTS) == b"a;b\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("borta.csv", "det finns inget där"),
        ("en.csv/två.csv", "en del av sökvägen är ingen mapp"),
        ("å" * 300, "långt"),
    ],
)
def test_or_it_is_said_why_not(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "en.csv").write_bytes(b"")
    with pytest.raises(Problem, match=rf"går inte att öppna: .*{reason}\. Kontrollera namnet\."):
        content_of(tmp_path / name, TEXTS)
