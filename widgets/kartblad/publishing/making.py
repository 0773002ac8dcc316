"""Makes an edition of what came in: each dataset by its own rules, joined to what was published before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kartblad.catalogue.formats import municipalities
from kartblad.catalogue.publication_words import About, publication_words
from kartblad.catalogue.tables import statistics
from kartblad.core.problems import Place, Problem
from kartblad.core.publication.edition import Hidden, Name, Publication
from kartblad.core.publication.freezing import Fault, NotJoined, joined
from kartblad.i18n import Texts, msgid
from kartblad.publishing.asked import Asked
from kartblad.publishing.described import Datasets
from kartblad.publishing.mapping import mapping
from kartblad.publishing.sources import Sources
from kartblad.publishing.workload import workload
from kartblad.settings import Settings

FAULTS = {
    Fault.OVERLAP: msgid("{period} was published already: what is published never changes."),
    Fault.ORDER: msgid("{period} lies before what was published already. What comes in late is not shown."),
    Fault.CIRCLE: msgid(
        "The folder is for another circle of readers. Publish to another folder, or write the same --circle as before."
    ),
    Fault.EDITION: msgid("{period} belongs to another edition."),
    Fault.MIXED: msgid(
        "What was published is made up (påhittat), or what is to be published is. Publish to another folder."
    ),
    Fault.DAY: msgid("The last edition is of a later day. Write a later --until."),
    Fault.TWICE: msgid("Two sources would fill the same dataset."),
}
"""Why an edition cannot be joined to what was published before."""


@dataclass(frozen=True, slots=True)
class Made:
    """An edition, and what it hides."""

    publication: Publication
    hidden: tuple[Hidden, ...]
    before: Publication | None

    @property
    def is_new(self) -> bool:
        """Whether it adds a table, or is the first."""
        return self.before is None or _tables(self.publication) > _tables(self.before)


def made(sources: Sources, before: Publication | None, ask: Asked, circle: str, here: Settings, texts: Texts) -> Made:
    """Return the next edition.

    Raises
    ------
    Problem
        If it cannot be joined to what was published before.
    """
    about = publication_words(here.data)
    parts = (
        _participation(sources, before, ask, about, here),
        workload(sources.units, about, before, ask),
        mapping(sources.sessions, about, before, ask),
    )
    datasets = [dataset for found, _hidden in parts for dataset in found]
    try:
        publication = joined(before, datasets, circle=circle, k=ask.k, published=ask.today)
    except NotJoined as fault:
        raise _refused(fault, about, texts) from fault
    return Made(publication, tuple(each for _found, hidden in parts for each in hidden), before)


def _participation(
    sources: Sources, before: Publication | None, ask: Asked, about: Mapping[str, About], here: Settings
) -> Datasets:
    if sources.register is None:
        return (), ()
    from kartblad.publishing.names import named
    from kartblad.publishing.participation import participation  # late: it takes pandas

    names = named(statistics(here.data), about, municipalities(here.data), sources.own_courses)
    return participation(sources.register, sources.staff, names, before, ask)


def _tables(publication: Publication) -> int:
    return sum(len(each.tables) for each in publication.datasets)


def _refused(fault: NotJoined, about: Mapping[str, About], texts: Texts) -> Problem:
    sentence = texts.gettext(FAULTS[fault.fault], period=fault.period)
    title = texts.pick(about[fault.dataset].title) if isinstance(fault.dataset, Name) else ""
    return Problem(f"{title}: {sentence}" if title else sentence, Place(key=fault.fault))
