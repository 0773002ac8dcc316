"""The made-up unit in the reader's language, to look around in, and a desk for every place to be drawn beforehand."""

from __future__ import annotations

from kartblad.apps.workload.desk import Desk, Room, Section
from kartblad.apps.workload.office import Office
from kartblad.core.workload.book import Book, Own, Unit
from kartblad.core.workload.invented import Sayings, code, invented_unit
from kartblad.core.workload.measurement import next_time
from kartblad.i18n import Texts

_TALKED_WITH = 5
"""The invented worker who has had a talk: everything of the page has something to show for this one."""


def unit(office: Office) -> Unit:
    """Return the made-up unit, as of today."""
    return invented_unit(office.library.usual, office.today(), _sayings(office.texts))


def warming(office: Office) -> tuple[Desk, ...]:
    """Return a desk for every place, to be drawn once before kernels are forked."""
    made_up = unit(office)
    worker = code(_TALKED_WITH)
    mine = made_up.of_person(worker)
    own = Own(worker, made_up.card, made_up.weights, mine, next_time(mine[-1], "draft", office.today()))
    sections = tuple(Desk(room=Room.UNIT, book=Book(unit=made_up), section=each, person=worker) for each in Section)
    before = Desk(room=Room.PHRASE, book=Book(own=own)), Desk(room=Room.CONFIRM, book=Book(own=own))
    return (*before, Desk(room=Room.OWN, book=Book(own=own)), *sections)


def _sayings(texts: Texts) -> Sayings:
    return Sayings(
        texts.gettext("Made-up unit"),
        texts.gettext("The investigations take the evenings. The statements are left until last."),
        texts.gettext("Two statements go to a colleague."),
        texts.gettext("Nothing new on Fridays for a month."),
        texts.gettext("Fewer new investigations until the old ones are done."),
    )
