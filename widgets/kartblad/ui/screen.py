"""A live screen: draws a value as a `Screen`, keeps it up to date in place, and makes changes of what the visitor does.

*Event → command → new value → draw.* The app gives two pure functions, the screen of a value and the change of a value;
it never sees the browser, and nothing reaches it that the screen did not offer.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from kartblad import settings
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks, bundle, fields, notices
from kartblad.ui.aside import Aside
from kartblad.ui.files import FORMS, File, file_of
from kartblad.ui.markup import block_html
from kartblad.ui.messages import Cancelled, Changed, Kept, Message, Piece, Sending, Visited, Wanted
from kartblad.ui.store import Store
from kartblad.ui.surface import Drawing, Surface
from kartblad.ui.uploads import Reception
from kartblad.ui.work import Step, shown_by

S = TypeVar("S")

_CHOICES = (blocks.Radios, blocks.Select, blocks.Checks, blocks.Chips, fields.Rows)

log = logging.getLogger("kartblad")


class ScreenView(Generic[S]):
    """A page that follows its store.

    Parameters
    ----------
    store
        Holds the page's one value.
    screen_of
        What a value looks like. Where it fails, the last value that could be shown is restored.
    change
        The value after a control was given a value, which is always one that the control offers.
    texts
        The reader's language.
    visit
        The value behind a query: for the browser's back and forward.
    offers
        The file behind an `Offer`, made of the value when it is asked for.
    kept
        The value after a tab was opened that keeps a token given to it by `keep`.
    owns_address
        Whether the page's address follows the screen; only ever done under Voilà.
    """

    def __init__(
        self,
        store: Store[S],
        screen_of: Callable[[S], blocks.Screen],
        change: Callable[[S, str, fields.Value], S],
        texts: Texts,
        *,
        visit: Callable[[str], S] | None = None,
        offers: Callable[[S, str], File] | None = None,
        kept: Callable[[S, str], S] | None = None,
        owns_address: bool = True,
    ) -> None:
        self._store, self._screen_of, self._change, self._texts, self._visit = store, screen_of, change, texts, visit
        self._offers, self._kept, self._reception, self._aside = offers, kept, Reception(texts), Aside()
        self._html: dict[blocks.Block, str] = {}
        self._state, self._screen = store.state, screen_of(store.state)
        self._hearing = False
        self._run = ""
        self.widget = Surface(
            self._drawing(self._screen),
            texts,
            self._hear,
            style=bundle.style(settings.load()),
            owns_address=owns_address and bundle.under_voila(),
        )
        self._unsubscribe = store.subscribe(lambda _state: None if self._hearing else self._follow())

    def _repr_mimebundle_(self, **kwargs: object) -> object:
        return self.widget._repr_mimebundle_(**kwargs)

    def close(self) -> None:
        """Take the page out of the browser and stop following the store."""
        self._unsubscribe()
        self.widget.close()

    def keep(self, token: str) -> None:
        """Let this tab, and no other, show a token when it is loaded again; an empty one makes it forget.

        Raises
        ------
        ValueError
            If it is no token.
        """
        self.widget.keep(token)

    @contextmanager
    def working(self, label: str, total: int) -> Iterator[Step]:
        """Show progress on top of the page; call what is yielded after each of ``total`` steps with what was done.

        Drawn at most once for every percent. A change calls `kartblad.ui.work.working`, which leads here.
        """
        done, drawn = 0, -1

        def show(text: str) -> None:
            nonlocal drawn
            share = done / total if total else None
            if share is not None and int(100 * share) == drawn:
                return
            drawn = int(100 * (share or 0))
            self._set_aside(dataclasses.replace(self._aside, progress=blocks.Progress("progress", label, share, text)))

        def step(text: str = "") -> None:
            nonlocal done
            done = min(done + 1, total)
            show(text)

        show("")
        try:
            yield step
        finally:
            self._set_aside(dataclasses.replace(self._aside, progress=None))

    def _set_aside(self, aside: Aside) -> None:
        self._aside = aside
        self.widget.draw(self._drawing(self._screen))

    def _hear(self, message: Message) -> None:
        """Do what the page asks; whatever goes wrong is said on the page and ends here."""
        match message:
            case Wanted():
                self._deliver(message)
            case Sending() | Piece():
                self._receive(message)
            case Cancelled():
                self._reception.cancel(message)
            case _:
                self._answer(message)

    def _receive(self, message: Sending | Piece) -> None:
        """Take in a file; when it is whole, it is a change like any other."""
        come: int | Changed = 0
        try:
            if isinstance(message, Piece):
                come = self._reception.add(message)
            else:
                self._reception.begin(message, fields.find(self._screen, message.key))
        except Problem as problem:
            self.widget.refuse(message.upload, str(problem))
            return
        if isinstance(come, Changed):
            self._answer(come)
        else:
            self.widget.receive(message.upload, come)

    def _answer(self, message: Message) -> None:
        key = message.key if isinstance(message, Changed) else ""
        self._hearing, self._aside, step = True, self._aside.after(key, self._screen), False
        try:
            step = self._obey(message)
        except fields.Refused:
            log.warning("a value that the page does not offer was ignored")
        except Exception as error:
            self._aside = self._explained(error, key)
        finally:
            self._hearing = False
        self._follow(number=message.number, step=step)

    def _obey(self, message: Message) -> bool:
        """Apply the message and return whether one can go back to what was shown before."""
        match message:
            case Visited() if self._visit is not None:
                there = self._visit(message.query)
                self._store.apply(lambda _state: there)
            case Kept(token=token) if self._kept is not None:
                resume = self._kept
                self._store.apply(lambda state: resume(state, token))
            case Changed(key=key):
                block = fields.find(self._screen, key)
                value = fields.accepted(block, message.value, self._texts)
                with shown_by(self.working):
                    self._store.apply(lambda state: self._change(state, key, value))
                return self._is_step(block)
        return False

    def _is_step(self, block: blocks.Block | fields.Rows | None) -> bool:
        """Sections and buttons are steps, a run of choices in one control is one, what is typed or drawn is none."""
        key = block.key if block else ""
        again, self._run = key == self._run, key
        choice = isinstance(block, _CHOICES) and not again
        return choice or isinstance(block, blocks.Sections | blocks.Tasks | blocks.Action)

    def _explained(self, error: Exception, key: str = "") -> Aside:
        """Return what stands beside the page with an error, at the field it is about where that can be told."""
        if isinstance(error, Problem) and isinstance(fields.find(self._screen, key), fields.TYPED):
            return dataclasses.replace(self._aside, mistakes=(*self._aside.mistakes, (key, str(error))))
        return dataclasses.replace(self._aside, notice=notices.explained(error, self._texts))

    def _follow(self, *, number: int | None = None, step: bool = False) -> None:
        """Show the store's value; where it cannot be shown, go back to the last one that could."""
        state = self._store.state
        try:
            screen = self._screen if state == self._state else self._screen_of(state)
            drawing = self._drawing(screen)
        except Exception as error:
            drawing = self._restored(error)
        else:
            self._state, self._screen = state, screen
        self.widget.draw(drawing, number=number, step=step)

    def _restored(self, error: Exception) -> Drawing:
        self._hearing = True
        self._store.apply(lambda _state: self._state)
        self._hearing = False
        self._aside = self._explained(error)
        return self._drawing(self._screen)

    def _drawing(self, screen: blocks.Screen) -> Drawing:
        """Return the markup of the screen and what stands beside it; only blocks that changed are made again."""
        self._html = {
            block: self._html.get(block) or block_html(block, self._texts) for block in self._aside.around(screen)
        }
        markup = {block.key: html for block, html in self._html.items()}
        return Drawing(markup, screen.query, screen.title, screen.look, screen.place)

    def _deliver(self, message: Wanted) -> None:
        try:
            with shown_by(self.working):
                file = self._file(message)
        except Exception as error:
            self.widget.refuse(message.number, notices.explained(error, self._texts).text)
        else:
            self.widget.deliver(message.number, file)

    def _file(self, message: Wanted) -> File:
        match fields.find(self._screen, message.key):
            case blocks.FigureBlock(figure=figure) if message.form in FORMS:
                return file_of(figure, FORMS[message.form], self._texts)
            case blocks.Offer(key=key) if not message.form and self._offers is not None:
                return self._offers(self._state, key)
        log.warning("a file that the page does not offer was ignored")
        raise Problem(self._texts.gettext("There is no such file here any more."))
