"""What another set changes, before it is used: in its numbers, and for what the unit measured last."""

from __future__ import annotations

from decimal import Decimal

from kartblad.apps.workload import amounts
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.core.workload.effect import Difference, Effect, Field, Shift, differences, effect, zones_of_both
from kartblad.core.workload.scoring import Score
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Details, Notice, Plain, Prose

CHANGED = {
    Field.WEIGHT: msgid("{name}: {before} points become {after}"),
    Field.NORM: msgid("The norm for {name}: {before} becomes {after}"),
    Field.YEARS: msgid("The norm for {name} begins at {after} years in place of {before}"),
    Field.ZONE: msgid("The upper limit of {name}: {before} becomes {after}"),
    Field.SHARED: msgid("Of a shared case each carries {after} in place of {before}"),
    Field.FIXED: msgid("Points outside the cases that everybody has: {before} becomes {after}"),
    Field.HOURS: msgid("Hours of a full-time week: {before} becomes {after}"),
    Field.PART_TIME: msgid("The norm follows part time in another way"),
    Field.DUTIES: msgid("Other duties count in another way"),
    Field.RATING: msgid("The own rating has another scale or direction"),
    Field.REASON: msgid("The reasons to carry less are others"),
    Field.FREQUENCY: msgid("Months between two measurements: {before} becomes {after}"),
}
NEW = {
    Field.WEIGHT: msgid("New: {name}, {after} points"),
    Field.NORM: msgid("New norm: {name}, {after} points"),
    Field.ZONE: msgid("New zone: {name}"),
}
GONE = {
    Field.WEIGHT: msgid("Gone: {name} ({before} points)"),
    Field.NORM: msgid("Gone: the norm for {name} ({before} points)"),
    Field.ZONE: msgid("Gone: the zone {name}"),
}
SHARES = (Field.ZONE, Field.SHARED)
SHOWN = 60


def blocks(desk: Desk, office: Office, new: WeightSet, key: str = "effect", level: int = 3) -> tuple[Block, ...]:
    """Return what a set changes.

    Parameters
    ----------
    desk
        With the unit, whose set it is compared with.
    office
        The sets, and the reader's language.
    new
        The other set.
    key
        What the keys of the blocks begin with.
    level
        Of the headings.
    """
    texts, old = office.texts, office.library.weights(desk.unit.weights)
    months = desk.unit.months
    return (
        _numbers(old, new, key, level, texts),
        *(_measured(desk, office, old, new, months[-1], key, level) if months else _nothing(key, level, texts)),
    )


def _numbers(old: WeightSet, new: WeightSet, key: str, level: int, texts: Texts) -> Block:
    items = tuple(sentence(each, texts) for each in differences(old, new))
    heading = texts.gettext("What differs from the set in use")
    if not items:
        said = texts.gettext("Nothing that is worked out: words and labels may differ.")
        return Prose(f"{key}-numbers", heading, level, (said,))
    count = texts.ngettext("{n} thing differs.", "{n} things differ.", len(items))
    if len(items) <= 6:
        return Prose(f"{key}-numbers", heading, level, (count,), items)
    return Details(f"{key}-numbers", f"{heading}: {count}", (), items[:SHOWN])


def sentence(change: Difference, texts: Texts) -> str:
    """Return one difference in words."""
    words = NEW if change.is_new else GONE if change.is_gone else CHANGED
    before, after = (_number(value, change.field, texts) for value in (change.before, change.after))
    return texts.gettext(words[change.field], name=change.name.pick(texts.locale), before=before, after=after)


def _number(value: Decimal | None, field: Field, texts: Texts) -> str:
    if value is None:
        return texts.gettext("nothing")
    return amounts.per_cent(value * 100, texts) if field in SHARES else texts.number(value)


def _nothing(key: str, level: int, texts: Texts) -> tuple[Block, ...]:
    said = texts.gettext("Nothing has been measured yet, so there is nothing to compare with.")
    return (Prose(f"{key}-measured", texts.gettext("What it would have done"), level, (said,)),)


