"""The number passport in words: the same lines on screen, in the picture and in every file."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.provenance import Passport, Source, Standing
from kartblad.i18n import Texts, msgid


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the passport says; several texts are a list."""

    label: str
    texts: tuple[str, ...]


def lines(passport: Passport, texts: Texts) -> tuple[Line, ...]:
    """Return what is known about a number, in the order of the passport; what is not said is left out."""
    said = (
        (msgid("Definition"), (passport.definition,)),
        (msgid("Unit"), (passport.unit,)),
        (msgid("Source"), tuple(source_text(source, texts) for source in passport.sources)),
        (msgid("Period"), (passport.period,)),
        (msgid("Standing"), (standing(passport.standing, texts),)),
        (msgid("Coverage"), (passport.coverage,)),
        (msgid("How it was computed"), (passport.derivation,)),
        (msgid("Known faults"), passport.known_faults),
        (msgid("Must not be used for"), passport.not_for),
    )
    named = ((texts.gettext(label), tuple(text for text in found if text)) for label, found in said)
    return tuple(Line(label, found) for label, found in named if found)


def standing(value: Standing, texts: Texts) -> str:
    """Return in words how a number came to be."""
    return texts.gettext(_STANDINGS[value])


def source_text(source: Source, texts: Texts) -> str:
    """Return title, publisher, date and place of a source in one line."""
    parts = (source.title, source.publisher, texts.date(source.published), source.place)
    return ", ".join(part for part in parts if part)


_STANDINGS = {
    Standing.STATED: msgid("Printed in the source"),
    Standing.DERIVED: msgid("Computed by us from numbers in the source"),
    Standing.ILLUSTRATIVE: msgid("Worked example with assumptions; not a fact"),
    Standing.SYNTHETIC: msgid("Invented for learning and tests"),
}
