"""A stream of any length, sealed to several holders: a fresh key, locked for each, and libsodium's secretstream.

The file is one line of JSON, the head, and then chunks of one length; the last is marked as the last. Every chunk
names the head as its associated data. So nothing can be changed, taken away, put in or cut off unseen, and neither
writing nor reading ever holds more than one chunk.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from .sealing import CannotOpen, new_key

FORMAT = "coalface backup v1"
CHUNK = 1 << 16
LONGEST_HEAD = 1 << 20
SEALED_CHUNK = CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
MIDDLE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class Damaged(Exception):
    """The stream is not what was written. The message says which part, for whoever has to look for another copy."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who may open a stream, and where it begins. Nothing else about it can be read without a key."""

    holders: tuple[tuple[str, str, str], ...]  # name, public key, sealed key
    start: str

    def to_line(self) -> bytes:
        facts = {"format": FORMAT, "holders": [list(holder) for holder in self.holders], "start": self.start}
        return json.dumps({**facts, "sum": _sum(facts)}).encode() + b"\n"

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.holders]


def read_head(file: BinaryIO) -> Head:
    """Read the head, else Damaged. Its sum tells damage from a key that does not fit; the chunks prove it."""
    line = file.readline(LONGEST_HEAD)
    try:
        facts = json.loads(line)
        head = Head(tuple(tuple(holder) for holder in facts["holders"]), facts["start"])
        if line == head.to_line():
            return head
    except (ValueError, KeyError, TypeError):
        pass
    raise Damaged("Its head cannot be read: it is no backup, or the first line is damaged.")


def key_for(head: Head, private_key: bytes) -> bytes | None:
    """Return the key of the stream, or None where it was not sealed to this holder."""
    public_key = bindings.crypto_scalarmult_base(private_key)
    sealed = {public: locked for _, public, locked in head.holders}.get(_text(public_key))
    if sealed is None:
        return None
    try:
        return bindings.crypto_box_seal_open(b64decode(sealed), public_key, private_key)
    except (CryptoError, ValueError, TypeError) as fault:
        raise CannotOpen from fault


class SealedWriter:
    """Takes bytes and writes sealed chunks. Without `finish` the stream cannot be opened to its end."""

    def __init__(self, file: BinaryIO, holders: Mapping[str, bytes]) -> None:
        assert holders, "what nobody could open protects nothing"
        key = new_key()
        self._file, self._waiting = file, bytearray()
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        start = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        locked = [
            (name, _text(public), _text(bindings.crypto_box_seal(key, public)))
            for name, public in holders.items()
        ]
        line = Head(tuple(locked), _text(start)).to_line()
        self._place = hashlib.sha256(line).digest()
        file.write(line)

    def write(self, more: bytes) -> None:
        self._waiting += more
        while len(self._waiting) > CHUNK:
            self._push(bytes(self._waiting[:CHUNK]), MIDDLE)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        self._push(bytes(self._waiting), LAST)
        self._waiting.clear()

    def _push(self, chunk: bytes, tag: int) -> None:
        self._file.write(
            bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, self._place, tag)
        )


def open_chunks(file: BinaryIO, head: Head, key: bytes) -> Iterator[bytes]:
    """Yield what was written, chunk by chunk; Damaged at the first that is not as it was, or if the end is missing."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, b64decode(head.start), key)
    place = hashlib.sha256(head.to_line()).digest()
    number, tag = 0, MIDDLE
    while tag != LAST:
        sealed = file.read(SEALED_CHUNK)
        number += 1
        chunk, tag = _pull(state, sealed, place, number)
        if tag != LAST and len(sealed) < SEALED_CHUNK:
            raise Damaged(f"It is cut short after part {number}: its end is missing.")
        yield chunk
    if file.read(1):
        raise Damaged(f"Something follows part {number}, which was the last.")


def _pull(state: Any, sealed: bytes, place: bytes, number: int) -> tuple[bytes, int]:
    if len(sealed) < SEALED_CHUNK - CHUNK:
        raise Damaged(f"It is cut short after part {number - 1}: its end is missing.")
    try:
        chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, place)
    except (CryptoError, ValueError, RuntimeError) as fault:
        short = len(sealed) < SEALED_CHUNK
        how = "is damaged, or the file is cut short there" if short else "is damaged"
        raise Damaged(f"Part {number} of its {CHUNK // 1024} KiB parts {how}.") from fault
    return chunk, tag


def _sum(facts: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
