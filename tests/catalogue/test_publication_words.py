"""What is said about each published dataset: there for every one, in both languages, and after its schema."""

from __future__ import annotations

import json

import jsonschema
import yaml

from kartblad import settings
from kartblad.catalogue.publication_words import DAY, FILE, publication_words
from kartblad.core.publication.edition import Name
from kartblad.core.words import Words

DATA = settings.load().data
WORDS = publication_words(DATA)


def test_every_dataset_has_its_words() -> None:
    assert set(WORDS) == {name.value for name in Name}


def test_they_follow_their_schema() -> None:
    schema = json.loads((DATA / "schemas/publication.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    held = yaml.safe_load((DATA / FILE).read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(held)] == []


def test_every_source_says_of_which_day_it_is() -> None:
    assert [name for name, about in WORDS.items() if DAY not in about.source.sv or DAY not in about.source.en] == []
    source = WORDS["tjanster"].source_on("2026-07-01")
    assert source == Words(
        "Kommunernas personallista, som den var 2026-07-01.", "The municipalities' staff list, as it was on 2026-07-01."
    )
