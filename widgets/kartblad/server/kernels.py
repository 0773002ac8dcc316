"""The server's side of the nursery: start it, ask it to fork, know when a kernel has ended."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from kartblad.settings import Settings

log = logging.getLogger("kartblad.server")

FORK_TIMEOUT = 30.0
"""Seconds to wait for a fork; the first one also waits for the nursery's imports."""

_SAFE_NAMES = frozenset(
    {"HOME", "LANG", "LANGUAGE", "LOGNAME", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USER", "VIRTUAL_ENV"}
    | {"JPY_SESSION_NAME", "PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "SERVER_PROTOCOL", "SERVER_SOFTWARE"}
    | {"KARTBLAD_DATA", "KARTBLAD_LOCALE", "KARTBLAD_NOTEBOOKS", "KARTBLAD_TEMPLATES", "KARTBLAD_PAGES"}
    | {"KARTBLAD_HOME", "KARTBLAD_JOURNAL_HOURS", "KARTBLAD_WORKLOAD_MONTHS", "KARTBLAD_PUBLISHED"}
)
_SAFE_PREFIXES = ("LC_", "VOILA_")
# glibc would keep a picture's freed buffers (16 MiB each) for later: give back what is large, and share arenas.
_SMALL_HEAP = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

MODULES = MappingProxyType({"metod": "kartblad.pages", "chef": "kartblad.managers"})
"""For each set of pages, what its notebooks call."""


class NurseryGoneError(RuntimeError):
    """The nursery cannot fork (any more)."""


def visitor_environment(environ: dict[str, str]) -> dict[str, str]:
    """Return the part of ``environ`` that a visitor's kernel may see: no secret of the server's is on the list."""
    kept = {k: v for k, v in environ.items() if k in _SAFE_NAMES or k.startswith(_SAFE_PREFIXES)}
    # The full address holds the one-time token of a first visit.
    kept.pop("VOILA_REQUEST_URL", None)
    return kept | _ONE_THREAD


def kernel_environment(settings: Settings, pages: str = "metod") -> dict[str, str]:
    """Return what kernels are told of this installation: for managers' pages, of no folder but the published one."""
    shared = {
        "KARTBLAD_LOCALE": settings.locale,
        "KARTBLAD_NOTEBOOKS": str(settings.notebooks),
        "KARTBLAD_TEMPLATES": str(settings.templates),
    }
    if pages == "chef":
        published = str(settings.published)
        return shared | dict.fromkeys(("KARTBLAD_PUBLISHED", "KARTBLAD_DATA", "KARTBLAD_HOME"), published)
    return shared | {
        "KARTBLAD_DATA": str(settings.data),
        "KARTBLAD_HOME": str(settings.home),
        "KARTBLAD_JOURNAL_HOURS": str(settings.journal_hours),
        "KARTBLAD_WORKLOAD_MONTHS": str(settings.workload_months),
    }


def around(told: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with nothing of ours but what kernels are told."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KARTBLAD_")} | dict(told)


class ForkedProcess:
    """A kernel forked by the nursery, with the few methods of `subprocess.Popen` that a provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, or None while the kernel lives."""
        return self.returncode

    def wait(self) -> int | None:
        """Return the exit code; the nursery has reaped the child before it is known here."""
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it still lives."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """One nursery process and the kernels it has forked.

    Must be used from one event loop. `start` may be called before the loop runs, so the imports go on while the server
    opens its port.

    Parameters
    ----------
    told
        What kernels are told of this installation; None: what this process was told.
    pages
        Which set of pages the kernels are for.
    """

    def __init__(self, told: Mapping[str, str] | None = None, pages: str = "metod") -> None:
        self._told = told
        self._module = MODULES[pages]
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._pending = b""
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[int]] = {}
        self._children: dict[int, ForkedProcess] = {}
        self._early_ends: dict[int, int] = {}
        self._listening = False

    @staticmethod
    def possible() -> bool:
        """Whether this system can fork safely. macOS can, but its frameworks may not survive it."""
        return hasattr(os, "fork") and sys.platform != "darwin"

    @property
    def pid(self) -> int | None:
        """The nursery's process id, None when it does not run."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; return at once."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        here = dict(os.environ) if self._told is None else around(self._told)
        environ = visitor_environment(here) | _SMALL_HEAP
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-m", "kartblad.server.nursery", str(theirs.fileno()), self._module],
                pass_fds=[theirs.fileno()],
                env=environ,
                stdin=subprocess.DEVNULL,
            )
        self._channel = ours

    async def fork(self, argv: list[str], env: dict[str, str], cwd: str) -> ForkedProcess:
        """Ask for a kernel.

        Raises
        ------
        NurseryGoneError
            If no child could be had; the caller then starts an ordinary process.
        """
        self._listen()
        number = next(self._numbers)
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        request = json.dumps({"id": number, "argv": argv, "env": env, "cwd": cwd}).encode() + b"\n"
        try:
            await asyncio.get_running_loop().sock_sendall(self._open_channel(), request)
            pid = await asyncio.wait_for(answer, FORK_TIMEOUT)
        except (OSError, TimeoutError) as error:
            raise NurseryGoneError from error
        finally:
            self._answers.pop(number, None)
        child = self._children[pid] = ForkedProcess(pid)
        if pid in self._early_ends:
            child.returncode = self._early_ends.pop(pid)
        return child

    def stop(self) -> None:
        """End the nursery and, through it, every kernel."""
        self._forget()
        if self._process is not None:
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _open_channel(self) -> socket.socket:
        if self._channel is None:
            raise NurseryGoneError
        return self._channel

    def _listen(self) -> None:
        if self._channel is None:
            if self._process is not None:
                self._process.wait()
            self.start()
        if not self._listening:
            asyncio.get_running_loop().add_reader(self._open_channel(), self._read)
            self._listening = True

    def _read(self) -> None:
        try:
            received = self._open_channel().recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        if not received:
            log.warning("the nursery has ended; it is started again at the next visit")
            self._forget()
            return
        *lines, self._pending = (self._pending + received).split(b"\n")
        for line in lines:
            self._take(json.loads(line))

    def _take(self, message: dict[str, Any]) -> None:
        if "code" in message:
            child = self._children.pop(message["pid"], None)
            if child is not None:
                child.returncode = message["code"]
            else:  # it ended before its start was taken note of
                self._early_ends[message["pid"]] = message["code"]
            return
        answer = self._answers.get(message.get("id", 0))
        if answer is None or answer.done():
            return
        if "pid" in message:
            answer.set_result(message["pid"])
        else:
            answer.set_exception(NurseryGoneError(message["problem"]))

    def _forget(self) -> None:
        """Close the channel; whoever waits learns that there is no child, and every child counts as ended."""
        if self._channel is not None:
            if self._listening:
                asyncio.get_event_loop().remove_reader(self._channel)
            self._channel.close()
        self._channel, self._listening, self._pending = None, False, b""
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(NurseryGoneError())
        for child in self._children.values():
            child.returncode = -signal.SIGKILL
        self._children.clear()
