"""A managers' server over real sockets: no door, message, link or value gets more than the published tables.

Its folder was published by the real command from sources with a canary in every text that must not leave.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import canary_sources
import html5lib
import pytest
import websocket
from agreed_origins import foreign, numbers_in
from agreeing import plain
from canary_sources import BIRD, MARKUP, PHRASE
from doors import CLOSED, TRAVERSALS, forbidden
from hunting import in_memory, places_of
from managers_served import managers_workbook
from mapping_visits import Window
from serving import Workbook
from spoiling import faults
from visiting import KERNEL, Answer, Visitor

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import View
from kartblad.apps.dashboard.page import owns, page
from kartblad.catalogue.published import published
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts
from kartblad.ui.markup import block_html

TEXTS = Texts("sv")
PAGES = [f"/{topic}" for topic in Topic]
METHOD = ("/kompetens", "/kartlaggning", "/arbetstyngd", "/vagg", "/analys", "/analys/avstamning.ipynb")
SECRET = "hemlig-nyckel"
QUIET = 1.0
"""Seconds to wait for answers that must not come."""
HOSTILE: tuple[Any, ...] = (
    "9999", "1488 ", "../1488", "../../data/deltagande", "<script>kanin(2)</script>", "åäö" * 3000, "", None, True, 7,
    -1, 1e308, ["1488"], {"egen": "1488"}, "*\x00", "1488&k=1", "__class__",
)  # fmt: skip
"""Values of which the choice of one's own offers none."""
KEYS = ("k", "period", "rounding", "about", "legend", "paper", "own.categories", "__class__", "../own", "", "own" * 60)
"""Controls that no page has."""
FILES = (
    ("paper", "pdf"), ("paper", "../x"), ("legend", ""), ("own", "csv"), ("deltagande", "csv"), ("../d", "json"),
    ("datapackage.json", ""), ("data/deltagande.csv", ""), ("dashboard-courses", "exe"), ("dashboard-zones", "csv"),
    ("dashboard-courses", "json"), ("/etc/passwd", ""),
)  # fmt: skip
"""Files that the page on participation does not offer; the figure on zones stands on another."""
QUERIES = (
    "egen=%3Cscript%3Ekanin(2)%3C/script%3E", "egen=../../../etc/passwd", "egen=" + "x" * 10_000, "egen=%00", "egen",
    "egen=1488&egen=9999", "egen=%ff%fe", "k=1", "period=2026-01", "egen[]=1488", "template=lab", "%00", "egen=null",
)  # fmt: skip


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """The publisher's sources, what was published, and what the server can write to: a short path, for its sockets."""
    with TemporaryDirectory(prefix="kb-") as made:
        folder = Path(made)
        for name in ("kallor", "tmp", "user"):
            (folder / name).mkdir()
        canary_sources.publish(folder / "kallor", folder / "ut")
        yield folder


@pytest.fixture(scope="module")
def publication(home: Path) -> Publication:
    """What the folder holds."""
    return published(home / "ut", TEXTS)


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[Workbook]:
    """A managers' server, careless enough to be started by the one who has the sources."""
    env = {"KARTBLAD_HOME": str(home / "kallor"), "SECRET_OF_THE_SERVER": SECRET, "TMPDIR": str(home / "tmp")}
    env |= dict.fromkeys(("HOME", "JUPYTER_RUNTIME_DIR"), str(home / "user"))
    with managers_workbook(home / "user", home / "ut", env) as opened:
        yield opened


@pytest.fixture(scope="module")
def visitor(served: Workbook) -> Iterator[Visitor]:
    """Somebody with nothing but a browser."""
    made = Visitor(served.url)
    yield made
    made.leave()


@pytest.fixture(scope="module")
def seen(visitor: Visitor) -> dict[str, Answer]:
    """Return what the server said when each page was opened once."""
    return {path: visitor.ask(path) for path in ("/", *PAGES, "/finns-inte")}


@pytest.fixture(scope="module")
def kernel(seen: dict[str, Answer]) -> str:
    """Return the id of the visitor's kernel."""
    return KERNEL.findall(seen["/deltagande"].text)[0]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def window(served: Workbook) -> Iterator[Callable[[str], Window]]:
    """Return the window of an address, opened once; they are closed in the end."""
    made: dict[str, Window] = {}

    def opened(path: str) -> Window:
        if path not in made:
            made[path] = Window(served, path)
        return made[path]

    yield opened
    for each in made.values():
        each.leave()


