"""A dataset says of itself what the words say, and of which day its source is."""

from __future__ import annotations

from kartblad import settings as here
from kartblad.catalogue.publication_words import publication_words
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import LeftOut, Name, Why
from kartblad.publishing.asked import Asked
from kartblad.publishing.described import described

ABOUT = publication_words(here.load().data)["tjanster"]
ASK = Asked(5, 1, 3, "2026-07-01")


def test_a_dataset_has_the_words_about_it() -> None:
    left_out = [LeftOut("2026-H1", Why.FEW)]
    found = described(Name.POSTS, ABOUT, ASK, Standing.STATED, [], left_out, people=True)
    assert (found.title, found.definition, found.unit) == (ABOUT.title, ABOUT.definition, ABOUT.unit)
    assert (found.coverage, found.faults, found.not_for) == (ABOUT.coverage, ABOUT.faults, ABOUT.not_for)
    assert found.source.sv.endswith("2026-07-01.")
    assert (found.tables, found.left_out, found.people) == ((), tuple(left_out), True)
    assert described(Name.POSTS, ABOUT, ASK, Standing.STATED, []).people is False
