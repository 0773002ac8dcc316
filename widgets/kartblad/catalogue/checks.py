"""Reads what the checks of a map measure by and say: words, limits, and each rule's question, reason and weakness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kartblad.catalogue.written import problem, read_data
from kartblad.core.checks.finding import Fact, Finding, Severity
from kartblad.core.checks.rules import BLOCKING, RULES
from kartblad.core.checks.standard import Lexicon, Limits, Standard
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid

FILE = "checks/rules.yaml"
MOST_SHOWN = 5
"""So many words are repeated in a question."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule asks, why, and where it goes wrong. ``terms`` are the words for facts that are keys."""

    severity: Severity
    message: Words
    rationale: Words
    weakness: Words
    terms: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule's words by its id, in the rules' order."""

    rules: Mapping[str, RuleText]

    def message(self, finding: Finding, texts: Texts) -> str:
        """Return a finding's question in the reader's language."""
        rule = self.rules[finding.rule]
        facts = {name: _shown(rule, fact, texts) for name, fact in finding.facts}
        return " ".join(texts.pick(rule.message).format_map(facts).split())


def _shown(rule: RuleText, fact: Fact, texts: Texts) -> str:
    if isinstance(fact, tuple):
        shown = ", ".join(_shown(rule, each, texts) for each in fact[:MOST_SHOWN])
        return f"{shown} …" if len(fact) > MOST_SHOWN else shown
    if isinstance(fact, str):
        return texts.pick(rule.terms[fact]) if fact in rule.terms else fact
    return texts.number(fact)


def rule_book(data: Path) -> RuleBook:
    """Return every rule's words.

    Raises
    ------
    DataProblem
        If ``checks/rules.yaml`` breaks its schema, has other rules than the code, or other rules that stop.
    """
    found = msgspec.convert(read_data(data, FILE, "check_rules"), dict[str, RuleText])
    if list(found) != list(RULES):
        odd = sorted(set(found) ^ set(RULES)) or list(found)
        message = msgid("{file}: the rules are not those that the workbook computes, in their order: {rules}.")
        raise problem(message, Place(FILE), own=False, rules=", ".join(odd))
    stopping = {key for key, rule in found.items() if rule.severity is Severity.STOP}
    if stopping != BLOCKING:
        message = msgid("{file}: only {allowed} may be stopp, but {found} are.")
        facts = {"allowed": ", ".join(sorted(BLOCKING)), "found": ", ".join(sorted(stopping))}
        raise problem(message, Place(FILE), own=False, **facts)
    return RuleBook(found)


def standard(data: Path) -> Standard:
    """Return words, limits and severities.

    Raises
    ------
    DataProblem
        If one of the files under ``checks/`` breaks its schema.
    """
    words = read_data(data, "checks/words.yaml", "check_words")
    limits = read_data(data, "checks/limits.yaml", "check_limits")
    severities = {key: rule.severity for key, rule in rule_book(data).rules.items()}
    # Shares are whole percentages in the file, which knows no decimals.
    limits["similar_texts"] = limits["similar_texts"] / 100
    return Standard(msgspec.convert(words, Lexicon), msgspec.convert(limits, Limits), severities)
