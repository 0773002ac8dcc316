"""What a visitor can set or press, as frozen values: choices, fields, files and buttons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sections:
    """The page's own contents: links, one of them current. Each works as a plain link before the page is live."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    links: tuple[str, ...] = ()
    """The query of each option, e.g. "?del=perioder"."""


@dataclass(frozen=True, slots=True)
class Radios:
    """A labelled group of which one is chosen (fieldset, legend, native radio buttons)."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A labelled list of which one is chosen, for more than about six options."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number typed or drawn: a field and, where both ends are given, a slider that say the same."""

    key: str
    label: str
    value: float | None
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    unit: str = ""
    hint: str = ""
    slider: bool = False
    problem: str = ""
    """The sentence shown beside the field when its value could not be taken."""
    eager: bool = False
    """Whether every key is a change of its own, for a whole number that something else on the page follows."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date as ÅÅÅÅ-MM-DD, typed; the value is always ISO 8601 or empty."""

    key: str
    label: str
    value: str
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TextField:
    """A short text; what is typed is a change one second after the last key."""

    key: str
    label: str
    value: str
    max_length: int = 200
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TextArea:
    """A text of several lines; what is typed is a change one second after the last key."""

    key: str
    label: str
    value: str
    max_length: int = 600
    hint: str = ""
    problem: str = ""
    rows: int = 3


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that nobody else in the room may read: masked, handed in with Enter, and never shown again."""

    key: str
    label: str
    hint: str = ""
    problem: str = ""
    numeric: bool = True
    """Whether a keyboard on the screen offers digits."""


@dataclass(frozen=True, slots=True)
class FileField:
    """A file of the visitor's own, chosen with a button or dropped; the page is given its name and content."""

    key: str
    label: str
    accept: tuple[str, ...]
    """The endings that the browser offers (".csv"); what a file holds is for the app to see."""
    limit: int
    """The most bytes, said in the label and checked before anything is sent."""
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """A labelled group of which any number are chosen (fieldset, legend, native checkboxes)."""

    key: str
    label: str
    options: tuple[Option, ...]
    values: frozenset[str]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    """The filters that are on, each a button that takes it away; nothing is shown when there are none."""

    key: str
    label: str
    chips: tuple[Option, ...]
    """A hint stands beside the name, such as how much the filter lets through."""
    clear: str = ""
    """What the last button is called, which takes all away; it also says how many. Empty: no such button."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that downloads a file which is made when it is asked for."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button; its label is a verb. ``blocked`` says why it cannot be used now (empty: it can)."""

    key: str
    label: str
    primary: bool = False
    blocked: str = ""
    pressed: bool | None = None
    """For a button that stays pressed until it is pressed again: whether it is. None: an ordinary button."""


@dataclass(frozen=True, slots=True)
class PrintAction:
    """A button that prints the page."""

    key: str
    label: str
