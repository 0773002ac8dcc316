"""What a manager's notebook may call: the published folder's pages, and no way to anything else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from managers_served import written
from publications import invented

from kartblad import managers
from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import View
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts
from kartblad.ui.markup import block_html

PAGES = {
    Topic.PARTICIPATION: managers.participation,
    Topic.WORKLOAD: managers.workload,
    Topic.MAPPING: managers.mapping,
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published folder with invented numbers."""
    return written(tmp_path_factory.mktemp("published") / "ifo")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, published: Path) -> None:
    """The environment of a managers' kernel."""
    for name in ("KARTBLAD_PUBLISHED", "KARTBLAD_DATA", "KARTBLAD_HOME"):
        monkeypatch.setenv(name, str(published))


def opened(topic: Topic, locale: str | None = None) -> dict[str, str]:
    view = PAGES[topic](locale)
    try:
        return dict(view.widget.blocks)
    finally:
        view.close()


def drawn(topic: Topic, own: str = "", locale: str = "sv") -> dict[str, str]:
    texts = Texts(locale)
    return {block.key: block_html(block, texts) for block in state.screen(View(topic, own), invented(), texts).blocks}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("topic", Topic)
def test_each_page_shows_what_the_folder_holds(topic: Topic) -> None:
    assert opened(topic) == drawn(topic)


@pytest.mark.usefixtures("served")
def test_a_page_opens_at_ones_own_and_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5")
    monkeypatch.setenv("QUERY_STRING", "egen=1488")
    assert opened(Topic.PARTICIPATION, "en") == drawn(Topic.PARTICIPATION, "1488", "en")


@pytest.mark.parametrize("topic", Topic)
def test_without_a_folder_there_is_only_a_sentence(monkeypatch: pytest.MonkeyPatch, topic: Topic) -> None:
    monkeypatch.delenv("KARTBLAD_PUBLISHED", raising=False)
    (block,) = opened(topic).values()
    assert ("kb-notice-error" in block, "kartblad publish" in block) == (True, True)


ALONE = """
import json, os, socket, sys, threading
read, made = [], []
looks = {"open", "os.listdir", "os.scandir"}
sys.addaudithook(lambda event, facts: read.append(str(facts[0])) if event in looks else None)
class Watched(socket.socket):
    def __init__(self, *args, **more):
        made.append(args)
        super().__init__(*args, **more)
socket.socket = Watched
from kartblad import managers
managers.warm()
warmed = set(sys.modules)
threads = threading.active_count()
views = [page() for page in (managers.participation, managers.workload, managers.mapping)]
ours = ("kartblad", "ipywidgets", "anywidget")
needed = sorted(name for name in set(sys.modules) - warmed if name.partition(".")[0] in ours)
from kartblad.ui.blocks import FigureBlock
from kartblad.ui.files import FORMS, file_of
from kartblad.i18n import Texts
figure = next(block.figure for block in views[0]._screen.blocks if isinstance(block, FigureBlock))
tables = {"pandas", "numpy", "openpyxl", "frictionless", "highspy"}
light = sorted((tables | {"matplotlib", "cryptography", "docx", "typst"}) & set(sys.modules))
files = [file_of(figure, FORMS[form], Texts("sv")).content for form in ("csv", "excel_csv", "xlsx")]
paper = views[0]._offers(views[0]._store.state, "paper").content
rooms = sorted(name for name in sys.modules if name.startswith("kartblad.") and name.count(".") > 0)
print(json.dumps({"made": len(made), "threads": threads, "needed": needed, "light": light, "rooms": rooms,
    "read": sorted({os.path.realpath(path) for path in read if os.path.isabs(path)}),
    "files": [len(content) > 100 for content in (*files, paper)]}))
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, published: Path) -> dict[str, list[str]]:
    """What a process that draws all three pages, and takes out files and the A4, has made, loaded and read."""
    home = tmp_path_factory.mktemp("home")
    for name in ("kartblad/journals/x.kbj", ".local/share/kartblad/workload/x.kbw", "register.csv"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("hemligt", encoding="utf-8")
    folder = {name: str(published) for name in ("KARTBLAD_PUBLISHED", "KARTBLAD_DATA", "KARTBLAD_HOME")}
    environment = {**os.environ, **folder, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local/share")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE], capture_output=True, env=environment, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found | {"home": [str(home.resolve())]}


def test_warming_starts_no_thread_and_no_socket_and_leaves_nothing_to_import(alone: dict[str, list[str]]) -> None:
    assert (alone["made"], alone["threads"], alone["needed"]) == (0, 1, [])


def test_the_pages_know_no_records_no_raw_tables_and_no_other_page(alone: dict[str, list[str]]) -> None:
    rooms = {name.split(".")[1] for name in alone["rooms"]}
    assert [name for name in alone["rooms"] if name.startswith("kartblad.records.")] == ["kartblad.records.exports"]
    assert {name for name in alone["rooms"] if name.startswith("kartblad.apps.")} - {
        name for name in alone["rooms"] if name.startswith("kartblad.apps.dashboard")
    } == set()
    assert rooms & {"pages", "publishing", "server", "cli", "frames"} == set()
    assert "kartblad.catalogue.tables" not in alone["rooms"]


def test_the_pages_are_light(alone: dict[str, list[str]]) -> None:
    """Neither tables, drawings, typesetting nor secrets are loaded before somebody asks for a file."""
    assert alone["light"] == []
    assert alone["files"] == [True, True, True, True]


def test_nothing_is_read_but_the_published_folder_and_the_programme(
    alone: dict[str, list[str]], published: Path
) -> None:
    (home,) = alone["home"]
    assert [path for path in alone["read"] if path.startswith(home)] == []
    inside = sorted(path.name for path in published.rglob("*") if path.is_file())
    assert (
        sorted(
            Path(path).name for path in alone["read"] if Path(path).is_relative_to(published) and Path(path).is_file()
        )
        == inside
    )
    checkout = Path(__file__).parents[1] / "data"
    assert [path for path in alone["read"] if Path(path).is_relative_to(checkout)] == []
