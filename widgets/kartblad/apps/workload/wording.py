"""What the vocabularies of a measurement are called on screen: msgids."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kartblad.apps.workload.desk import Section
from kartblad.core.workload.measurement import Done, Kind
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.weights import Phase, Unit
from kartblad.i18n import msgid

SECTIONS: Mapping[Section, str] = {
    Section.MEASUREMENTS: msgid("Measurements"),
    Section.TALK: msgid("The talk"),
    Section.UNIT: msgid("The unit"),
    Section.MEETING: msgid("For the workplace meeting"),
    Section.WHAT_IF: msgid("What if"),
    Section.WEIGHTS: msgid("The weights"),
}
NAMES: Mapping[StrEnum, str] = {
    Origin.DOCUMENTED: msgid("documented"),
    Origin.DERIVED: msgid("derived"),
    Origin.ILLUSTRATIVE: msgid("illustrative"),
    Origin.LOCAL: msgid("decided locally"),
    Phase.INTAKE: msgid("Intake"),
    Phase.INVESTIGATION: msgid("Investigation"),
    Phase.MEASURE: msgid("Help that is followed up"),
    Phase.OTHER: msgid("Other"),
    Phase.BACKLOG: msgid("Waiting and over time"),
    Unit.CASE: msgid("cases"),
    Unit.CHILD: msgid("children"),
    Unit.FAMILY: msgid("families"),
    Unit.ACTIVITY: msgid("activities"),
    Kind.LIFT_OFF: msgid("Take tasks away"),
    Kind.PROTECTED_TIME: msgid("Protected time to catch up"),
    Kind.REDISTRIBUTE: msgid("Redistribute"),
    Kind.MORE_STAFF: msgid("More staff"),
    Kind.OTHER: msgid("Something else"),
    Done.OPEN: msgid("Not yet followed up"),
    Done.YES: msgid("Done"),
    Done.PARTLY: msgid("Partly done"),
    Done.NO: msgid("Not done"),
}
