"""An edition is made of each source by its own rules, and what cannot be joined to the last one is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from publications import bare, lone

from kartblad import settings
from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Publication
from kartblad.core.publication.freezing import Fault
from kartblad.i18n import Texts
from kartblad.publishing.asked import Asked
from kartblad.publishing.making import FAULTS, Made, made
from kartblad.publishing.sources import Sources

TEXTS, HERE = Texts("sv"), settings.load()
NONE = Sources()


def test_every_fault_has_its_words() -> None:
    assert set(FAULTS) == set(Fault)


@pytest.mark.parametrize("before", [None, lone()])
def test_without_sources_there_is_what_there_was(before: Publication | None) -> None:
    edition = before.edition + 1 if before else 1
    circle = before.circle if before else "Chefer"
    found = made(NONE, before, Asked(5, 1, edition, "2026-09-01"), circle, HERE, TEXTS)
    assert found.publication == Publication(circle, edition, "2026-09-01", 5, before.datasets if before else ())
    assert (found.hidden, found.is_new) == ((), before is None)


@pytest.mark.parametrize(
    ("before", "after", "is_new"),
    [
        (None, bare(), True),
        (bare(), replace(bare(), edition=2), False),
        (lone(), replace(lone(), datasets=lone().datasets[1:]), False),
        (replace(lone(), datasets=lone().datasets[1:]), lone(), True),
    ],
)
def test_an_edition_is_new_when_it_adds_a_table(
    before: Publication | None, after: Publication, *, is_new: bool
) -> None:
    assert Made(after, (), before).is_new is is_new


@pytest.mark.parametrize(
    ("circle", "day", "sentence"),
    [
        ("Andra", "2026-09-02", "Mappen är för en annan läsekrets."),
        (lone().circle, "2026-08-31", "Den förra utgåvan är av en senare dag."),
    ],
)
def test_what_cannot_be_joined_gets_a_sentence(circle: str, day: str, sentence: str) -> None:
    with pytest.raises(Problem) as refused:
        made(NONE, lone(), Asked(5, 1, lone().edition + 1, day), circle, HERE, TEXTS)
    assert str(refused.value).startswith(sentence)
