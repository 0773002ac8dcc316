"""Each field of a set of one's own, with a sentence that says what it does, tied to its place in the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.weights_explained import EXPLAINED
from kartblad.apps.workload.wording import NAMES
from kartblad.core.editing import get
from kartblad.core.workload.book import Book
from kartblad.core.workload.localset import LocalSet
from kartblad.core.workload.origin import Origin
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import Checks, Control, DateField, NumberField, Option, Radios, Select, TextArea, TextField
from kartblad.ui.paths import EDIT, key

DRAFT = ("unit", "drafting")
"""Where the draft lies in a book."""
LARGEST = 100_000
WORD, NUMBER, SHARE = "set-word", "set-number", "set-share"
Told = TypeVar("Told", TextField, TextArea, NumberField)


@dataclass(frozen=True, slots=True)
class Bench:
    """What fields are made from: the draft, the reader's language, and the sentence at each place that has a fault."""

    book: Book
    local: LocalSet
    texts: Texts
    told: Mapping[tuple[str, ...], str]

    def line(self, *path: str, most: int = 120) -> TextField:
        """Return a field for a short text in the reader's language."""
        label, why = self.explained(*path)
        shown = get(self.local, path).pick(self.texts.locale)
        return self._at(path, TextField(key(WORD, *path), label, shown, max_length=most, hint=why))

    def lines(self, *path: str, most: int = 600) -> TextArea:
        """Return a field for a longer text in the reader's language."""
        label, why = self.explained(*path)
        shown = get(self.local, path).pick(self.texts.locale)
        return self._at(path, TextArea(key(WORD, *path), label, shown, max_length=most, hint=why, rows=2))

    def plain(self, *path: str, most: int = 120) -> TextField:
        """Return a field for a text that has one language only."""
        label, why = self.explained(*path)
        return self._at(path, forms.line(self.book, (*DRAFT, *path), label, most, why))

    def whole(self, *path: str, least: int, most: int) -> NumberField:
        """Return a field for a whole number."""
        label, why = self.explained(*path)
        return self._at(path, forms.whole_number(self.book, (*DRAFT, *path), label, least, most, why))

    def number(self, *path: str, most: float, unit: str = "", step: float = 0.1) -> NumberField:
        """Return a field for an exact number that is not a `Figure`."""
        label, why = self.explained(*path)
        field = forms.number(self.book, (*DRAFT, *path), label, 0, most, step=step, unit=unit, hint=why)
        return self._at(path, field)

    def choice(self, path: tuple[str, ...], options: tuple[Option, ...], verb: str = EDIT) -> Select:
        """Return a list to choose one from."""
        label, why = self.explained(*path)
        place = (*DRAFT, *path) if verb == EDIT else path
        return Select(key(verb, *place), label, options, str(get(self.local, path)), why)

    def radios(self, path: tuple[str, ...], options: tuple[Option, ...], verb: str = EDIT) -> Radios:
        """Return a group of which one is chosen."""
        label, why = self.explained(*path)
        place = (*DRAFT, *path) if verb == EDIT else path
        return Radios(key(verb, *place), label, options, str(get(self.local, path)), why)

    def day(self, *path: str) -> DateField:
        """Return a field for a date."""
        label, why = self.explained(*path)
        return forms.day(self.book, (*DRAFT, *path), label, why)

    def heavy(self) -> Radios:
        """Return which end of the rating's scale is heaviest."""
        label, why = self.explained("rating", "heavy")
        scale = self.local.rating
        ends = (Option("least", str(scale.least)), Option("most", str(scale.most)))
        return Radios("set-rating.rating.heavy", label, ends, "most" if scale.heavy == scale.most else "least", why)

    def label(self, *path: str) -> str:
        """Return what a place is called, and in the same line what it does."""
        label, why = self.explained(*path)
        return f"{label}. {why}"

    def ticks(self, *path: str, options: tuple[Option, ...]) -> Checks:
        """Return a group of which any number are chosen."""
        label, why = self.explained(*path)
        offered = {option.key for option in options}
        return Checks(key(EDIT, *DRAFT, *path), label, options, frozenset(get(self.local, path)) & offered, why)

    def figure(self, *path: str, unit: str = "", verb: str = NUMBER, most: float = LARGEST) -> tuple[Control, ...]:
        """Return the fields of a number: the number itself, its range, label, source and basis."""
        label, why = self.explained(*path)
        if get(self.local, path).value is None:
            return (self._number((*path, "value"), label, why, unit, verb, most),)
        ends = (self._number((*path, end), *self.explained(*path, end), unit, verb, most) for end in ("low", "high"))
        return (
            self._number((*path, "value"), label, why, unit, verb, most),
            *ends,
            self.choice((*path, "origin"), self._origins()),
            *((self.choice((*path, "source"), self._sources()),) if self.local.sources else ()),
            self.line(*path, "basis", most=400),
        )

    def _number(self, path: tuple[str, ...], label: str, why: str, unit: str, verb: str, most: float) -> NumberField:
        value = shown(get(self.local, path), verb)
        return self._at(path, NumberField(key(verb, *path), label, value, 0, most, 0.01, unit, why))

    def _at(self, path: tuple[str, ...], field: Told) -> Told:
        """Return a field with the sentence of its place."""
        return replace(field, problem=self.told.get(path, ""))

    def explained(self, *path: str) -> tuple[str, str]:
        """Return what a place is called, and what it does."""
        label, why = EXPLAINED[name_of(path)]
        return self.texts.gettext(label), self.texts.gettext(why)

    def _origins(self) -> tuple[Option, ...]:
        return forms.options(Origin, NAMES, self.texts)

    def _sources(self) -> tuple[Option, ...]:
        named = (Option(each.key, each.title.pick(self.texts.locale) or each.key) for each in self.local.sources)
        return (Option("", self.texts.gettext("No source")), *named)


def name_of(path: tuple[str, ...]) -> str:
    """Return under which name a place is explained: "kinds.points" for every kind's, "figure.low" for any range."""
    if path[-1] in ("origin", "source", "basis", "low", "high") and path[0] != "sources":
        return f"figure.{path[-1]}"
    named = [path[0], *path[2:]] if len(path) > 2 or path[0] in ("kinds", "bands", "zones") else list(path)
    return ".".join(named)


def shown(value: Decimal | None, verb: str) -> float | None:
    """Return a number as its field shows it: a share in per cent."""
    if value is None:
        return None
    return float(value * 100 if verb == SHARE else value)


def bench(desk: Desk, office: Office, local: LocalSet, told: Mapping[tuple[str, ...], str]) -> Bench:
    """Return what fields are made from."""
    return Bench(desk.held, local, office.texts, told)
