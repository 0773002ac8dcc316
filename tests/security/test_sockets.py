"""What a page may say to its kernel, tried over real sockets: comms, and nothing that runs, reads or ends anything."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
import websocket
from doors import forbidden
from serving import Workbook, wait_until
from visiting import Visitor

Newcomer = Callable[..., Visitor]

QUIET = 1.5
"""Seconds to wait for an answer that must not come; a permitted message is answered in a few hundredths."""


def test_a_permitted_message_is_answered(visitor: Visitor) -> None:
    socket = visitor.socket(visitor.open_sheet())

    replies = socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")

    assert "kernel_info_reply" in {reply["header"]["msg_type"] for reply in replies}


def test_forbidden_messages_do_nothing_and_get_no_answer(visitor: Visitor, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    socket = visitor.socket(visitor.open_sheet())

    sent = {socket.send(kind, content, channel): kind for channel, kind, content in forbidden(proof)}
    heard = []
    for message in sent:
        heard += socket.replies(message, QUIET / len(sent))

    assert [sent[reply["parent_header"]["msg_id"]] for reply in heard] == []
    assert not proof.exists()
    alive = socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert alive  # the kernel was there all the time, and would have answered


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_shutdown_message_ends_nothing(visitor: Visitor, channel: str) -> None:
    kernel = visitor.open_sheet()
    socket = visitor.socket(kernel)

    socket.send("shutdown_request", {"restart": False}, channel)

    assert socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert visitor.ask(f"/api/kernels/{kernel}").status == 200


def test_a_closing_tab_ends_its_own_kernel_and_no_other(newcomer: Newcomer, visitor: Visitor) -> None:
    other = newcomer()
    mine, theirs = visitor.open_sheet(), other.open_sheet()

    def end(who: Visitor, kernel: str) -> int:
        own = next(cookie.value for cookie in who.jar if cookie.name == "_xsrf")
        return who.ask(f"/voila/api/shutdown/{kernel}", "POST", {"X-XSRFToken": str(own)}, b"").status

    assert end(visitor, theirs) == 404
    assert other.ask(f"/api/kernels/{theirs}").status == 200
    assert visitor.ask(f"/voila/api/shutdown/{mine}", "POST", body=b"").status == 403  # no token, no end
    assert end(visitor, mine) == 204
    assert visitor.ask(f"/api/kernels/{mine}").status == 404
    assert other.ask(f"/api/kernels/{theirs}").status == 200


def test_anothers_kernel_is_as_unknown_as_none(newcomer: Newcomer, visitor: Visitor) -> None:
    theirs = newcomer().open_sheet()
    none = "00000000-0000-4000-8000-000000000000"

    for kernel in (theirs, none):
        assert visitor.ask(f"/api/kernels/{kernel}").status == 404
        for method in ("DELETE", "POST", "PUT", "PATCH"):
            assert visitor.ask(f"/api/kernels/{kernel}", method, body=b"").status in {403, 404, 405}
        visitor.ask("/")  # a cookie of one's own does not help
        with pytest.raises(websocket.WebSocketBadStatusException, match="404"):
            visitor.socket(kernel)


def test_a_foreign_page_cannot_open_the_channel(open_workbook: Workbook, visitor: Visitor) -> None:
    kernel = visitor.open_sheet()

    for origin in ("http://ond.example", "null", f"http://127.0.0.1:{open_workbook.port + 1}"):
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            visitor.socket(kernel, origin=origin)


def test_a_stranger_without_cookie_gets_nothing(guarded: Workbook, newcomer: Newcomer) -> None:
    stranger = newcomer(guarded.url)
    kernel = "00000000-0000-4000-8000-000000000000"

    assert stranger.ask(f"/api/kernels/{kernel}").status in {403, 404}
    assert stranger.ask(f"/voila/api/shutdown/{kernel}", "POST", body=b"").status in {403, 404}
    with pytest.raises(websocket.WebSocketBadStatusException):
        stranger.socket(kernel)


def test_an_oversized_message_closes_the_channel_and_leaves_the_server_standing(visitor: Visitor) -> None:
    kernel = visitor.open_sheet()
    socket = visitor.socket(kernel)

    with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionError, BrokenPipeError)):
        socket.replies(socket.send("comm_msg", {"comm_id": "x", "data": {"x": "å" * 7_000_000}}), 60)

    assert visitor.ask(f"/api/kernels/{kernel}").status == 200


def test_every_live_widget_holds_only_what_this_visitor_may_see(visitor: Visitor) -> None:
    socket = visitor.socket(visitor.open_sheet("/kompetens?del=perioder"))
    comm = "c" * 32
    socket.send(
        "comm_open",
        {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}, "target_module": None},
        metadata={"version": "1.0.0"},
    )

    replies = socket.replies(
        socket.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}), 60, until="comm_msg"
    )
    states = str([reply["content"] for reply in replies])

    assert "states" in states
    assert "hemlig-nyckel" not in states
    assert str(Path.home()) not in states


def test_a_kernel_never_sees_the_servers_secrets(open_workbook: Workbook, visitor: Visitor) -> None:
    visitor.open_sheet()
    assert wait_until(open_workbook.kernels)

    assert all("SECRET_OF_THE_SERVER" not in kernel.environ() for kernel in open_workbook.kernels())


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of another process are read on Linux only")
def test_no_crash_writes_a_kernels_memory_to_disk(open_workbook: Workbook, visitor: Visitor) -> None:
    visitor.open_sheet()
    assert wait_until(open_workbook.kernels)
    processes = [psutil.Process(open_workbook.process.pid), *open_workbook.kernels()]
    assert {process.rlimit(psutil.RLIMIT_CORE) for process in processes} == {(0, 0)}


def test_a_file_over_the_older_protocol_leaves_the_server_answering(visitor: Visitor) -> None:
    page = visitor.ask("/kompetens").text
    kernel, model = (re.findall(rf'"{name}":\s*"([0-9a-f-]+)"', page)[0] for name in ("kernelId", "model_id"))
    socket = visitor.socket(kernel)
    socket.connection.settimeout(60)

    content = {"kind": "wanted", "number": 1, "key": "courses", "form": "csv"}
    socket.send("comm_msg", {"comm_id": model, "data": {"method": "custom", "content": content}})
    while not isinstance(socket.connection.recv(), bytes):
        pass

    assert visitor.ask("/").status == 200


@pytest.mark.long
def test_a_quiet_page_keeps_its_channel(visitor: Visitor) -> None:
    """Two rounds of questions whether somebody is there: once, the second found the answer to the first too old."""
    socket = visitor.socket(visitor.open_sheet())
    socket.connection.settimeout(1)
    end = time.monotonic() + 75
    while time.monotonic() < end:
        with suppress(websocket.WebSocketTimeoutException):
            socket.connection.recv()  # answers the questions, as a browser does by itself
    replies = socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert "kernel_info_reply" in {reply["header"]["msg_type"] for reply in replies}
