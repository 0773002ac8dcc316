"""A page that has lost its kernel says so and has one button that works; a closed page leaves no kernel behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from serving import Workbook, wait_until, workbook
from visits import Visit


def test_a_killed_kernel_is_said_within_thirty_seconds_and_the_button_opens_the_same_view(
    visit: Callable[..., Visit], served: Workbook
) -> None:
    others = set(served.kernels())
    visited = visit()
    page = visited.open("/kompetens?matt=persondagar")
    title = page.locator(".kb-figure h2").first.inner_text()
    assert not page.locator("#kb-banner").is_visible()
    [mine] = set(served.kernels()) - others
    mine.kill()

    page.locator("#kb-banner").wait_for(state="visible", timeout=30_000)
    page.locator("#kb-banner button").click()
    visited.wake()

    assert page.locator(".kb-figure h2").first.inner_text() == title
    assert not page.locator("#kb-banner").is_visible()
    visited.leave()


def test_a_stopped_workbook_leaves_no_process_and_its_page_says_so(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token") as served:
        visited = visit(served.url)
        page = visited.open()
        processes = [*served.kernels(), served.nursery()]
        assert len(processes) == 2

    assert wait_until(lambda: not any(process and process.is_running() for process in processes))
    page.locator("#kb-banner").wait_for(state="visible", timeout=90_000)
    assert "bruten" in page.locator("#kb-banner").inner_text()
    visited.leave()


def test_a_kernel_left_without_a_farewell_is_ended(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token", "--left-minutes", "0.03") as served:
        visited = visit(served.url)
        page = visited.open()
        page.context.set_offline(True)  # a lost network: no farewell reaches the server
        visited.leave()

        assert wait_until(lambda: not served.kernels())


@pytest.mark.parametrize("leave", ["close", "reload", "away"])
def test_a_page_that_is_left_ends_its_kernel(visit: Callable[..., Visit], served: Workbook, leave: str) -> None:
    others = {kernel.pid for kernel in served.kernels()}
    visited = visit()
    page = visited.open()
    mine = {kernel.pid for kernel in served.kernels()} - others
    if leave == "close":
        page.close(run_before_unload=True)
    elif leave == "reload":
        page.reload()
        visited.wake()
    else:
        page.goto(served.url)

    assert len(mine) == 1
    assert wait_until(lambda: not mine & {kernel.pid for kernel in served.kernels()})


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
        assert wait_until(lambda: _admitted(second), step=1)
        second.wake()
        second.leave()
        first.leave()


def _admitted(visited: Visit) -> bool:
    answer = visited.page.goto(visited.base + "kompetens")
    return answer is not None and answer.ok


def test_kernels_are_forked_where_the_system_can(visit: Callable[..., Visit], served: Workbook) -> None:
    visit().open()
    nursery = served.nursery()
    assert nursery
    assert {kernel.ppid() for kernel in served.kernels()} == {nursery.pid}


def test_kernels_are_ordinary_where_told(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with workbook(tmp_path, "--no-token", "--no-fork") as served:
        visited = visit(served.url)
        visited.open()
        assert served.nursery() is None
        assert [kernel.ppid() for kernel in served.kernels()] == [served.process.pid]
        visited.leave()


def test_a_kernel_that_cannot_be_started_leaves_a_page_that_can_be_read_and_says_so(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with workbook(tmp_path, "--no-token", env={"TMPDIR": str(tmp_path)}) as served:
        for folder in tmp_path.glob("kartblad_*"):
            folder.rmdir()  # where the kernels' sockets would lie
        visited = visit(served.url)
        page = visited.open(live=False)

        page.get_by_text("Bladet kunde inte startas").wait_for(timeout=30_000)
        assert page.locator(".kb-figure").first.is_visible()
        page.locator("#kb-banner").wait_for(state="visible")
        assert not page.locator("#kb-waking").is_visible()
        if picture := os.environ.get("KARTBLAD_PICTURES"):
            page.screenshot(path=f"{picture}/failed.png")
        visited.leave()
