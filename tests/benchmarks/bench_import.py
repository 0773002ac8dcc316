"""How long an import of 100 000 rows takes, held against pandas' bare read of the same file in the same run."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from ledger import Ledger, Line, Sample
from registers import HEADINGS, TOWNS, imported, register

ROWS = 100_000
AT_MOST = 3.0
"""Times the bare read."""
NAMES = ("Introduktionskurs", "BBiC", "LVU, grund", "Samtal med barn", "Tejping", "Yrkeshandledning")


def frame() -> pd.DataFrame:
    """Return a register as a municipality might have kept it for thirty years."""
    chance = np.random.default_rng(20170116)
    days = pd.Timestamp("2014-01-01") + pd.to_timedelta(chance.integers(0, 1461, ROWS), unit="D")
    cells = (
        [f"k-{number:05}" for number in chance.integers(0, 8_000, ROWS)],
        chance.choice(list(TOWNS.values()), ROWS),
        chance.choice(NAMES, ROWS),
        days,
        chance.choice([0.5, 1, 1.5, 2, 4, 5, 6], ROWS),
        np.where(chance.random(ROWS) < 0.2, 30.0, np.nan),
        chance.choice(["0–2 år", "2–5 år", "mer än 5 år", ""], ROWS),
        np.nan,
        chance.choice(["vår", "höst", ""], ROWS),
    )
    return pd.DataFrame(dict(zip(HEADINGS, cells, strict=True)))


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def text() -> bytes:
    """The register as a Swedish Excel saves it."""
    return frame().to_csv(index=False, sep=";", decimal=",", date_format="%Y-%m-%d").encode("utf-8-sig")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The register as a workbook."""
    target = io.BytesIO()
    frame().to_excel(target, index=False, sheet_name="Register")
    return target.getvalue()


def compare(ledger: Ledger, what: str, ours: Callable[[], object], bare: Callable[[], object], rounds: range) -> None:
    """Measure both by turns, write the result down, and hold it against the target."""
    pairs = [(seconds(ours), seconds(bare)) for _ in rounds]
    own, others = (Sample(tuple(1000 * taken for taken in column)) for column in zip(*pairs, strict=True))
    line = Line(what, own, others, "pandas bara läsning", AT_MOST)
    ledger.add(line)
    assert line.verdict == "ja"


def test_csv(text: bytes, ledger: Ledger, rounds: range) -> None:
    assert imported(register(text)).rows == ROWS
    compare(
        ledger,
        "inläsning av 100 000 rader CSV",
        lambda: register(text, progress=lambda _share: None),
        lambda: pd.read_csv(io.BytesIO(text), sep=";", decimal=","),
        rounds,
    )


def test_xlsx(workbook: bytes, ledger: Ledger, rounds: range) -> None:
    shares: list[float] = []
    assert imported(register(workbook, "register.xlsx", progress=shares.append)).rows == ROWS
    assert len(shares) > 100
    compare(
        ledger,
        "inläsning av 100 000 rader Excel",
        lambda: register(workbook, "register.xlsx", progress=lambda _share: None),
        lambda: pd.read_excel(io.BytesIO(workbook)),
        rounds[:3],
    )


def test_as_many_persons_as_rows(text: bytes, ledger: Ledger, rounds: range) -> None:
    """The worst case: everybody once, and a thousand courses of one's own. Without a target."""
    data = frame()
    data["Person"] = [f"k-{number}" for number in range(ROWS)]
    data["Kurs"] = [f"Kurs {number % 1_000}" for number in range(ROWS)]
    worst = data.to_csv(index=False, sep=";", decimal=",", date_format="%Y-%m-%d").encode("utf-8-sig")
    assert len(imported(register(worst)).own_courses) == 1_000
    pairs = [
        (seconds(lambda: register(worst)), seconds(lambda: pd.read_csv(io.BytesIO(worst), sep=";"))) for _ in rounds
    ]
    own, others = (Sample(tuple(1000 * taken for taken in column)) for column in zip(*pairs, strict=True))
    ledger.add(Line("inläsning, varje person en gång", own, others, "pandas bara läsning"))
