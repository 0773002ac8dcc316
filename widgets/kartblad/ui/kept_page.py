"""A page whose value is kept: every change is on disk before the screen follows, and a reload finds it again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from kartblad.core.problems import Problem
from kartblad.i18n import Texts


class Desk(Protocol):
    """A page's value, as far as keeping it goes: a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def room(self) -> Any:
        """Which of the page's rooms the window is in."""

    @property
    def warned(self) -> str:
        """What could not be done with the last change."""


D = TypeVar("D", bound=Desk)


class KeptPage(ABC, Generic[D]):
    """Changes the desk of one window, and keeps what changed before the screen follows.

    Parameters
    ----------
    texts
        The reader's language.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.keep: Callable[[str], None] = lambda _token: None
        """Gives this tab what it needs to take up what is open after a reload; "" takes that back."""

    @abstractmethod
    def after(self, desk: D, key: str, value: Any) -> D:
        """Return the desk after a control was used."""

    @abstractmethod
    def token(self, desk: D) -> str:
        """Return what opens again what is open on the desk; empty where nothing is that is kept."""

    @abstractmethod
    def is_changed(self, before: D, after: D) -> bool:
        """Return whether there is something to keep."""

    @abstractmethod
    def write(self, desk: D) -> tuple[str, ...]:
        """Keep what is open and return where it holds text that was not kept; a Problem where it cannot be."""

    @abstractmethod
    def reopened(self, desk: D, token: str) -> D | None:
        """Return the desk with what a token opens; None where it opens nothing any more."""

    def change(self, desk: D, key: str, value: Any) -> D:
        """Return the desk after a control was used; what is open is on disk when this returns."""
        changed = self.after(desk, key, value)
        if changed.room is not desk.room:
            self.keep(self.token(changed))
        return self._written(changed) if self.is_changed(desk, changed) else changed

    def kept(self, desk: D, token: str) -> D:
        """Return the desk with what this very tab had open before it was reloaded."""
        found = self.reopened(desk, token)
        if found is None:
            self.keep("")
            return desk
        return found

    def _written(self, desk: D) -> D:
        """Keep what is open; what could not be kept stays on the screen, and is said."""
        try:
            left_out = self.write(desk)
        except Problem as problem:
            return replace(desk, warned=str(problem))
        if left_out:
            sentence = self._texts.gettext(
                "Something looks like a personal identity number. It stays on the screen but is not kept. Take it away."
            )
            return replace(desk, warned=sentence)
        return desk
