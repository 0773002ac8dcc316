"""May a map leave? Only what stops is asked, in both directions."""

from __future__ import annotations

import pytest

from kartblad.core.leaving import BELONGS_TO_CASE, MODE_CONFIRMED, may_leave
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.mapping.people import Participant, Role

YES = frozenset({MODE_CONFIRMED})
BOTH = YES | {BELONGS_TO_CASE}
NUMBER = "Hon är född 19121212-1212."


def room(*rows: tuple[str, tuple[Role, ...]]) -> Map:
    return Map(Meeting(Mode.FICTITIOUS), participants=tuple(Participant(alias, roles) for alias, roles in rows))


LEADS, PRESENTS = (Role.FACILITATOR,), (Role.PRESENTER,)


@pytest.mark.parametrize(
    ("whole", "confirmed", "rules"),
    [
        (room(), YES, ()),
        (room(), frozenset(), ("P01",)),
        (Map(Meeting(Mode.REAL)), YES, ("P05",)),
        (Map(Meeting(Mode.REAL)), BOTH, ()),
        (Map(Meeting(Mode.REAL)), frozenset(), ("P01", "P05")),
        (Map(Meeting(Mode.FICTITIOUS, question=NUMBER)), BOTH, ("P02",)),
        (room(("A", LEADS + PRESENTS)), YES, ("R01",)),
        (room(("A", LEADS), ("a ", PRESENTS)), YES, ("R01",)),
        (room(("A", LEADS), ("B", PRESENTS)), YES, ()),
        (room(("", LEADS), ("", PRESENTS)), YES, ()),
        (Map(Meeting(Mode.REAL, question=NUMBER)), BOTH, ("P02",)),
    ],
)
def test_what_stops(whole: Map, confirmed: frozenset[str], rules: tuple[str, ...]) -> None:
    assert may_leave(whole, confirmed) == rules
