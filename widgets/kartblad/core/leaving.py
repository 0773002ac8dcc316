"""May a map leave the screen, as a file or on paper? Only the rules that stop are asked."""

from __future__ import annotations

from kartblad.core.checks.texts import all_texts
from kartblad.core.mapping.map import Map, Mode
from kartblad.core.mapping.people import Role
from kartblad.core.personal import looks_like_personal_number

MODE_CONFIRMED, BELONGS_TO_CASE = "P01", "P05"
PERSONAL_NUMBER, LEADS_OWN_CASE = "P02", "R01"
NOTHING: frozenset[str] = frozenset()


def may_leave(whole: Map, confirmed: frozenset[str] = NOTHING) -> tuple[str, ...]:
    """Return the rules that keep a map from leaving, by their ids; none: it may.

    Parameters
    ----------
    whole
        The map.
    confirmed
        What somebody has said yes to: `MODE_CONFIRMED` that the case is what it is said to be, `BELONGS_TO_CASE` that
        a real case goes to the case record. A personal number and a facilitator's own case are mended, not confirmed.
    """
    stops = {
        MODE_CONFIRMED: MODE_CONFIRMED not in confirmed,
        PERSONAL_NUMBER: has_personal_number(whole),
        BELONGS_TO_CASE: whole.session.mode is Mode.REAL and BELONGS_TO_CASE not in confirmed,
        LEADS_OWN_CASE: leads_own_case(whole),
    }
    return tuple(rule for rule, stopped in stops.items() if stopped)


def has_personal_number(whole: Map) -> bool:
    """Tell whether something like a personal identity number stands anywhere on a map."""
    return any(looks_like_personal_number(text) for _path, text in all_texts(whole))


def leads_own_case(whole: Map) -> bool:
    """Tell whether one person both leads and presents the case, in one row or in two under the same name."""
    roles: dict[str, set[Role]] = {}
    for at, participant in enumerate(whole.participants):
        roles.setdefault(participant.alias.strip().casefold() or str(at), set()).update(participant.roles)
    return any({Role.FACILITATOR, Role.PRESENTER} <= some for some in roles.values())
