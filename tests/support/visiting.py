"""A visitor without a browser: HTTP with cookies, and raw kernel messages over a real socket."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any

import websocket

KERNEL = re.compile(r'"kernelId":\s*"([0-9a-f-]{36})"')


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: tuple[str, ...]
    """The raw Set-Cookie headers."""


@dataclass
class Visitor:
    """Keeps cookies, follows no redirect."""

    base: str
    """The workbook's address, ending in "/"."""
    jar: CookieJar = field(default_factory=CookieJar)
    sockets: list[websocket.WebSocket] = field(default_factory=list)

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Send one request; every status is an answer."""
        url = path if path.startswith("http") else self.base.rstrip("/") + path
        request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _StayHere)
        try:
            with opener.open(request, timeout=60) as response:
                return _answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error.code, error.headers, error.read())

    def open_sheet(self, path: str = "/kompetens") -> str:
        """Open a sheet and return its kernel's id."""
        answer = self.ask(path)
        assert answer.status == 200, answer.text
        match = KERNEL.search(answer.text)
        assert match, answer.text
        return match.group(1)

    @property
    def cookie_header(self) -> str:
        """The cookies as a browser would send them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def socket(self, kernel: str, origin: str | None = None) -> Socket:
        """Open the channel to a kernel."""
        url = self.base.replace("http", "ws", 1) + f"api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
        options: dict[str, Any] = {"suppress_origin": True} if origin is None else {"origin": origin}
        connection = websocket.WebSocket()
        self.sockets.append(connection)
        connection.connect(url, cookie=self.cookie_header, timeout=60, **options)
        return Socket(connection)

    def leave(self) -> None:
        """Close every channel."""
        for connection in self.sockets:
            connection.shutdown()


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _answer(status: int, headers: Any, body: bytes) -> Answer:
    return Answer(
        status,
        {k.lower(): v for k, v in headers.items()},
        body.decode("utf-8", "replace"),
        tuple(headers.get_all("Set-Cookie") or ()),
    )


class Socket:
    """A kernel's channel; sends any message, also those no page would."""

    def __init__(self, connection: websocket.WebSocket) -> None:
        self.connection = connection

    def send(self, kind: str, content: dict[str, Any], channel: str = "shell", **more: Any) -> str:
        """Send a message and return its id."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "username": "",
            "session": uuid.uuid4().hex,
            "msg_type": kind,
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": channel,
            "buffers": [],
            **more,
        }
        self.connection.send(json.dumps(message))
        return str(header["msg_id"])

    def replies(self, to: str, seconds: float, until: str = "") -> list[dict[str, Any]]:
        """Collect what comes back for message ``to`` within ``seconds``, or until a message of kind ``until``."""
        found = []
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.connection.settimeout(left)
            try:
                received = self.connection.recv()
            except websocket.WebSocketTimeoutException:
                break
            if isinstance(received, str) and received:
                message = json.loads(received)
                if message["parent_header"].get("msg_id") == to:
                    found.append(message)
                    if message["header"]["msg_type"] == until:
                        break
        return found
