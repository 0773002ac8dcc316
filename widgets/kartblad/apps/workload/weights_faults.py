"""What is left to mend in a set of one's own, each fault in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kartblad.apps.workload.shaping import FIELDS, Part
from kartblad.core.workload.localchecks import LIMITS, Fault, Wrong
from kartblad.i18n import Texts, msgid

SENTENCES: Mapping[Wrong, str] = {
    Wrong.EMPTY: msgid("A text is missing. Write it."),
    Wrong.NO_NUMBER: msgid("A number is missing. Write it."),
    Wrong.NO_SOURCE: msgid("The number is called documented. Say which source it stands in, or choose another label."),
    Wrong.RANGE: msgid("The number does not lie between its least and its greatest. Change one of the three."),
    Wrong.TOO_FEW: msgid("There are too few: at least {least} are needed. Add one."),
    Wrong.TOO_MANY: msgid("There are too many: at most {most} fit. Take one away."),
    Wrong.SAME_NAME: msgid("Another one has the same name. Change one of them, so that they can be told apart."),
    Wrong.FIRST_BAND: msgid("The first norm must begin at 0 years, or new workers have none."),
    Wrong.BANDS: msgid("It must begin at more years than the one before. Change the years, or take it away."),
    Wrong.NO_NORM: msgid("With a norm of 0 nobody gets a load. Write a number above 0."),
    Wrong.ZONES: msgid("The limit must be higher than that of the zone before."),
    Wrong.SAME_TONE: msgid("Another zone has the same colour. Choose another."),
    Wrong.WITHIN: msgid("It is counted as part of itself. Choose another kind that it is part of, or none."),
    Wrong.MOST: msgid("What is proposed is more than what is accepted. Change one of them."),
    Wrong.NO_HOURS: msgid("It is counted in hours. Write under Rules how many hours a full-time week has."),
    Wrong.SCALE: msgid("The least number of the scale must be below its greatest."),
    Wrong.LIMITS: msgid("Say from which rating the question is put, or up to which: a number of the scale."),
    Wrong.NO_ZONES: msgid("Choose at least one zone."),
    Wrong.PERSONAL: msgid("Something looks like a personal identity number. Take it away: the file goes to others."),
    Wrong.EXAMPLE: msgid("The worked example does not come out. Mend the numbers, or the example."),
}


def sentence(fault: Fault, texts: Texts) -> str:
    """Return what to do about a fault."""
    least, most = LIMITS.get(fault.part, (0, 0))
    return texts.gettext(SENTENCES[fault.what], least=least, most=most)


def line(fault: Fault, texts: Texts) -> str:
    """Return a fault as a line of a list: with the name of what it belongs to."""
    name = fault.name.pick(texts.locale)
    return f"{name}: {sentence(fault, texts)}" if name else sentence(fault, texts)


def lines(faults: Iterable[Fault], texts: Texts) -> Iterator[str]:
    """Yield the faults as lines; examples that do not come out, whose table says the rest, are one."""
    held = tuple(faults)
    yield from (line(fault, texts) for fault in held if fault.what is not Wrong.EXAMPLE)
    if n := sum(fault.what is Wrong.EXAMPLE for fault in held):
        yield texts.ngettext(
            "{n} worked example does not come out. Mend the numbers, or the example.",
            "{n} worked examples do not come out. Mend the numbers, or the examples.",
            n,
        )


def told(faults: Iterable[Fault], texts: Texts) -> dict[tuple[str, ...], str]:
    """Return the sentence at each place; the first, where a place has several."""
    found: dict[tuple[str, ...], str] = {}
    for fault in faults:
        found.setdefault(fault.path, sentence(fault, texts))
    return found


def in_part(faults: Iterable[Fault], part: Part) -> tuple[Fault, ...]:
    """Return the faults of one part."""
    return tuple(fault for fault in faults if fault.part in FIELDS[part])
