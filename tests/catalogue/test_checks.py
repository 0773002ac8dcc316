"""The words of the checks: complete, true to the code, and said in both languages."""

from __future__ import annotations

import shutil
import string
from pathlib import Path

import pytest
import yaml

from kartblad import settings
from kartblad.catalogue.cases import cases
from kartblad.catalogue.checks import rule_book, standard
from kartblad.core.checks.finding import Severity
from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import BLOCKING, RULES, all_findings
from kartblad.core.problems import DataProblem
from kartblad.i18n import Texts

DATA = settings.load().data
BOOK = rule_book(DATA)
IMPERFECT = {
    "sma_barn": ["C01", "L06", "G05", "F03"],
    "tonaring": ["C01", "C03", "L05", "L05", "G02", "F03"],
    "vald": ["S07a", "C01", "L04", "L04"],
    "starkt_natverk": ["C01", "L04", "L06", "K07"],
}
"""What is left in the practice cases for a group to find."""


def test_every_rule_has_its_words_in_order() -> None:
    assert list(BOOK.rules) == list(RULES)


def test_only_privacy_and_the_two_roles_stop() -> None:
    assert (
        {key for key, rule in BOOK.rules.items() if rule.severity is Severity.STOP}
        == BLOCKING
        == {"P01", "P02", "P05", "R01"}
    )


@pytest.mark.parametrize("key", RULES)
def test_a_rule_asks_and_tells_why_and_where_it_is_weak(key: str) -> None:
    rule = BOOK.rules[key]
    places = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.message.sv, rule.message.en)
    ]
    assert places[0] == places[1]
    assert all("?" in text for text in (rule.message.sv, rule.message.en))
    assert all(text.strip() for words in (rule.rationale, rule.weakness) for text in (words.sv, words.en))
    assert not any(word in rule.message.sv.casefold() for word in ("fel", "poäng", "underkän"))


@pytest.mark.parametrize("key", cases(DATA))
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_finding_becomes_a_sentence(key: str, locale: str) -> None:
    for finding in all_findings(Material(cases(DATA)[key].map, standard(DATA))):
        said = BOOK.message(finding, Texts(locale))
        assert said
        assert "{" not in said


@pytest.mark.parametrize("key", IMPERFECT)
def test_what_is_left_in_the_practice_cases(key: str) -> None:
    findings = all_findings(Material(cases(DATA)[key].map, standard(DATA)))
    assert [each.rule for each in findings] == IMPERFECT[key]


def test_numbers_are_written_as_the_reader_does() -> None:
    finding = next(
        each for each in all_findings(Material(cases(DATA)["blank"].map, standard(DATA))) if each.rule == "S03b"
    )
    assert BOOK.message(finding, Texts("en")).startswith("There are 0 in the network")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("checks", "schemas"):
        shutil.copytree(DATA / folder, tmp_path / folder)
    return tmp_path


def test_a_rule_too_few_is_said(copy: Path) -> None:
    file = copy / "checks" / "rules.yaml"
    rules = yaml.safe_load(file.read_text(encoding="utf-8"))
    del rules["C05"]
    file.write_text(yaml.safe_dump(rules, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(DataProblem, match="C05"):
        rule_book(copy)


def test_a_further_rule_that_stops_is_said(copy: Path) -> None:
    file = copy / "checks" / "rules.yaml"
    rules = yaml.safe_load(file.read_text(encoding="utf-8"))
    rules["C05"]["severity"] = "stopp"
    file.write_text(yaml.safe_dump(rules, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(DataProblem, match="C05"):
        rule_book(copy)


@pytest.mark.parametrize("name", ["words", "limits"])
def test_a_missing_list_is_said(name: str, copy: Path) -> None:
    file = copy / "checks" / f"{name}.yaml"
    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    held.pop(next(iter(held)))
    file.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataProblem, match=name):
        standard(copy)


def test_the_page_about_the_checks_says_what_the_data_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "kontroller-av-kartan.md").read_text(encoding="utf-8")
    missing = [
        key
        for key, rule in BOOK.rules.items()
        if not all(text in page for text in (f"**{key}**", rule.rationale.sv, rule.weakness.sv))
    ]
    assert missing == []
