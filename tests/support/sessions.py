"""Mapping sessions for tests: one of each kind of thing, any at all, and one with a word in every text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from kartblad.core.mapping.board import Card, Column
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.session import Session

if TYPE_CHECKING:
    from hypothesis import strategies as st

PHRASE = "björksten ängsvind mossgrön åkerväg"
OTHER = "mossgrön åkerväg björksten ängsvind"
EMPTY = Session("s1", "standard", Map(Meeting(Mode.FICTITIOUS)))
WORDS = ("sover", "äter", "skola", "mormor", "kväll", "ropar", "lugn", "vecka", "alltid", "sällan", "helg", "läxor")


def noted(note: str, session: Session = EMPTY) -> Session:
    """Return a session that differs by its notes."""
    return replace(session, notes=note)


def large(cards: int = 300) -> Session:
    """Return a session with many cards of a usual length, whose ids are k0, k1 …"""
    rows = tuple(
        Card(f"k{at}", Column.WORRY, text_family=_said(at, 18), text_agency=_said(at + 7, 12)) for at in range(cards)
    )
    return replace(EMPTY, map=replace(EMPTY.map, cards=rows))


def _said(seed: int, words: int) -> str:
    return " ".join(WORDS[(seed * 5 + at * at) % len(WORDS)] for at in range(words))


def any_session() -> st.SearchStrategy[Session]:
    """Return sessions with anything in every field."""
    from hypothesis import strategies as st  # late: the writers that are killed need none

    small = {
        int: st.integers(-(2**53), 2**53),
        float: st.floats(allow_nan=False, allow_infinity=False),
        str: st.text(max_size=12),
    }
    for kind, strategy in small.items():
        st.register_type_strategy(kind, strategy)
    # A session is wide and deep: without a bound on its parts most draws would be too large to be tried at all.
    st.register_type_strategy(tuple, _few)
    return st.from_type(Session)


def _few(kind: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    from hypothesis import strategies as st  # late, as in `any_session`

    match get_args(kind):
        case [part, last] if last is ...:
            return st.lists(st.from_type(part), max_size=2).map(tuple)
        case parts:
            return st.tuples(*map(st.from_type, parts))


def full(word: str) -> Session:
    """Return a session in which ``word`` stands in every text of every kind of thing."""
    return filled(Session, word)  # type: ignore[no-any-return]


def filled(kind: Any, word: str) -> Any:
    """Return a value of a type with one of everything and ``word`` in every text."""
    info = msgspec.inspect.type_info(kind)
    return msgspec.convert(_builtins(info, word), kind)


def _builtins(info: Any, word: str) -> Any:
    inspect = msgspec.inspect
    match info:
        case inspect.DataclassType():
            return {field.encode_name: _builtins(field.type, word) for field in info.fields}
        case inspect.VarTupleType() | inspect.FrozenSetType():
            return [_builtins(info.item_type, word)]
        case inspect.UnionType():
            return _builtins(next(t for t in info.types if not isinstance(t, inspect.NoneType)), word)
        case inspect.EnumType():
            return next(iter(info.cls)).value
        case inspect.StrType():
            return word
        case inspect.IntType():
            return 7
        case inspect.FloatType():
            return 7.0
        case inspect.BoolType():
            return True
    raise TypeError(info)


def texts_in(value: Any) -> list[str]:
    """Return every text in a value, but for those of closed vocabularies."""
    if isinstance(value, Enum):
        return []
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts_in(getattr(value, field.name))]
    if isinstance(value, tuple | frozenset):
        return [text for each in value for text in texts_in(each)]
    return []


def rated(cards: int, ratings: int = 40) -> Session:
    """Return a session at the step about worries, with many cards and as many numbers as there can be."""
    from kartblad.core.mapping.future import Anchor, Rating, Scale

    session = large(cards)
    scale = Scale("s1", "", Anchor.RISK_GOAL, "Barnen är ensamma.", "Någon är vaken.")
    numbers = tuple(Rating("s1", 1, at % 11) for at in range(ratings))
    return replace(session, at="S05", map=replace(session.map, scales=(scale,), ratings=numbers))
