"""Visitors without a browser: the HTML, the open channel, the state of every widget, an answer to one event."""

from __future__ import annotations

import json
import struct
import time
import urllib.request
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import Any

import websocket
from visiting import KERNEL, Visitor

PATIENCE = 120
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that visitors without a browser can use."""

    path: str
    first: str
    """What in the HTML means something to a reader."""
    model: str
    """The kind of widget that is used."""
    event: Callable[[int], Message]
    """What the n-th use of it sends."""


def _radio(count: int) -> Message:
    return custom("changed", count + 1, key="measure", value=("person_days", "participations")[count % 2])


def custom(kind: str, number: int, **more: object) -> Message:
    """Return a message of our page to its kernel."""
    return {"method": "custom", "content": {"kind": kind, "number": number, **more}}


def wanted(number: int, form: str) -> Message:
    """Return the message that takes the first figure along as a file."""
    return custom("wanted", number, key="courses", form=form)


def _slide(count: int) -> Message:
    return {"method": "update", "state": {"value": count + 1}, "buffer_paths": []}


def _select(count: int) -> Message:
    return {"method": "update", "state": {"index": 1 - count % 2}, "buffer_paths": []}


KARTBLAD = Kind("kompetens", "kb-figure-finding", "AnyModel", _radio)
PLAIN = Kind("", "Utbildningar", "RadioButtonsModel", _select)
SLIDER = Kind("", "Ett reglage", "IntSliderModel", _slide)


@dataclass(frozen=True, slots=True)
class Times:
    """When a visit came how far, in milliseconds since it began."""

    first: float
    page: float
    answered: float


@dataclass(slots=True)
class Guest:
    """One visitor: cookies, page, channel."""

    base: str
    kind: Kind
    visitor: Visitor = field(init=False)
    _session: str = field(default_factory=lambda: uuid.uuid4().hex)
    _socket: websocket.WebSocket = field(default_factory=websocket.WebSocket)
    _kernel: str = ""
    _model: str = ""
    _count: int = 0

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.base)

    def visit(self) -> Times:
        """Open the page, its channel and its widgets, and use one of them."""
        began = time.perf_counter()
        first, html = self._read_page()
        page = time.perf_counter()
        self._open(html)
        self.use()
        return Times(*(1000 * (moment - began) for moment in (first, page, time.perf_counter())))

    def use(self) -> None:
        """Use the control and wait for the kernel's answer."""
        self.ask(self.kind.event(self._count))
        self._count += 1

    def ask(self, data: Message) -> Message:
        """Send a message to the widget and return its answer."""
        return self._sent("comm_msg", {"comm_id": self._model, "data": data})

    def leave(self) -> None:
        """Close the channel and end the kernel, as a closing tab does."""
        self._socket.close()
        token = next((str(cookie.value) for cookie in self.visitor.jar if cookie.name == "_xsrf"), "")
        self.visitor.ask(f"/voila/api/shutdown/{self._kernel}", "POST", {"X-XSRFToken": token}, b"")

    def _read_page(self) -> tuple[float, str]:
        """Return when the first view had come, and the whole page."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.visitor.jar))
        received, first = b"", 0.0
        with opener.open(self.base + self.kind.path, timeout=PATIENCE) as response:
            assert isinstance(response, HTTPResponse)
            while part := response.read1(1 << 16):
                received += part
                if not first and self.kind.first.encode() in received:
                    first = time.perf_counter()
        return first, received.decode()

    def _open(self, html: str) -> None:
        found = KERNEL.search(html)
        assert found, html
        self._kernel = found.group(1)
        address = self.base.replace("http", "ws", 1) + f"api/kernels/{self._kernel}/channels?session_id={self._session}"
        self._socket.connect(address, cookie=self.visitor.cookie_header, timeout=PATIENCE, suppress_origin=True)
        self._model = next(key for key, state in self._states().items() if state["model_name"] == self.kind.model)

    def _states(self) -> dict[str, Message]:
        """Ask for every widget at once, as the front end does."""
        comm = uuid.uuid4().hex
        opening = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}, "target_module": None}
        self._send("comm_open", opening, {"version": "1.0.0"})
        reply = self._sent("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        states: dict[str, Message] = reply["content"]["data"]["states"]
        return states

    def _send(self, kind: str, content: Message, metadata: Message | None = None) -> str:
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "session": self._session, "username": "", "version": "5.3"}
        header["date"] = "2026-01-01T00:00:00Z"
        parts = {"header": header, "parent_header": {}, "metadata": metadata or {}, "content": content}
        self._socket.send(json.dumps({**parts, "channel": "shell", "buffers": []}))
        return number

    def _sent(self, kind: str, content: Message) -> Message:
        """Send a message and return the comm message that answers it; of two, the one that is no echo."""
        number = self._send(kind, content)
        while True:
            message = _decoded(self._socket.recv())
            asked = message["parent_header"].get("msg_id") == number
            if asked and message["header"]["msg_type"] == "comm_msg" and not _is_echo(message):
                return message


def _is_echo(message: Message) -> bool:
    return bool(message["content"]["data"].get("method") == "echo_update")


def _decoded(received: str | bytes) -> Message:
    """Return a message; one with a file in it comes as bytes: count, offsets, JSON, file."""
    if isinstance(received, bytes):
        count = struct.unpack("!I", received[:4])[0]
        offsets = struct.unpack(f"!{count}I", received[4 : 4 * (count + 1)])
        received = received[offsets[0] : [*offsets, len(received)][1]].decode()
    message: Message = json.loads(received)
    return message


def crowd(base: str, kind: Kind, count: int) -> list[Times]:
    """Let visitors come at the same moment; return their times when all have been answered."""
    guests = [Guest(base, kind) for _ in range(count)]
    with ThreadPoolExecutor(count) as pool:
        times = list(pool.map(Guest.visit, guests))
        with suppress(OSError):
            list(pool.map(Guest.leave, guests))
    return times
