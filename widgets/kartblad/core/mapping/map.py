"""A map: everything that one session wrote down. Its file format is ``data/schemas/map.json``, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kartblad.core.mapping.board import Card, HarmEvent, Protection
from kartblad.core.mapping.child import ChildVoice, Explanation
from kartblad.core.mapping.future import BottomLine, Danger, Goal, Rating, Scale
from kartblad.core.mapping.people import NetworkMember, Participant, Person, Relation
from kartblad.core.mapping.steps import NextStep, PlanRule


class Mode(StrEnum):
    """What the map is about; decides what may be kept and handed out."""

    FICTITIOUS = "ovning_fiktivt"
    DEIDENTIFIED = "ovning_avidentifierat"
    REAL = "skarpt_arende"


class Disposal(StrEnum):
    """What happens to the map afterwards."""

    DELETE = "radera"
    PRINT = "skriv_ut_och_radera"
    OWN_FILE = "fil_hos_mig"
    CASE_RECORD = "till_personakt"


class Phase(StrEnum):
    """How far the case has come."""

    PRELIMINARY = "forhandsbedomning"
    INVESTIGATION = "utredning"
    INTERVENTION = "insats"
    FOLLOW_UP = "uppfoljning"
    FOSTER_CARE = "familjehem"
    OTHER = "ovrigt"


class Resolution(StrEnum):
    """What became of a parked thought."""

    STEP = "steg"
    OUTSIDE = "utanfor"
    REMOVED = "borttagen"
    OPEN = "oppen"


@dataclass(frozen=True, slots=True)
class Parked:
    """A thought for later."""

    text: str
    owner: str = ""
    resolution: Resolution = Resolution.OPEN


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether the one who asked got an answer (0 to 10, None: not asked), and what was learnt."""

    answered_question_0_10: int | None = None
    most_useful: str = ""
    learned: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The session that the map comes from. Dates are ÅÅÅÅ-MM-DD."""

    mode: Mode
    profile: str = ""
    date: str = ""
    question: str = ""
    hoped_outcome: str = ""
    parked: tuple[Parked, ...] = ()
    feedback: Feedback = Feedback()
    disposal_choice: Disposal | None = None
    disposal_done: bool = False
    followup_date: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the map is about, in short."""

    alias: str = ""
    summary: str = ""
    phase: Phase | None = None
    reason_in_family_words: str = ""
    aliases_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """The whole map."""

    session: Meeting
    persons: tuple[Person, ...] = ()
    case: Case = Case()
    participants: tuple[Participant, ...] = ()
    relations: tuple[Relation, ...] = ()
    network: tuple[NetworkMember, ...] = ()
    cards: tuple[Card, ...] = ()
    harm_events: tuple[HarmEvent, ...] = ()
    protections: tuple[Protection, ...] = ()
    child_voice: tuple[ChildVoice, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    dangers: tuple[Danger, ...] = ()
    goals: tuple[Goal, ...] = ()
    bottom_lines: tuple[BottomLine, ...] = ()
    scales: tuple[Scale, ...] = ()
    ratings: tuple[Rating, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    plan_rules: tuple[PlanRule, ...] = ()
