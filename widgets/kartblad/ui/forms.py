"""Fields that show one place of a page's value and change it: a block each, tied to the place by its key.

``whole`` is the value that the app keeps; the app's command for `EDIT` puts what comes back in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from kartblad.core.editing import get
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.blocks import Option
from kartblad.ui.paths import EDIT, key

Path = Sequence[str]
E = TypeVar("E", bound=StrEnum)


class Names(Protocol):
    """What each member of the vocabularies is called: msgids."""

    def __getitem__(self, member: Any, /) -> str: ...


def line(whole: Any, path: Path, label: str, most: int = 200, hint: str = "") -> blocks.TextField:
    """Return a field for one line of text; a list of texts is shown with commas between."""
    return blocks.TextField(key(EDIT, *path), label, _text(whole, path), max_length=most, hint=hint)


def lines(whole: Any, path: Path, label: str, most: int = 200, hint: str = "", rows: int = 2) -> blocks.TextArea:
    """Return a field for a longer text."""
    return blocks.TextArea(key(EDIT, *path), label, _text(whole, path), max_length=most, hint=hint, rows=rows)


def day(whole: Any, path: Path, label: str, hint: str = "") -> blocks.DateField:
    """Return a field for a date."""
    return blocks.DateField(key(EDIT, *path), label, _text(whole, path), hint=hint)


def whole_number(whole: Any, path: Path, label: str, least: int, most: int, hint: str = "") -> blocks.NumberField:
    """Return a field for a whole number that may be unknown."""
    return blocks.NumberField(key(EDIT, *path), label, get(whole, path), least, most, hint=hint)


def number(
    whole: Any, path: Path, label: str, least: float, most: float, *, step: float = 0.1, unit: str = "", hint: str = ""
) -> blocks.NumberField:
    """Return a field for a number with decimals that may be unknown; what is kept is an exact decimal."""
    known = get(whole, path)
    value = None if known is None else float(known)
    return blocks.NumberField(key(EDIT, *path), label, value, least, most, step, unit, hint)


def choice(
    whole: Any, path: Path, label: str, kinds: Iterable[E], names: Names, texts: Texts, hint: str = ""
) -> blocks.Select:
    """Return a list to choose from; the first choice is that nobody has said."""
    offered = (Option("", texts.gettext("Not said")), *options(kinds, names, texts))
    return blocks.Select(key(EDIT, *path), label, offered, get(whole, path) or "", hint)


def radios(
    whole: Any, path: Path, label: str, kinds: Iterable[E], names: Names, texts: Texts, hint: str = ""
) -> blocks.Radios:
    """Return a group of which one is chosen."""
    return blocks.Radios(key(EDIT, *path), label, options(kinds, names, texts), get(whole, path) or "", hint)


def yes_no(whole: Any, path: Path, label: str, texts: Texts, hint: str = "") -> blocks.Radios:
    """Return a question that is answered by yes, no, or not at all."""
    value = get(whole, path)
    answers = (("yes", texts.gettext("Yes")), ("no", texts.gettext("No")), ("unsaid", texts.gettext("Not said")))
    chosen = {True: "yes", False: "no"}.get(value, "unsaid")
    return blocks.Radios(key(EDIT, *path), label, tuple(Option(*answer) for answer in answers), chosen, hint)


def tick(whole: Any, path: Path, label: str) -> blocks.Checks:
    """Return one thing to tick."""
    value = frozenset({path[-1]}) if get(whole, path) else frozenset[str]()
    return blocks.Checks(key("tick", *path), "", (Option(path[-1], label),), value)


def one_of(whole: Any, path: Path, label: str, offered: Iterable[Option], texts: Texts) -> blocks.Select:
    """Return a list to choose one thing from, or nothing."""
    listed = (Option("", texts.gettext("Not said")), *offered)
    value = get(whole, path)
    return blocks.Select(key(EDIT, *path), label, listed, value if value in {each.key for each in listed} else "")


def options(kinds: Iterable[E], names: Names, texts: Texts) -> tuple[Option, ...]:
    """Return the members of a vocabulary with their words."""
    return tuple(Option(kind.value, texts.gettext(names[kind])) for kind in kinds)


def _text(whole: Any, path: Path) -> str:
    value = get(whole, path)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