def _measured(
    desk: Desk, office: Office, old: WeightSet, new: WeightSet, month: str, key: str, level: int
) -> tuple[Block, ...]:
    texts = office.texts
    found = effect(desk.unit.in_month(month), office.library.weights, new)
    heading = texts.gettext("What it would have done in {month}", month=amounts.month(month, texts))
    if found.lost == len(found.shifts):
        return (Prose(f"{key}-measured", heading, level), *_lost(found, key, texts))
    said = (
        _moved(found, texts),
        texts.gettext("A kind that is new counts as 0 there. Nothing is scored anew by this."),
    )
    return (
        Prose(f"{key}-measured", heading, level, said),
        *_lost(found, key, texts),
        _per_zone(found, old, new, key, texts),
        _per_code(found, office, new, key),
    )


def _moved(found: Effect, texts: Texts) -> str:
    return texts.ngettext(
        "{n} of {all} that can be compared would be in another zone.",
        "{n} of {all} that can be compared would be in another zone.",
        found.moved,
        all=texts.number(len(found.shifts) - found.lost),
    )


def _lost(found: Effect, key: str, texts: Texts) -> tuple[Block, ...]:
    told: tuple[Block, ...] = ()
    if found.gone:
        gone = texts.ngettext(
            "{n} measurement was scored with a version that is not here, and is left out.",
            "{n} measurements were scored with a version that is not here, and are left out.",
            found.gone,
        )
        told = (Notice(f"{key}-gone", "warning", gone),)
    if not found.lost:
        return told
    said = texts.ngettext(
        "{n} measurement counts something that the other set does not have, and cannot be scored with it.",
        "{n} measurements count something that the other set does not have, and cannot be scored with it.",
        found.lost,
    )
    return (*told, Notice(f"{key}-lost", "warning", said))


def _per_zone(found: Effect, old: WeightSet, new: WeightSet, key: str, texts: Texts) -> Plain:
    columns = (texts.gettext("Zone"), texts.gettext("As it was scored"), texts.gettext("With the other set"))
    here = [{zone.id for zone in one.zones} for one in (old, new)]
    rows = [
        (
            zone.name.pick(texts.locale),
            *(
                _people(tally[zone.id], texts, known=zone.id in known)
                for tally, known in zip((found.before, found.after), here, strict=True)
            ),
        )
        for zone in zones_of_both(old, new)
    ]
    rows.append((texts.gettext("No load"), *(texts.number(tally[""]) for tally in (found.before, found.after))))
    return Plain(f"{key}-zones", texts.gettext("Persons in each zone"), columns, tuple(rows))


def _people(n: int, texts: Texts, *, known: bool) -> str:
    """Return how many are in a zone; of a zone that the set does not have there is no number."""
    return texts.number(n) if n or known else texts.gettext("no such zone")


def _per_code(found: Effect, office: Office, new: WeightSet, key: str) -> Plain:
    texts = office.texts
    columns = (texts.gettext("Code"), texts.gettext("As it was scored"), texts.gettext("With the other set"))
    rows = tuple(
        (shift.person, _scored(shift.before, office, texts), _after(shift, office, new)) for shift in found.shifts
    )
    return Plain(f"{key}-codes", texts.gettext("Each worker, in the order of the codes"), columns, rows)


def _after(shift: Shift, office: Office, new: WeightSet) -> str:
    texts = office.texts
    if shift.after is None:
        scored_with = office.library.weights(shift.before.weights)
        names = {kind.id: kind.name.pick(texts.locale) for kind in scored_with.kinds}
        names |= {reason.id: reason.name.pick(texts.locale) for reason in scored_with.reasons}
        lacks = ", ".join(names.get(each, each) for each in shift.lost)
        return texts.gettext("cannot be scored: lacks {names}", names=lacks)
    zone = amounts.zone(new, shift.after.zone, texts)
    return f"{amounts.percent(shift.after.load, texts)}, {zone}" if shift.after.zone else amounts.unknown(texts)


def _scored(scored: Score, office: Office, texts: Texts) -> str:
    zone = amounts.zone(office.library.weights(scored.weights), scored.zone, texts)
    return f"{amounts.percent(scored.load, texts)}, {zone}" if scored.zone else amounts.unknown(texts)
