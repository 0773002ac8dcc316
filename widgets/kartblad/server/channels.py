"""A page's own kernel: whether it lives, the channel to it, and its end. Another's kernel is as unknown as none."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kartblad.server.errors import SwedishErrors
from kartblad.server.house import House

SILENCE = 90.0
"""Seconds without an answer after which a page is taken to be gone: three questions."""

log = logging.getLogger("kartblad.server")


class OwnKernel:
    """Guards what is asked of a kernel: another visitor's kernel is as unknown as none at all."""

    house: House
    current_user: Any

    def own(self, kernel_id: str) -> str:
        """Return the kernel's id if it is this visitor's.

        Raises
        ------
        HTTPError
            404, so that a guess learns nothing.
        """
        user = self.current_user
        if user is None or self.house.owners.get(kernel_id) != user.username:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return kernel_id


class KernelPulse(OwnKernel, SwedishErrors, APIHandler):
    """Tells a page whether its kernel lives; the page asks every few seconds."""

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Answer with the kernel's model, 404 if it has ended."""
        manager = self.kernel_manager
        if self.own(kernel_id) not in manager:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if not await ensure_async(manager.get_kernel(kernel_id).is_alive()):
            await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
            raise HTTPError(HTTPStatus.NOT_FOUND)
        model = manager.kernel_model(kernel_id)
        self.finish({"id": model["id"], "name": model["name"], "execution_state": model["execution_state"]})


class EndKernel(OwnKernel, SwedishErrors, APIHandler):
    """Ends the kernel of a closing tab."""

    @allow_unauthenticated
    async def post(self, kernel_id: str) -> None:
        """End it; ending what has ended is no fault."""
        if self.own(kernel_id) in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True))
        self.house.owners.pop(kernel_id, None)
        self.set_status(HTTPStatus.NO_CONTENT)
        self.finish()


class KernelSocket(OwnKernel, SwedishErrors, VoilaKernelWebsocketHandler):
    """The channel between a page and its own kernel."""

    last_pong: float

    @property
    def house(self) -> House:  # type: ignore[override]
        """The server's own settings and state."""
        house: House = self.settings["kartblad"]
        return house

    async def pre_get(self) -> None:
        """Open only one's own kernel."""
        if self.own(self.kernel_id) not in self.kernel_manager:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await super().pre_get()

    async def open(self, kernel_id: str) -> None:
        """Begin to talk. An answer is several small messages: none of them waits for the one before to be confirmed."""
        self.set_nodelay(True)
        await super().open(kernel_id)

    def send_ping(self) -> None:
        """Ask whether the page is there, and close the channel to one that has not answered for long.

        The server's own check finds an answer too old when the next question is due, and would close every quiet
        channel; so it is shown a fresh one.
        """
        heard, now = self.last_pong, IOLoop.current().time()
        if now - heard > SILENCE:
            self.close()
            return
        self.last_pong = now
        super().send_ping()
        self.last_pong = heard

    def on_message(self, ws_message: str | bytes) -> None:
        """Pass a message on to the kernel.

        Half a character cannot be: the channel would be closed, and a page that sends again what had no answer would
        close it again and again.
        """
        try:
            super().on_message(ws_message)
        except UnicodeEncodeError:
            log.warning("a message that cannot be passed on was ignored")

    def write_message(self, message: bytes | dict[str, Any], binary: bool = False) -> Any:
        """Send a message, whichever of the two protocols the page speaks.

        Voilà reads every binary message as one of the newer protocol. One of the older makes it count to an arbitrary
        number of 64 bits: a single file, asked for by a page that names no protocol, would stop the server for all.
        """
        if binary and self.selected_subprotocol is None:
            return super(VoilaKernelWebsocketHandler, self).write_message(message, binary)
        return super().write_message(message, binary)
