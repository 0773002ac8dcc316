"""The benchmarks' measuring works: one visitor each, with and without a browser, and nothing is timed."""

from __future__ import annotations

import os
import sys

import pytest
from browsing import Trial, answering, change, left, opened, painting, profile
from ledger import Ledger, Line, Sample, machine, swedish
from memory import memory
from playwright.sync_api import Browser
from serving import Workbook, wait_until
from visitors import KARTBLAD, Guest, crowd, wanted


@pytest.mark.browser
def test_a_page_is_measured_from_navigation_to_answer(browser: Browser, sheet: Trial) -> None:
    with profile(browser) as context:
        painted, shift = painting(context, sheet)
        answered = answering(context, sheet)
        page = opened(context, sheet)
        page.evaluate("stopwatch.interactive")
        drawn, shown = change(page, sheet, back=True)
        left(page, sheet)

    assert 0 < painted.byte < painted.painted
    assert shift >= 0
    assert 0 < answered.usable < answered.answered
    assert answered.local == answered.answered  # no control of ours answers without its kernel
    assert 0 < drawn <= shown


def test_a_visitor_without_a_browser_is_answered_and_leaves_no_kernel(served: Workbook) -> None:
    [times] = crowd(served.url, KARTBLAD, 1)

    assert 0 < times.first < times.page < times.answered
    assert wait_until(lambda: not served.kernels())


def test_a_visitor_without_a_browser_takes_a_file_along(served: Workbook) -> None:
    guest = Guest(served.url, KARTBLAD)
    guest.visit()

    answer = guest.ask(wanted(10, "csv"))["content"]["data"]["content"]

    guest.leave()
    assert (answer["kind"], answer["number"], answer["media"]) == ("file", 10, "text/csv;charset=utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/smaps_rollup")
def test_memory_is_what_the_process_touches() -> None:
    before = memory(os.getpid())
    touched = bytearray(b"x" * (20 << 20))
    after = memory(os.getpid())

    assert 19 <= after.private - before.private < 25
    assert 19 <= after.pss - before.pss < 25
    assert len(touched) == 20 << 20


FAST, SLOW = Sample((1.0, 2.0, 9.0)), Sample((4.0, 4.0, 4.0))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (Line("a", FAST), ("a", "2,00 ms (1,00–9,00; n = 3)", "", "", "", "")),
        (Line("a", FAST, at_most=2), ("a", "2,00 ms (1,00–9,00; n = 3)", "", "", "≤ 2,00 ms", "ja")),
        (Line("a", SLOW, at_most=2), ("a", "4,00 ms (4,00–4,00; n = 3)", "", "", "≤ 2,00 ms", "nej")),
        (
            Line("a", FAST, SLOW, "b", 0.5),
            ("a", "2,00 ms (1,00–9,00; n = 3)", "b: 4,00 ms (4,00–4,00; n = 3)", "0,50", "≤ 0,50", "ja"),
        ),
        (
            Line("a", SLOW, FAST, "b", 1.15),
            ("a", "4,00 ms (4,00–4,00; n = 3)", "b: 2,00 ms (1,00–9,00; n = 3)", "2,00", "≤ 1,15", "nej"),
        ),
    ],
)
def test_a_result_is_held_against_its_yardstick_or_its_limit(line: Line, cells: tuple[str, ...]) -> None:
    assert line.cells == cells


def test_the_table_holds_every_result(capsys: pytest.CaptureFixture[str]) -> None:
    ledger = Ledger()
    ledger.add(Line("a", FAST))
    ledger.add(Line("b", SLOW))

    assert [row.split(" | ")[0] for row in ledger.table().splitlines()] == ["| vad", "| ---", "| a", "| b"]
    assert "2,00 ms" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.004, "0,00"), (1.15, "1,15"), (44.94, "44,9"), (300, "300"), (12345.6, "12\N{NO-BREAK SPACE}346")],
)
def test_numbers_are_swedish(number: float, text: str) -> None:
    assert swedish(number) == text


def test_the_machine_is_named() -> None:
    assert f"{os.cpu_count()} kärnor" in machine("1.2")
    assert "Chromium 1.2" in machine("1.2")
