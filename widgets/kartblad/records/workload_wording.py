"""What is said of faults that only measurements of workload have, and what to do about them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kartblad.i18n import msgid
from kartblad.records.faults import Fault

Said = tuple[str, str, str]
"""What is said of a fault, what to do, and what many of the same kind are called together."""

WORKLOAD: Mapping[Fault, Said] = MappingProxyType(
    {
        Fault.UNKNOWN_COLUMN: (
            msgid("The column {value} holds numbers, but the weights {weights} know no such kind of case."),
            msgid(
                "Give it the heading of a kind in the template, or remove it. What is not known is never counted as 0."
            ),
            msgid("The column holds numbers, but the weights {weights} know no such kind of case."),
        ),
        Fault.UNKNOWN_KIND: (
            msgid("{value} is no kind of case in the weights {weights}."),
            msgid("Write one of {choices}."),
            msgid("This is no kind of case in the weights {weights}."),
        ),
        Fault.UNKNOWN_REASON: (
            msgid("{value} is no reason to carry less in the weights {weights}."),
            msgid("Write one of {choices}."),
            msgid("This is no reason to carry less in the weights {weights}."),
        ),
        Fault.UNKNOWN_WEIGHTS: (
            msgid("There are no weights {value} here."),
            msgid("Add that set, or write one of {choices}."),
            msgid("There are no such weights here."),
        ),
        Fault.NOT_IN_WEIGHTS: (
            msgid("The weights {weights} of this row do not count {kind}, but the cell says {value}."),
            msgid("Empty the cell, or give the row the weights it was counted with."),
            msgid("The weights {weights} of this row do not count {kind}."),
        ),
        Fault.NOT_SHARED: (
            msgid("With the weights {weights}, cases are not shared, but the cell says {value}."),
            msgid("Empty the cell, and count each case with the one who has it."),
            msgid("With the weights {weights}, cases are not shared."),
        ),
        Fault.MORE_THAN_ALL: (
            msgid("{value} is more than {all}, of which they are a part."),
            msgid("Mend one of the two: each of these is also counted there."),
            msgid("This is more than {all}, of which they are a part."),
        ),
        Fault.NO_SUCH_MEASUREMENT: (
            msgid("There is no measurement of this person and day in the file."),
            msgid("Write day and code as in the sheet of measurements, or remove the row."),
            msgid("There is no measurement of this person and day in the file."),
        ),
    }
)
