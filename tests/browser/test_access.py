"""Everyone can use every page: axe, the keyboard alone, 320 px, 200 %, wide spacing, and Swedish throughout."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from serving import Workbook
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
]
PAGES = ["/", "/finns-inte", *(f"/kompetens?{section}" for section in SECTIONS)]

ENGLISH = re.compile(
    r"\b(the|and|of|with|not|this|that|page|sheet|show|choose|error|loading|courses?|participations?|download|copy|"
    r"from|what|which|their|unknown|known|stated|year|years|null|undefined|none|true|false|NaN)\b"
)
SWEDISH_TOO = {"of"}


def opened(visit: Callable[..., Visit], path: str, **options: object) -> Page:
    """Open a page; a sheet is waited for until it is live."""
    visited = visit(**options)
    page = visited.open(path, live=path.startswith("/kompetens"))
    if path == "/finns-inte":
        visited.complaints.clear()  # the browser remarks on the 404
    return page


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(visit: Callable[..., Visit], path: str) -> None:
    page = opened(visit, path, bypass_csp=True)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    found = Axe().run(page).response["violations"]

    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_main_heading_a_skip_link_and_no_heading_left_out(
    visit: Callable[..., Visit], path: str
) -> None:
    page = opened(visit, path)
    levels = [
        int(level) for level in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => h.tagName[1])")
    ]

    assert page.locator("html").get_attribute("lang") == "sv"
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kb-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)])
def test_nothing_is_cut_or_scrolled_sideways_on_a_phone_or_at_200_percent(
    visit: Callable[..., Visit], path: str, width: int, scale: int
) -> None:
    page = opened(visit, path, viewport={"width": width, "height": 640}, device_scale_factor=scale)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


CUT = """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.clientWidth > 1
  && !e.closest('select, input, svg, .kb-visually-hidden')
  && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("path", PAGES)
def test_wide_spacing_breaks_nothing(visit: Callable[..., Visit], path: str) -> None:
    page = opened(visit, path, bypass_csp=True, viewport={"width": 320, "height": 640})
    page.add_style_tag(
        content="""* { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES)
def test_every_word_is_swedish(visit: Callable[..., Visit], path: str) -> None:
    page = opened(visit, path)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    said = page.locator("body").inner_text() + " ".join(page.evaluate(SAID))

    assert [word for word in ENGLISH.findall(said) if word not in SWEDISH_TOO] == []
    assert page.title().endswith("Kartblad")


SAID = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], caption, legend, option')]
  .flatMap(e => [e.ariaLabel, e.title, e.placeholder, e.alt, e.textContent]).filter(Boolean)"""

FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && (e.type !== 'radio' || e.checked)).length"""

FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  const label = e.closest('label'); const l = label && getComputedStyle(label);
  return {name: (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || '').trim(), tag: e.tagName,
    ring: ring || s.boxShadow !== 'none' || (l ? l.outlineStyle !== 'none' : false),
    seen: r.bottom > 0 && r.top < innerHeight && r.width > 0}; }"""


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(visit: Callable[..., Visit], path: str) -> None:
    page = opened(visit, path)
    expected = page.evaluate(FOCUSABLE)
    stops = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(FOCUSED))

    assert len(stops) >= expected
    assert [stop for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"] or not stop["seen"]] == []


def test_targets_are_at_least_24_pixels(visit: Callable[..., Visit]) -> None:
    page = opened(visit, "/kompetens", viewport={"width": 320, "height": 640})
    small = page.evaluate("""() => [...document.querySelectorAll('button, select, summary, label.kb-option, nav a')]
      .filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
      .filter(([r]) => r.height < 24 || r.width < 24).map(([, html]) => html)""")

    assert small == []


def test_a_choice_by_keyboard_keeps_focus_says_its_result_and_changes_the_address(visit: Callable[..., Visit]) -> None:
    page = opened(visit, "/kompetens")
    page.locator("input[type=radio][name=kb-measure]:checked").focus()
    before = page.locator(".kb-figure h2").first.inner_text()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("before => document.querySelector('.kb-figure h2').innerText !== before", arg=before)
    assert page.evaluate("document.activeElement.value") == "person_days"
    assert "matt=persondagar" in page.url
    assert page.locator("[role=status]").all_inner_texts()
    page.go_back()
    page.wait_for_function("before => document.querySelector('.kb-figure h2').innerText === before", arg=before)


def test_the_start_page_uses_no_kernel_and_no_script(visit: Callable[..., Visit], served: Workbook) -> None:
    visited = visit()
    before = len(served.kernels())
    page = visited.open("/", live=False)

    assert page.locator("script").count() == 0
    assert len(served.kernels()) == before
    assert page.locator(".kb-index-sheet").count() == 5
