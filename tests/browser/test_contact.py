"""A page that has lost its kernel says so and has one button that works; a closed page leaves no kernel behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from serving import wait_until, workbook
from visits import Visit


def test_a_killed_kernel_is_said_within_thirty_seconds_and_the_button_opens_the_same_view(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with workbook(tmp_path, "--no-token") as served:
        visited = visit(served.url)
        page = visited.open("/kompetens?matt=persondagar")
        title = page.locator(".kb-figure h2").first.inner_text()
        assert not page.locator("#kb-banner").is_visible()
        served.kernels()[0].kill()

        page.locator("#kb-banner").wait_for(state="visible", timeout=30_000)
        page.locator("#kb-banner button").click()
        visited.wake()

        assert page.locator(".kb-figure h2").first.inner_text() == title
        assert not page.locator("#kb-banner").is_visible()
        visited.complaints.clear()  # the browser remarks on the broken connection; that is the point of this test


def test_a_stopped_server_is_said(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token") as served:
        visited = visit(served.url)
        page = visited.open()

    page.locator("#kb-banner").wait_for(state="visible", timeout=30_000)
    assert "bruten" in page.locator("#kb-banner").inner_text()
    visited.complaints.clear()


def test_an_idle_kernel_is_ended_when_its_page_is_gone(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token", "--idle-minutes", "0.05") as served:
        visited = visit(served.url)
        page = visited.open()
        page.context.set_offline(True)  # a lost network: no farewell reaches the server
        page.close()

        assert wait_until(lambda: not served.kernels(), 30)
        visited.complaints.clear()


@pytest.mark.parametrize("leave", ["close", "reload", "away"])
def test_a_page_that_is_left_ends_its_kernel(visit: Callable[..., Visit], tmp_path: Path, leave: str) -> None:
    with workbook(tmp_path, "--no-token") as served:
        visited = visit(served.url)
        page = visited.open()
        before = {kernel.pid for kernel in served.kernels()}
        if leave == "close":
            page.close(run_before_unload=True)
        elif leave == "reload":
            page.reload()
            visited.wake()
        else:
            page.goto(served.url)

        assert len(before) == 1
        assert wait_until(lambda: not before & {kernel.pid for kernel in served.kernels()})


def test_a_full_workbook_says_so_and_lets_in_the_next_when_one_leaves(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with workbook(tmp_path, "--no-token", "--kernels", "1") as served:
        first, second = visit(served.url), visit(served.url)
        first.open()
        answer = second.page.goto(served.url + "kompetens")
        assert answer
        assert answer.status == 503
        assert answer.headers["retry-after"] == "60"
        assert second.page.locator("h1").inner_text() == "Det är fullt just nu"

        first.page.goto(served.url)
        assert wait_until(lambda: not served.kernels())
        second.complaints.clear()  # the browser remarks on the 503
        second.open().goto("about:blank")
        second.asked.clear()


def test_kernels_are_forked_where_the_system_can_and_ordinary_where_told(
    tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    for options, forked in ((), True), (("--no-fork",), False):
        folder = tmp_path / str(forked)
        folder.mkdir()
        with workbook(folder, "--no-token", *options) as served:
            visited = visit(served.url)
            page = visited.open()
            nursery = served.nursery()
            assert (nursery is not None) is forked
            assert len(served.kernels()) == 1
            assert (served.kernels()[0].ppid() == (nursery.pid if nursery else -1)) is forked
            page.close()


def test_nothing_of_a_stopped_workbook_is_left(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token") as served:
        visited = visit(served.url)
        visited.open()
        processes = [*served.kernels(), served.nursery()]
        visited.page.goto("about:blank")
        visited.asked.clear()

    assert wait_until(lambda: not any(process and process.is_running() for process in processes))
