"""Every rule asks where it should and is silent where it should: one thing at a time in a map without findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checked import changed, found, loaded

from kartblad.core.checks.rules import BLOCKING, RULES

MUTATIONS: dict[str, Any] = loaded("mutations.yaml")
WITH_EARLIER_MAPS = {"R03", "F02"}
"""Tried in test_earlier.py."""


def cases(direction: str) -> list[Any]:
    return [
        pytest.param(rule, change, id=f"{rule}-{number}")
        for rule, both in MUTATIONS.items()
        for number, change in enumerate(both[direction])
    ]


def test_every_rule_is_tried_in_both_directions() -> None:
    assert {rule for rule, both in MUTATIONS.items() if both["asks"] and both["silent"]} == set(
        RULES
    ) - WITH_EARLIER_MAPS


def test_a_whole_map_gives_no_finding(tmp_path: Path) -> None:
    assert found(changed({}), tmp_path) == ()


@pytest.mark.parametrize(("rule", "change"), cases("asks"))
def test_it_asks(rule: str, change: dict[str, Any], tmp_path: Path) -> None:
    change = dict(change)
    also = change.pop("also", [])
    assert {finding.rule for finding in found(changed(change), tmp_path)} == {rule, *also}


@pytest.mark.parametrize(("rule", "change"), cases("silent"))
def test_it_is_silent(rule: str, change: dict[str, Any], tmp_path: Path) -> None:
    assert [(finding.rule, finding.target) for finding in found(changed(change), tmp_path)] == []


@pytest.mark.parametrize(("rule", "change"), cases("asks"))
def test_only_four_rules_block(rule: str, change: dict[str, Any], tmp_path: Path) -> None:
    change = {path: value for path, value in change.items() if path != "also"}
    blocking = {finding.rule for finding in found(changed(change), tmp_path) if finding.blocks}
    assert blocking == {rule} & BLOCKING
