"""The nursery: a single-threaded parent that has imported what the pages need, and forks a kernel on request.

It is a process of its own, started by the server with one end of a socket pair: nothing in the file system names it, so
nobody else can ask it for a process. Requests and answers are JSON, one object a line:

    server → nursery   {"id": 1, "argv": [...], "env": {...}, "cwd": "..."}
    nursery → server   {"ready": true} · {"id": 1, "pid": 123} · {"id": 1, "problem": "..."} · {"pid": 123, "code": 0}

When the server's end closes, the nursery ends its kernels and itself.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import random
import selectors
import signal
import socket
import sys
import warnings
from typing import Any, NoReturn

SHARED = "kartblad.ui.forked"
"""What kernels of every kind share. Its ``awake()`` is called in every kernel once it has its sockets."""


def serve(channel: socket.socket, pages: str) -> None:
    """Preload, then fork kernels until the server goes away.

    Parameters
    ----------
    channel
        The nursery's end of the socket pair.
    pages
        The module of what notebooks may call; its ``warm()`` is called here, before the first fork.
    """
    preload(pages)
    wakeup = _wake_on_child_death()
    kernels: set[int] = set()
    _say(channel, {"ready": True})
    selector = selectors.DefaultSelector()
    selector.register(channel, selectors.EVENT_READ)
    selector.register(wakeup, selectors.EVENT_READ)
    pending = b""
    try:
        while True:
            for key, _ in selector.select():
                if key.fileobj is wakeup:
                    wakeup.recv(4096)
                    _reap(channel, kernels)
                    continue
                received = channel.recv(1 << 16)
                if not received:
                    return
                *lines, pending = (pending + received).split(b"\n")
                for line in lines:
                    _answer(channel, json.loads(line), kernels)
    finally:
        _end(kernels)


def preload(pages: str) -> None:
    """Import what kernels need, without starting a thread, and put it out of the garbage collector's reach."""
    # debugpy starts no debugger here (debug requests are refused) but would double a kernel's private memory.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    import importlib

    import ipykernel.ipkernel
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401  (imported for the children)

    importlib.import_module(pages).warm()
    importlib.import_module(SHARED)
    gc.collect()
    # Frozen objects are never touched by a collection, so their pages stay shared with the children.
    gc.freeze()


def _answer(channel: socket.socket, request: dict[str, Any], kernels: set[int]) -> None:
    nursery = os.getpid()
    try:
        pid = os.fork()
    except OSError as error:
        _say(channel, {"id": request["id"], "problem": f"fork: {error.strerror}"})
        return
    if pid == 0:
        _become_kernel(channel, request, nursery)
    kernels.add(pid)
    _say(channel, {"id": request["id"], "pid": pid})


def _become_kernel(channel: socket.socket, request: dict[str, Any], nursery: int) -> NoReturn:
    """Turn this child into a kernel; never returns to the nursery's loop, whatever happens."""
    code = 1
    try:
        os.setsid()
        _forget_parent(channel)
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        _quiet_streams()
        _fresh_seeds()
        _run_kernel(request["argv"], nursery)
        code = 0
    except BaseException:  # the edge of a process: say it in the log and leave
        logging.getLogger("kartblad.nursery").exception("a forked kernel stopped")
    finally:
        os._exit(code)


def _forget_parent(channel: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    channel.close()


def _quiet_streams() -> None:
    """Keep the workbook's own log on the server's stderr; send all else a kernel might print to nowhere.

    A traceback can quote what a visitor wrote. ipykernel prints them; only ``kartblad``'s log, which names a
    reference and no values, may reach the terminal.
    """
    log_stream = os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    handler = logging.StreamHandler(log_stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("kartblad")
    logger.handlers[:] = [handler]
    logger.propagate = False


def _fresh_seeds() -> None:
    """Give every child random numbers of its own; without this all would share the nursery's."""
    random.seed()
    if "numpy" in sys.modules:
        import numpy as np

        np.random.seed()  # noqa: NPY002  (the legacy global state is what a fork copies)


def _run_kernel(argv: list[str], nursery: int) -> None:
    from ipykernel.kernelapp import IPKernelApp
    from traitlets.config import Config

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.IPCompleter.use_jedi = False
    settings.InteractiveShell.cache_size = 0
    settings.IPKernelApp.log_level = logging.CRITICAL
    # ipykernel reads this from the environment when it is imported, which was in the nursery: without it a kernel
    # would outlive a nursery that was killed.
    settings.IPKernelApp.parent_handle = nursery
    # The IPC sockets lie in a directory only this user can enter; ipykernel's advice concerns TCP.
    warnings.filterwarnings("ignore", message=".*unencrypted.*")
    app = IPKernelApp.instance(config=settings)
    app.initialize(argv)
    sys.modules[SHARED].awake()
    app.start()


def _wake_on_child_death() -> socket.socket:
    """Return a socket that becomes readable when a child ends (the self-pipe trick)."""
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the server decides
    # Kept alive by the closure: a collected socket would close the wakeup descriptor.
    _wake_on_child_death.writing = writing  # type: ignore[attr-defined]
    return reading


def _reap(channel: socket.socket, kernels: set[int]) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        kernels.discard(pid)
        _say(channel, {"pid": pid, "code": os.waitstatus_to_exitcode(status)})


def _end(kernels: set[int]) -> None:
    for pid in kernels:
        # Not the group: a child that was forked this very moment may not lead one yet.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for pid in kernels:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


def _say(channel: socket.socket, message: dict[str, Any]) -> None:
    try:
        channel.sendall(json.dumps(message).encode() + b"\n")
    except BrokenPipeError:  # the server is gone; the loop sees it at its next read
        return


def main() -> None:
    """Run a nursery on the socket whose descriptor is the first argument, for the pages that are the second."""
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])


if __name__ == "__main__":
    main()
