"""Scripts, styles and fonts: the same for everyone, and never data."""

from __future__ import annotations

import re
from datetime import datetime
from http import HTTPStatus
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from tornado.web import HTTPError
from voila.static_file_handler import MultiStaticFileHandler

from kartblad.server.errors import SwedishErrors
from kartblad.server.policy import static_headers

_HASHED = re.compile(r"\.[0-9a-f]{8,}\.js$")
"""A script whose name changes with its contents."""


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
