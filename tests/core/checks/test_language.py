"""Language: a corpus of made-up statements with what is asked about each, and the texts whose numbers are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checked import changed, found, loaded, material, measure

from kartblad.core.checks.language import heavy_in
from kartblad.core.checks.reading import read
from kartblad.core.personal import looks_like_personal_number

STATEMENTS: list[dict[str, Any]] = loaded("statements.yaml")
T_D1 = (
    "Socialsekreteraren och mormor är oroliga. När pappa dricker blir han arg och skriker. I mars kastade han en "
    "tallrik så att Alma skar sig i foten. Om inget ändras kan Alma bli skadad igen. Hon kan bli rädd för att vara "
    "hemma och få svårt att sova."
)
T_D2 = (
    "Det föreligger oro avseende bristande omsorgsförmåga kopplat till missbruksproblematik hos vårdnadshavare, vilket "
    "riskerar att påverka barnets anknytning och psykosociala utveckling negativt."
)
T_G1 = (
    "När någon vuxen hemma vill dricka sover Alma hos mormor. Mamma ringer mormor före klockan sex. Alma vet vem hon "
    "kan ringa. Så har det varit varje helg i tre månader."
)
T_G2 = "Pappa ska inte dricka och det ska inte förekomma bråk."


def asked(changes: dict[str, Any], folder: Path) -> set[str]:
    return {finding.rule for finding in found(changed(changes), folder)}


def test_the_corpus_is_large_enough_and_holds_good_and_bad() -> None:
    assert len({each["text"] for each in STATEMENTS}) >= 60
    assert sum(not each["asks"] for each in STATEMENTS) >= 25
    assert {rule for each in STATEMENTS for rule in each["asks"]} == {"L01", "L02", "L03", "L04", "L05", "L06"}


@pytest.mark.parametrize("each", STATEMENTS, ids=[str(at) for at in range(len(STATEMENTS))])
def test_statement(each: dict[str, Any], tmp_path: Path) -> None:
    rules = asked({"dangers.0.riskfylld": each["text"]}, tmp_path)
    assert {rule for rule in rules if rule[0] == "L"} == set(each["asks"]), each["text"]


@pytest.mark.parametrize(
    ("text", "words", "sentences", "lix"), [(T_D1, 47, 5, 22.2), (T_D2, 21, 1, 87.7), (T_G1, 31, 4, 14.2)]
)
def test_how_heavy_a_text_is(text: str, words: int, sentences: int, lix: float) -> None:
    reading = read(text)
    assert (len(reading.words), len(reading.sentences), round(reading.lix, 1)) == (words, sentences, lix)


def test_no_words_have_no_weight() -> None:
    assert (read("").lix, read(" … ").longest) == (0.0, 0)


def test_a_plain_risk(tmp_path: Path) -> None:
    assert asked({"dangers.0.foljd": T_D1, "dangers.0.condition": ""}, tmp_path) == set()


def test_a_risk_in_the_words_of_an_office(tmp_path: Path) -> None:
    slots = {"dangers.0.skada": T_D2, "dangers.0.riskfylld": T_D2, "dangers.0.foljd": T_D2}
    assert asked({**slots, "dangers.0.condition": "", "dangers.0.vem_orolig": []}, tmp_path) >= {
        "L01",
        "L04",
        "D04",
        "D06",
    }
    assert len(heavy_in(material(changed({}), tmp_path), read(T_D2))) == 9


def test_a_goal_that_shows_what_is_there(tmp_path: Path) -> None:
    assert asked({"goals.0.instead_behaviour": T_G1, "goals.0.duration": ""}, tmp_path) == set()


def test_a_goal_that_only_denies(tmp_path: Path) -> None:
    assert asked({"goals.0.instead_behaviour": T_G2, "goals.0.duration": ""}, tmp_path) == {"G02", "G05"}


def test_an_abbreviation_from_a_published_map(tmp_path: Path) -> None:
    facts = found(changed({"next_steps.1.text": "Träffar kp varannan vecka."}), tmp_path)
    assert [(each.rule, dict(each.facts)["words"]) for each in facts] == [("L02", ("kp",))]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("20121212-1212", True),
        ("121212-1212", True),
        ("701063-2391", True),
        ("070-123 45 67", False),
        ("20240131", False),
        ("671 301 01 23", False),
    ],
)
def test_personal_numbers(text: str, hit: bool) -> None:
    assert looks_like_personal_number(text) is hit


def test_every_heavy_word_is_found_by_itself() -> None:
    heavy = measure().lexicon.heavy
    assert [word for word in measure().lexicon.jargon if not heavy.search(word)] == []
