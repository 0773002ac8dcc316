"""What a notebook may call, and what the nursery prepares for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kartblad import pages, settings
from kartblad.apps.participation import state
from kartblad.catalogue.tables import statistics
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui.markup import block_html

STATS = statistics(settings.load().data)


def drawn(query: str, locale: str = "sv") -> dict[str, str]:
    texts = Texts(locale)
    blocks = state.screen(state.parse(query, STATS), STATS, texts).blocks
    return {block.key: block_html(block, texts) for block in blocks}


def opened(locale: str | None = None) -> dict[str, str]:
    view = pages.participation(locale)
    try:
        return dict(view.widget.blocks)
    finally:
        view.close()


def test_the_sheet_opens_where_the_visitors_link_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5")
    monkeypatch.setenv("QUERY_STRING", "del=perioder")
    assert opened() == drawn("del=perioder")


def test_in_jupyterlab_a_query_in_the_environment_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SERVER_SOFTWARE", raising=False)
    monkeypatch.delenv("VOILA_REQUEST_URL", raising=False)
    monkeypatch.setenv("QUERY_STRING", "del=perioder")
    assert opened() == drawn("")


@pytest.mark.parametrize(("locale", "setting"), [("en", "sv"), (None, "en")])
def test_language_is_asked_for_or_set(monkeypatch: pytest.MonkeyPatch, locale: str | None, setting: str) -> None:
    monkeypatch.setenv("KARTBLAD_LOCALE", setting)
    assert opened(locale) == drawn("", "en")


def test_data_that_cannot_be_read_is_said_on_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("KARTBLAD_DATA", str(tmp_path_factory.mktemp("empty")))
    (block,) = opened().values()
    assert "datapackage.json" in block
    assert "kb-notice-error" in block


def test_an_unknown_language_is_a_sentence() -> None:
    with pytest.raises(Problem, match="Språket 'fi' finns inte"):
        pages.participation("fi")


WARMING = """
import sys, threading, socket
made = []
class Watched(socket.socket):
    def __init__(self, *args, **more):
        made.append(args)
        super().__init__(*args, **more)
socket.socket = Watched
from kartblad import pages
pages.warm()
first = set(sys.modules)
view = pages.participation()
ours = ("kartblad", "pandas", "matplotlib", "ipywidgets", "anywidget")
needed = sorted(name for name in set(sys.modules) - first if name.partition(".")[0] in ours)
print(len(made), threading.active_count(), needed, "pandas" in first, "matplotlib.backends.backend_agg" in first)
"""


def test_warming_starts_no_thread_and_no_socket_and_leaves_nothing_to_import() -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    said = subprocess.run(
        [sys.executable, "-c", WARMING], capture_output=True, text=True, check=True, env=environment, encoding="utf-8"
    )
    assert said.stdout.split() == ["0", "1", "[]", "True", "True"]
