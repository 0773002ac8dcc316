"""A visitor of the mapping page or the wall without a browser: says what a page says, and hears what it would draw."""

from __future__ import annotations

import html
import json
import re
import struct
import time
from dataclasses import dataclass, field
from typing import Any

import psutil
import websocket
from serving import Workbook
from visiting import Visitor

MODEL = re.compile(r'"model_id":\s*"([0-9a-f]+)"')
PATIENCE = 60.0


class LostError(Exception):
    """The kernel or the channel is gone."""


@dataclass
class Window:
    """One window: its visitor, its kernel, what it shows."""

    served: Workbook
    path: str = "/kartlaggning"
    token: str = ""
    """What the tab keeps; given to the kernel as the page would."""
    shown: dict[str, str] = field(default_factory=dict)
    """Key and markup of every block, as the page has them."""
    heard: list[str] = field(default_factory=list)
    """Everything that the kernel has sent, as text."""
    visitor: Visitor = field(init=False)
    kernel: psutil.Process = field(init=False)
    number: int = 0

    def __post_init__(self) -> None:
        others = {kernel.pid for kernel in self.served.kernels()}
        self.visitor = Visitor(self.served.url)
        page = self.visitor.ask(self.path)
        assert page.status == 200, page.text
        self.page = page.text
        found, model = re.search(r'"kernelId":\s*"([0-9a-f-]{36})"', page.text), MODEL.search(page.text)
        assert found
        assert model, page.text
        [self.kernel] = [kernel for kernel in self.served.kernels() if kernel.pid not in others]
        self.kernel_id, self._model = found.group(1), model.group(1)
        self._socket = self.visitor.socket(self.kernel_id)
        self._socket.connection.settimeout(PATIENCE)
        self._opened()

    def _opened(self) -> None:
        self.tell({"kind": "opened", "number": 2**40})
        self.hear(lambda said: said.get("kind") == "drawn")
        if self.token:
            self.resume()

    def resume(self) -> None:
        """Show the kernel the token that the tab keeps."""
        self.tell({"kind": "kept", "number": 0, "token": self.token})
        self.hear(lambda said: said.get("kind") == "drawn" and said.get("number") == 0)

    def tell(self, content: dict[str, Any]) -> str:
        """Send a message of the page's and do not wait."""
        data = {"method": "custom", "content": content}
        try:
            return self._socket.send("comm_msg", {"comm_id": self._model, "data": data})
        except (websocket.WebSocketException, OSError) as error:
            raise LostError from error

    def use(self, key: str, value: Any = True) -> None:
        """Use a control and wait until the page is drawn: what was changed is on disk by then."""
        self.number += 1
        number = self.number
        self.tell({"kind": "changed", "number": number, "key": key, "value": value})
        self.hear(lambda said: said.get("kind") == "drawn" and said.get("number") == number)

    def hear(self, is_it: Any, seconds: float = PATIENCE) -> dict[str, Any]:
        """Take in what the kernel sends until something is what is waited for."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            said = self._next(end - time.monotonic())
            if said is not None and is_it(said):
                return said
        raise LostError

    def _next(self, seconds: float) -> dict[str, Any] | None:
        self._socket.connection.settimeout(min(0.5, max(seconds, 0.01)))
        try:
            received = self._socket.connection.recv()
        except websocket.WebSocketTimeoutException:
            if not self.kernel.is_running() or self.kernel.status() == psutil.STATUS_ZOMBIE:
                raise LostError from None
            return None
        except (websocket.WebSocketException, OSError, psutil.Error) as error:
            raise LostError from error
        text = _text(received)
        self.heard.append(text)
        message = json.loads(text) if text else {}
        content = message.get("content", {}).get("data", {}).get("content", {})
        return self._taken(content) if isinstance(content, dict) else None

    def _taken(self, content: dict[str, Any]) -> dict[str, Any]:
        if content.get("kind") == "keep":
            self.token = content["token"]
        if content.get("kind") == "drawn":
            known = self.shown | dict(content["blocks"])
            self.shown = {key: known[key] for key in content["order"]}
        return content

    @property
    def text(self) -> str:
        """Everything that is on screen, markup left out."""
        return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(self.shown.values())))

    def controls(self) -> set[str]:
        """Return the keys of all controls on screen."""
        return set(re.findall(r'data-kb-key="([^"]+)"', " ".join(self.shown.values())))

    def begin(self, script: str = "standard", case: str = "blank") -> str:
        """Begin a session, confirm its phrase and return it."""
        self.use("plan.script", script)
        self.use("plan.case", case)
        self.use("begin")
        found = re.search(r"<dd>\s*([^<]+?)\s*</dd>", self.shown["phrase-words"])
        assert found, self.shown
        phrase = html.unescape(found.group(1))
        self.use("written")
        self.use("confirming", phrase)
        assert "step" in self.shown, self.text
        return phrase

    def invited(self) -> str:
        """Make a code for the wall and return it."""
        self.use("invite") if "wall-actions" in self.shown else self._drawer()
        found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", self.shown["wall-code"])
        assert found
        return found.group()

    def _drawer(self) -> None:
        self.use("drawer.wall")
        self.use("invite")

    def states(self) -> str:
        """Return the state of every live widget of the kernel, asked for as an attacker would."""
        comm = "c" * 32
        opening = {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}, "target_module": None}
        self._socket.send("comm_open", opening, metadata={"version": "1.0.0"})
        asked = self._socket.send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._socket.connection.settimeout(end - time.monotonic())
            text = _text(self._socket.connection.recv())
            message = json.loads(text) if text else {}
            data = message.get("content", {}).get("data", {})
            if message.get("parent_header", {}).get("msg_id") == asked and "states" in data:
                return text
        raise LostError

    def kill(self) -> None:
        """Kill the kernel, as a crash does."""
        self.kernel.kill()

    def close(self) -> None:
        """Drop the channel, as a lost network does."""
        self.visitor.leave()

    def leave(self) -> None:
        """Close the window; its kernel is told, as a closing tab does."""
        token = next((str(cookie.value) for cookie in self.visitor.jar if cookie.name == "_xsrf"), "")
        self.close()
        self.visitor.ask(f"/voila/api/shutdown/{self.kernel_id}", "POST", {"X-XSRFToken": token}, b"")


def _text(received: str | bytes) -> str:
    """Return a message as JSON; one with a file in it comes as bytes: count, offsets, JSON, file."""
    if isinstance(received, str):
        return received
    count = struct.unpack("!I", received[:4])[0]
    offsets = struct.unpack(f"!{count}I", received[4 : 4 * (count + 1)])
    return received[offsets[0] : [*offsets, len(received)][1]].decode()


CANARY = "kanariezq"
"""What is written in every field to be hunted for. Twenty letters fit in the shortest field."""
_ADDING = re.compile(
    r'id="kb-((?:join|card\.oro|voice-add|harm-add|protection-add|danger-add|dispute-add|goal-add|bottom-line-add|'
    r'scale-add|next-add|network-add|person-add|table-add|seal|drawer\.parked|park|drawer\.notes)[^"]*?)--button"'
)


def fill(window: Window, word: str) -> None:
    """Write ``word`` in every field of the step, those included that buttons bring."""
    pressed: set[str] = set()
    while True:
        for key in written(window):
            if key in written(window):
                window.use(key, word)
        new = [key for key in _ADDING.findall(" ".join(window.shown.values())) if key not in pressed]
        if not new:
            return
        pressed.add(new[0])
        window.use(new[0])


def written(window: Window) -> list[str]:
    """Return the keys of the texts that can be written here."""
    markup = " ".join(window.shown.values())
    numbers = set(re.findall(r'kb-(?:number|date)[^>]*data-kb-key="([^"]+)"', markup))
    return [key for key in re.findall(r' id="kb-((?:edit|typed)\.[^"]+?)--input"', markup) if key not in numbers]
