"""The first page of a publication: whose, when, what is protected, and which pages hold nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from publications import bare, invented, lone

from kartblad.apps.dashboard.cover import cover
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts

TEXTS = Texts("sv")
WITHOUT = "Inget om detta ingår i publiceringen."
NOT_YET = "Inget går att visa än. Bladet säger varför."


def real() -> Publication:
    """The invented numbers, as if they had been counted."""
    counted = invented()
    return replace(counted, datasets=tuple(replace(each, standing=Standing.DERIVED) for each in counted.datasets))


@pytest.mark.parametrize(
    ("publication", "lacking"),
    [
        (invented(), {}),
        (lone(), {"deltagande": WITHOUT}),
        (bare(), {"deltagande": NOT_YET, "belastning": NOT_YET, "kartor": NOT_YET}),
    ],
)
def test_what_has_nothing_to_show_is_said(publication: Publication, lacking: dict[str, str]) -> None:
    said = cover(publication, TEXTS)
    assert {
        page: said.missing(page) for page in ("deltagande", "belastning", "kartor") if said.missing(page)
    } == lacking


def test_whose_it_is_and_from_when() -> None:
    assert cover(invented(), TEXTS).facts == (
        ("För vem", "Påhittad krets: IFO-chefer i Fyrbodal"),
        ("Utgåva", str(invented().edition)),
        ("Utgiven", "1 september 2026"),
    )


@pytest.mark.parametrize(("publication", "says"), [(invented(), True), (real(), False)])
def test_what_is_made_up_says_so(publication: Publication, says: bool) -> None:
    said = cover(publication, TEXTS)
    assert (said.heading, bool(said.invented)) == ("Chefens blad – påhittat" if says else "Chefens blad", says)


@pytest.mark.parametrize("k", [5, 7])
def test_how_few_are_hidden_is_what_was_asked_for(k: int) -> None:
    assert f"färre än {k} personer" in cover(invented(k=k), TEXTS).purpose[0]
