"""The static site in a real browser: from a server and from a folder, without script, narrow, enlarged and on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from publications import invented
from pypdf import PdfReader

from kartblad.apps.dashboard.page import page as dashboard
from kartblad.apps.dashboard.site import INDEX, site
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts

TEXTS = Texts("sv")
TOPICS = ["deltagande-1488.html", "belastning-norr.html", "kartor.html"]
PAGES = [INDEX, *TOPICS]
OVERFLOW = """() => [...document.querySelectorAll('body *:not(svg *):not(.kb-visually-hidden):not(.kb-skip)')]
  .filter(e => !e.closest('thead') && e.getBoundingClientRect().right > innerWidth + 0.5)
  .map(e => e.className || e.tagName)"""
STYLED = """() => document.fonts.ready.then(() => [
  getComputedStyle(document.querySelector('.kb-header')).borderBottomStyle,
  [...document.fonts].filter(f => f.family.includes('Kartblad Sans')).map(f => f.status).join()])"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the static site."""
    found = tmp_path_factory.mktemp("site")
    for name, content in site(invented(), TEXTS).items():
        (found / name).write_bytes(content)
    return found


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write nothing."""


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """Return the address of the site on a plain file server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def heard(page: Page) -> Iterator[Page]:
    """Return a page; afterwards its console has said nothing and it has asked for no foreign host."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    yield page
    assert said == []


@pytest.mark.parametrize("kind", ["server", "folder"])
def test_the_policy_blocks_nothing_that_the_pages_need(heard: Page, folder: Path, served: str, kind: str) -> None:
    base = served if kind == "server" else f"{folder.as_uri()}/"
    asked: list[str] = []
    heard.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        heard.goto(base + name)
        assert heard.evaluate(STYLED) == ["solid", "loaded"], name
    assert {url for url in asked if not url.startswith((base, "data:"))} == set()


def test_the_policy_stops_what_gets_into_a_page(page: Page, folder: Path, served: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    hurt = (folder / INDEX).read_text(encoding="utf-8")
    hurt = hurt.replace("<main", "<script>document.title = 'taken'</script><p style='color: red'>x</p><main", 1)
    (folder / "hurt.html").write_text(hurt, encoding="utf-8")
    page.goto(f"{served}hurt.html")
    assert page.title().startswith("Siffror för dig som leder")
    assert len([each for each in said if "Content Security Policy" in each]) == 2


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (320, ["kartor.html"]),
        (1280, [INDEX, "deltagande-1488.html"]),
        pytest.param(320, PAGES, marks=pytest.mark.long),
        pytest.param(1280, PAGES, marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(heard: Page, served: str, width: int, names: list[str]) -> None:
    heard.set_viewport_size({"width": width, "height": 900})
    found = []
    for name in names:
        heard.goto(served + name)
        for each in heard.locator("summary").all():
            each.click()
        found += [(name, fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(heard).response["violations"]]
    assert found == []


@pytest.mark.parametrize(("width", "text"), [(320, 100), (640, 100), (640, 200)])
def test_nothing_reaches_over_the_edge(heard: Page, served: str, width: int, text: int) -> None:
    """A page of 1280 pixels at 200 % is 640 wide; some enlarge only the text."""
    heard.set_viewport_size({"width": width, "height": 900})
    for name in PAGES:
        heard.goto(served + name)
        heard.evaluate("size => document.documentElement.style.setProperty('font-size', size, 'important')", f"{text}%")
        assert heard.evaluate("document.documentElement.scrollWidth") <= width, name
        assert heard.evaluate(OVERFLOW) == [], name


def test_without_script_one_finds_ones_own_and_the_passport(
    new_context: Callable[..., BrowserContext], served: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(served)
    page.get_by_role("navigation", name="Sidor").get_by_role("link", name="Deltagande").click()
    page.get_by_text("Din egen kommun").click()
    page.get_by_role("link", name="Trollhättan").click()
    shown = dashboard(invented(), Topic.PARTICIPATION, "1488", TEXTS)
    assert page.url == f"{served}deltagande-1488.html"
    assert page.get_by_role("heading", level=1).inner_text() == shown.heading
    figure = page.get_by_role("region", name=shown.shown[0].heading)
    figure.locator("summary").click()
    assert figure.get_by_text(shown.shown[0].figure.passport.coverage).is_visible()


def test_the_keyboard_comes_to_the_contents_first(heard: Page, served: str) -> None:
    heard.goto(served + TOPICS[0])
    heard.keyboard.press("Tab")
    heard.keyboard.press("Enter")
    assert heard.evaluate("document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize(
    "name",
    [
        "belastning-norr.html",
        pytest.param("deltagande-1488.html", marks=pytest.mark.long),
        pytest.param("kartor.html", marks=pytest.mark.long),
    ],
)
def test_paper_has_whole_figures_with_all_their_words(heard: Page, served: str, folder: Path, name: str) -> None:
    heard.goto(served + name)
    sheets = [page.extract_text() for page in PdfReader(io.BytesIO(heard.pdf(prefer_css_page_size=True))).pages]
    packed = ["".join(sheet.split()) for sheet in sheets]
    topic, _, own = name.removesuffix(".html").partition("-")
    shown = dashboard(invented(), Topic(topic), own, TEXTS)
    for post in shown.shown:
        finding, *labels = ("".join(text.split()) for text in (post.heading, *(row.label for row in post.figure.rows)))
        (at,) = (number for number, sheet in enumerate(packed) if finding in sheet)
        table = packed[at][packed[at].index(finding) :]
        assert [label for label in labels if label not in table] == [], f"{post.heading} is cut"
    said = "".join(packed)
    assert said.count("".join(f"{invented().circle} · utgåva".split())) == 1
    wanted = [text for post in shown.shown for text in (post.means, post.can_do, post.unknown)]
    assert [text for text in wanted if "".join(text.split()) not in said] == []
    assert "Dinegen" not in said
    assert "(CSV)" not in said
