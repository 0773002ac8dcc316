"""The yardstick: Voilà as it comes, with its own template and ordinary kernels, serving a notebook of `yardsticks/`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from serving import START_TIMEOUT, wait_until

YARDSTICKS = Path(__file__).parent / "yardsticks"

# Without this a closing tab of Voilà 0.5 may not end its kernel (its issue 1458), and those left over would slow down
# whatever is measured next.
CLOSING_TABS = "--Voila.tornado_settings={'disable_check_xsrf': True}"


class Stock:
    """A running `voila`."""

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        self.process = process
        self.url = url
        self._stuck: set[int] = set()

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels that live and serve a page."""
        children = psutil.Process(self.process.pid).children()
        return [c for c in children if c.pid not in self._stuck and c.status() != psutil.STATUS_ZOMBIE]

    def give_up(self) -> None:
        """Stop the kernels of a page that never came alive: now and then one of stock Voilà does not, and no page that
        is not complete ends its kernel. (Voilà would start a killed one again.)
        """
        for kernel in self.kernels():
            kernel.suspend()
            self._stuck.add(kernel.pid)

    def end(self) -> None:
        """End the server and every kernel."""
        kernels = psutil.Process(self.process.pid).children(recursive=True)
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for kernel in kernels:
            with suppress(psutil.NoSuchProcess):
                kernel.kill()


@contextmanager
def stock_voila(folder: Path, notebook: str) -> Iterator[Stock]:
    """Serve a yardstick while the block runs, with nobody's settings but Voilà's own."""
    port = _free_port()
    options = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1", "--Voila.log_level=ERROR", CLOSING_TABS]
    command = [sys.executable, "-m", "voila", str(YARDSTICKS / f"{notebook}.ipynb"), *options]
    env = os.environ | {"JUPYTER_CONFIG_DIR": str(folder), "IPYTHONDIR": str(folder)}
    with (folder / f"{notebook}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=env, cwd=folder)
    stock = Stock(process, f"http://127.0.0.1:{port}/")
    try:
        assert wait_until(lambda: _answers(stock.url + "voila/static/voila.js"), START_TIMEOUT)
        yield stock
    finally:
        stock.end()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
