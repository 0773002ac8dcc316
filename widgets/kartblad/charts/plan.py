"""Lays a figure out on paper: every text, box, line and dot with its place in points, before matplotlib draws it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from kartblad.charts.curve_plan import draw_panels
from kartblad.charts.figure import Figure, Role
from kartblad.charts.lettering import width, wrapped
from kartblad.charts.paper import (
    BAR,
    GAP,
    LEADING,
    MARGIN,
    PAGE,
    SMALL,
    TEXT,
    TITLE,
    Align,
    Box,
    Dot,
    Pen,
    Plan,
    Stroke,
    Words,
)
from kartblad.charts.passport import source_text, standing
from kartblad.charts.profile_plan import draw_profile
from kartblad.charts.sheet import DrawnCell, DrawnRow, Heading, Sheet, Sign, lay_out, remarks
from kartblad.charts.theme import THEME, mixed
from kartblad.i18n import Texts

_WEIGHTS = {Role.BAR: 3.0, Role.INTERVAL: 3.0, Role.TEXT: 2.0, Role.NUMBER: 1.2}


@dataclass(frozen=True, slots=True)
class Lane:
    """The room of one column: its numbers end at ``number``, its bars run from ``zero`` to ``end``."""

    left: float
    end: float
    number: float
    zero: float

    @property
    def track(self) -> float:
        """The length of a full bar."""
        return self.end - self.zero


def plan(figure: Figure, texts: Texts) -> Plan:
    """Return the whole picture: title, table with bars, footnotes, legend and origin."""
    sheet, pen = lay_out(figure, texts), Pen()
    _head(pen, figure)
    draw_panels(pen, sheet.panels, texts)
    if sheet.profile is not None:
        draw_profile(pen, sheet.profile)
    lanes = _lanes(sheet)
    _headings(pen, figure, sheet, lanes)
    for group, rows in sheet.groups:
        if group:
            _group(pen, group)
        for row in rows:
            _row(pen, row, sheet, lanes)
    _foot(pen, figure, sheet, texts)
    frame = Box(8, 8, PAGE - 16, pen.y + MARGIN - 18, edge=THEME.edge)
    return Plan((frame, *pen.items), pen.y + MARGIN - 2)


def _head(pen: Pen, figure: Figure) -> None:
    room = PAGE - 2 * MARGIN
    pen.lines(figure.finding, Words(MARGIN, pen.y, "", TITLE, bold=True, name="finding"), room)
    pen.lines(figure.context, Words(MARGIN, pen.y + 1, "", TEXT, THEME.quiet, name="context"), room)
    pen.lines(figure.sentence, Words(MARGIN, pen.y + 6, "", TEXT, name="sentence"), room)
    pen.y += 12


def _lanes(sheet: Sheet) -> tuple[Lane, ...]:
    """Share the width: labels first, then the columns by what they hold."""
    label = 0.27 if len(sheet.headings) <= 3 else 0.2  # many columns need the room more
    room = PAGE - 2 * MARGIN
    start, rest = MARGIN + label * room, (1 - label) * room
    weights = [_WEIGHTS[heading.role] for heading in sheet.headings]
    ends = [start + rest * share / sum(weights) for share in accumulate(weights)]
    pairs = zip([start, *ends], ends, sheet.headings, strict=False)
    return tuple(_lane(left + GAP, end, heading) for left, end, heading in pairs)


def _lane(left: float, end: float, heading: Heading) -> Lane:
    if not heading.drawn:
        return Lane(left, end, end, left)
    number = left + width("0" * heading.width, TEXT)
    return Lane(left, end, number, number + 6)


def _headings(pen: Pen, figure: Figure, sheet: Sheet, lanes: tuple[Lane, ...]) -> None:
    top = lowest = pen.y
    for number, (heading, lane) in enumerate(zip(sheet.headings, lanes, strict=True)):
        right = heading.role is Role.NUMBER
        at = Words(lane.end if right else lane.left, top, "", align=Align.RIGHT if right else Align.LEFT)
        room = lane.end - lane.left
        below = pen.stack(heading.label, replace(at, bold=True, name=f"column:{number}"), room)
        for text in (heading.unit, ", ".join(heading.words)):
            below = pen.stack(text, replace(at, y=below, size=SMALL, colour=THEME.quiet), room)
        lowest = max(lowest, below)
    for heading, lane in zip(sheet.headings, lanes, strict=True):
        if heading.drawn:
            _scale(pen, lane, heading, lowest + 2)
    label = Words(MARGIN, 0, "", colour=THEME.quiet, name="row-label")
    room = lanes[0].left - GAP - MARGIN if lanes else PAGE
    height = len(wrapped(figure.row_label, room, TEXT)) * TEXT * LEADING
    pen.lines(figure.row_label, replace(label, y=max(top, pen.y - height)), room)
    pen.y += 2
    pen.rule(THEME.ink, 0.9)


def _scale(pen: Pen, lane: Lane, heading: Heading, y: float) -> None:
    quarter = lane.track / 4
    for start in (0, 2):
        pen.items.append(Box(lane.zero + start * quarter, y, quarter, 3, fill=THEME.edge))
    pen.items.append(Box(lane.zero, y, lane.track, 3, edge=THEME.edge))
    small = Words(lane.zero, y + 4, "0", SMALL - 1, THEME.quiet)
    pen.lines("0", small, lane.track)
    pen.lines(heading.full, replace(small, x=lane.end, align=Align.RIGHT), lane.track)


def _group(pen: Pen, name: str) -> None:
    pen.lines(name, Words(MARGIN, pen.y + 6, "", bold=True, name=f"group:{name}"), PAGE - 2 * MARGIN)
    pen.rule(THEME.edge)


def _row(pen: Pen, row: DrawnRow, sheet: Sheet, lanes: tuple[Lane, ...]) -> None:
    top = pen.y + 4
    at = Words(MARGIN, top, "", name=f"label:{row.key}")
    room = lanes[0].left - GAP - MARGIN if lanes else PAGE - 2 * MARGIN
    below = pen.stack(row.label, at, room)
    for text in (", ".join(row.words), row.note):
        below = pen.stack(text, replace(at, y=below, size=SMALL, colour=THEME.quiet, name=""), room)
    for cell, heading, lane, column in zip(row.cells, sheet.headings, lanes, range(len(lanes)), strict=True):
        _cell(pen, cell, heading, lane, top, f"{row.key}:{column}")
    pen.y += 3
    pen.rule()


def _cell(pen: Pen, cell: DrawnCell, heading: Heading, lane: Lane, top: float, name: str) -> None:
    at, room = _place(cell, heading, lane, top)
    if cell.lengths:
        _lengths(pen, cell, lane, top + 1, THEME.series_colour(heading.series), name)
    if cell.lengths and not cell.known:
        at = replace(at, y=top + BAR + 3)
    if heading.drawn and cell.known:
        # The number has a lane of its own beside the bar and is never wrapped.
        pen.lines(cell.text, replace(at, x=lane.number, align=Align.RIGHT, name=f"value:{name}"), PAGE)
        below = top + BAR + 3
    else:
        below = pen.stack(cell.text, replace(at, name=f"value:{name}"), room)
    if cell.lost:
        outline = Box(lane.zero, top - 1, lane.track, below - top + 2, edge=THEME.edge, dotted=True)
        pen.items.append(replace(outline, name=f"lost:{name}"))
        below += 3
    beside = " · ".join(text for text in (cell.between, ", ".join(cell.words), cell.note) if text)
    pen.stack(beside, replace(at, y=below, size=SMALL, colour=THEME.quiet, name=f"beside:{name}"), room)


def _place(cell: DrawnCell, heading: Heading, lane: Lane, top: float) -> tuple[Words, float]:
    """Return where a cell's words stand, and how much room a line of them has."""
    colour = THEME.ink if cell.known or heading.role is Role.TEXT else THEME.quiet
    if heading.role is Role.NUMBER:
        return Words(lane.end, top, "", colour=colour, align=Align.RIGHT), lane.end - lane.left
    inset = 5 if cell.lost else 0
    return Words(lane.zero + inset, top, "", colour=colour), lane.track - 2 * inset


