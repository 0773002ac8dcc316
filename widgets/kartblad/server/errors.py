"""Errors as pages in the reader's language."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError, RequestHandler

from kartblad.server.house import House
from kartblad.server.policy import page_headers


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