def drawn(publication: Publication, topic: Topic, own: str = "") -> dict[str, str]:
    """Return the blocks of a page as the published tables make them."""
    blocks = state.screen(View(topic, own), publication, TEXTS).blocks
    return {block.key: block_html(block, TEXTS) for block in blocks}


def missing(html: str, publication: Publication, topic: Topic) -> list[str]:
    """Return the figures of a page whose numbers are not in what the server sent first."""
    shown = page(publication, topic, "", TEXTS).shown
    words = " ".join("".join(html5lib.parse(html, namespaceHTMLElements=False).find("body").itertext()).split())
    cells = {post.key: [cell.text for row in post.figure.rows for cell in row.cells] for post in shown}
    assert cells
    return [key for key, texts in cells.items() if not all(" ".join(text.split()) in words for text in texts)]


# Doors ------------------------------------------------------------------------------------------------------------


def test_there_are_no_other_doors(visitor: Visitor, home: Path) -> None:
    files = [path.relative_to(home / "ut").as_posix() for path in (home / "ut").rglob("*.[hcj]*")]
    inside = [f"{start}/{name}" for name in files for start in ("", "/files", "/voila/files", "/data")]
    notebooks = [f"{start}/chef/{each}.ipynb" for each in Topic for start in ("", "/files", "/voila/render", "/tree")]
    paths = {*CLOSED, *METHOD, *inside, *notebooks} - {*PAGES}
    assert len(paths) > 130
    assert [path for path in sorted(paths) if visitor.ask(path).status not in {403, 404}] == []


def test_no_path_leads_out_of_a_folder(visitor: Visitor, home: Path) -> None:
    outside = [f"/voila/static/..%2f..%2f..%2f..%2f..%2f..{home / 'ut' / 'datapackage.json'}".replace("/kb-", "%2fkb-")]
    answers = {path: visitor.ask(path) for path in (*TRAVERSALS, *outside)}
    assert {path for path, answer in answers.items() if answer.status not in {400, 403, 404}} == set()
    assert [path for path, answer in answers.items() if "root:" in answer.text or "{%" in answer.text] == []


@pytest.mark.parametrize("path", ["/", *PAGES])
def test_a_page_is_only_read_and_answers_to_its_name(visitor: Visitor, path: str) -> None:
    methods = {method: visitor.ask(path, method, body=b"").status for method in ("POST", "PUT", "PATCH", "DELETE")}
    assert {method for method, status in methods.items() if status not in {403, 405}} == set()
    assert visitor.ask(path, headers={"Host": "ond.example"}).status in {400, 404}


@pytest.mark.parametrize("path", ["/", *PAGES, "/finns-inte"])
def test_a_page_keeps_to_itself_and_its_cookies_to_the_server(seen: dict[str, Answer], path: str) -> None:
    answer = seen[path]
    policy = answer.headers["content-security-policy"]
    wanted = ("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "unsafe-eval")
    assert [part in policy for part in wanted] == [True, True, True, False]
    assert (answer.headers["cache-control"], answer.headers["x-frame-options"]) == ("no-store", "DENY")
    cookies = [cookie.lower() for cookie in answer.cookies]
    assert [c for c in cookies if "samesite=lax" not in c] == []
    assert [c for c in cookies if "httponly" not in c and not c.startswith("_xsrf=")] == []


@pytest.mark.parametrize("query", QUERIES[:3])
def test_no_link_shows_anything_else_or_becomes_markup(
    visitor: Visitor, publication: Publication, served: Workbook, query: str
) -> None:
    html = visitor.ask(f"/kartor?{query}").text
    assert missing(html, publication, Topic.MAPPING) == []
    assert "kanin(2)" not in html
    assert [word for word in ("kanin(2)", "egen=", "xxxx", "Traceback") if word in served.log] == []


# Messages ---------------------------------------------------------------------------------------------------------


def test_forbidden_messages_do_nothing_and_end_nothing(visitor: Visitor, kernel: str, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    socket = visitor.socket(kernel)
    sent = {socket.send(kind, content, channel) for channel, kind, content in forbidden(proof)}
    sent |= {socket.send("shutdown_request", {"restart": False}, channel) for channel in ("shell", "control")}
    heard = [reply for message in sent for reply in socket.replies(message, QUIET / len(sent))]
    assert (heard, proof.exists()) == ([], False)
    assert socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert visitor.ask(f"/api/kernels/{kernel}").status == 200


def test_anothers_kernel_is_as_unknown_as_none(visitor: Visitor, window: Callable[[str], Window]) -> None:
    theirs = window("/deltagande").kernel_id
    for kernel in (theirs, "00000000-0000-4000-8000-000000000000"):
        assert visitor.ask(f"/api/kernels/{kernel}").status == 404
        for method in ("DELETE", "POST", "PUT"):
            assert visitor.ask(f"/api/kernels/{kernel}", method, body=b"").status in {403, 404, 405}
        with pytest.raises(websocket.WebSocketBadStatusException, match="404"):
            visitor.socket(kernel)


def test_a_foreign_page_opens_no_channel_and_too_much_closes_it(visitor: Visitor, kernel: str) -> None:
    for origin in ("http://ond.example", "null"):
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            visitor.socket(kernel, origin=origin)
    socket = visitor.socket(kernel)
    with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionError)):
        socket.replies(socket.send("comm_msg", {"comm_id": "x", "data": {"x": "å" * 7_000_000}}), 60)
    assert visitor.ask(f"/api/kernels/{kernel}").status == 200


