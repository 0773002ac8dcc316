"""What is sealed opens with its key, in its place, unchanged; and in no other way."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.records import vault
from kartblad.records.vault import SealBrokenError

KEY = bytes(range(32))


@given(st.binary(), st.binary())
def test_what_was_sealed_comes_out(what: bytes, place: bytes) -> None:
    assert vault.unseal(KEY, vault.seal(KEY, what, place), place) == what


@given(st.binary(max_size=40), st.data())
def test_any_bit_that_is_turned_breaks_the_seal(what: bytes, data: st.DataObject) -> None:
    sealed = bytearray(vault.seal(KEY, what, b"here"))
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBrokenError):
        vault.unseal(KEY, bytes(sealed), b"here")


@given(st.binary(max_size=40), st.data())
def test_what_is_cut_off_breaks_the_seal(what: bytes, data: st.DataObject) -> None:
    sealed = vault.seal(KEY, what, b"here")
    with pytest.raises(SealBrokenError):
        vault.unseal(KEY, sealed[: data.draw(st.integers(0, len(sealed) - 1))], b"here")


def test_another_place_and_another_key_open_nothing() -> None:
    sealed = vault.seal(KEY, b"what", b"here")
    for key, place in ((KEY, b"there"), (bytes(32), b"here")):
        with pytest.raises(SealBrokenError):
            vault.unseal(key, sealed, place)


def test_the_same_sealed_twice_looks_different() -> None:
    assert len({vault.seal(KEY, b"what", b"here")[: vault.NONCE] for _ in range(1000)}) == 1000


parts = st.lists(st.one_of(st.text(), st.binary()), max_size=4).map(tuple)


@given(parts, parts)
def test_no_two_places_read_alike(one: tuple[str | bytes, ...], other: tuple[str | bytes, ...]) -> None:
    raw = [[each if isinstance(each, bytes) else each.encode() for each in place] for place in (one, other)]
    assert (vault.bound(*one) == vault.bound(*other)) == (raw[0] == raw[1])


def test_scrypt_is_the_published_one() -> None:
    """The third vector of RFC 7914, section 12, in its first half: n = 16384, r = 8, p = 1."""
    expected = bytes.fromhex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    assert vault.key_of("pleaseletmein", b"SodiumChloride", vault.Cost(16384)) == expected


def test_what_a_guess_costs() -> None:
    costs = {"phrase": vault.PHRASE, "code": vault.CODE}
    memory = {name: 128 * cost.n * cost.r * cost.p // 2**20 for name, cost in costs.items()}
    assert memory == {"phrase": 64, "code": 32}
    assert all(vault.is_known(cost) for cost in costs.values())
    assert not vault.is_known(vault.Cost(2**30))


def test_the_package_is_imported_only_when_something_is_sealed() -> None:
    code = "import sys, kartblad.records.journals, kartblad.records.wallfile; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
