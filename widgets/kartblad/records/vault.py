"""Keys and sealing: scrypt makes a key of spoken words, AES-GCM and HPKE seal bytes and bind them to where they belong.

Nothing here is cryptography of our own; it only says how the package `cryptography` is used, in one place:

- A sealed thing is nonce (96 bits, random each time) + ciphertext + tag (128 bits). Under one random key some thousands
  of things are sealed, far from the 2³² at which random nonces of that size begin to be a risk.
- What a sealed thing is *for* (format, journal, kind, number) is bound to it as associated data, so that one that is
  moved to another place, or an older one under a newer number, does not open.
- What one hands to another is sealed to a public key by HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM): who sealed
  it cannot open it again.
- Python cannot wipe a key from memory; keys are gone when the kernel is.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

NONCE = 12
"""Bytes: what GCM is made for."""
KEY = 32
SALT = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a phrase costs: scrypt's parameters. Memory is 128 · n · r bytes."""

    n: int
    r: int = 8
    p: int = 1


PHRASE = Cost(2**16)
"""64 MiB and about 0.2 s a guess. Four words out of 4,096 are 48 bits drawn by lot: 2⁴⁷ guesses on average are some
eight hundred thousand years of one core, and a session still opens well within a second on an office laptop."""
CODE = Cost(2**15)
"""For a code of 40 bits that is worth something for a minute: half the time."""
_KNOWN = (PHRASE, CODE, Cost(2**17))
"""Costs that are accepted from a file: one that was tampered with cannot ask for all memory, or for none."""


class SealBrokenError(Exception):
    """The key is the wrong one, or what was sealed or where it belongs has been changed."""


def is_known(cost: Cost) -> bool:
    """Tell whether a cost found in a file is one that this workbook uses."""
    return cost in _KNOWN


def new_key() -> bytes:
    """Return a random key."""
    return secrets.token_bytes(KEY)


def new_salt() -> bytes:
    """Return a random salt."""
    return secrets.token_bytes(SALT)


def key_of(words: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that words make, slowly on purpose."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # late: 20 ms that only some pages need

    return Scrypt(salt=salt, length=KEY, n=cost.n, r=cost.r, p=cost.p).derive(words.encode())


def seal(key: bytes, what: bytes, bound: bytes) -> bytes:
    """Return ``what`` sealed with ``key`` and tied to ``bound``, which is not kept."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, what, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed.

    Raises
    ------
    SealBrokenError
        If it was not sealed with this key, tied to this, and left as it was.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
    except (InvalidTag, ValueError) as error:  # ValueError: too short to hold a nonce
        raise SealBrokenError from error


def bound(*parts: str | int | bytes) -> bytes:
    """Return what a sealed thing is tied to, as bytes; each part with its length, so that no two ways read alike."""
    raw = [part if isinstance(part, bytes) else str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in raw)


def new_pair() -> tuple[bytes, bytes]:
    """Return a secret key and the public key that goes with it."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    secret = X25519PrivateKey.generate()
    return secret.private_bytes_raw(), secret.public_key().public_bytes_raw()


def seal_to(public: bytes, what: bytes, bound: bytes) -> bytes:
    """Return ``what`` sealed to a public key and tied to ``bound``.

    Raises
    ------
    ValueError
        If that is no key, or one that everybody could open.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(what, X25519PublicKey.from_public_bytes(public), bound)


def open_with(secret: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed to the public key that goes with a secret one.

    Raises
    ------
    SealBrokenError
        If it was sealed to another key, tied to something else, or changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return _suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(secret), bound)
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError from error


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
