"""The address of a manager's page: one's own and nothing else, whatever a link says."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publications import OWN, invented, lone

from kartblad.apps.dashboard.address import Mending, View, parse, query
from kartblad.apps.dashboard.page import owns
from kartblad.core.publication.edition import Topic

INVENTED = invented()


@pytest.mark.parametrize(
    ("text", "own", "corrections"),
    [
        ("", "", ()),
        ("?", "", ()),
        (f"egen={OWN}", OWN, ()),
        (f"?egen={OWN}", OWN, ()),
        (f"token=x&egen={OWN}", OWN, ()),
        ("egen=", "", ()),
        ("egen=0180", "", (Mending.NO_SUCH_OWN,)),
        ("egen=*", "", (Mending.NO_SUCH_OWN,)),
        ("egen=norr", "", (Mending.NO_SUCH_OWN,)),
        (f"egen={OWN}&egen=x", OWN, (Mending.NO_SUCH_OWN,)),
        (f"egen={OWN}&period=2025-H1&kurs=bbic", OWN, (Mending.UNKNOWN_NAME,)),
        ("egen=%FF%00", "", (Mending.NO_SUCH_OWN,)),
        ("egen=" + "x" * 2000, "", (Mending.TOO_LONG,)),
    ],
)
def test_a_link_leads_to_ones_own_or_is_corrected(text: str, own: str, corrections: tuple[Mending, ...]) -> None:
    assert parse(text, Topic.PARTICIPATION, INVENTED) == View(Topic.PARTICIPATION, own, corrections)


@pytest.mark.parametrize("topic", Topic)
def test_every_own_has_an_address_that_leads_back(topic: Topic) -> None:
    for publication in (INVENTED, lone()):
        views = [View(topic), *(View(topic, key) for key, _ in owns(publication, topic))]
        assert [parse(query(view), topic, publication) for view in views] == views


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_link_leads_to_anything_that_is_not_published(name: str, value: str) -> None:
    known = {"", *(key for key, _ in owns(INVENTED, Topic.WORKLOAD))}
    for text in (f"{name}={value}", f"egen={value}", f"egen={quote(value)}", value):
        assert parse(text, Topic.WORKLOAD, INVENTED).own in known
