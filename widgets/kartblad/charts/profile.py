"""Lays out a profile: lines through time over named bands, as a walk over heights, before any medium is chosen.

Everything stands at a share of the field, from 0 to 1, across and up. The scale need not begin at zero: what is read is
where the line stands among the bands, and both ends of the scale are written.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kartblad.charts.figure import Band, Figure, Kind, Role
from kartblad.i18n import Texts

Point = tuple[float, float]
LINE_HEIGHT = 0.056
"""How much of the field's height a line of letters takes."""
_BROAD = 12
"""Letters in a line of a band's name, where it can be broken."""
_LANES = (5, 8, 12, 16, 24)
"""The steps of the lane of names, in letters; the style sheet has a class for each."""
_LETTERS = 64
"""How many letters stand side by side under a field that is not narrow."""
_HALF, _STAGGER = 0.5, 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A band in the field. ``word`` is where the middle of its name stands: in it, or as near as there is room."""

    name: tuple[str, ...]
    low: float
    high: float
    pattern: int
    word: float

    @property
    def middle(self) -> float:
        """The band's own middle."""
        return (self.low + self.high) / 2

    @property
    def is_pointed(self) -> bool:
        """Whether the name does not stand in the band, so that a line must lead there."""
        return not self.low <= self.word <= self.high


@dataclass(frozen=True, slots=True)
class Tick:
    """A number beside the scale; ``name`` is what the level is called, empty for any other."""

    text: str
    at: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A line, in pieces: one for every run of rows that it may be drawn through."""

    key: str
    series: int
    pieces: tuple[tuple[Point, ...], ...]
    tip: str
    """What is written at its last point, within ``room``, from there to there across."""
    room: tuple[float, float]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in time."""
        return tuple(point for piece in self.pieces for point in piece)

    @property
    def segments(self) -> Iterator[tuple[Point, Point]]:
        """The straight parts that are drawn."""
        for piece in self.pieces:
            yield from pairwise(piece)

    @property
    def end(self) -> Point:
        """The last point."""
        return self.pieces[-1][-1]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that no line goes over. ``line``: in which line of letters its words stand, so that two do not meet."""

    text: str
    across: float
    line: int

    @property
    def is_late(self) -> bool:
        """Whether it stands in the right half, so that its words must end there."""
        return self.across > _HALF


@dataclass(frozen=True, slots=True)
class Label:
    """A row's name under the field; where there are many, not every one is written, and in a narrow field two."""

    text: str
    across: float
    is_written: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole drawing."""

    up: str
    """What is counted upwards."""
    strips: tuple[Strip, ...]
    ticks: tuple[Tick, ...]
    level: float | None
    walks: tuple[Walk, ...]
    faults: tuple[Fault, ...]
    labels: tuple[Label, ...]
    lane: int
    """How many letters broad the names of the bands are, as a step."""


def profile(figure: Figure, texts: Texts) -> Profile | None:
    """Return the figure as a profile; None unless it is one with a number."""
    numbers = [number for index in _lines(figure) for number in _known(figure, index)]
    if figure.kind is not Kind.PROFILE or not numbers:
        return None
    scale = _scale(figure, numbers)
    strips = _strips(figure.bands, scale)
    longest = max((len(line) for strip in strips for line in strip.name), default=0)
    return Profile(
        up=_up(figure),
        strips=strips,
        ticks=_ticks(figure, scale, texts),
        level=None if figure.level is None else scale.share(figure.level.at),
        walks=tuple(_walks(figure, scale)),
        faults=_faults(figure),
        labels=_labels(figure),
        lane=next((step for step in _LANES if step >= longest), _LANES[-1]),
    )


def _lines(figure: Figure) -> list[int]:
    return [index for index, column in enumerate(figure.columns) if column.role is Role.LINE]


def _known(figure: Figure, index: int) -> list[float]:
    return [row.cells[index].value or 0.0 for row in figure.rows if row.cells[index].value is not None]


def _up(figure: Figure) -> str:
    """Return what all lines are counted in, said once; with a single line, what it is, too."""
    drawn = [figure.columns[index] for index in _lines(figure)]
    units = list(dict.fromkeys(column.unit for column in drawn if column.unit))
    return ", ".join([drawn[0].label, *units] if len(drawn) == 1 else units)


# The scale --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def share(self, number: float) -> float:
        """Return how far up a number stands."""
        return (number - self.low) / (self.high - self.low)


def _scale(figure: Figure, numbers: Sequence[float]) -> _Scale:
    """Return a scale with round ends on which all numbers, all limits of bands and the level have a place."""
    told = [*numbers, *_limits(figure.bands), *([] if figure.level is None else [figure.level.at])]
    highest = max(told) or 1.0
    step = 10 ** math.floor(math.log10(highest)) / 2
    low = math.floor(min(told) * 0.95 / step) * step
    fine = step / 5
    return _Scale(low, math.ceil((highest + 0.08 * (highest - low)) / fine) * fine)


def _limits(bands: Sequence[Band]) -> list[float]:
    return [band.high for band in bands if band.high is not None]


def _ticks(figure: Figure, scale: _Scale, texts: Texts) -> tuple[Tick, ...]:
    """Return the numbers beside the scale: the level before all, then limits and ends as far as there is room."""
    level = figure.level
    wanted = [(level.at, level.name)] if level else []
    wanted += [(at, "") for at in (scale.low, *_limits(figure.bands), scale.high)]
    kept: list[Tick] = []
    for at, name in wanted:
        tick = Tick(texts.number(at), scale.share(at), name)
        if all(abs(tick.at - other.at) >= _apart(other) for other in kept):
            kept.append(tick)
    return tuple(sorted(kept, key=lambda tick: tick.at))


def _apart(tick: Tick) -> float:
    return LINE_HEIGHT * (1.5 if tick.name else 1)


# Bands and their names --------------------------------------------------------------------------------------------


def _strips(bands: Sequence[Band], scale: _Scale) -> tuple[Strip, ...]:
    names = [_broken(band.name) for band in bands]
    ends = [(scale.share(max(band.low, scale.low)), scale.share(band.high or scale.high)) for band in bands]
    places = _spread([(low + high) / 2 for low, high in ends], [len(name) * LINE_HEIGHT for name in names])
    laid = zip(names, ends, bands, places, strict=True)
    return tuple(Strip(name, *both, band.pattern, place) for name, both, band, place in laid)


def _broken(name: str) -> tuple[str, ...]:
    """Return a name in lines that are not too broad; a word is never broken."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _BROAD:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _spread(places: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return places as near to the wanted ones, which rise, as keeps names of these heights off each other."""
    found: list[float] = []
    for place, height in zip(places, heights, strict=True):
        free = found[-1] + heights[len(found) - 1] / 2 if found else 0.0
        found.append(max(place, free + height / 2))
    free = 1.0
    for index in reversed(range(len(found))):
        found[index] = min(found[index], free - heights[index] / 2)
        free = found[index] - heights[index] / 2
    return found


