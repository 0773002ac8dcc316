"""One worker's load from month to month against the norm: each month scored with the set that it was scored with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kartblad.apps.workload import amounts
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.passports import passport
from kartblad.apps.workload.profile import bands, norm
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.picture import calendar
from kartblad.core.workload.scoring import NOBODY, Score, rounded, score
from kartblad.core.workload.weights import UnknownKindError, UnknownReasonError, WeightSet
from kartblad.i18n import Texts
from kartblad.records.workload_computed import not_here

Relief = Callable[[Measurement], Mapping[str, int]]


def alone(_measured: Measurement) -> Mapping[str, int]:
    """Return that no colleague does anything for the worker, as far as is known."""
    return NOBODY


@dataclass(frozen=True, slots=True)
class _Month:
    """A month of the calendar, and what was measured in it."""

    iso: str
    measured: Measurement | None = None
    weights: WeightSet | None = None
    """Its own version; None where that is not here: with another one it has no value."""
    score: Score | None = None

    @property
    def before(self) -> Ref:
        """What it was scored with when it was measured, where it has been scored again since."""
        return self.measured.scored_before if self.measured else NO_WEIGHTS

    @property
    def load(self) -> Fraction | None:
        """The load, where there is one."""
        return self.score.load if self.score else None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What must be said month by month, since it is not the same in all."""

    sets: bool
    scales: bool

    @classmethod
    def of(cls, known: list[_Month]) -> _Shown:
        sets = {each.weights.ref for each in known if each.weights}
        scales = {(each.weights.rating.most, each.weights.rating.heavy) for each in known if each.weights}
        return cls(len(sets) > 1 or any(each.weights is None for each in known), len(scales) > 1)


def trend(
    measurements: tuple[Measurement, ...], office: Office, *, invented: bool = False, relief: Relief = alone
) -> Figure | None:
    """Return a worker's months as a profile; None where nothing was measured.

    Parameters
    ----------
    measurements
        One worker's.
    office
        The weight sets and the reader's language.
    invented
        Whether they are made up.
    relief
        How many of each kind colleagues did for the worker that month.
    """
    dated = sorted((each for each in measurements if each.date), key=lambda each: each.date)
    if not dated:
        return None
    months = _months(dated, office, relief)
    known = [each for each in months if each.measured]
    newest = _newest(known) or office.library.weights(dated[-1].weights)
    texts = office.texts
    period, shown = _period(months, texts), _Shown.of(known)
    return Figure(
        key="own-trend",
        kind=Kind.PROFILE,
        finding=_finding(known, texts),
        context=texts.gettext("Load in per cent of the norm · one worker · {period}", period=period),
        sentence=_sentence(known, texts),
        row_label=texts.gettext("Month"),
        columns=_columns(months, newest, shown, texts),
        rows=_rows(months, shown, texts),
        passport=passport(
            office,
            newest,
            texts.gettext("Points as a share of the norm, month by month"),
            texts.gettext("per cent of the norm"),
            period,
            invented=invented,
        ),
        notes=tuple(_notes(known, newest, texts)),
        bands=bands(newest, texts),
        level=norm(texts),
    )


def _newest(known: list[_Month]) -> WeightSet | None:
    return next((each.weights for each in reversed(known) if each.weights), None)


def _months(dated: list[Measurement], office: Office, relief: Relief) -> tuple[_Month, ...]:
    last_of = {each.month: each for each in dated}
    every = calendar(dated[0].month, dated[-1].month)
    return tuple(_month(iso, last_of.get(iso), office, relief) for iso in every)


def _month(iso: str, measured: Measurement | None, office: Office, relief: Relief) -> _Month:
    if measured is None:
        return _Month(iso)
    weights = office.library.weights(measured.weights)
    if not measured.is_scored_by(weights.ref):
        return _Month(iso, measured)
    try:
        return _Month(iso, measured, weights, score(measured, weights, relief(measured)))
    except (UnknownKindError, UnknownReasonError):
        return _Month(iso, measured, weights)