# Widgets ----------------------------------------------------------------------------------------------------------


def states(window: Window) -> dict[str, dict[str, Any]]:
    """Return the state of every live widget, by its id."""
    found: dict[str, dict[str, Any]] = json.loads(window.states())["content"]["data"]["states"]
    return found


def stray(publication: Publication, topic: Topic, own: str, home: Path) -> list[str]:
    """Return the cells of a page with a number that is in no published file, nor follows from any."""
    held, shown = numbers_in(home / "ut"), page(publication, topic, own, TEXTS).shown
    if topic is Topic.PARTICIPATION:
        return [said for post in shown for said in foreign(post, own, held)]
    cells = [cell for post in shown for row in post.figure.rows for cell in row.cells if cell.value is not None]
    assert cells
    return [cell.text for cell in cells if plain(cell.value) not in held.shown()]


@pytest.mark.parametrize("topic", Topic)
def test_no_hidden_widget_and_every_number_is_published(
    window: Callable[[str], Window], publication: Publication, home: Path, topic: Topic
) -> None:
    live = states(window(f"/{topic}"))
    assert sorted(each["model_name"] for each in live.values()) == ["AnyModel", "LayoutModel"]
    (surface,) = [each["state"] for each in live.values() if each["model_name"] == "AnyModel"]
    assert dict(surface["blocks"]) == drawn(publication, topic)
    assert (surface["address"]["query"], BIRD in str(live)) == ("", False)
    assert [
        each for own in ("", *dict(owns(publication, topic))) for each in stray(publication, topic, own, home)
    ] == []


def test_what_is_set_from_outside_stays_outside(window: Callable[[str], Window], publication: Publication) -> None:
    attacked, other = window("/deltagande"), window("/kartor")
    for model, each in states(attacked).items():
        hostile = {trait: [["about", "kanin(2)"]] for trait in each["state"]}
        alone = [{trait: value} for trait, value in hostile.items()] if each["model_name"] == "AnyModel" else []
        for changed in (*alone, hostile):
            said = {"method": "update", "state": changed, "buffer_paths": []}
            attacked._socket.send("comm_msg", {"comm_id": model, "data": said})
    attacked._socket.send("comm_open", {"comm_id": "e" * 32, "target_name": "kartblad", "data": {}})
    attacked.use("own", "1488")
    after = [each["state"] for each in states(attacked).values() if each["model_name"] == "AnyModel"]
    assert [dict(each["blocks"]) for each in after] == [drawn(publication, Topic.PARTICIPATION, "1488")]
    assert "kanin(2)" not in str(after)
    assert other.shown == drawn(publication, Topic.MAPPING)
    attacked.use("own", "*")


