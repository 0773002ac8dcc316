"""The live page's only widget: shows the markup it is given and passes on what the visitor does with it.

One widget per screen, not per control: each ipywidget costs a second one for its layout, wraps its markup in elements
of its own, and carries its script along. Here the page has the very markup of `ui.markup`, a change travels as one
message with the blocks that differ, and the script comes once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import anywidget
from traitlets import Bool, Dict, List, Unicode

from kartblad.i18n import Texts
from kartblad.ui import bundle
from kartblad.ui.files import File
from kartblad.ui.messages import Message, Opened, is_token, read
from kartblad.ui.times import SOON, clock_words

log = logging.getLogger("kartblad")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A screen as markup: every block in order, and where in the browser it belongs."""

    blocks: Mapping[str, str]
    """Key and markup of every block, top to bottom."""
    query: str = ""
    title: str = ""
    look: str = ""
    place: str = ""


class Surface(anywidget.AnyWidget):
    """A screen in the browser. Everything goes out through it; only messages come in, and each is read without trust.

    ``blocks`` and ``address`` are changed in place: the page gets small messages, and the whole only when it asks for
    the widget's state (when it is opened, or shown a second time in JupyterLab).
    """

    _esm = Unicode().tag(sync=True)
    _css = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    owns_address = Bool(default_value=False).tag(sync=True)
    blocks = List().tag(sync=True)
    """Pairs of key and markup: an object in the browser would put keys that look like numbers first."""
    address = Dict().tag(sync=True)

    def __init__(
        self, drawing: Drawing, texts: Texts, hear: Callable[[Message], None], *, style: str, owns_address: bool
    ) -> None:
        super().__init__(
            _esm=bundle.script(),
            _css=style,
            words=words(texts),
            owns_address=owns_address,
            blocks=[list(block) for block in drawing.blocks.items()],
            address=_address(drawing, 0),
        )
        self._hear, self._is_open = hear, False
        self._token: str | None = None  # waits for the page to be opened
        self.on_msg(self._read)

    def draw(self, drawing: Drawing, *, number: int | None = None, step: bool = False) -> None:
        """Show this, sending what differs.

        Parameters
        ----------
        drawing
            The whole screen.
        number
            The message that this answers.
        step
            Whether the browser's back button leads to what was shown before.
        """
        known = dict(self.blocks)
        changed = [[key, html] for key, html in drawing.blocks.items() if known.get(key) != html]
        self.blocks[:] = [list(block) for block in drawing.blocks.items()]
        self.address.update(_address(drawing, self.address["version"] + 1))
        self._send_drawn(changed, number=number, step=step)

    def deliver(self, number: int, file: File) -> None:
        """Give the page the file that message ``number`` asked for."""
        self.send({"kind": "file", "number": number, "name": file.name, "media": file.media}, buffers=[file.content])

    def refuse(self, number: int, sentence: str) -> None:
        """Say why message ``number`` gets no file, or why its file is not taken."""
        self.send({"kind": "refused", "number": number, "text": sentence})

    def receive(self, upload: int, taken: int) -> None:
        """Say that so much of a file has come and that the next piece may follow."""
        self.send({"kind": "received", "number": upload, "taken": taken})

    def keep(self, token: str) -> None:
        """Let the tab keep a token, as soon as there is a page to take it; it is in no trait that another may read.

        Raises
        ------
        ValueError
            If it is neither a token nor empty.
        """
        if token and not is_token(token):
            raise ValueError("a tab keeps at most 200 letters, digits, _, . and -")
        self._token = None if self._is_open else token
        if self._is_open:
            self.send({"kind": "keep", "token": token})

    def set_state(self, sync_data: object) -> None:
        """Ignore it: our page sets no trait, so whoever does is not our page."""
        log.warning("an attempt to set the state of a page was ignored")

    def _send_drawn(self, changed: list[list[str]], *, number: int | None = None, step: bool = False) -> None:
        order = [key for key, _html in self.blocks]
        self.send({"kind": "drawn", "blocks": changed, "order": order, "number": number, "step": step, **self.address})

    def _read(self, _widget: object, content: object, buffers: object) -> None:
        message = read(content, buffers)
        if message is None:
            log.warning("a message that no page of ours sends was ignored")
        elif isinstance(message, Opened):
            self._open(message)
        else:
            self._hear(message)

    def _open(self, message: Opened) -> None:
        """Give a page what it has missed while it was loading its script."""
        self._is_open = True
        if message.number != self.address["version"]:
            self._send_drawn(self.blocks)
        if self._token is not None:
            self.keep(self._token)


def _address(drawing: Drawing, version: int) -> dict[str, str | int]:
    where = {"query": drawing.query, "title": drawing.title, "look": drawing.look, "place": drawing.place}
    return {**where, "version": version}


def words(texts: Texts) -> dict[str, object]:
    """Return what the script says by itself."""
    return {
        "locale": texts.locale,
        "soon": SOON,
        "clock": dict(clock_words(texts)),
        "again": texts.gettext("What you wrote has not arrived yet. It is being sent again."),
        "padFull": texts.gettext("There is no room for more strokes. Undo some first."),
        "working": texts.gettext("Working …"),
        "making": texts.gettext("Making the file …"),
        "saved": texts.gettext("The file has been downloaded."),
        "copied": texts.gettext("Copied: paste it where you want it."),
        "savedInstead": texts.gettext("The browser did not allow copying. The file has been downloaded instead."),
        "sending": texts.gettext("Sending {name} …", name="{name}"),
        "sent": texts.gettext("The file has been sent."),
        "cancelled": texts.gettext("Sending was stopped. Nothing has been read."),
        "oneAtATime": texts.gettext("A file is being sent already. Wait until it has arrived, or stop it."),
        "oneFile": texts.gettext("Drop one file at a time."),
        "unreadable": texts.gettext(
            "The browser could not read the file. Check that it is a file, that it is still there, and choose it again."
        ),
        "noAnswer": texts.gettext("No file came. Check that the page is connected and try again."),
    }
