"""A nursery forks kernels that share its imports and nothing else."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from serving import wait_until

from kartblad.server.kernels import Nursery, NurseryGoneError, visitor_environment

pytestmark = pytest.mark.skipif(not Nursery.possible(), reason="this system cannot fork a kernel safely")

REPORT = """
import json, os, random, sys
import numpy as np
print(json.dumps({
    "loaded": sorted({"pandas", "matplotlib", "ipywidgets"} & set(sys.modules)),
    "chance": [random.random(), float(np.random.random())],
    "secret": os.environ.get("SECRET_OF_THE_SERVER"), "query": os.environ.get("QUERY_STRING"),
    "session": os.getsid(0) == os.getpid(), "threads": os.environ.get("OPENBLAS_NUM_THREADS"),
    "debugpy": sys.modules.get("debugpy"),
}))
"""


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """Run a nursery."""
    kept = Nursery()
    kept.start()
    try:
        yield kept
    finally:
        kept.stop()


def in_a_loop_of_its_own(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine in a thread: the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()


def run(test: Callable[[Nursery], Awaitable[None]]) -> None:
    """Run ``test`` with a nursery in an event loop of its own."""

    async def inside() -> None:
        async with nursery() as kept:
            await test(kept)

    in_a_loop_of_its_own(inside())


def lives(pid: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def said_by_a_kernel(kept: Nursery, folder: Path, code: str) -> str:
    """Fork a kernel, run ``code`` in it and return what it printed."""
    manager = AsyncKernelManager(connection_file=str(folder / f"{os.urandom(4).hex()}.json"), transport="ipc")
    manager.write_connection_file()
    env = visitor_environment({**os.environ, "SECRET_OF_THE_SERVER": "x", "QUERY_STRING": "del=perioder"})
    child = await kept.fork(["-f", manager.connection_file], env, str(folder))
    client = manager.client()
    client.load_connection_file()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=30)
        printed: list[str] = []
        await client.execute_interactive(
            code, store_history=False, output_hook=lambda m: printed.append(m["content"].get("text", "")), timeout=30
        )
        return "".join(printed)
    finally:
        client.stop_channels()
        child.kill()
        manager.cleanup_connection_file()
        manager.context.destroy(linger=0)


def test_a_forked_kernel_has_the_pages_imports_a_session_and_chance_of_its_own(tmp_path: Path) -> None:
    import json

    async def inside(kept: Nursery) -> None:
        first = json.loads(await said_by_a_kernel(kept, tmp_path, REPORT))
        second = json.loads(await said_by_a_kernel(kept, tmp_path, REPORT))

        assert first["loaded"] == ["ipywidgets", "matplotlib", "pandas"]
        assert (first["secret"], first["query"]) == (None, "del=perioder")
        assert (first["session"], first["threads"], first["debugpy"]) == (True, "1", None)
        assert all(a != b for a, b in zip(first["chance"], second["chance"], strict=True))

    run(inside)


def test_the_end_of_a_kernel_is_known_and_reaped(tmp_path: Path) -> None:
    async def inside(kept: Nursery) -> None:
        child = await kept.fork(
            ["-f", str(tmp_path / "none.json")], visitor_environment(dict(os.environ)), str(tmp_path)
        )
        child.kill()
        for _ in range(100):
            if child.poll() is not None:
                break
            await asyncio.sleep(0.05)

        assert child.poll() == -9
        assert not psutil.pid_exists(child.pid)

    run(inside)


def test_when_the_nursery_stops_no_kernel_is_left(tmp_path: Path) -> None:
    pids: list[int] = []

    async def inside(kept: Nursery) -> None:
        for number in range(3):
            env = visitor_environment(dict(os.environ))
            pids.append((await kept.fork(["-f", str(tmp_path / f"{number}.json")], env, str(tmp_path))).pid)

    run(inside)

    assert [pid for pid in pids if psutil.pid_exists(pid)] == []


def test_a_nursery_that_died_is_started_again_and_its_kernels_count_as_ended(tmp_path: Path) -> None:
    async def inside(kept: Nursery) -> None:
        env = visitor_environment(dict(os.environ))
        lost = await kept.fork(["-f", str(tmp_path / "a.json")], env, str(tmp_path))
        assert kept.pid
        psutil.Process(kept.pid).kill()
        for _ in range(100):
            if lost.poll() is not None:
                break
            await asyncio.sleep(0.05)
        assert lost.poll() is not None
        assert wait_until(lambda: not lives(lost.pid))

        again = await kept.fork(["-f", str(tmp_path / "b.json")], env, str(tmp_path))
        assert psutil.pid_exists(again.pid)

    run(inside)


def test_a_stopped_nursery_says_so() -> None:
    async def inside() -> None:
        kept = Nursery()
        kept._process = None
        with pytest.raises(NurseryGoneError):
            kept._open_channel()

    in_a_loop_of_its_own(inside())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PATH", True),
        ("LC_ALL", True),
        ("QUERY_STRING", True),
        ("KARTBLAD_DATA", True),
        ("VOILA_KERNEL_ID", True),
        ("VOILA_REQUEST_URL", False),
        ("JUPYTERHUB_API_TOKEN", False),
        ("AWS_SECRET_ACCESS_KEY", False),
        ("KARTBLAD_TOKEN", False),
        ("PYTHONSTARTUP", False),
    ],
)
def test_a_visitors_environment_is_a_list(name: str, kept: bool) -> None:
    assert (name in visitor_environment({name: "x"})) is kept


def test_threads_of_the_numeric_libraries_are_one_each() -> None:
    assert visitor_environment({})["OMP_NUM_THREADS"] == "1"
