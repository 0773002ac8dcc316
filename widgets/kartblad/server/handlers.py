"""What the server answers: start page, sheets, a visitor's own kernel, static files; all else is "not found"."""

from __future__ import annotations

import asyncio
import os
import re
import uuid
from collections.abc import Awaitable, Generator
from datetime import datetime
from http import HTTPStatus
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler, FileFindHandler, JupyterHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler
from voila.notebook_renderer import NotebookRenderer
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kartblad.server.house import House
from kartblad.server.kernels import log
from kartblad.server.policy import page_headers, static_headers

_HASHED = re.compile(r"\.[0-9a-f]{8,}\.js$")
"""A script whose name changes with its contents."""


class SwedishErrors(RequestHandler):
    """Errors as pages in the reader's language: what happened and what to do, never a traceback."""

    @property
    def house(self) -> House:
        """The server's own settings and state."""
        house: House = self.settings["kartblad"]
        return house

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Write the error page of ``status_code``."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", "60")
        self.finish(self.house.error_page(status_code))


class NotFound(SwedishErrors):
    """Whatever is not on the list, and every request under a foreign host name."""

    def set_default_headers(self) -> None:
        """Send the headers of a page."""
        page_headers(self)

    def prepare(self) -> None:
        """Refuse."""
        raise HTTPError(HTTPStatus.NOT_FOUND)


class Visited(SwedishErrors, JupyterHandler):
    """A page that only a visitor may see."""

    def set_default_headers(self) -> None:
        """Send the headers of a page."""
        page_headers(self)

    def visitor(self) -> str:
        """Return the visitor's random number, or refuse.

        Raises
        ------
        HTTPError
            403 for one who is no visitor.
        """
        if self.current_user is None:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return str(self.current_user.username)

    def left_token_behind(self) -> bool:
        """Redirect to the same address without its token, so that it stays in no history."""
        if "token" not in self.request.query_arguments:
            return False
        rest = "&".join(part for part in self.request.query.split("&") if not part.startswith("token="))
        self.redirect(self.request.path + (f"?{rest}" if rest else ""))
        return True


class StartPage(Visited):
    """The sheet index: no kernel, no script."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show what the workbook holds."""
        self.visitor()
        if not self.left_token_behind():
            self.finish(self.house.start_page())


class SheetPage(Visited):
    """One sheet: its first paint at once, then its kernel."""

    def initialize(self, key: str) -> None:
        """Take the sheet that this route serves."""
        self.key = key
        self.left = False

    def on_connection_close(self) -> None:
        """Take note that nobody waits for the answer any more."""
        self.left = True
        super().on_connection_close()

    @allow_unauthenticated
    async def get(self) -> None:
        """Stream the sheet."""
        visitor = self.visitor()
        if self.left_token_behind():
            return
        if not self.house.admits(self.kernel_manager.list_kernel_ids()):
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        # Reading the token sets the _xsrf cookie, without which a closing tab may not end its kernel.
        _ = self.xsrf_token
        kernel_id = str(uuid.uuid4())
        with self.house.arrival(kernel_id, visitor):
            await self._stream(kernel_id)

    async def _stream(self, kernel_id: str) -> None:
        starting = asyncio.ensure_future(self._start_kernel(kernel_id))
        try:
            renderer = await self._renderer(kernel_id)
            painted = _PaintedThenReady(self, starting, kernel_id)
            async for html, _ in renderer.generate_content_generator(kernel_id, painted):
                self.write(html)
            await self.finish()
        except StreamClosedError:
            self.left = True
        except Exception:
            # The page is half sent: it must end in a sentence, not in the middle of a tag.
            log.exception("sheet %s could not be started", self.key)
            await self._end_kernel(starting, kernel_id)
            if not self.left:
                await self.finish(self.house.failed_start())
            return
        if self.left:
            await self._end_kernel(starting, kernel_id)

    async def _renderer(self, kernel_id: str) -> NotebookRenderer:
        app = self.house.app
        renderer = NotebookRenderer(
            request_handler=self,
            voila_configuration=app.voila_configuration,
            traitlet_config=app.config,
            notebook_path=str(self.house.notebook(self.key).relative_to(app.root_dir)),
            template_paths=app.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=self.house.page_config(),
        )
        await renderer.initialize(template=None, theme=None)
        renderer.resources["kartblad"] = self.house.sheet_words(self.key, self.request.query, kernel_id)
        return renderer

    async def _start_kernel(self, kernel_id: str) -> None:
        asked = {"QUERY_STRING": self.request.query, "SCRIPT_NAME": self.request.path}
        served = {"SERVER_SOFTWARE": "voila", "VOILA_KERNEL_ID": kernel_id, "VOILA_BASE_URL": self.base_url}
        env = {**os.environ, **self.house.kernel_environment, **asked, **served}
        await ensure_async(
            self.kernel_manager.start_kernel(kernel_id=kernel_id, kernel_name="python3", path="", env=env)
        )

    async def _end_kernel(self, starting: asyncio.Future[None], kernel_id: str) -> None:
        await asyncio.wait([starting])
        if kernel_id in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True))
        self.house.owners.pop(kernel_id, None)


