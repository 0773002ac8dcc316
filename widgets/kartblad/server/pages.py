"""The pages: the sheet index, and a sheet with its first paint before its kernel."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Generator
from http import HTTPStatus
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from voila.notebook_renderer import NotebookRenderer

from kartblad.server.errors import SwedishErrors
from kartblad.server.kernels import around, log
from kartblad.server.policy import page_headers


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
        env = around(self.house.kernel_environment) | asked | served
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
