"""The keys that sign notes and check them: Ed25519, named, in the text form of https://c2sp.org/signed-note."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from .fingerprints import fingerprint

KEY_BYTES = 32
SIGNATURE_BYTES = 64
KEY_NAME = re.compile(r"[^\s+]+")
KEY_TEXT = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")


class NoteError(ValueError):
    """The note or key cannot be read, or a signature is not good; the message says why."""


class Kind(IntEnum):
    """The byte that tells kinds of signature apart."""

    ED25519 = 1
    COSIGNATURE = 4


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key to check signatures with. As text: name+id+base64, which the specification calls a vkey."""

    name: str
    kind: Kind
    key: bytes

    def __post_init__(self) -> None:
        # Names are shown on terminals: none may hold a sign that moves the cursor or turns the writing round.
        if not KEY_NAME.fullmatch(self.name) or not self.name.isprintable():
            raise NoteError(
                "The name of a key cannot be empty and has no spaces, plus signs or hidden signs."
            )
        if len(self.key) != KEY_BYTES:
            raise NoteError(f"An Ed25519 key has {KEY_BYTES} bytes.")

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.key).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """Thirty-two hex digits, in fours, that two people can read out to each other."""
        return fingerprint(self.key)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(bytes([self.kind]) + self.key).decode()}"

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        name, key_id, kind, key = _key_parts(text)
        found = cls(name, kind, key)
        if found.id.hex() != key_id:
            raise NoteError("The id of this key does not fit its name and bytes: was it copied in full?")
        return found

    def verify(self, message: bytes, signature: bytes) -> None:
        """Raise NoteError unless this key signed the message."""
        if len(signature) != SIGNATURE_BYTES:
            raise NoteError(f"The signature by {self.name} has the wrong length.")
        try:
            VerifyKey(self.key).verify(message, signature)
        except BadSignatureError as error:
            raise NoteError(f"The signature by {self.name} is not good: the text was changed.") from error


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A key to sign with. Its seed never shows in a repr, so never in a log."""

    name: str
    kind: Kind
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.name, self.kind, bytes(SigningKey(self.seed).verify_key))

    def sign(self, message: bytes) -> bytes:
        return SigningKey(self.seed).sign(message).signature


def from_base64(text: str) -> bytes:
    """Read base64 in its one proper spelling, so that nobody can write the same bytes twice differently."""
    try:
        value = b64decode(text, validate=True)
    except ValueError as error:
        raise NoteError("There is a part here that is not base64.") from error
    if b64encode(value).decode() != text:
        raise NoteError("There is a part here that is not proper base64.")
    return value


def _key_parts(text: str) -> tuple[str, str, Kind, bytes]:
    found = KEY_TEXT.fullmatch(text)
    if found is None:
        raise NoteError("This is not a public key: one is written name+id+key.")
    name, key_id, encoded = found.groups()
    value = from_base64(encoded)
    try:
        kind = Kind(value[0])
    except (IndexError, ValueError) as error:
        raise NoteError("We can only check keys that are Ed25519, of a log or of a witness.") from error
    return name, key_id, kind, value[1:]