class _PaintedThenReady:
    """What the template awaits where the kernel's part begins: send all above it, then wait for the kernel.

    An object and not a coroutine, because a template that fails earlier never awaits it.
    """

    def __init__(self, page: SheetPage, starting: Awaitable[None], kernel_id: str) -> None:
        self._page, self._starting, self._kernel_id = page, starting, kernel_id

    def __await__(self) -> Generator[Any, None, Any]:
        return self._wait().__await__()

    async def _wait(self) -> Any:
        await self._page.flush()
        await self._starting
        return self._page.kernel_manager.get_kernel(self._kernel_id)


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


class KernelSocket(OwnKernel, VoilaKernelWebsocketHandler):
    """The channel between a page and its own kernel."""

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

    def write_message(self, message: bytes | dict[str, Any], binary: bool = False) -> Any:
        """Send a message, whichever of the two protocols the page speaks.

        Voilà reads every binary message as one of the newer protocol. One of the older makes it count to an arbitrary
        number of 64 bits: a single file, asked for by a page that names no protocol, would stop the server for all.
        """
        if binary and self.selected_subprotocol is None:
            return super(VoilaKernelWebsocketHandler, self).write_message(message, binary)
        return super().write_message(message, binary)


class StaticFiles(SwedishErrors, MultiStaticFileHandler):
    """Scripts, styles and fonts; never data."""

    def set_default_headers(self) -> None:
        """Send the headers of a static file."""
        static_headers(self)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Check the path against the folder it was found in, not only the first one."""
        return super().validate_absolute_path(self.root, absolute_path)


class VersionedFiles(StaticFiles):
    """Voilà's own scripts, under a path that names its version: what was fetched once need not be asked for again."""

    def get_cache_time(self, path: str, modified: datetime | None, mime_type: str) -> int:
        """Return how long a browser may keep the file."""
        return self.CACHE_MAX_AGE


class ExtensionFiles(SwedishErrors, FileFindHandler):
    """The front-end extensions on the server's list."""

    def set_default_headers(self) -> None:
        """Send the headers of a static file."""
        static_headers(self)

    def set_headers(self) -> None:
        """Let the browser keep the files whose names change with their contents."""
        super().set_headers()
        if _HASHED.search(self.request.path):
            self.set_header("Cache-Control", f"max-age={self.CACHE_MAX_AGE}, immutable")

    def get(self, path: str, include_body: bool = True) -> Any:
        """Send a file of a listed extension; needs no visitor, as it holds nothing but published code."""
        if not path.startswith(tuple(f"{name}/" for name in self.house.extensions)):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return super().get(path, include_body)
