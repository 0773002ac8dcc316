"""A managers' server over real sockets: three pages of one folder, nothing else, and nothing written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from managers_served import later, managers_workbook, written
from publications import invented
from serving import Workbook
from visiting import Visitor

from kartblad.apps.dashboard.page import page
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts

TEXTS = Texts("sv")
CLOSED = (
    "/kompetens", "/kartlaggning", "/arbetstyngd", "/vagg", "/chef", "/chef/deltagande.ipynb", "/deltagande.ipynb",
    "/deltagande.html", "/index.html", "/data/deltagande.csv", "/datapackage.json", "/deltagande/", "/Deltagande",
    "/kartblad.css", "/analys/avstamning", "/api/kernels", "/api/contents", "/files/chef/deltagande.ipynb", "/lab",
    "/voila/files/chef/deltagande.ipynb", "/voila/render/chef/deltagande.ipynb", "/voila/static/../../data/sheets.yaml",
    "/voila/templates/kartblad/static/..%2f..%2f..%2f..%2f..%2fdatapackage.json",
)  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served; the tests that change it come last."""
    return written(tmp_path_factory.mktemp("published") / "ifo")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with what a server of the other pages would delete as expired."""
    folder = tmp_path_factory.mktemp("home")
    journal = folder / "kartblad" / "journals" / ("0" * 32 + ".kbj")
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"old")
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, published: Path, home: Path) -> Iterator[Workbook]:
    """A running managers' server."""
    env = {"KARTBLAD_HOME": str(home / "kartblad"), "KARTBLAD_JOURNAL_HOURS": "0,0001"}
    with managers_workbook(tmp_path_factory.mktemp("served"), published, env) as opened:
        yield opened


@pytest.fixture
def visitor(served: Workbook) -> Visitor:
    """Somebody new."""
    return Visitor(served.url)


def digests(folder: Path) -> dict[str, str]:
    """Return what lies in a folder, and what is in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def first_paint(html: str) -> str:
    """Return the part of a page that needs no kernel."""
    return html.partition('id="kb-first"')[2].partition("jupyter-config-data")[0]


@pytest.mark.parametrize("topic", Topic)
def test_a_page_is_readable_without_its_kernel_and_its_kernel_comes(visitor: Visitor, topic: Topic) -> None:
    html = visitor.ask(f"/{topic.value}").text
    shown = page(invented(), topic, "", TEXTS)
    painted = html5lib.parseFragment(first_paint(html), namespaceHTMLElements=False)
    words = " ".join("".join(painted.itertext()).split())

    assert [" ".join(post.figure.finding.split()) in words for post in shown.shown] == [True] * len(shown.shown)
    assert first_paint(html).count("kb-figure-table") == len(shown.shown) >= 2
    assert "påhittat" in re.search(r"<title>(.*?)</title>", html)[1]  # type: ignore[index]
    assert ("application/vnd.voila.cell-output+json" in html, "data-kb-failed" in html) == (True, False)


def test_a_link_paints_ones_own_at_once(visitor: Visitor) -> None:
    painted = first_paint(visitor.ask("/deltagande?egen=1488").text)
    assert ('value="1488" selected' in painted, "Trollhättan – påhittat" in painted) == (True, True)


def test_the_first_page_names_the_circle_the_edition_and_three_sheets(visitor: Visitor) -> None:
    html = visitor.ask("/").text
    linked = re.findall(r'<h2 class="kb-index-name"><a href="/(\w+)">', html)
    assert linked == ["deltagande", "belastning", "kartor"]
    said = (invented().circle, "1 september 2026", "Chefens blad – påhittat")
    assert ([words in html for words in said], "<script" in html) == ([True, True, True], False)


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_else_is_here(visitor: Visitor, path: str) -> None:
    assert visitor.ask(path).status in {400, 403, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_pages_are_only_read(visitor: Visitor, method: str) -> None:
    assert {visitor.ask(path, method, body=b"").status for path in ("/", "/deltagande")} <= {403, 405}


def test_no_file_was_written_or_deleted_and_nothing_logged(
    served: Workbook, published: Path, home: Path, tmp_path: Path
) -> None:
    assert digests(published) == digests(written(tmp_path / "ifo"))
    assert list(digests(home)) == [f"kartblad/journals/{'0' * 32}.kbj"]
    assert [word for word in ("1488", "Traceback", "ERROR", "kernel could be forked") if word in served.log] == []


def test_a_new_edition_takes_the_place_of_the_old_one_and_a_broken_one_is_said(
    visitor: Visitor, published: Path
) -> None:
    edition = invented().edition
    assert "1 september 2026" in visitor.ask("/").text
    written(published, later(invented()))
    html = visitor.ask("/kartor").text
    assert (html.count(f"Utgåva {edition + 1},"), "1 oktober 2026" in visitor.ask("/").text) == (1, True)

    (published / "data" / "element.csv").write_text("period;x\n", encoding="utf-8")
    (published / "datapackage.json").touch()
    for path in ("/", "/kartor"):
        html = visitor.ask(path).text
        assert ("kb-notice-error" in html, "element.csv" in html, "kb-figure-table" in html) == (True, True, False)
