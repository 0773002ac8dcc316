"""What the handlers share: the server's pages, its kernels' owners and how many it admits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2

from kartblad.core.sheet import Sheet
from kartblad.i18n import Texts
from kartblad.server.circle import cover_of
from kartblad.server.first_paint import first_paint
from kartblad.settings import Settings

VOILA = version("voila")
"""In the address of Voilà's scripts, whose names say nothing of their age, so that a browser may keep them."""


@dataclass(slots=True)
class House:
    """The server's own settings and state; one per server, kept in Tornado's settings."""

    app: Any
    """The Voilà application."""
    settings: Settings
    texts: Texts
    sheets: Mapping[str, Sheet]
    """By the word in their address."""
    templates: jinja2.Environment
    extensions: tuple[str, ...]
    kernel_cap: int
    kernel_environment: Mapping[str, str]
    owners: dict[str, str] = field(default_factory=dict)
    """Which visitor a kernel belongs to."""
    arriving: set[str] = field(default_factory=set)
    """Kernels being started, which the kernel manager may not list yet."""
    left: dict[str, float] = field(default_factory=dict)
    """When a kernel was first seen with nobody connected, in seconds of the event loop's clock."""
    _page_config: dict[str, Any] = field(default_factory=dict)

    def served(self) -> tuple[str, ...]:
        """Return the addresses of the sheets that can be opened: ready, and with their notebook in place."""
        return tuple(key for key, sheet in self.sheets.items() if sheet.ready and self.notebook(key).is_file())

    def notebook(self, key: str) -> Path:
        """Return where a sheet's notebook lies."""
        return self.settings.notebooks / self.sheets[key].notebook

    def admits(self, running: Iterable[str]) -> bool:
        """Whether one more visitor may come; those whose kernel is being started count."""
        return len(self.arriving.union(running)) < self.kernel_cap

    @contextmanager
    def arrival(self, kernel_id: str, visitor: str) -> Iterator[None]:
        """Count a visitor's kernel while the page is on its way."""
        self.owners[kernel_id] = visitor
        self.arriving.add(kernel_id)
        try:
            yield
        finally:
            self.arriving.discard(kernel_id)

    def long_left(self, connections: Mapping[str, int], now: float, patience: float) -> list[str]:
        """Return the kernels that nobody has been connected to for ``patience`` seconds.

        Parameters
        ----------
        connections
            How many are connected to each kernel that lives.
        now
            The clock, in seconds.
        """
        alone = {kernel_id for kernel_id, count in connections.items() if not count and kernel_id not in self.arriving}
        self.left = {kernel_id: self.left.get(kernel_id, now) for kernel_id in alone}
        return [kernel_id for kernel_id, since in self.left.items() if now - since >= patience]

    def forget_ended(self, alive: set[str]) -> None:
        """Drop the owners of kernels that are no more."""
        for kernel_id in set(self.owners) - alive - self.arriving:
            del self.owners[kernel_id]

    def page_config(self) -> dict[str, Any]:
        """Return what Voilà's front end is told, read from disk once."""
        if not self._page_config:
            from voila.utils import get_page_config

            self._page_config = get_page_config(
                base_url=self.app.base_url,
                # Voilà's front end loads a typesetter whatever is on the page: an empty one, from here.
                settings={"mathjax_config": "none", "mathjax_url": self._asset("static/no-formulas.js").split("?")[0]},
                log=self.app.log,
                voila_configuration=self.app.voila_configuration,
            )
            self._page_config["fullStaticUrl"] += f"/{VOILA}"
        return deepcopy(self._page_config)

    def warm(self) -> None:
        """Prepare every sheet once, so that the first visitor waits no longer than the next."""
        self.page_config()
        for key in self.served():
            self.sheet_words(key, query="", kernel_id="")

    def start_page(self) -> str:
        """Return the sheet index; for managers with what is published and how it is read."""
        listed = {"sheets": self.sheets, "served": self.served()}
        if self.settings.published is None:
            return self._render("start.html.j2", **listed)
        cover, problem = cover_of(self.settings.published, self.texts)
        return self._render("managers.html.j2", cover=cover, problem=problem, **listed)

    def error_page(self, status: int) -> str:
        """Return the page of an error."""
        heading, advice = error_words(self.texts, status)
        return self._render("error.html.j2", status=status, heading=heading, advice=advice)

    def failed_start(self) -> str:
        """Return the end of a page whose kernel could not be started."""
        return self._render("failed.html.j2")

    def sheet_words(self, key: str, query: str, kernel_id: str) -> dict[str, Any]:
        """Return what the sheet's template needs to know beside the notebook."""
        painted = first_paint(key, query, self.settings, self.texts)
        name = self.texts.pick(self.sheets[key].name)
        return {
            "sheet": self.sheets[key],
            "texts": self.texts,
            "siblings": self._siblings(key),
            "kernel_id": kernel_id,
            "prose": _prose(self.notebook(key)),
            "today": self.texts.date(datetime.now().astimezone().date().isoformat()),
            "first_paint": painted.html,
            "title": painted.title or f"{name} – Kartblad",
        }

    def _siblings(self, key: str) -> list[tuple[str, str, bool]]:
        """Return the managers' sheets, which belong together: address, name, and whether it is this one."""
        if self.settings.published is None:
            return []
        return [(each, self.texts.pick(self.sheets[each].name), each == key) for each in self.served()]

    def _render(self, name: str, **facts: Any) -> str:
        return self.templates.get_template(name).render(
            texts=self.texts,
            gettext=self.texts.gettext,
            base_url=self.app.base_url,
            asset=self._asset,
            **facts,
        )

    def _asset(self, name: str) -> str:
        from voila.utils import make_url

        return make_url("kartblad", self.app.base_url, name)


@cache
def _prose(notebook: Path) -> str:
    """Return the notebook's Markdown as HTML, so that it can be sent before there is a kernel."""
    import nbformat
    from nbconvert.filters import markdown2html_mistune

    cells = nbformat.read(notebook, as_version=4).cells
    return "".join(markdown2html_mistune(cell.source) for cell in cells if cell.cell_type == "markdown")


def error_words(texts: Texts, status: int) -> tuple[str, str]:
    """Return heading and advice for an HTTP status."""
    known = {
        400: (
            texts.gettext("The address could not be understood"),
            texts.gettext("Go to the start page and open the sheet from there."),
        ),
        403: (
            texts.gettext("This window is not let in"),
            texts.gettext(
                "The link works once, in the browser it was first opened in. Start kartblad again to get a new link."
            ),
        ),
        404: (
            texts.gettext("There is no such sheet"),
            texts.gettext("Check the address, or open the sheet from the start page."),
        ),
        405: (
            texts.gettext("That cannot be done here"),
            texts.gettext("Go to the start page and open the sheet from there."),
        ),
        503: (
            texts.gettext("The workbook is full just now"),
            texts.gettext(
                "As many as the machine can serve are working already. Nothing of yours is lost. Try again in a minute."
            ),
        ),
    }
    return known.get(
        status,
        (
            texts.gettext("Something went wrong in the workbook"),
            texts.gettext("Try again. If it happens again, tell whoever looks after kartblad what you did."),
        ),
    )
