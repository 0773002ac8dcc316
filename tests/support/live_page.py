"""A page in a real Chromium with the real Python behind it and no server: what the tests of live pages share."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect
from small_page import Plan, Visitor, change, screen_of

from kartblad import settings
from kartblad.i18n import Texts
from kartblad.ui import bundle
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

ADDRESS = "http://localhost:9/blad"
POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'self'"
)
PAGE = (
    '<!doctype html><html lang="sv"><title>Prov</title><link rel="stylesheet" href="/style.css">'
    '<body class="kb-page"><main class="kb-main"><h1>Prov</h1></main><script type="module" src="/harness.js"></script>'
)
HARNESS = Path(__file__).parents[1] / "ui" / "harness.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
SV = Texts("sv")


def serve(route: Route) -> None:
    """Answer from memory: nothing leaves the browser."""
    static = settings.load().static
    answers = {
        "/blad": ("text/html", PAGE),
        "/surface.js": ("text/javascript", bundle.script()),
        "/harness.js": ("text/javascript", HARNESS.read_text(encoding="utf-8")),
        "/style.css": ("text/css", "\n".join((static / name).read_text(encoding="utf-8") for name in bundle.STYLES)),
    }
    kind, body = answers.get("/" + route.request.url.split("/", 3)[3].split("?")[0], ("text/plain", ""))
    route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers={"Content-Security-Policy": POLICY})


def state_of(view: ScreenView[Any]) -> dict[str, Any]:
    return {name: view.widget.get_state()[name] for name in ("blocks", "address", "words", "owns_address")}


def answers(visitor: Visitor, content: object, buffers: list[str]) -> list[dict[str, Any]]:
    """Hand over a message and return what the kernel sends back, files as lists of bytes."""
    before = len(visitor.sent)
    visitor.say(content, *(base64.b64decode(each) for each in buffers))
    return [
        message | ({"bytes": list(visitor.files[-1])} if message["kind"] == "file" else {})
        for message in visitor.sent[before:]
    ]


def small(**parts: Any) -> ScreenView[Plan]:
    """Return a view of the small page."""
    return ScreenView(Store(Plan()), parts.pop("screen_of", screen_of), change, SV, **parts)


def status(page: Page) -> Any:
    return expect(page.locator("#kb-said"))


def voice(page: Page) -> Any:
    return expect(page.locator(".kb-screen + [role=status]"))


def focused(page: Page) -> Any:
    return page.evaluate(
        "(document.activeElement.id || document.activeElement.closest('[id]:not(.kb-block)')?.id"
        " || document.activeElement.className)"
    )


def visitor_of(page: Page) -> Visitor:
    """Return the Python side of a page that `opened` has opened."""
    return page.visitor  # type: ignore[attr-defined,no-any-return]


def push(page: Page) -> None:
    """Let the page hear the newest message of the kernel, which nothing on the page has asked for."""
    page.evaluate("message => window.receive(message)", visitor_of(page).sent[-1])


def asked(page: Page, key: str) -> list[Any]:
    """Return every value that the page has sent for a control."""
    return [each["value"] for each in page.evaluate("window.said") if each.get("key") == key]
