"""The passport of every figure of workload: what the number is, what it was scored with, and what it must not say."""

from __future__ import annotations

from kartblad.apps.workload import amounts
from kartblad.apps.workload.office import Office
from kartblad.core.provenance import Passport, Source, Standing
from kartblad.core.workload.labels import origins
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts


def passport(
    office: Office, weights: WeightSet, definition: str, unit: str, period: str, *, invented: bool = False
) -> Passport:
    """Return a passport.

    Parameters
    ----------
    office
        The reader's language.
    weights
        What the numbers were scored with.
    definition, unit, period
        What the figure shows, in the reader's language.
    invented
        Whether the measurements are made up.
    """
    texts = office.texts
    own = Source("own", texts.gettext("The unit's own measurements"), "", period)
    known = tuple(Source(each.key, each.title.pick(texts.locale), "", each.date) for each in weights.sources)
    return Passport(
        definition=definition,
        unit=unit,
        sources=(own, *known),
        period=period,
        standing=Standing.SYNTHETIC if invented else Standing.DERIVED,
        derivation=texts.gettext(
            "Counts × weights, added up, as a share of the norm for the worker's experience and working time. "
            "Scored with {name}, version {version}.",
            name=weights.name.pick(texts.locale),
            version=weights.ref.version,
        ),
        known_faults=(counted(weights, texts),),
        not_for=(
            texts.gettext("Saying how well somebody works: the points say nothing about quality."),
            texts.gettext("Comparing persons with each other, or units that count in different ways."),
        ),
    )


def counted(weights: WeightSet, texts: Texts) -> str:
    """Return how many of a set's numbers and rules are illustrative, decided locally, derived and documented."""
    found = origins(weights)
    loose = sum(each is Origin.ILLUSTRATIVE for each in found)
    rest = ", ".join(
        f"{texts.number(n)} {amounts.origin(each, texts)}"
        for each in Origin
        if each is not Origin.ILLUSTRATIVE and (n := sum(one is each for one in found))
    )
    said = texts.gettext("{n} of {all} numbers and rules are illustrative.", n=loose, all=len(found))
    return " ".join((said, *((texts.gettext("The rest: {rest}.", rest=rest),) if rest else ())))
