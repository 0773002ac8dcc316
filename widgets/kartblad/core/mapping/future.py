"""What the adults want to prevent and reach: future risk, goal, scale, ratings. The three belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kartblad.core.mapping.people import RaterGroup


class Owner(StrEnum):
    """Whose goal it is."""

    FAMILY = "familj"
    AGENCY = "socialtjanst"
    SHARED = "gemensam"


class Anchor(StrEnum):
    """What the two ends of a scale are about."""

    RISK_GOAL = "risk_mal"
    PLACEMENT_CLOSE = "placering_avslut"
    PARENT = "foralder_variant"
    NETWORK = "natverk_variant"
    WILL = "forandring_vilja"
    ABILITY = "forandring_formaga"
    CONFIDENCE = "forandring_tilltro"
    FREE = "fri"


class Guess(StrEnum):
    """Whether a rating is the rater's own, or a guess about somebody who was not asked."""

    OWN = "egen"
    ABOUT_OTHER = "gissning_om_annan"


DO_NOT_KNOW = "vet_inte"
"""A rating that is no number."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Somebody sees it otherwise."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """To whom a statement was read; None: nobody has said."""

    foralder: bool | None = None
    barn: bool | None = None


@dataclass(frozen=True, slots=True)
class Danger:
    """Future risk: past harm → which creates → a risky situation → which can lead to → what the child suffers."""

    id: str
    vem_orolig: tuple[str, ...] = ()
    condition: str = ""
    skada: str = ""
    riskfylld: str = ""
    foljd: str = ""
    children: tuple[str, ...] = ()
    harm_links: tuple[str, ...] = ()
    likely_without_past_harm: bool = False
    disputes: tuple[Dispute, ...] = ()
    read_aloud_ok: ReadAloud = ReadAloud()


EMPTY_DANGER = Danger("")
"""A statement that nobody has begun."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is there instead of the danger."""

    id: str
    opposite_of: str
    instead_behaviour: str = ""
    seen_by: tuple[str, ...] = ()
    child_experience: str = ""
    duration: str = ""
    family_goal: str = ""
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class BottomLine:
    """What cannot be negotiated, and the danger that is its reason."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """0 to 10 between two ends that are always shown."""

    id: str
    goal: str = ""
    anchor_type: Anchor = Anchor.RISK_GOAL
    zero_text: str = ""
    ten_text: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One judgement on one scale in one round."""

    scale: str
    round: int
    value: int | str
    """0 to 10, or `DO_NOT_KNOW`."""
    rater_group: RaterGroup | None = None
    rater_alias: str = ""
    own_or_guess: Guess = Guess.OWN
    reason: str = ""
    one_step_up: str = ""
    occasion_date: str = ""
    sealed: bool = False
