"""What a page says: exactly four kinds of message, and nothing else whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.ui.messages import Changed, Opened, Visited, Wanted, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ALMOST = st.fixed_dictionaries(
    {"kind": st.sampled_from(["opened", "changed", "visited", "wanted", "drawn"])},
    optional={"number": JSON, "key": JSON, "value": JSON, "query": JSON, "form": JSON},
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"kind": "opened", "number": 3}, Opened(3)),
        ({"kind": "changed", "number": 1, "key": "a", "value": [1]}, Changed(1, "a", [1])),
        ({"kind": "visited", "number": 2, "query": "a=b"}, Visited(2, "a=b")),
        ({"kind": "wanted", "number": 2, "key": "f", "form": "csv"}, Wanted(2, "f", "csv")),
        ({"kind": "changed", "number": True, "key": "a", "value": 1}, None),
        ({"kind": "changed", "number": -1, "key": "a", "value": 1}, None),
        ({"kind": "changed", "number": 2**60, "key": "a", "value": 1}, None),
        ({"kind": "changed", "number": 1, "key": "a"}, None),
        ({"kind": "changed", "number": 1, "key": "a" * 201, "value": 1}, None),
        ({"kind": "visited", "number": 1, "query": "a" * 4001}, None),
        ({"kind": "wanted", "number": 1, "key": "f", "form": None}, None),
        ({"method": "update", "state": {}}, None),
        ("changed", None),
        (None, None),
    ],
)
def test_messages(content: object, message: object) -> None:
    assert read(content) == message


@given(JSON | ALMOST)
def test_nothing_raises_and_what_is_read_has_the_right_types(content: object) -> None:
    message = read(content)
    if message is not None:
        assert type(message.number) is int
        assert isinstance(getattr(message, "key", ""), str)
        assert isinstance(getattr(message, "query", ""), str)
        assert isinstance(getattr(message, "form", ""), str)
