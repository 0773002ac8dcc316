"""The headers that keep a page to itself: nothing foreign is loaded, framed, sniffed, cached or told."""

from __future__ import annotations

from tornado.web import RequestHandler

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Server": "kartblad",
}


def content_policy(host: str) -> str:
    """Return the content policy of a page served under ``host`` (name and port, already checked).

    ``blob:`` lets anywidget import a control's script, which came over the visitor's own socket. Styles may be inline
    because Lumino positions its widgets so; scripts may not.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def page_headers(handler: RequestHandler) -> None:
    """Set the headers of a page: all of them, and never to be kept by a cache."""
    static_headers(handler)
    handler.set_header("Content-Security-Policy", content_policy(handler.request.host))
    handler.set_header("Cache-Control", "no-store")


def static_headers(handler: RequestHandler) -> None:
    """Set the headers of a file that is the same for everyone."""
    for name, value in _COMMON.items():
        handler.set_header(name, value)
