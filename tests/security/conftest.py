"""Two workbooks for the whole folder: one that asks for its token, one whose asking is done in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from serving import Workbook, workbook
from visiting import Visitor


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A workbook as a laptop starts it, with a one-time token."""
    with workbook(tmp_path_factory.mktemp("guarded")) as served:
        yield served


@pytest.fixture(scope="session")
def open_workbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A workbook without a token, with a secret in its own environment."""
    secret = {"SECRET_OF_THE_SERVER": "hemlig-nyckel"}
    with workbook(tmp_path_factory.mktemp("open"), "--no-token", env=secret) as served:
        yield served


@pytest.fixture
def newcomer(open_workbook: Workbook) -> Iterator[Callable[..., Visitor]]:
    """Return a maker of visitors, each with cookies of their own; their channels are closed afterwards."""
    made: list[Visitor] = []

    def make(base: str = open_workbook.url) -> Visitor:
        made.append(Visitor(base))
        return made[-1]

    yield make
    for visitor in made:
        visitor.leave()


@pytest.fixture
def visitor(newcomer: Callable[..., Visitor]) -> Visitor:
    """Somebody new in the open workbook."""
    return newcomer()
