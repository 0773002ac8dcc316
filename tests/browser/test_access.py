"""Everyone can use every page: axe, the keyboard alone, 320 px, 200 %, wide spacing, and Swedish throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from serving import Workbook
from swedish import english
from visits import Visit

SECTIONS = [
    "",
    "del=perioder",
    "del=utbildning",
    "del=personal",
    "del=introduktion",
    "del=enkater",
    "del=plan",
    "del=kallor",
    "del=verkstad",
    "del=register",
]
PAGES = [("served", path) for path in ("/", "/finns-inte", *(f"/kompetens?{section}" for section in SECTIONS))]
MANAGERS = ("/", "/deltagande", "/deltagande?egen=1488", "/belastning?egen=norr", "/kartor")
LONG = [pytest.param(("managers", path), marks=pytest.mark.long) for path in MANAGERS]

FOREIGN_TITLES = ("Turnover costs and retention strategies",)
"""Works are called what they are called."""


@pytest.fixture(scope="module", params=[*PAGES, *LONG], ids="".join)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Each page, opened once for all the questions of this file; a sheet is waited for until it is live."""
    context = browser.new_context(locale="sv-SE", bypass_csp=True)  # axe comes as an inline script
    opened = context.new_page()
    server, path = request.param
    served: Workbook = request.getfixturevalue(server)
    Visit(opened, served.url).open(path, live=path not in {"/", "/finns-inte"})
    opened.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    yield opened
    opened.close(run_before_unload=True)
    context.close()


@pytest.fixture(autouse=True)
def desk(request: pytest.FixtureRequest) -> None:
    """Every question begins at the top of a page on a desk's screen."""
    if "page" in request.fixturenames:
        page = request.getfixturevalue("page")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def test_axe_finds_nothing_serious(page: Page) -> None:
    found = Axe().run(page).response["violations"]

    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == []


def test_one_main_heading_no_level_left_out_and_a_skip_link(page: Page) -> None:
    levels = [
        int(level) for level in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => h.tagName[1])")
    ]

    assert page.locator("html").get_attribute("lang") == "sv"
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.evaluate("document.querySelector('a, button, input').className") == "kb-skip"
    page.locator(".kb-skip").focus()
    assert page.locator(".kb-skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_or_scrolled_sideways(page: Page, width: int) -> None:
    """1280 pixels at 400 % are 320, at 200 % they are 640."""
    page.set_viewport_size({"width": width, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


CUT = """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.clientWidth > 1
  && !e.closest('select, input, svg, .kb-visually-hidden')
  && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 200))"""


def test_wide_spacing_breaks_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    style = page.add_style_tag(
        content="""* { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
    )

    width = page.evaluate("document.documentElement.scrollWidth")
    style.evaluate("style => style.remove()")
    assert width <= 320


def test_every_word_is_swedish(page: Page) -> None:
    assert english(page, FOREIGN_TITLES) == []
    assert page.title().endswith("Kartblad")


FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && (e.type !== 'radio' || e.checked)).length"""

FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const sheet = e.closest('.kb-index-sheet'); const o = sheet ? getComputedStyle(sheet) : s;
  const ring = o.outlineStyle !== 'none' && parseFloat(o.outlineWidth) >= 2;
  const label = e.closest('label'); const l = label && getComputedStyle(label);
  return {name: (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || '').trim(), tag: e.tagName,
    ring: ring || s.boxShadow !== 'none' || (l ? l.outlineStyle !== 'none' : false),
    seen: r.bottom > 0 && r.top < innerHeight && r.width > 0}; }"""


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(page: Page) -> None:
    expected = page.evaluate(FOCUSABLE)
    page.locator(".kb-skip").focus()
    stops = [page.evaluate(FOCUSED)]
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(FOCUSED))

    assert len(stops) >= expected
    assert [stop for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"] or not stop["seen"]] == []


def test_targets_are_at_least_24_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    small = page.evaluate("""() => [...document.querySelectorAll('button, select, summary, label.kb-option, nav a')]
      .filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
      .filter(([r]) => r.height < 24 || r.width < 24).map(([, html]) => html)""")

    assert small == []


def test_a_choice_by_keyboard_keeps_focus_says_its_result_and_changes_the_address(visit: Callable[..., Visit]) -> None:
    page = visit().open("/kompetens")
    page.locator("input[type=radio][name=kb-measure]:checked").focus()
    before = page.locator(".kb-figure h2").first.inner_text()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("before => document.querySelector('.kb-figure h2').innerText !== before", arg=before)
    assert page.evaluate("document.activeElement.value") == "person_days"
    assert "matt=persondagar" in page.url
    assert page.locator("main [role=status]").first.inner_text()
    page.go_back()
    page.wait_for_function("before => document.querySelector('.kb-figure h2').innerText === before", arg=before)


@pytest.mark.long
def test_a_manager_chooses_ones_own_by_keyboard_and_takes_out_the_page(
    visit: Callable[..., Visit], managers: Workbook
) -> None:
    page = visit(managers.url).open("/deltagande")
    page.locator(".kb-live select").focus()
    page.keyboard.press("ArrowDown")

    page.wait_for_url("**/deltagande?egen=*")
    assert page.evaluate("document.activeElement.id") == "kb-own--input"
    own = page.locator(".kb-live select option:checked").inner_text()
    assert (own in page.title(), own in page.locator(".kb-live h2").first.inner_text()) == (True, True)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Ta ut bladet som en A4 (PDF)").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    page.go_back()
    page.wait_for_url("**/deltagande")
    expect(page.locator(".kb-live select")).to_have_value("*")


def test_the_start_page_uses_no_kernel_and_no_script(visit: Callable[..., Visit], served: Workbook) -> None:
    before = {kernel.pid for kernel in served.kernels()}
    page = visit().open("/", live=False)

    assert page.locator("script").count() == 0
    assert {kernel.pid for kernel in served.kernels()} <= before
    assert page.locator(".kb-index-sheet").count() == 6
