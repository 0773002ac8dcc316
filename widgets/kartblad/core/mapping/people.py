"""Who belongs to the child and who sits in the room. Invented names only: there is no field for any other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody does in the session; one person may have several."""

    FACILITATOR = "ledare"
    ADVISOR = "bisittare"
    PRESENTER = "dragare"
    SCRIBE = "skrivare"
    CHILDS_CHAIR = "barnets_stol"
    PARTICIPANT = "deltagare"
    FAMILY = "familj"
    NETWORK = "natverk"
    CHILD = "barn"


class RaterGroup(StrEnum):
    """Whose judgement a rating is, never which member of staff."""

    CHILD = "barn"
    PARENT = "foralder"
    NETWORK = "natverk"
    SOCIAL_WORKER = "socialsekreterare"
    FAMILY_THERAPIST = "familjebehandlare"
    OTHER_PROFESSION = "annan_profession"
    SUPERVISOR = "handledare"


class Kind(StrEnum):
    """Child or adult."""

    CHILD = "barn"
    ADULT = "vuxen"


class Symbol(StrEnum):
    """The shape of a person in a genogram."""

    SQUARE = "kvadrat"
    CIRCLE = "cirkel"
    NEUTRAL = "neutral"


class Tie(StrEnum):
    """How ``a`` is related to ``b``: for a parent, ``a`` is the parent of ``b``."""

    PARENT = "foralder"
    PARTNER = "partner"
    FORMER_PARTNER = "tidigare_partner"
    SIBLING = "syskon"
    GRANDPARENT = "mor_far_foralder"
    RELATIVE = "slakt"
    FRIEND = "van"
    PROFESSIONAL = "profession"


class Quality(StrEnum):
    """How a relation is."""

    CLOSE = "nara"
    CONFLICT = "konfliktfylld"
    BROKEN = "avbruten"
    UNKNOWN = "okand"


class Knows(StrEnum):
    """How much somebody knows about the worries."""

    ALL = "vet_allt"
    PART = "vet_delar"
    NOTHING = "vet_inget"
    UNKNOWN = "okant"


class Willing(StrEnum):
    """Whether somebody wants to help."""

    YES = "ja"
    NO = "nej"
    NOT_ASKED = "ej_fragad"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the room."""

    alias: str
    roles: tuple[Role, ...] = ()
    rater_group: RaterGroup | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the family or around it."""

    id: str
    alias: str
    kind: Kind
    age_years: int | None = None
    lives_with: tuple[str, ...] = ()
    symbol: Symbol = Symbol.NEUTRAL
    deceased: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """``a`` is ``type`` of ``b``; ids of persons."""

    a: str
    b: str
    type: Tie
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class NetworkMember:
    """Somebody who may help the child stay safe; ``person`` is the id of a person, or of nobody drawn."""

    person: str
    alias: str = ""
    knows_level: Knows | None = None
    willing: Willing | None = None
    can_do: str = ""
