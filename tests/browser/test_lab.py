"""A sheet works and is styled in JupyterLab, where analysts open it, without our server or template."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from serving import wait_until

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """JupyterLab on the notebooks, with settings and working copies of its own; the link to it."""
    log = tmp_path / "lab.log"
    # A copy: JupyterLab saves what it has run.
    shutil.copytree(NOTEBOOKS, tmp_path / "notebooks")
    folders = {name: str(tmp_path / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--port=0",
        f"--notebook-dir={tmp_path / 'notebooks'}",
    ]
    quiet = ["--LabApp.news_url=None", "--ServerApp.allow_root=True", f"--LabApp.workspaces_dir={tmp_path / 'w'}"]
    with log.open("w") as written:
        process = subprocess.Popen(
            [*command, *quiet], stdout=written, stderr=written, env={**os.environ, **folders, "SERVER_SOFTWARE": ""}
        )
    try:
        link = re.compile(r"http://localhost:\d+/lab\?token=\w+")
        assert wait_until(lambda: link.search(log.read_text()), 60), log.read_text()
        found = link.search(log.read_text())
        assert found
        yield found.group(0)
    finally:
        process.terminate()
        process.wait(20)


def test_the_sheet_is_drawn_styled_and_answers_in_jupyterlab(
    lab: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 1280, "height": 1000}).new_page()
    base, token = lab.split("/lab?")
    page.goto(f"{base}/lab/tree/kompetens.ipynb?{token}&reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=90_000)
    page.locator(".jp-NotebookPanel").click(position={"x": 300, "y": 60})
    page.get_by_text("| Idle").wait_for(timeout=90_000)  # the notebook's own indicator says so before there is a kernel
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    screen = page.locator(".jp-OutputArea .kb-screen")
    screen.wait_for(timeout=60_000)
    address = page.url

    frame = page.locator(".kb-screen .kb-figure").first
    assert frame.evaluate("figure => getComputedStyle(figure).borderTopStyle") != "none"
    assert frame.evaluate("figure => getComputedStyle(figure).color") == "rgb(29, 37, 41)"
    before = page.locator(".kb-figure h2").first.inner_text()
    page.locator(".kb-screen input[type=radio][value=person_days]").check()
    page.wait_for_function("before => document.querySelector('.kb-figure h2').innerText !== before", arg=before)
    assert page.url == address  # in JupyterLab the address is JupyterLab's
    legend = page.locator(".kb-screen .kb-figure dl").first
    tops = legend.evaluate("list => [...list.querySelector('div').children].map(e => e.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 2  # a name and its fact stand on one line
    if picture := os.environ.get("KARTBLAD_PICTURES"):
        page.locator(".kb-screen .kb-figure").first.screenshot(path=f"{picture}/lab.png")
