"""What the words of the map's vocabularies are called, on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kartblad.core.mapping.board import Category, Column, Occasion, SourceKind, StatementKind
from kartblad.core.mapping.child import Approval
from kartblad.core.mapping.future import Anchor, Guess, Owner
from kartblad.core.mapping.map import Disposal, Mode, Phase, Resolution
from kartblad.core.mapping.people import Kind, Knows, Quality, RaterGroup, Role, Symbol, Tie, Willing
from kartblad.core.mapping.steps import Size, Status, Tested
from kartblad.core.script import Ear, Speaks
from kartblad.core.sealed import Way
from kartblad.core.session import Progress
from kartblad.i18n import msgid

# Several vocabularies share a Swedish value ("barn"), and members of a StrEnum are equal to their values: one table for
# each vocabulary, joined under the members' own identity.
_TABLES: tuple[Mapping[StrEnum, str], ...] = (
    {
        Role.FACILITATOR: msgid("Facilitator"),
        Role.ADVISOR: msgid("Advisor"),
        Role.PRESENTER: msgid("Case worker"),
        Role.SCRIBE: msgid("Scribe"),
        Role.CHILDS_CHAIR: msgid("The child's chair"),
        Role.PARTICIPANT: msgid("Participant"),
        Role.FAMILY: msgid("Family"),
        Role.NETWORK: msgid("Network"),
        Role.CHILD: msgid("Child"),
    },
    {
        RaterGroup.CHILD: msgid("Child"),
        RaterGroup.PARENT: msgid("Parent"),
        RaterGroup.NETWORK: msgid("Network"),
        RaterGroup.SOCIAL_WORKER: msgid("Social worker"),
        RaterGroup.FAMILY_THERAPIST: msgid("Family therapist"),
        RaterGroup.OTHER_PROFESSION: msgid("Other profession"),
        RaterGroup.SUPERVISOR: msgid("Supervisor"),
    },
    {Kind.CHILD: msgid("Child"), Kind.ADULT: msgid("Adult")},
    {Symbol.SQUARE: msgid("Square"), Symbol.CIRCLE: msgid("Circle"), Symbol.NEUTRAL: msgid("Rounded")},
    {
        Tie.PARENT: msgid("is parent of"),
        Tie.PARTNER: msgid("lives in a couple with"),
        Tie.FORMER_PARTNER: msgid("has been in a couple with"),
        Tie.SIBLING: msgid("is sibling of"),
        Tie.GRANDPARENT: msgid("is grandparent of"),
        Tie.RELATIVE: msgid("is related to"),
        Tie.FRIEND: msgid("is a friend of"),
        Tie.PROFESSIONAL: msgid("meets at work"),
    },
    {
        Quality.CLOSE: msgid("Close"),
        Quality.CONFLICT: msgid("Full of conflict"),
        Quality.BROKEN: msgid("Broken off"),
        Quality.UNKNOWN: msgid("Not known"),
    },
    {
        Knows.ALL: msgid("Knows all"),
        Knows.PART: msgid("Knows some of it"),
        Knows.NOTHING: msgid("Knows nothing"),
        Knows.UNKNOWN: msgid("Not known"),
    },
    {Willing.YES: msgid("Yes"), Willing.NO: msgid("No"), Willing.NOT_ASKED: msgid("Not asked")},
    {
        Column.WORRY: msgid("What are we worried about?"),
        Column.WORKING: msgid("What is working well?"),
        Column.NEEDED: msgid("What needs to happen?"),
    },
    {
        Category.HARM: msgid("Past harm"),
        Category.COMPLICATION: msgid("Complicating factor"),
        Category.STRENGTH: msgid("Strength"),
        Category.PROTECTION: msgid("Protection"),
        Category.WISH: msgid("Wish"),
        Category.UNSORTED: msgid("Unsorted"),
    },
    {
        SourceKind.SEEN: msgid("Seen"),
        SourceKind.CHILD: msgid("Told by a child"),
        SourceKind.ADULT: msgid("Told by an adult"),
        SourceKind.DOCUMENT: msgid("Document"),
        SourceKind.ASSUMED: msgid("Assumption"),
    },
    {StatementKind.DESCRIPTION: msgid("Description"), StatementKind.JUDGEMENT: msgid("Judgement")},
    {
        Occasion.FIRST: msgid("The first time"),
        Occasion.WORST: msgid("The worst time"),
        Occasion.LATEST: msgid("The latest time"),
        Occasion.OTHER: msgid("Another time"),
    },
    {
        Approval.NONE: msgid("There is none"),
        Approval.DRAFT: msgid("Draft"),
        Approval.PARENT: msgid("Approved by a parent"),
        Approval.TOLD: msgid("Told to the child"),
    },
    {
        Anchor.RISK_GOAL: msgid("From risk to goal"),
        Anchor.PLACEMENT_CLOSE: msgid("From placement to closing"),
        Anchor.PARENT: msgid("As the parent says it"),
        Anchor.NETWORK: msgid("As the network says it"),
        Anchor.WILL: msgid("Will to change"),
        Anchor.ABILITY: msgid("Ability to change"),
        Anchor.CONFIDENCE: msgid("Confidence in the change"),
        Anchor.FREE: msgid("Ends of your own"),
    },
    {Guess.OWN: msgid("One's own"), Guess.ABOUT_OTHER: msgid("A guess about somebody else")},
    {Owner.FAMILY: msgid("The family's"), Owner.AGENCY: msgid("The social services'"), Owner.SHARED: msgid("Shared")},
    {
        Mode.FICTITIOUS: msgid("Practice, invented case"),
        Mode.DEIDENTIFIED: msgid("Practice, de-identified case"),
        Mode.REAL: msgid("Real case"),
    },
    {
        Disposal.DELETE: msgid("Delete it"),
        Disposal.PRINT: msgid("Print it and delete it"),
        Disposal.OWN_FILE: msgid("A file with me"),
        Disposal.CASE_RECORD: msgid("To the case record"),
    },
    {
        Phase.PRELIMINARY: msgid("Preliminary assessment"),
        Phase.INVESTIGATION: msgid("Investigation"),
        Phase.INTERVENTION: msgid("Support"),
        Phase.FOLLOW_UP: msgid("Follow-up"),
        Phase.FOSTER_CARE: msgid("Foster care"),
        Phase.OTHER: msgid("Other"),
    },
    {
        Resolution.STEP: msgid("Became a step"),
        Resolution.OUTSIDE: msgid("Taken up elsewhere"),
        Resolution.REMOVED: msgid("Not needed any more"),
        Resolution.OPEN: msgid("Still open"),
    },
    {Size.SMALL: msgid("A small one"), Size.LARGE: msgid("A large one")},
    {
        Status.PLANNED: msgid("Planned"),
        Status.GOING_ON: msgid("Going on"),
        Status.DONE: msgid("Done"),
        Status.STOPPED: msgid("Stopped"),
        Status.CHANGED: msgid("Exchanged"),
    },
    {
        Tested.NO: msgid("Not tried"),
        Tested.PRACTISED: msgid("Practised"),
        Tested.FOR_REAL: msgid("Tried for real"),
    },
    {
        Progress.AHEAD: msgid("Not begun"),
        Progress.OPEN: msgid("Begun"),
        Progress.DONE: msgid("Done"),
        Progress.SKIPPED: msgid("Skipped"),
    },
    {
        Speaks.FACILITATOR: msgid("The facilitator speaks"),
        Speaks.PRESENTER: msgid("The case worker speaks"),
        Speaks.ALL: msgid("Everybody speaks"),
        Speaks.SILENT_THEN_ROUND: msgid("Everybody writes alone, then reads aloud in turn"),
        Speaks.CHILDS_CHAIR: msgid("The child's chair speaks"),
        Speaks.SCRIBE: msgid("The scribe sorts, everybody helps"),
        Speaks.TEAM: msgid("The team speaks"),
        Speaks.PRESENTER_THEN_ALL: msgid("The case worker first, then everybody"),
    },
    {
        Ear.ELICIT: msgid("Draw out"),
        Ear.AMPLIFY: msgid("Deepen"),
        Ear.REFLECT: msgid("Mirror"),
        Ear.START_OVER: msgid("Start over"),
    },
    {
        Way.SLIPS: msgid("Paper slips"),
        Way.PASSED: msgid("Pass the laptop round"),
        Way.TOGETHER: msgid("Say it at the same time"),
    },
)


class _Names:
    """Looks a word up by its vocabulary and value."""

    def __init__(self, tables: tuple[Mapping[StrEnum, str], ...]) -> None:
        self._names = {(type(member), member.value): name for table in tables for member, name in table.items()}

    def __getitem__(self, member: StrEnum) -> str:
        return self._names[type(member), member.value]


NAMES = _Names(_TABLES)
"""The msgid of every member: ``texts.gettext(NAMES[Kind.CHILD])``."""
