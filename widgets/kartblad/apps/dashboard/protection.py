"""How the numbers of a publication are protected, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.disclosure import SHARE_BASE
from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts


def least(publication: Publication) -> int:
    """Return how small a group may be to be shown anywhere in the publication."""
    return min((table.k for each in publication.datasets for table in each.tables), default=publication.k)


def protection(publication: Publication, texts: Texts) -> tuple[str, ...]:
    """Return what was done so that nobody can be found in the numbers, a sentence or two each."""
    return (
        texts.gettext("Here are numbers about groups only. Nobody's records lie in this folder."),
        *_hiding(publication, texts),
        texts.gettext(
            "A share is given in whole per cent, and only where it is taken of at least {least}.",
            least=texts.number(SHARE_BASE),
        ),
        *_rounding(publication, texts),
        texts.gettext(
            "What was published once is never changed. A later edition only adds periods, so two editions cannot be "
            "subtracted from each other. What came in late is not shown."
        ),
        texts.gettext(
            "The folder was made for one circle of readers. Do not pass it on: who reads the numbers of two circles "
            "may work out more than either was meant to show."
        ),
    )


def _hiding(publication: Publication, texts: Texts) -> Iterator[str]:
    k = texts.number(least(publication))
    yield texts.gettext(
        "What would tell of 1 to {most} persons, cases or sessions is hidden: two dots (..) stand there instead.",
        most=texts.number(least(publication) - 1),
    )
    yield texts.gettext(
        "Larger numbers are hidden as well where a small one could otherwise be worked out by subtraction. From what "
        "is shown, nothing hidden can be worked out closer than to a span of at least {k}.",
        k=k,
    )


def _rounding(publication: Publication, texts: Texts) -> Iterator[str]:
    steps = {table.rounding for each in publication.datasets for table in each.tables} - {1}
    for step in sorted(steps):
        yield texts.gettext(
            "Numbers are rounded to a multiple of {step}, each by itself: parts need not add up to their whole.",
            step=texts.number(step),
        )
