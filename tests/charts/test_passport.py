"""The passport says what is known and leaves out what is not."""

from __future__ import annotations

import dataclasses

import pytest
from figures import PASSPORT, SOURCE

from kartblad.charts.passport import lines, source_text, standing
from kartblad.core.provenance import Passport, Standing
from kartblad.i18n import Texts

TEXTS = Texts("sv")


def test_every_field_is_said_in_order() -> None:
    assert [line.texts for line in lines(PASSPORT, TEXTS)] == [
        ("En plats som någon tog.",),
        ("platser",),
        ("Rapport <om> kurser, Kommunförbundet & Co, maj 2017, avsnitt 3",),
        ("2014–2017",),
        (standing(Standing.DERIVED, TEXTS),),
        ("14 kommuner",),
        ("Källans summa minus delarna.",),
        ("Delarna blir inte summan.", "Ett diagram är borta."),
        ("att räkna personer",),
    ]


def test_what_is_not_said_has_no_line() -> None:
    bare = Passport("Vad", "", (), "2017", Standing.STATED)
    assert [line.texts for line in lines(bare, TEXTS)] == [("Vad",), ("2017",), (standing(Standing.STATED, TEXTS),)]


def test_labels_differ() -> None:
    labels = [line.label for line in lines(PASSPORT, TEXTS)]
    assert len(set(labels)) == len(dataclasses.fields(Passport))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2017", "Rapport <om> kurser, Kommunförbundet & Co, 2017, avsnitt 3"),
        ("", "Rapport <om> kurser, Kommunförbundet & Co, avsnitt 3"),
    ],
)
def test_source_in_one_line(published: str, expected: str) -> None:
    assert source_text(dataclasses.replace(SOURCE, published=published), TEXTS) == expected


def test_every_standing_has_its_own_words() -> None:
    assert len({standing(value, TEXTS) for value in Standing}) == len(Standing)
