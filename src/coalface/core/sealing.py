"""Sealing: what was told is locked before it is written down, and only named people hold keys.

Two fresh keys a report. The *story key* opens what was told; the *conversation key* opens status, messages and the
card to check. Each key is sealed to the public key of everyone who may hold it: stewards, the recovery key, and (the
conversation key alone) the receipt. All primitives are libsodium's, through PyNaCl; HKDF is RFC 5869.
"""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random

from .receipts import Receipt

KEY_BYTES = 32
FORMAT = 1
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
DIGEST_BYTES = 32

# The length of a story must not tell which story it is: everything is padded to one of these sizes.
SIZE_STEPS = (1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072, 262_144, 524_288)


class Purpose(StrEnum):
    """What a ciphertext is for. It is part of the associated data: one cannot stand in for another."""

    STORY = "story"
    DESK = "desk"
    CONVERSATION = "conversation"
    STORY_KEY = "story key"
    CONVERSATION_KEY = "conversation key"
    PRIVATE_KEY = "private key"
    ANSWER = "answer"


class CannotOpen(Exception):
    """The key, the place or the bytes are not those that were sealed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ciphertext belongs. Moved anywhere else, it does not open."""

    organisation: str
    channel: str
    report: str
    purpose: Purpose

    def to_bytes(self) -> bytes:
        """One unambiguous encoding: each part is preceded by its length."""
        parts = [f"coalface/{FORMAT}", self.organisation, self.channel, self.report, self.purpose.value]
        encoded = [part.encode() for part in parts]
        return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def new_key() -> bytes:
    return random(KEY_BYTES)


def new_key_pair() -> tuple[bytes, bytes]:
    """Return (public, private), 32 bytes each."""
    return bindings.crypto_box_keypair()


def seal(plain: bytes, *, key: bytes, place: Place) -> bytes:
    """Lock bytes under a key. XChaCha20-Poly1305 with the place as associated data, padded to a size step."""
    nonce = random(NONCE_BYTES)
    padded = bindings.sodium_pad(plain, size_step(len(plain)))
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, place.to_bytes(), nonce, key)


def open_sealed(sealed: bytes, *, key: bytes, place: Place) -> bytes:
    """Open what `seal` locked. CannotOpen where key, place or bytes differ."""
    nonce, locked = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(locked, place.to_bytes(), nonce, key)
        return bindings.sodium_unpad(padded, size_step(len(padded) - 1))
    except (CryptoError, ValueError, TypeError) as fault:
        raise CannotOpen from fault


def size_step(length: int) -> int:
    """Return the padded size for a length. Padding always adds at least one byte."""
    for step in SIZE_STEPS:
        if length < step:
            return step
    raise ValueError(f"{length} bytes are more than a report can hold.")


def seal_key(key: bytes, *, to: bytes, place: Place) -> bytes:
    """Seal a key to one holder's public key.

    A sealed box has no associated data, so a digest of the place travels inside it and is compared on opening.
    """
    return bindings.crypto_box_seal(_digest(place) + key, to)


def open_key(sealed: bytes, *, private_key: bytes, place: Place) -> bytes:
    """Return the key that was sealed to this holder for this place, else CannotOpen."""
    public_key = bindings.crypto_scalarmult_base(private_key)
    try:
        inside = bindings.crypto_box_seal_open(sealed, public_key, private_key)
    except (CryptoError, ValueError, TypeError) as fault:
        raise CannotOpen from fault
    if not hmac.compare_digest(inside[:DIGEST_BYTES], _digest(place)):
        raise CannotOpen
    return inside[DIGEST_BYTES:]


def _digest(place: Place) -> bytes:
    return hashlib.sha256(place.to_bytes()).digest()


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How dear one guess is. 7 MiB with five passes is one of OWASP's equal minimums, and the lightest on memory."""

    memory_kib: int = 7_168
    passes: int = 5


RECEIPT_COST = Argon2Cost()
# A password is chosen by a person and guards every story: nine times the memory, five times the work.
PASSWORD_COST = Argon2Cost(memory_kib=65_536, passes=3)


def stretch(secret: str, *, salt: bytes, cost: Argon2Cost) -> bytes:
    """Argon2id, one lane: 32 bytes from words that a person can hold. Dear on purpose; call it outside any transaction.

    libsodium's, which uses the widest registers of the processor: a third cheaper here than the reference code.
    The salt has 16 bytes.
    """
    return bindings.crypto_pwhash_alg(
        KEY_BYTES,
        secret.encode(),
        salt,
        cost.passes,
        cost.memory_kib * 1024,
        bindings.crypto_pwhash_ALG_ARGON2ID13,
    )


@dataclass(frozen=True, slots=True)
class WayBack:
    """What a receipt opens: the tag that finds a report and the key pair that opens its conversation."""

    root: bytes

    @classmethod
    def from_receipt(cls, receipt: Receipt, *, salt: bytes) -> "WayBack":
        return cls(stretch(receipt, salt=salt, cost=RECEIPT_COST))

    @property
    def tag(self) -> bytes:
        return hkdf(self.root, label=b"coalface receipt lookup tag")

    def key_pair(self) -> tuple[bytes, bytes]:
        """Return (public, private)."""
        return bindings.crypto_box_seed_keypair(hkdf(self.root, label=b"coalface receipt key pair"))


def hkdf(secret: bytes, *, label: bytes, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """HKDF-SHA256, RFC 5869."""
    pseudo_random_key = hmac.digest(salt or bytes(32), secret, "sha256")
    block, output = b"", b""
    for count in range(1, -(-length // 32) + 1):
        block = hmac.digest(pseudo_random_key, block + label + bytes([count]), "sha256")
        output += block
    return output[:length]