def _lengths(pen: Pen, cell: DrawnCell, lane: Lane, y: float, colour: str, name: str) -> None:
    middle = y + BAR / 2
    pen.items.append(Stroke(lane.zero + (cell.bar or 0) * lane.track, middle, lane.end, middle))
    if cell.bar is not None:
        fill = colour if cell.look.solid else mixed(colour, THEME.tint)
        body = Box(lane.zero, y, cell.bar * lane.track, BAR, fill, colour, cell.look.hatches, name=f"bar:{name}")
        pen.items.append(body)
    if cell.low is not None and cell.high is not None:
        low, high = (lane.zero + share * lane.track for share in (cell.low, cell.high))
        over = colour if cell.bar is None else THEME.ink  # a line over a bar must stand out from it
        pen.items.append(Stroke(low, middle, high, middle, over, 2, name=f"interval:{name}"))
        pen.items.extend(Stroke(x, middle - 3, x, middle + 3, over, 1.4) for x in (low, high))
    if cell.dot is not None:
        fill = colour if cell.look.solid else THEME.paper
        pen.items.append(Dot(lane.zero + cell.dot * lane.track, middle, fill, colour, name=f"dot:{name}"))
    pen.items.append(Stroke(lane.zero, y - 1, lane.zero, y + BAR + 1, THEME.ink, 1.2))


