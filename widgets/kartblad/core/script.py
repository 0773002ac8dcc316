"""A session's script: which steps, in which order, how long, who speaks, what is asked. From ``data/sessions/``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kartblad.core.words import NO_WORDS, Words


class Work(StrEnum):
    """What the group works with in a step: a closed vocabulary, since each has a screen of its own."""

    FRAME = "ram"
    QUESTION = "fragestallning"
    FAMILY = "genogram"
    SITUATION = "lagesbild"
    WORRY = "oro"
    WORKING = "fungerar"
    CHILD = "barnets_ord"
    SORT = "sortering"
    DANGER = "framtida_risk"
    GOAL = "trygghetsmal"
    SCALE = "trygghetsskala"
    NEXT = "nasta_steg"
    PLAN = "trygghetsplan"
    EXPLAIN = "ord_och_bild"
    TABLES = "bord"
    RECAP = "var_var_vi"
    RERATE = "ny_skattning"
    CHANGES = "vad_har_hant"
    TALK = "samtal"
    CLOSE = "avslut"


class Speaks(StrEnum):
    """Who has the word in a step."""

    FACILITATOR = "ledare"
    PRESENTER = "dragare"
    ALL = "alla"
    SILENT_THEN_ROUND = "alla_tyst_sedan_runda"
    CHILDS_CHAIR = "barnets_stol"
    SCRIBE = "skrivare"
    TEAM = "teamet"
    PRESENTER_THEN_ALL = "dragare_sedan_alla"


class Audience(StrEnum):
    """Whom a script is for."""

    GROUP = "grupp"
    FAMILY = "familj"
    TABLES = "bord"
    ALONE = "ensam"


class Ear(StrEnum):
    """A kind of follow-up question: draw out, deepen, mirror, start over."""

    ELICIT = "locka_fram"
    AMPLIFY = "fordjupa"
    REFLECT = "spegla"
    START_OVER = "borja_om"


@dataclass(frozen=True, slots=True)
class EarQuestion:
    """One follow-up question."""

    kind: Ear
    text: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a script."""

    id: str
    """Unique in its script: "S05"."""
    work: Work
    name: Words
    minutes: int
    speaks: Speaks
    purpose: Words
    prompts: tuple[Words, ...]
    example: Words = NO_WORDS
    """How it may sound, from an invented family."""
    mistakes: tuple[Words, ...] = ()
    ears: tuple[EarQuestion, ...] = ()
    sealed: bool = False
    """Whether everybody writes alone until all is shown at once."""


@dataclass(frozen=True, slots=True)
class Script:
    """A whole session. ``key`` is unique among all scripts: "standard"."""

    key: str
    name: Words
    what: Words
    audience: Audience
    steps: tuple[Step, ...]
    credit: Words = NO_WORDS
    """Whose way of working it follows."""
    follows_up: bool = False
    """Whether it begins with an earlier map."""
    own: bool = False
    """Whether a supervisor changed it."""

    @property
    def minutes(self) -> int:
        """The whole session, in minutes."""
        return sum(step.minutes for step in self.steps)

    def step(self, step_id: str) -> Step:
        """Return a step.

        Raises
        ------
        KeyError
            If the script has no such step.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)
