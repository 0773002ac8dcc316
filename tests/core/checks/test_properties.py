"""What holds for any map: order does not matter, a cure takes a finding away and brings none of its kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from checked import changed, loaded, material, measure
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.checks.finding import Finding
from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import all_findings
from kartblad.core.checks.stemming import stem
from kartblad.core.editing import get
from kartblad.core.mapping.map import Map

MUTATIONS: dict[str, Any] = loaded("mutations.yaml")
CHANGES = [(rule, change) for rule, both in MUTATIONS.items() for change in both["asks"]]
COLLECTIONS = (
    *("persons", "participants", "network", "cards", "harm_events", "protections", "dangers", "goals", "scales"),
    *("ratings", "next_steps"),
)


@cache
def whole() -> Map:
    with TemporaryDirectory() as folder:
        return material(changed({}), Path(folder)).map


@cache
def spoiled(at: int) -> Material:
    change = {path: value for path, value in CHANGES[at][1].items() if path != "also"}
    with TemporaryDirectory() as folder:
        return material(changed(change), Path(folder))


def said(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    """Return the questions without places in lists, which an order changes."""
    return Counter(
        (each.rule, ".".join(part for part in each.target.split(".") if not part.isdigit())) for each in findings
    )


@settings(max_examples=60)
@given(at=st.sampled_from(range(len(CHANGES))), chance=st.randoms(use_true_random=False))
def test_order_does_not_matter(at: int, chance: Any) -> None:
    before = spoiled(at)
    mixed = {}
    for name in COLLECTIONS:
        rows = list(getattr(before.map, name))
        chance.shuffle(rows)
        mixed[name] = tuple(rows)
    after = Material(replace(before.map, **mixed), before.standard, (), before.mode_confirmed)
    assert said(all_findings(after)) == said(all_findings(before))


@settings(max_examples=60)
@given(one=st.sampled_from(range(len(CHANGES))), other=st.sampled_from(range(len(CHANGES))))
def test_a_cure_takes_its_finding_away_and_brings_none_of_its_kind(one: int, other: int) -> None:
    """Two things are spoilt, in different parts of the map; one is cured by putting back what was there."""
    first, second = spoiled(one).map, spoiled(other).map
    parts = [name for name in Map.__dataclass_fields__ if getattr(first, name) != getattr(whole(), name)]
    if any(getattr(second, name) != getattr(whole(), name) for name in parts):
        return
    both = replace(second, **{name: getattr(first, name) for name in parts})
    confirmed = spoiled(one).mode_confirmed and spoiled(other).mode_confirmed
    rule = CHANGES[one][0]
    sick = [each for each in all_findings(Material(both, measure(), (), confirmed)) if each.rule == rule]
    cured = [
        each
        for each in all_findings(Material(second, measure(), (), spoiled(other).mode_confirmed))
        if each.rule == rule
    ]
    assert set(cured) <= set(sick)
    assert len(cured) < len(sick) or CHANGES[other][0] == rule or not sick


@pytest.mark.parametrize("at", range(len(CHANGES)))
def test_targets_lead_to_a_place_in_the_map(at: int) -> None:
    checked = spoiled(at)
    for finding in all_findings(checked):
        assert get(checked.map, finding.target.split(".")) is not ...


def test_the_same_map_gives_the_same_findings_in_the_same_order() -> None:
    each = spoiled(3)
    assert all_findings(each) == all_findings(Material(each.map, each.standard, (), each.mode_confirmed))


@given(text=st.text(max_size=60))
def test_any_text_can_be_checked(text: str) -> None:
    each = whole()
    danger = replace(each.dangers[0], skada=text, riskfylld=text, foljd=text)
    goal = replace(each.goals[0], instead_behaviour=text, duration=text)
    step = replace(each.next_steps[0], text=text, who=text, by=text)
    card = replace(each.cards[0], text_family=text)
    meeting = replace(each.session, question=text)
    odd = replace(each, dangers=(danger,), goals=(goal,), next_steps=(step,), cards=(card,), session=meeting)
    assert all(finding.rule in measure().severities for finding in all_findings(Material(odd, measure())))


@pytest.mark.parametrize(
    ("one", "other"),
    [("dricker", "dricka"), ("helgerna", "helg"), ("sover", "sova"), ("kastade", "kastar"), ("tallrikar", "tallriken")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("mat", "mamma"), ("sova", "sola"), ("arg", "arm")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