def _foot(pen: Pen, figure: Figure, sheet: Sheet, texts: Texts) -> None:
    pen.y += 6
    room = PAGE - 2 * MARGIN
    for number, note in enumerate(figure.notes):
        pen.lines(note, Words(MARGIN, pen.y, "", SMALL, THEME.quiet, name=f"note:{number}"), room)
    pen.y += 6
    pen.rule(THEME.ink, 0.9)
    pen.y += 6
    for sign in sheet.signs:
        _sign(pen, sign, sheet)
    for remark in remarks(sheet, texts):
        pen.lines(remark, Words(MARGIN, pen.y, "", SMALL), room)
    passport = figure.passport
    origin = (
        (texts.gettext("Source"), "; ".join(source_text(source, texts) for source in passport.sources)),
        (texts.gettext("Period"), passport.period),
        (texts.gettext("Standing"), standing(passport.standing, texts)),
        (texts.gettext("Must not be used for"), "; ".join(passport.not_for)),
    )
    pen.y += 4
    for number, (label, text) in enumerate(origin):
        if text:
            pen.lines(f"{label}: {text}", Words(MARGIN, pen.y, "", SMALL, name=f"origin:{number}"), room)


def _sign(pen: Pen, sign: Sign, sheet: Sheet) -> None:
    top = pen.y
    swatch = Box(MARGIN, top, 22, 9, edge=THEME.quiet, name=f"sign:{sign.mark}")
    if sign.drawn and sheet.drawn and sign.mark == "lost":
        pen.items.append(replace(swatch, dotted=True))
    elif sign.drawn and sheet.dots and sheet.drawn:
        pen.items.append(Stroke(MARGIN, top + 5, MARGIN + 22, top + 5, THEME.quiet, 2))
        pen.items.append(Dot(MARGIN + 11, top + 5, THEME.paper, THEME.quiet, name=swatch.name))
    elif sign.drawn and sheet.drawn:
        pen.items.append(replace(swatch, fill=mixed(THEME.quiet, THEME.tint), hatches=sign.look.hatches))
    indent = 30 if sheet.drawn else 0
    words = Words(MARGIN + indent, top, "", SMALL, name=f"legend:{sign.mark}")
    pen.lines(f"{sign.word}: {sign.meaning}", words, PAGE - 2 * MARGIN - indent)
    pen.y += 2
