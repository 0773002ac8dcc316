"""What a page says: exactly eight kinds of message, and nothing else whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.ui.messages import Cancelled, Changed, Kept, Opened, Piece, Sending, Visited, Wanted, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ALMOST = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["opened", "changed", "visited", "wanted", "sending", "piece", "cancelled", "kept", "drawn"]
        )
    },
    optional=dict.fromkeys(
        ("number", "key", "value", "query", "form", "name", "size", "upload", "at", "content", "token"), JSON
    ),
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
        ({"kind": "sending", "number": 2, "key": "f", "name": "a", "size": 9}, Sending(2, "f", "a", 9)),
        ({"kind": "sending", "number": 2, "key": "f", "name": "a", "size": -1}, None),
        ({"kind": "sending", "number": 2, "key": "f", "name": "a", "size": True}, None),
        ({"kind": "sending", "number": 2, "key": "f", "name": "a", "size": 2**60}, None),
        ({"kind": "sending", "number": 2, "key": "f" * 201, "name": "a", "size": 9}, None),
        ({"kind": "sending", "number": 2, "key": "f", "name": ["a"], "size": 9}, None),
        ({"kind": "cancelled", "number": 3, "upload": 2}, Cancelled(3, 2)),
        ({"kind": "cancelled", "number": 3, "upload": "2"}, None),
        ({"kind": "piece", "number": 3, "upload": 2, "at": 1.5}, None),
        ({"kind": "piece", "number": 3, "upload": 2, "at": -1}, None),
        ({"kind": "kept", "number": 0, "token": "aB9_.-"}, Kept(0, "aB9_.-")),
        ({"kind": "kept", "number": 0, "token": ""}, None),
        ({"kind": "kept", "number": 0, "token": "a" * 201}, None),
        ({"kind": "kept", "number": 0, "token": "a b"}, None),
        ({"kind": "kept", "number": 0, "token": "å"}, None),
        ({"kind": "kept", "number": 0, "token": "a\n"}, None),
        ({"kind": "kept", "number": 0}, None),
        ({"method": "update", "state": {}}, None),
        ("changed", None),
        (None, None),
    ],
)
def test_messages(content: object, message: object) -> None:
    assert read(content) == message


@pytest.mark.parametrize(
    ("buffers", "content"),
    [
        ([b"abc"], b"abc"),
        ([memoryview(b"abc")], b"abc"),
        ([memoryview(b"abcdefgh").cast("Q")], b"abcdefgh"),
        ([bytes(2**20)], bytes(2**20)),
        ([bytes(2**20 + 1)], b""),
        ([memoryview(bytes(2**21)).cast("Q")], b""),
        ([b"abc", b"d"], b""),
        ([], b""),
        (None, b""),
        (["abc"], b""),
        (b"abc", b""),
    ],
)
def test_a_piece_is_the_one_buffer_that_comes_with_it(buffers: object, content: bytes) -> None:
    assert read({"kind": "piece", "number": 3, "upload": 2, "at": 0}, buffers) == Piece(3, 2, 0, content)


@given(JSON | ALMOST, JSON | st.lists(st.binary(), max_size=2))
def test_nothing_raises_and_what_is_read_has_the_right_types(content: object, buffers: object) -> None:
    message = read(content, buffers)
    if message is not None:
        assert type(message.number) is int
        assert isinstance(getattr(message, "key", ""), str)
        assert isinstance(getattr(message, "query", ""), str)
        assert isinstance(getattr(message, "form", ""), str)
        assert isinstance(getattr(message, "content", b""), bytes)
        assert all(type(getattr(message, name, 0)) is int for name in ("upload", "at", "size"))


@pytest.mark.parametrize("message", [Changed(1, "a", "Åsa 4711"), Kept(1, "4711")])
def test_what_a_visitor_wrote_or_keeps_is_not_said_when_a_message_is(message: object) -> None:
    assert "4711" not in repr(message)
