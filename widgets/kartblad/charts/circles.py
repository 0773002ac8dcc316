"""Draws the network circles: the child in the middle, who knows most nearest, and whether they want to help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kartblad.charts.drawing import WIDTH, Drawing, drawn, listed, text_size
from kartblad.charts.linebreak import broken, width
from kartblad.core.circles import Ring, Room, Target, rings, target
from kartblad.core.mapping.people import Kind, Knows, NetworkMember, Person, Willing
from kartblad.i18n import Texts, msgid

ACROSS = (140.0, 198.0, 255.0, 308.0)
MARK, LINE, MARGIN, ROOM = 15.0, 14.5, 12.0, 104.0

KNOWS = {
    Knows.ALL: msgid("Knows everything"),
    Knows.PART: msgid("Knows a part"),
    Knows.NOTHING: msgid("Knows nothing"),
    Knows.UNKNOWN: msgid("Not known what they know"),
}
WILLING = {
    Willing.YES: msgid("wants to help"),
    Willing.NO: msgid("does not want to help"),
    Willing.NOT_ASKED: msgid("not asked yet"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody on a circle: the middle of the mark, whether they are willing, and the lines under it."""

    x: float
    y: float
    willing: Willing
    lines: tuple[str, ...]
    names: int
    """How many of the lines are the name."""


def circles(persons: tuple[Person, ...], network: tuple[NetworkMember, ...], texts: Texts) -> Drawing:
    """Return the network circles of some persons."""
    children = [person.alias for person in persons if person.kind is Kind.CHILD and not _is_member(person, network)]
    middle = broken(listed(children, texts) or texts.gettext("The child"), 92, text_size(WIDTH))
    found = rings(network)
    labels = [texts.gettext(KNOWS[ring.knows]) for ring in found]
    laid = _laid(found, middle, labels, texts)
    height = 2 * laid.up[-1] + 2 * MARGIN + 20
    return drawn(
        "circles.svg.j2",
        texts.gettext("Network circles"),
        tuple(_sentences(children, found, texts)),
        width=WIDTH,
        height=height,
        text=text_size(WIDTH),
        leading=LINE,
        mark_size=MARK,
        middle=middle,
        wide=_wide(middle),
        target=laid,
        labels=[(label, -up) for label, up in zip(labels, laid.up, strict=True)],
        spots=[
            _spot(member, room, texts)
            for ring, rooms in zip(found, laid.places, strict=True)
            for member, room in zip(ring.members, rooms, strict=True)
        ],
        legend=[(willing, texts.gettext(words)) for willing, words in WILLING.items()],
    )


def _wide(lines: tuple[str, ...]) -> float:
    """Return the width of the child's box: its text is bold."""
    return max(width(line, text_size(WIDTH)) for line in lines) * 1.08 + 20


def _is_member(person: Person, network: tuple[NetworkMember, ...]) -> bool:
    """Tell whether a child stands on a circle itself: a friend is not who the circles are drawn round."""
    return any(member.person == person.id for member in network)


def _laid(found: tuple[Ring, ...], middle: tuple[str, ...], labels: list[str], texts: Texts) -> Target:
    """Return places for everybody; the circles' names and the child have theirs first."""
    sizes = [[_size(member, texts) for member in ring.members] for ring in found]
    laid = target(sizes, _kept(middle, labels, 1.0), ACROSS)
    stretch = laid.up[0] / ACROSS[0]
    return laid if stretch == 1 else target(sizes, _kept(middle, labels, stretch), ACROSS)


def _kept(middle: tuple[str, ...], labels: list[str], stretch: float) -> list[Room]:
    """Return the room of the child, and of the circles' names at their tops."""
    size = text_size(WIDTH)
    tops = [Room(0, -up * stretch, width(name, size) * 1.08 + 6, 18) for name, up in zip(labels, ACROSS, strict=True)]
    return [Room(0, 0, _wide(middle) + 8, len(middle) * LINE + 16), *tops]


def _name(member: NetworkMember) -> tuple[str, ...]:
    return broken(member.alias or member.person or "–", ROOM - 8, text_size(WIDTH))


def _words(member: NetworkMember, texts: Texts) -> tuple[str, ...]:
    return broken(texts.gettext(WILLING[member.willing or Willing.NOT_ASKED]), ROOM - 8, text_size(WIDTH))


def _size(member: NetworkMember, texts: Texts) -> tuple[float, float]:
    lines = (*_name(member), *_words(member, texts))
    wide = max(width(line, text_size(WIDTH)) for line in lines) + 10
    return wide, MARK + 8 + len(lines) * LINE


def _spot(member: NetworkMember, room: Room, texts: Texts) -> Spot:
    names, words = _name(member), _words(member, texts)
    top = room.y - room.height / 2 + MARK / 2 + 1
    return Spot(room.x, top, member.willing or Willing.NOT_ASKED, (*names, *words), len(names))


def _sentences(children: list[str], found: tuple[Ring, ...], texts: Texts) -> Iterator[str]:
    """Yield who stands on which circle, whether they want to help, and with what."""
    yield texts.gettext("In the middle: {names}.", names=listed(children, texts) or texts.gettext("The child"))
    for ring in found:
        names = listed([member.alias or member.person for member in ring.members], texts) or texts.gettext("nobody")
        yield f"{texts.gettext(KNOWS[ring.knows])}: {names}."
    for ring in found:
        for member in ring.members:
            yield _member(member, texts)


def _member(member: NetworkMember, texts: Texts) -> str:
    words = texts.gettext(WILLING[member.willing or Willing.NOT_ASKED])
    said = f"{member.alias or member.person}: {words}."
    return f"{said} {member.can_do}" if member.can_do else said
