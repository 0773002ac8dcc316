"""What the first page of a publication says: whose it is, from when, how it is read, and which pages hold nothing."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.apps.dashboard.legend import Sign, legend
from kartblad.apps.dashboard.page import DATASETS
from kartblad.apps.dashboard.protection import least
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts


@dataclass(frozen=True, slots=True)
class Cover:
    """The texts of the first page, in the reader's language."""

    heading: str
    """Says that it is invented where it is."""
    facts: tuple[tuple[str, str], ...]
    """For whom, which edition, from which day: names and values."""
    purpose: tuple[str, ...]
    """What is protected, and whom to ask: paragraphs."""
    signs: tuple[Sign, ...]
    lacking: tuple[tuple[str, str], ...]
    """The address of a page without anything, and why."""
    invented: str = ""
    """A sentence that the numbers are made up; empty where they are not."""

    def missing(self, address: str) -> str:
        """Return why a page has nothing to show; empty where it has."""
        return dict(self.lacking).get(address, "")


def cover(publication: Publication, texts: Texts) -> Cover:
    """Return what the first page says of a publication."""
    heading, invented = texts.gettext("Managers' pages"), ""
    if publication.is_invented:
        heading = texts.gettext("{heading} – invented", heading=heading)
        invented = texts.gettext("Invented: everything here was made up for learning. Nothing is a fact.")
    lacking = ((topic.value, _lack(publication, topic, texts)) for topic in Topic)
    return Cover(
        heading=heading,
        facts=_facts(publication, texts),
        purpose=_purpose(publication, texts),
        signs=legend(texts),
        lacking=tuple((address, why) for address, why in lacking if why),
        invented=invented,
    )


def _facts(publication: Publication, texts: Texts) -> tuple[tuple[str, str], ...]:
    return (
        (texts.gettext("For whom"), publication.circle),
        (texts.gettext("Edition"), texts.number(publication.edition)),
        (texts.gettext("Published"), texts.date(publication.published)),
    )


def _purpose(publication: Publication, texts: Texts) -> tuple[str, ...]:
    return (
        texts.gettext(
            "The pages show numbers that were counted and protected beforehand. They hold no personal data and no "
            "text about a case. What is about fewer than {k} persons is hidden, so is what would give it away.",
            k=texts.number(least(publication)),
        ),
        texts.gettext(
            "What has been published is never changed: a new edition only adds periods. Nothing on the pages can be "
            "changed, and nothing of what you look at is kept."
        ),
        texts.gettext(
            "Your municipality decides what is published and who reads it. Ask whoever gave you the address about the "
            "numbers."
        ),
    )


def _lack(publication: Publication, topic: Topic, texts: Texts) -> str:
    """Return why a page has nothing to show; empty where it has."""
    datasets = [found for name in DATASETS[topic] if (found := publication.dataset(name))]
    if not datasets:
        return texts.gettext("Nothing about this is part of the publication.")
    if not any(dataset.tables for dataset in datasets):
        return texts.gettext("Nothing can be shown yet. The page says why.")
    return ""
