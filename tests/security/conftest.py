"""Two workbooks for the whole folder: one that asks for its token, one whose asking is done in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from mapping_visits import Window
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


@pytest.fixture(scope="session")
def kept_in() -> Iterator[Path]:
    """Everything that the workbook of the mapping tests and its kernels can write to.

    A short path of its own: the kernels' sockets lie in it, and a socket's path has at most some hundred signs.
    """
    with TemporaryDirectory(prefix="kb-") as made:
        folder = Path(made)
        for name in ("home", "tmp", "user"):
            (folder / name).mkdir()
        yield folder


@pytest.fixture(scope="session")
def mapping_workbook(kept_in: Path) -> Iterator[Workbook]:
    """A workbook whose every folder is a test's."""
    folders = {"KARTBLAD_HOME": "home", "TMPDIR": "tmp", "HOME": "user", "JUPYTER_RUNTIME_DIR": "user"}
    env = {name: str(kept_in / folder) for name, folder in folders.items()}
    with workbook(kept_in, "--no-token", env=env) as served:
        yield served


@pytest.fixture
def window(mapping_workbook: Workbook) -> Iterator[Callable[..., Window]]:
    """Return a maker of windows of that workbook; they are closed afterwards."""
    made: list[Window] = []

    def make(path: str = "/kartlaggning", token: str = "") -> Window:
        made.append(Window(mapping_workbook, path, token))
        return made[-1]

    yield make
    for each in made:
        each.leave()
