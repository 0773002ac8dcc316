"""How nbval runs our notebooks: those in ``notebooks/analys`` compare every output, the others need only run.

The managers' are left out: without a published folder they say one sentence. They are run as they are served, by
``tests/server/test_managers.py``.

One pytest process does both, loaded with ``-p nbval_rules`` so that it also holds for ``pytest notebooks/one.ipynb``.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell, IPyNbFile

STRICT = "analys"
SERVED = "chef"
OUTPUT_TIMEOUT = 60
"""Seconds to wait for a cell's output. nbval has a fixed 5, too few on a busy machine."""


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path,
) -> Generator[None, list[pytest.Collector | None], list[pytest.Collector | None]]:
    """Say of each notebook, before its cells are collected, whether its outputs are compared."""
    collectors = yield
    if file_path.parent.name == SERVED:
        return [collector for collector in collectors if not isinstance(collector, IPyNbFile)]
    for collector in collectors:
        if isinstance(collector, IPyNbFile):
            collector.compare_outputs = file_path.parent.name == STRICT
    return collectors


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give cells the longer timeout, and let nbval and its kernel client warn: their warnings are not ours to mend."""
    if isinstance(item, IPyNbCell):
        item.output_timeout = OUTPUT_TIMEOUT
        item.add_marker(pytest.mark.filterwarnings("default"))
