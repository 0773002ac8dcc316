"""A manager's page as a value: its heading, its posts, and whose it can be read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kartblad.apps.dashboard import mapping, participation, workload
from kartblad.apps.dashboard.alphabet import alphabetical
from kartblad.apps.dashboard.legend import legend
from kartblad.apps.dashboard.post import Item, Page
from kartblad.core.publication.edition import Name, Publication, Topic
from kartblad.core.publication.table import Table
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid

DATASETS: Mapping[Topic, tuple[Name, ...]] = {
    Topic.PARTICIPATION: (Name.PARTICIPATION, Name.POSTS, Name.TIERS),
    Topic.WORKLOAD: (Name.ZONES, Name.WAITING),
    Topic.MAPPING: (Name.ELEMENTS,),
}
OWN = {Topic.PARTICIPATION: "municipality", Topic.WORKLOAD: "unit", Topic.MAPPING: "unit"}
"""The dimension of which one category can be one's own."""
CHOICES = {
    Topic.PARTICIPATION: msgid("Your own municipality"),
    Topic.WORKLOAD: msgid("Your own unit"),
    Topic.MAPPING: msgid("Your own unit"),
}
"""What the choice of it is called."""
WHOLE = {
    Topic.PARTICIPATION: msgid("The whole region"),
    Topic.WORKLOAD: msgid("All units"),
    Topic.MAPPING: msgid("All units"),
}
"""What one sees without an own."""
HEADINGS = {
    Topic.PARTICIPATION: msgid("Participation in courses"),
    Topic.WORKLOAD: msgid("Workload"),
    Topic.MAPPING: msgid("Mapping sessions"),
}
"""What a page is called."""

_POSTS: Mapping[Topic, Callable[[Publication, str, Texts], tuple[Item, ...]]] = {
    Topic.PARTICIPATION: participation.posts,
    Topic.WORKLOAD: workload.posts,
    Topic.MAPPING: mapping.posts,
}


def page(publication: Publication, topic: Topic, own: str, texts: Texts) -> Page:
    """Return a page.

    Parameters
    ----------
    publication, topic, texts
        What is published, which page, and the reader's language.
    own
        The key of one's own municipality or unit; empty: the region alone.

    Raises
    ------
    KeyError
        If nothing is shown of such a municipality or unit (see `owns`).
    """
    named = {key: texts.pick(words) for key, words in owns(publication, topic)}
    name = named[own] if own else ""
    heading = texts.gettext(HEADINGS[topic])
    return Page(
        topic=topic,
        own=own,
        own_name=name,
        heading=_heading(publication, f"{heading}: {name}" if name else heading, texts),
        lead=_lead(publication, texts),
        posts=_POSTS[topic](publication, own, texts),
        legend=legend(texts),
        invented=texts.gettext("Invented: everything here was made up for learning. Nothing is a fact.")
        if publication.is_invented
        else "",
    )


def owns(publication: Publication, topic: Topic) -> tuple[tuple[str, Words], ...]:
    """Return the municipalities or units that can be one's own on a page: those of which any number is shown.

    They stand in the order of their Swedish names.
    """
    found: dict[str, Words] = {}
    known: set[str] = set()
    for table, at in _divided(publication, topic):
        found |= {each.key: each.label for each in table.dimensions[at].categories}
        known |= {key[at] for key, cell in table.cells.items() if cell.value is not None}
    return tuple(sorted(((key, found[key]) for key in known & set(found)), key=lambda own: alphabetical(own[1].sv)))


def _divided(publication: Publication, topic: Topic) -> Iterator[tuple[Table, int]]:
    """Yield a topic's tables that are divided by whose the numbers are, with that dimension's place."""
    for dataset in (publication.dataset(name) for name in DATASETS[topic]):
        for table in dataset.tables if dataset else ():
            yield from ((table, at) for at, each in enumerate(table.dimensions) if each.key == OWN[topic])


def _heading(publication: Publication, heading: str, texts: Texts) -> str:
    return texts.gettext("{heading} – invented", heading=heading) if publication.is_invented else heading


def _lead(publication: Publication, texts: Texts) -> str:
    return texts.gettext(
        "For {circle}. Edition {edition}, {day}. No number of one to {most} persons is shown.",
        circle=publication.circle,
        edition=publication.edition,
        day=texts.date(publication.published),
        most=texts.number(_least(publication) - 1),
    )


def _least(publication: Publication) -> int:
    """Return the smallest k of any table: an older edition may have had a smaller one."""
    tables = (table for dataset in publication.datasets for table in dataset.tables)
    return min((table.k for table in tables), default=publication.k)
