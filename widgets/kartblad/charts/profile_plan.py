"""Lays a profile out on paper: the same shares as on screen, in points of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kartblad.charts.lettering import width
from kartblad.charts.marks import Hatch
from kartblad.charts.paper import GAP, LEADING, MARGIN, PAGE, SMALL, Align, Box, Dot, Pen, Stroke, Trace, Words
from kartblad.charts.profile import Fault, Label, Point, Profile, Strip, Tick, Walk
from kartblad.charts.theme import THEME, mixed

HEIGHT = 230.0
PATTERNS: tuple[tuple[Hatch, ...], ...] = (
    (),
    (Hatch.COLUMNS,),
    (Hatch.ROWS,),
    (Hatch.DIAGONAL,),
    (Hatch.CROSS,),
)
"""What each band's number looks like."""
_NEAR_TOP = 0.88
_FAINT = 0.45
"""How much of a pattern's colour is left, so that lines and letters over it are read."""
_INSET = 6.0


@dataclass(frozen=True, slots=True)
class _Field:
    """The place of the drawing: lines between ``left`` and ``right``, names of bands from there to ``end``."""

    left: float
    right: float
    end: float
    top: float

    def at(self, point: Point) -> Point:
        """Return the place of a point in points of the page."""
        return (self.left + point[0] * (self.right - self.left), self.up(point[1]))

    def up(self, share: float) -> float:
        """Return how far down the page a share of the height stands."""
        return self.top + (1 - share) * HEIGHT


def draw_profile(pen: Pen, drawn: Profile) -> None:
    """Draw the profile over the whole width from where the pen stands, and leave it below."""
    pen.lines(drawn.up, Words(MARGIN, pen.y, "", SMALL, THEME.quiet, name="profile:up"), PAGE - 2 * MARGIN)
    field = _field(drawn, pen.y + 3)
    _ground(pen, drawn, field)
    for tick in drawn.ticks:
        _tick(pen, tick, field)
    for strip in drawn.strips:
        _name(pen, strip, field)
    for number, fault in enumerate(drawn.faults):
        x = field.at((fault.across, 0))[0]
        pen.items.append(Box(x, field.top, 0.01, HEIGHT, edge=THEME.ink, dotted=True, name=f"break:{number}"))
    for walk in drawn.walks:
        _walk(pen, walk, field)
    for fault in drawn.faults:
        _fault(pen, fault, field)
    for walk in drawn.walks:
        _tip(pen, walk, field)
    for label in drawn.labels:
        _label(pen, label, field)
    pen.y = field.top + HEIGHT + SMALL * LEADING + 16


def _field(drawn: Profile, top: float) -> _Field:
    beside = [width(text, SMALL, bold=True) for tick in drawn.ticks for text in (tick.text, tick.name)]
    lane = max((width(line, SMALL) for strip in drawn.strips for line in strip.name), default=0.0)
    end = PAGE - MARGIN
    return _Field(MARGIN + max(beside) + _INSET, end - (lane + GAP if lane else 0), end, top)


def _ground(pen: Pen, drawn: Profile, field: _Field) -> None:
    wide = field.end - field.left
    for number, strip in enumerate(drawn.strips):
        box = Box(field.left, field.up(strip.high), wide, (strip.high - strip.low) * HEIGHT)
        faint = mixed(THEME.edge, _FAINT)
        pen.items.append(replace(box, edge=faint, hatches=PATTERNS[strip.pattern], name=f"band:{number}"))
    for strip in drawn.strips[1:]:
        pen.items.append(Stroke(field.left, field.up(strip.low), field.end, field.up(strip.low), THEME.edge, 0.9))
    pen.items.append(Box(field.left, field.top, wide, HEIGHT, edge=THEME.edge, name="profile:field"))
    if drawn.level is not None:
        y = field.up(drawn.level)
        pen.items.append(Stroke(field.left, y, field.right, y, THEME.ink, 1.6, name="level"))


def _tick(pen: Pen, tick: Tick, field: _Field) -> None:
    words = Words(field.left - _INSET + 2, field.up(tick.at) + SMALL * 0.35, tick.text, SMALL, align=Align.RIGHT)
    if not tick.name:
        pen.items.append(replace(words, name=f"tick:{tick.text}"))
        return
    half = SMALL * 0.6
    strong = replace(words, bold=True)
    pen.items.append(replace(strong, y=words.y - half, text=tick.name, name="level:name"))
    pen.items.append(replace(strong, y=words.y + half, name=f"tick:{tick.text}"))


def _name(pen: Pen, strip: Strip, field: _Field) -> None:
    if strip.is_pointed:
        at = (field.right, field.up(strip.middle), field.right + _INSET, field.up(strip.word))
        pen.items.append(Stroke(*at, THEME.edge, 0.9))
    line = SMALL * 1.2
    top = field.up(strip.word) + SMALL * 0.35 - line * (len(strip.name) - 1) / 2
    for number, text in enumerate(strip.name):
        _plated(pen, Words(field.right + _INSET + 2, top + number * line, text, SMALL))


def _walk(pen: Pen, walk: Walk, field: _Field) -> None:
    colour = THEME.series_colour(walk.series)
    for number, piece in enumerate(walk.pieces):
        places = tuple(map(field.at, piece))
        if len(places) > 1:
            pen.items.append(Trace(places, colour, 2.2, name=f"line:{walk.key}:{number}"))
        for order, (x, y) in enumerate(places):
            pen.items.append(Dot(x, y, colour, THEME.paper, name=f"point:{walk.key}:{number}:{order}"))


def _tip(pen: Pen, walk: Walk, field: _Field) -> None:
    x, y = field.at(walk.end)
    half = width(walk.tip, SMALL, bold=True) / 2
    x = min(max(x, field.left + half + 2), field.right - half - 2)
    drop = 15 if walk.end[1] > _NEAR_TOP else -8
    _plated(pen, Words(x - half, y + drop, walk.tip, SMALL, bold=True, name=f"tip:{walk.key}"))


def _fault(pen: Pen, fault: Fault, field: _Field) -> None:
    x = field.at((fault.across, 0))[0]
    x += -width(fault.text, SMALL) - 4 if fault.is_late else 4
    _plated(pen, Words(x, field.top + SMALL * (1.3 + 1.3 * fault.line), fault.text, SMALL))


def _label(pen: Pen, label: Label, field: _Field) -> None:
    x, y = field.at((label.across, 0))
    pen.items.append(Stroke(x, y - 3, x, y, THEME.edge, 0.9))
    if label.is_written:
        half = width(label.text, SMALL) / 2
        pen.items.append(Words(x - half, y + SMALL * 1.4, label.text, SMALL))


def _plated(pen: Pen, words: Words) -> None:
    """Write over a pattern: on paper of its own."""
    room = width(words.text, words.size, bold=words.bold)
    pen.items.append(Box(words.x - 2, words.y - words.size, room + 4, words.size * 1.3, fill=THEME.paper))
    pen.items.append(words)
