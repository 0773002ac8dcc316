"""Who may visit: whoever holds the one-time token of this start, and from then on the browser that used it."""

from __future__ import annotations

import hmac
import uuid
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User


class OneTimeIdentity(IdentityProvider):
    """Exchanges a token, once, for a cookie.

    A link with a token ends up in histories and chats; used up, it opens nothing. Without a token (a proxy in front
    does the asking) every browser gets a cookie of its own: kernels belong to a cookie in either case.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cookie_options = {"samesite": "Lax", "httponly": True}
        self._unused = self.token

    @property
    def auth_enabled(self) -> bool:
        """Whether a token is asked for."""
        return bool(self.token)

    login_available = False
    logout_available = False

    def get_user(self, handler: Any) -> User | None:
        """Return the visitor, or None for one who holds neither cookie nor unused token."""
        user = self.get_user_cookie(handler)
        if user is None and (not self.auth_enabled or self._spend(handler.get_query_argument("token", ""))):
            user = _nobody()
            self.set_login_cookie(handler, user)
        return user

    def _spend(self, offered: str) -> bool:
        if not self._unused or not hmac.compare_digest(offered.encode(), self._unused.encode()):
            return False
        self._unused = ""
        return True


def _nobody() -> User:
    """Return a visitor of whom only a random number is known: the cookie holds nothing else."""
    number = uuid.uuid4().hex
    return User(number, "besökare", "besökare", "b")
