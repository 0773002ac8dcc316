"""How long all checks of a map with 300 cards take, against only reading its texts once, word by word."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

from checked import measure
from ledger import Ledger, Line, Sample

from kartblad import settings
from kartblad.catalogue.cases import cases
from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import all_findings
from kartblad.core.checks.texts import all_texts
from kartblad.core.mapping.map import Map

CARDS = 300
RUNS = 15
TARGET = 50.0
RATIO = 100.0
"""So many times what only splitting the texts takes, on any machine."""
WORD = re.compile(r"\w+")


def milliseconds(work: Callable[[], object]) -> float:
    """Return how much of the processor's time something takes: what others do on the machine does not count."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def large() -> Map:
    """Return a practice case with 300 cards, no two alike."""
    each = cases(settings.load().data)["vald"].map
    cards = [
        replace(
            each.cards[at % len(each.cards)],
            id=f"c{at + 1}",
            text_family=f"{each.cards[at % len(each.cards)].text_family} Gång {at} i veckan.",
        )
        for at in range(CARDS)
    ]
    return replace(each, cards=tuple(cards))


def test_all_checks(ledger: Ledger) -> None:
    each, standard = large(), measure()
    texts = [text for _, text in all_texts(each)]
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(lambda: all_findings(Material(each, standard))))
        bare.append(milliseconds(lambda: [WORD.findall(text) for text in texts]))
    ledger.add(Line("alla kontroller, 300 lappar", Sample(tuple(ours)), at_most=TARGET))
    ledger.add(Line("som ovan", Sample(tuple(ours)), Sample(tuple(bare)), "samma texter delade i ord", RATIO))
    assert len(each.cards) == CARDS
