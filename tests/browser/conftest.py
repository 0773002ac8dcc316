"""One open workbook for the browser's visitors, and pages that remember every complaint of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from managers_served import managers_workbook, written
from playwright.sync_api import BrowserContext
from serving import Workbook, workbook
from visits import Visit

KNOWN = ("Unsatisfied version", "No satisfying version")
"""Voilà's bundle and the extensions were built against different JupyterLabs; their loader remarks on it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that it can be left out where there is no browser."""
    for item in items:
        if "browser" in item.path.parts[-2:-1]:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A workbook that asks for no token."""
    folder = tmp_path_factory.mktemp("served")
    with workbook(folder, "--no-token", env={"KARTBLAD_HOME": str(folder / "home")}) as opened:
        yield opened


@pytest.fixture(scope="session")
def managers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The managers' pages over an invented publication."""
    folder = tmp_path_factory.mktemp("managers")
    with managers_workbook(folder, written(folder / "published" / "ifo")) as opened:
        yield opened


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], served: Workbook) -> Iterator[Callable[..., Visit]]:
    """Return a maker of visits; afterwards none may have complained or asked a foreign host."""
    visits: list[Visit] = []

    def make(base: str = served.url, **options: object) -> Visit:
        page = new_context(**{"viewport": {"width": 1280, "height": 900}} | options).new_page()
        made = Visit(page, base)
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.on("console", lambda message: made.complaints.append(message.text) if _serious(message) else None)
        page.on("request", lambda request: made.asked.append(request.url))
        visits.append(made)
        return made

    yield make
    complaints = [complaint for made in visits for complaint in made.complaints]
    for made in visits:
        made.leave()
    assert complaints == []
    assert [u for made in visits for u in made.asked if not u.startswith((made.base, "data:", "blob:"))] == []


def _serious(message: object) -> bool:
    kind, text = message.type, message.text  # type: ignore[attr-defined]
    return kind in {"error", "warning"} and not any(known in text for known in KNOWN)