# What goes across -------------------------------------------------------------------------------------------------


def _across(figure: Figure, place: float) -> float:
    """Return where a row stands: in the middle of a slot of its own."""
    return (place + _HALF) / len(figure.rows)


def _walks(figure: Figure, scale: _Scale) -> Iterator[Walk]:
    lines = _lines(figure)
    for order, index in enumerate(lines):
        pieces = tuple(_pieces(figure, index, scale))
        if pieces:
            last = next(row.cells[index].text for row in reversed(figure.rows) if row.cells[index].value is not None)
            tip = last if len(lines) == 1 else f"{figure.columns[index].label}: {last}"
            across, half = pieces[-1][-1][0], _HALF / len(figure.rows)
            yield Walk(figure.columns[index].key, order, pieces, tip, (across - half, across + half))


def _pieces(figure: Figure, index: int, scale: _Scale) -> Iterator[tuple[Point, ...]]:
    """Yield the runs of known numbers, each ended by a gap or by a break."""
    runs, run = [], 0
    for place, row in enumerate(figure.rows):
        number = row.cells[index].value
        run += bool(row.breaks) or number is None
        if number is not None:
            runs.append((run, (_across(figure, place), scale.share(number))))
    for _run, found in groupby(runs, key=lambda each: each[0]):
        yield tuple(point for _number, point in found)


def _faults(figure: Figure) -> tuple[Fault, ...]:
    count = len(figure.rows)
    broken = [(place / count, row.breaks) for place, row in enumerate(figure.rows) if row.breaks and place]
    return tuple(Fault(text, across, order % _STAGGER) for order, (across, text) in enumerate(broken))


def _labels(figure: Figure) -> tuple[Label, ...]:
    """Return the names of all rows; so many are written that they keep off each other, the last one always."""
    count = len(figure.rows)
    longest = max(len(row.label) for row in figure.rows)
    step = math.ceil(count / max(1, _LETTERS // (longest + 2)))
    return tuple(
        Label(row.label, _across(figure, place), (count - 1 - place) % step == 0)
        for place, row in enumerate(figure.rows)
    )