def _columns(months: tuple[_Month, ...], weights: WeightSet, shown: _Shown, texts: Texts) -> tuple[Column, ...]:
    unit = texts.gettext("% of the norm")
    heavy = texts.gettext("{n} is heavy", n=weights.rating.heavy)
    sets = (Column("set", texts.gettext("Scored with"), Role.TEXT),) if shown.sets else ()
    return (
        Column("load", texts.gettext("Load"), Role.LINE, unit, _full(months, weights)),
        Column("points", texts.gettext("Points"), Role.NUMBER, texts.gettext("points")),
        Column("norm", texts.gettext("Norm"), Role.NUMBER, texts.gettext("points")),
        Column("zone", texts.gettext("Zone"), Role.TEXT),
        Column("rating", texts.gettext("Own rating"), Role.TEXT, "" if shown.scales else heavy),
        *sets,
    )


def _full(months: tuple[_Month, ...], weights: WeightSet) -> float:
    """Return the upper end of the scale: room for the last zone, and for the highest load."""
    limits = [Fraction(zone.upper.value) for zone in weights.zones if zone.upper]
    top = max([Fraction(1), *limits, *(each.load for each in months if each.load is not None)])
    return float(10 * -(-(top * 100 + 10) // 10))


def _rows(months: tuple[_Month, ...], shown: _Shown, texts: Texts) -> tuple[Row, ...]:
    rows, before = [], None
    for month in months:
        rows.append(_row(month, before, shown, texts))
        before = month if month.weights else before
    return tuple(rows)


def _row(month: _Month, before: _Month | None, shown: _Shown, texts: Texts) -> Row:
    label = amounts.month(month.iso, texts)
    unknown = Cell(amounts.unknown(texts), marks=(Mark.NOT_STATED,))
    if month.measured is None:
        return Row(month.iso, label, (unknown,) * (6 if shown.sets else 5), note=texts.gettext("Not measured."))
    if month.weights is None:
        lost = (*(unknown,) * 5, Cell(str(month.measured.weights)))
        return Row(month.iso, label, lost, note=not_here(month.measured, texts))
    score = month.score
    sets = (Cell(amounts.set_name(month.weights, texts)),) if shown.sets else ()
    cells = (
        _number(None if month.load is None else month.load * 100, amounts.percent(month.load, texts)) or unknown,
        _number(score.points if score else None, amounts.points(score.points if score else None, texts)) or unknown,
        _number(score.norm if score else None, amounts.points(score.norm if score else None, texts)) or unknown,
        Cell(amounts.zone(month.weights, score.zone, texts)) if score and score.zone else unknown,
        _felt(month, shown, texts) or unknown,
        *sets,
    )
    return Row(month.iso, label, cells, note=_again(month, texts), breaks=_breaks(month, before, texts))


def _again(month: _Month, texts: Texts) -> str:
    """Return what a month was scored with when it was measured, where that is not what is shown."""
    if month.before == NO_WEIGHTS:
        return ""
    return texts.gettext("Scored again: it was {ref} when it was measured.", ref=month.before)


def _number(number: Fraction | None, text: str) -> Cell | None:
    return None if number is None else Cell(text, float(number))


def _felt(month: _Month, shown: _Shown, texts: Texts) -> Cell | None:
    if month.measured is None or month.weights is None or month.measured.self_rating is None:
        return None
    scale, felt = month.weights.rating, month.measured.self_rating
    if not shown.scales:
        return Cell(texts.gettext("{n} of {most}", n=felt, most=scale.most))
    return Cell(texts.gettext("{n} of {most}, where {heavy} is heavy", n=felt, most=scale.most, heavy=scale.heavy))


def _breaks(month: _Month, before: _Month | None, texts: Texts) -> str:
    """Return what is new where a month was scored with another set than the one before it, or only one of them anew."""
    if before is None or before.weights is None or month.weights is None:
        return ""
    if before.weights.ref == month.weights.ref:
        if before.before == month.before:
            return ""
        return texts.gettext("as measured") if month.before == NO_WEIGHTS else texts.gettext("scored again")
    return texts.gettext("new weights: {version}", version=month.weights.ref.version)


def _finding(known: list[_Month], texts: Texts) -> str:
    """Return what one sees: the last month beside the one before it, where the two can be compared."""
    last = known[-1]
    month = amounts.month(last.iso, texts)
    if last.load is None:
        return texts.gettext("No load for {month}", month=month)
    earlier = known[-2] if len(known) > 1 else None
    if earlier is None or earlier.load is None or not _same_set(earlier, last):
        return texts.gettext("The load is {load} in {month}", load=amounts.percent(last.load, texts), month=month)
    since = amounts.month(earlier.iso, texts)
    moved = rounded((last.load - earlier.load) * 100, 1)
    if not moved:
        return texts.gettext("The load is as in {month}", month=since)
    points = texts.number(abs(moved))
    if moved > 0:
        return texts.gettext("The load has risen by {n} percentage points since {month}", n=points, month=since)
    return texts.gettext("The load has fallen by {n} percentage points since {month}", n=points, month=since)


def _same_set(one: _Month, other: _Month) -> bool:
    return one.weights is not None and other.weights is not None and one.weights.ref == other.weights.ref


def _sentence(known: list[_Month], texts: Texts) -> str:
    """Return the last month in words, and between what the load has lain since the weights last changed."""
    last = known[-1]
    month = amounts.month(last.iso, texts)
    if last.measured is not None and last.weights is None:
        return not_here(last.measured, texts)
    if last.score is not None and last.score.gaps:
        return texts.gettext(amounts.GAPS[last.score.gaps[0]])
    if last.load is None or last.weights is None or last.score is None:
        return texts.gettext("For {month} there is no load: something is not known.", month=month)
    said = texts.gettext(
        "In {month} the load was {load}, zone {zone}.",
        month=month,
        load=amounts.percent(last.load, texts),
        zone=amounts.about_zone(last.weights, last.score.zone, texts),
    )
    comparable = [each.load for each in known if _same_set(each, last) and each.load is not None]
    if len(comparable) < 2:
        return said
    least, most = (amounts.percent(end, texts) for end in (min(comparable), max(comparable)))
    return f"{said} " + texts.gettext("It has lain between {least} and {most}.", least=least, most=most)


def _notes(known: list[_Month], newest: WeightSet, texts: Texts) -> list[str]:
    notes = []
    if any(each.weights and each.weights.ref != newest.ref for each in known):
        notes.append(
            texts.gettext(
                "Each month is scored with the weights of that time. Where they changed the line is broken: "
                "the months on either side cannot be compared. The zones drawn are those of {set}.",
                set=amounts.set_name(newest, texts),
            )
        )
    lost = dict.fromkeys(each.measured.weights for each in known if each.measured and each.weights is None)
    notes += [texts.gettext("The weights {ref} are not here: their months have no value.", ref=ref) for ref in lost]
    return [*notes, *_rescored(known, texts)]


def _rescored(known: list[_Month], texts: Texts) -> Iterator[str]:
    """Yield how many months were scored again since they were measured, and with what."""
    again = Counter(each.measured.weights for each in known if each.measured and each.before != NO_WEIGHTS)
    for ref, n in again.items():
        yield texts.ngettext(
            "{n} of {all} months has been scored again, with version {version}.",
            "{n} of {all} months have been scored again, with version {version}.",
            n,
            all=len(known),
            version=ref.version,
        )


def _period(months: tuple[_Month, ...], texts: Texts) -> str:
    first, last = amounts.month(months[0].iso, texts), amounts.month(months[-1].iso, texts)
    return first if first == last else f"{first}\N{EN DASH}{last}"