def test_only_what_the_page_offers_can_be_chosen(
    window: Callable[[str], Window], publication: Publication, served: Workbook
) -> None:
    page_, shown = window("/deltagande"), drawn(publication, Topic.PARTICIPATION)
    page_.use("own", "1488")
    for value in HOSTILE:
        page_.use("own", value)
        assert page_.shown["about"] == drawn(publication, Topic.PARTICIPATION, "1488")["about"], value
    for key in KEYS:
        page_.use(key, "1488")
    for said in ({"kind": "visited", "number": 0, "query": each} for each in QUERIES):
        page_.tell(said)
    page_.use("own", "*")
    assert {key: html for key, html in page_.shown.items() if key in shown} == shown
    assert [word for word in ("kanin(2)", "egen=", "Traceback") if word in served.log] == []


def test_only_what_the_page_offers_can_be_taken_along(window: Callable[[str], Window]) -> None:
    page_ = window("/deltagande")
    for number, (key, form) in enumerate((*FILES, ("dashboard-courses", "csv")), 9000):
        page_.tell({"kind": "wanted", "number": number, "key": key, "form": form})
        said = page_.hear(lambda said, n=number: said.get("number") == n)
        assert (said["kind"], key) == ("file" if (key, form) == ("dashboard-courses", "csv") else "refused", key)
    page_.tell({"kind": "sending", "number": 9100, "key": "own", "name": "../x", "size": 9})
    page_.tell({"kind": "kept", "number": 9101, "token": "a.b"})
    page_.use("own", "*")
    assert "own" in page_.shown


# The hunt ---------------------------------------------------------------------------------------------------------


def test_names_that_leave_are_text_everywhere(
    seen: dict[str, Answer], window: Callable[[str], Window], home: Path
) -> None:
    sites = [path for path in (home / "ut").glob("*.html") if faults(path.read_text(encoding="utf-8"))]
    assert sites == []
    for path in ("/", *PAGES):
        html = seen[path].text
        assert set(faults(html)) <= {"script"}, path
        assert MARKUP.replace("<", "&lt;").replace(">", "&gt;") in html
    for path in PAGES:
        assert faults("".join(window(path).shown.values())) == []


def test_a_canary_is_in_no_folder_state_page_log_title_cookie_or_process(
    window: Callable[[str], Window], served: Workbook, home: Path
) -> None:
    for path in PAGES:
        shown = window(path)
        told = (shown.page + shown.states() + "".join(shown.heard)).lower()
        assert [word for word in (BIRD, SECRET, str(home)) if word in told] == [], path
        assert BIRD not in str([(cookie.name, cookie.value) for cookie in shown.visitor.jar])
        assert {name for name, value in shown.kernel.environ().items() if BIRD in value or SECRET in value} == set()
    for folder in (home / "ut", home / "tmp", home / "user"):
        assert places_of(BIRD, folder, served) == []
    assert BIRD not in (home / "kallor" / f"{BIRD}-logg.csv").read_text(encoding="utf-8")
    sources = [path for path in (home / "kallor").rglob("*") if path.is_file() and BIRD.encode() in path.read_bytes()]
    assert len(sources) == 3  # the hunt finds what there is to find: two lists and the counts


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")
def test_a_managers_kernel_holds_neither_sources_nor_their_files(window: Callable[[str], Window], home: Path) -> None:
    kernel = window("/deltagande").kernel
    opened = {os.readlink(each) for each in Path(f"/proc/{kernel.pid}/fd").iterdir()}  # noqa: PTH115
    assert {name for name in opened if name.startswith(str(home))} <= {str(home / "user" / "server.log")}
    assert in_memory([BIRD, PHRASE, SECRET, "/kallor", "Trollhättan"], kernel) == ["Trollhättan"]


# Last: the folder is changed --------------------------------------------------------------------------------------


def test_a_file_that_is_exchanged_under_the_server_is_not_read(
    visitor: Visitor, home: Path, publication: Publication
) -> None:
    file = home / "ut" / "data" / "deltagande.csv"
    file.unlink()
    file.symlink_to("/etc/passwd")
    os.mkfifo(home / "ut" / "index.html.new")
    assert missing(visitor.ask("/deltagande").text, publication, Topic.PARTICIPATION) == []
    (home / "ut" / "datapackage.json").touch()
    html = visitor.ask("/deltagande").text
    assert ("kb-notice-error" in html, "kb-figure-table" in html) == (True, False)
    assert [word for word in ("root:", "passwd", str(home)) if word in html] == []
