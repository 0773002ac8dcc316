"""A sheet can be read before its kernel is there, and becomes live without anything moving."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Route
from serving import Workbook
from visits import Visit

WATCH = """
window.seen = new Set(); window.shifts = [];
new PerformanceObserver(list => { for (const e of list.getEntries()) window.shifts.push(e.value); })
  .observe({type: "layout-shift", buffered: true});
const look = () => { for (const h of document.querySelectorAll(".kb-figure h2, .kb-figure h3"))
  if (h.checkVisibility({visibilityProperty: true})) window.seen.add(h.textContent.trim());
  requestAnimationFrame(look); };
look();
"""

PLACES = """() => [...document.querySelectorAll(".kb-block")].filter(b => b.checkVisibility({visibilityProperty: true}))
  .map(b => { const r = b.getBoundingClientRect(); return [b.id, Math.round(r.x), Math.round(r.y + scrollY),
    Math.round(r.width), Math.round(r.height)]; })"""

VIEWS = ["/kompetens", "/kompetens?matt=persondagar", "/kompetens?del=perioder", "/kompetens?del=personal"]


@pytest.mark.parametrize("path", VIEWS)
def test_the_whole_view_is_sent_before_the_kernel_is_waited_for(served: Workbook, path: str) -> None:
    first = ""
    with urllib.request.urlopen(served.url.rstrip("/") + path) as response:
        while "jupyter-config-data" not in first:
            first += response.read1(1 << 16).decode(errors="replace")

    assert "<h1" in first
    assert 'class="kb-figure"' in first
    assert "<table" in first
    assert "widget-view+json" not in first


def asleep(visited: Visit, path: str) -> list[Route]:
    """Open a sheet whose controls cannot wake, however quick its kernel is, before what is returned goes on."""
    held: list[Route] = []
    visited.page.route("**/voila/static/*/voila.js*", lambda route: held.append(route))  # noqa: PLW0108  (Playwright cannot wrap a built-in)
    with visited.page.expect_request("**/voila.js*"):
        visited.page.goto(visited.base.rstrip("/") + path, wait_until="commit")
    return held


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", VIEWS)
def test_nothing_moves_and_no_other_view_is_seen_when_the_sheet_becomes_live(
    visit: Callable[..., Visit], path: str, width: int
) -> None:
    visited = visit(viewport={"width": width, "height": 900})
    visited.page.add_init_script(WATCH)
    held = asleep(visited, path)
    visited.page.wait_for_selector("#kb-first .kb-figure")
    visited.page.evaluate("document.fonts.ready")
    before = visited.page.evaluate(PLACES)
    for route in held:
        route.continue_()
    visited.wake()

    assert visited.page.evaluate(PLACES) == before
    assert sum(visited.page.evaluate("window.shifts")) < 0.01
    assert visited.page.locator("#kb-first").count() == 0
    shown = {h.strip() for h in visited.page.locator(".kb-figure h2, .kb-figure h3").all_text_contents()}
    assert set(visited.page.evaluate("[...window.seen]")) == shown


def test_what_is_chosen_before_the_controls_wake_is_done_when_they_do(visit: Callable[..., Visit]) -> None:
    visited = visit()
    held = asleep(visited, "/kompetens")
    visited.page.locator("#kb-first input[type=radio][value=person_days]").check()
    assert held
    for route in held:
        route.continue_()
    visited.wake()

    visited.page.wait_for_url("**matt=persondagar*")
    assert visited.page.locator("input[type=radio][value=person_days]").is_checked()
    assert visited.page.evaluate("document.activeElement.value") == "person_days"


def test_without_scripts_the_sheet_can_be_read_and_its_sections_opened(visit: Callable[..., Visit]) -> None:
    visited = visit(java_script_enabled=False)
    page = visited.open(live=False)

    assert page.locator(".kb-figure").count() >= 1
    assert page.locator("noscript").inner_text()
    page.locator(".kb-sections a").nth(1).click()
    assert (
        page.locator(".kb-sections a[aria-current=page]").inner_text()
        == page.locator(".kb-sections a").nth(1).inner_text()
    )
