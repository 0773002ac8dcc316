"""Sources and doubts: contradictions by weight and topic, what is lost, and numbers from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from participation_views import START, STATS, figure, shown, table

from kartblad.apps.participation.selection import Section, Topic, View, Weight
from kartblad.ui.blocks import Details, Facts, Prose, Status

CONTRADICTIONS = table("inconsistencies")


def view(weight: Weight = Weight.ALL, topic: Topic = Topic.ALL) -> View:
    return replace(START, section=Section.EVIDENCE, weight=weight, topic=topic)


def details(of: View, start: str) -> list[Details]:
    return [block for block in shown(of).blocks if isinstance(block, Details) and block.key.startswith(start)]


@pytest.mark.parametrize(("weight", "topic"), list(product(Weight, Topic)))
def test_a_selection_holds_what_it_says(weight: Weight, topic: Topic) -> None:
    expected = {
        f"contradiction-{row['key']}"
        for row in CONTRADICTIONS
        if weight in ("all", row["severity"]) and topic in ("all", row["page_section"])
    }
    chosen = view(weight, topic)
    found = [block.key for block in details(chosen, "contradiction-")]
    assert (set(found), len(found)) == (expected, len(expected))
    blocks = shown(chosen).blocks
    (status,) = [block for block in blocks if isinstance(block, Status)]
    assert status.text == f"Visar {len(expected)} av {len(CONTRADICTIONS)} motsägelser."
    (heading,) = [block for block in blocks if isinstance(block, Prose) and block.key == "contradictions"]
    empty = ("Ingen i urvalet. Välj en annan tyngd eller ett annat ämne.",)
    assert heading.paragraphs == (() if expected else empty)


def test_the_heaviest_come_first() -> None:
    weights = {f"contradiction-{row['key']}": row["severity"] for row in CONTRADICTIONS}
    order = [weights[block.key] for block in details(view(), "contradiction-")]
    assert order == sorted(order, key=["high", "medium", "low"].index)


def test_both_statements_and_what_is_done_are_said() -> None:
    source = CONTRADICTIONS[0]
    (block,) = [block for block in details(view(), "contradiction-") if block.key == f"contradiction-{source['key']}"]
    assert block.summary == f"{source['topic_sv']} (väger tungt)"
    assert block.items == (
        f"Ett ställe: {source['first_sv']}",
        f"Ett annat: {source['second_sv']}",
        f"Här: {source['handling_sv']}",
    )


def test_everything_lost_is_listed() -> None:
    (facts,) = [block for block in shown(view()).blocks if isinstance(block, Facts)]
    assert [name for name, _text in facts.facts] == [row["name_sv"] for row in table("lost_content")]


def test_every_derivation_is_answered() -> None:
    found = details(view(), "derivation-")
    sources = table("derivations")
    words = {"yes": "ja", "partly": "delvis", "bounds": "bara gränser", "no": "nej"}
    assert [block.summary for block in found] == [
        f"{row['question_sv']} ({words[row['derivable']]})" for row in sources
    ]
    assert [block.paragraphs[0] for block in found] == [row["answer_sv"] for row in sources]


def test_numbers_from_elsewhere() -> None:
    drawn = figure(view(), "references")
    sources = {row["key"]: row for row in table("reference_figures")}
    assert {row.key: row.cells[0].value for row in drawn.rows} == {
        key: float(row["best"]) if row["best"] else None for key, row in sources.items()
    }
    assert drawn.finding == f"{len(sources)} tal från andra håll att jämföra med"
    groups = [row.group for row in drawn.rows]
    assert len(set(groups)) == sum(a != b for a, b in zip(groups, [None, *groups], strict=False))


def test_every_source_is_named() -> None:
    (sources,) = [b for b in shown(view()).blocks if isinstance(b, Prose) and b.key == "sources"]
    assert len(sources.items) == len(STATS.sources)
    assert all(source.title in item for source, item in zip(STATS.sources, sources.items, strict=True))
