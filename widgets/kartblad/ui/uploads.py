"""How a file comes in: in pieces, one file at a time, never more of it in memory than its field allows.

The page sends a piece and waits until it was received, so it stays usable, and so does the kernel, which answers other
things in between. What arrives out of turn is ignored and told: whoever waits for an answer gets one.
"""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import dataclass, field

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, FileField
from kartblad.ui.fields import Rows, Upload
from kartblad.ui.messages import Cancelled, Changed, Piece, Sending

LONGEST_NAME = 255
"""As long as a file's name can be on the systems that people have."""

_UNITS = ((10**6, "MB"), (10**3, "kB"))

log = logging.getLogger("kartblad")


@dataclass(slots=True)
class _Coming:
    """A file of which some has come."""

    key: str
    number: int
    name: str
    size: int
    content: bytearray = field(default_factory=bytearray)

    def expects(self, piece: Piece) -> bool:
        """Return whether this is the next piece; only an empty file has an empty one."""
        have, more = len(self.content), len(piece.content)
        is_next = piece.upload == self.number and piece.at == have
        return is_next and have + more <= self.size and (more > 0 or not self.size)


class Reception:
    """Takes in one file at a time; another one that begins takes the place of the one before."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._coming: _Coming | None = None

    def begin(self, message: Sending, block: Block | Rows | None) -> None:
        """Expect the pieces of a file for ``block``.

        Raises
        ------
        Problem
            If it is not going to be taken: a sentence for whoever sends it.
        """
        self._coming = None
        if not isinstance(block, FileField):
            log.warning("a file that the page does not ask for was ignored")
            raise Problem(self._texts.gettext("The page does not ask for this file any more. Reload it and try again."))
        if message.size > block.limit:
            raise Problem(too_large(block.limit, self._texts))
        self._coming = _Coming(block.key, message.number, self._name(message.name), message.size)

    def add(self, piece: Piece) -> int | Changed:
        """Take a piece and return how much there is now; with the last one, the change that the whole file makes.

        Raises
        ------
        Problem
            If it is not the next piece of the file that is coming.
        """
        coming = self._coming
        if coming is None or not coming.expects(piece):
            log.warning("a piece of a file that is not expected was ignored")
            raise Problem(self._texts.gettext("The file did not arrive whole. Choose it again."))
        coming.content += piece.content
        if len(coming.content) < coming.size:
            return len(coming.content)
        self._coming = None
        return Changed(piece.number, coming.key, Upload(coming.name, bytes(coming.content)))

    def cancel(self, message: Cancelled) -> None:
        """Forget what has come of a file."""
        if self._coming is not None and self._coming.number == message.upload:
            self._coming = None

    def _name(self, sent: str) -> str:
        """Return a file's own name: one line, no folders, nothing that cannot be seen."""
        own = sent.replace("\\", "/").rpartition("/")[2] if len(sent) <= LONGEST_NAME else ""
        seen = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in own)
        name = unicodedata.normalize("NFC", " ".join(seen.split()))
        if name:
            return name
        raise Problem(
            self._texts.gettext(
                "The name of the file cannot be used. Give the file another name, at most {most} characters long.",
                most=self._texts.number(LONGEST_NAME),
            )
        )


def too_large(limit: int, texts: Texts) -> str:
    """Return what is said of a file above the limit."""
    return texts.gettext(
        "The file is larger than {limit}. Choose a smaller one, or divide it.", limit=size_text(limit, texts)
    )


def size_text(size: int, texts: Texts) -> str:
    """Return a number of bytes in words, rounded down: a limit is never said to be higher than it is."""
    unit, name = next(((unit, name) for unit, name in _UNITS if size >= unit), (1, "B"))
    return f"{texts.number(size * 10 // unit / 10)}\N{NO-BREAK SPACE}{name}"
