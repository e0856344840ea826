"""Text that anyone can check was signed by a known key: https://c2sp.org/signed-note, with Ed25519.

A note is text that ends in a line break, then an empty line, then one line for each signature.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .note_keys import Kind, NoteError, PublicKey, SecretKey, from_base64

KEY_ID_BYTES = 4
TIME_BYTES = 8
# Readers must accept 16 and must stop somewhere.
MOST_SIGNATURES = 100
CONTROL_CHARACTER = re.compile(r"[\x00-\x09\x0b-\x1f]")
SIGNATURE_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)")


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note. Nothing is known of it until verify_note has checked it."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"— {self.name} {b64encode(self.key_id + self.value).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return self.text + "\n" + "".join(f"{signature}\n" for signature in self.signatures)


def sign_note(text: str, key: SecretKey) -> Note:
    assert key.kind is Kind.ED25519, "A witness signs with a time: see checkpoints.cosign."
    _check_text(text)
    return Note(text, (Signature(key.name, key.public.id, key.sign(text.encode())),))


def cosign_note(note: Note, key: SecretKey, *, seconds: int) -> Note:
    """Return the note with one more signature: the key saw it at this time (seconds since 1970)."""
    assert key.kind is Kind.COSIGNATURE, "A log signs without a time: see sign_note."
    signature = key.sign(_cosigned(note.text, seconds))
    value = seconds.to_bytes(TIME_BYTES, "big") + signature
    return replace(note, signatures=(*note.signatures, Signature(key.name, key.public.id, value)))


def parse_note(written: str) -> Note:
    """Read a note without believing it: call verify_note before anything in it is used."""
    _check_text(written)
    # The text may hold empty lines of its own: the last one is the border.
    text, border, lines = written.rpartition("\n\n")
    if not border or not lines:
        raise NoteError("This is not a signed note: there is no empty line with signatures after it.")
    signatures = [_read_signature(line) for line in lines.removesuffix("\n").split("\n")]
    if len(signatures) > MOST_SIGNATURES:
        raise NoteError(f"This note has more than {MOST_SIGNATURES} signatures.")
    return Note(text + "\n", tuple(signatures))


def verify_note(note: Note, known: Iterable[PublicKey]) -> dict[PublicKey, Signature]:
    """Return the known keys that signed, each with its signature; NoteError if none did or one is bad."""
    good = good_signatures(note, known)
    if not good:
        raise NoteError("No signature on this note is by a key that we know.")
    return good


def good_signatures(note: Note, known: Iterable[PublicKey]) -> dict[PublicKey, Signature]:
    """Return the known keys that signed, perhaps none; NoteError if one of their signatures is bad.

    Signatures by keys we do not know are passed over, as the specification asks: anyone may add one.
    """
    keys = {(key.name, key.id): key for key in known}
    good = {}
    for signature in note.signatures:
        if key := keys.get((signature.name, signature.key_id)):
            _verify_one(note.text, key, signature)
            good[key] = signature
    return good


def seconds_of(signature: Signature) -> int:
    """Return when a witness signed, in seconds since 1970."""
    return int.from_bytes(signature.value[:TIME_BYTES], "big")


def _verify_one(text: str, key: PublicKey, signature: Signature) -> None:
    if key.kind is Kind.ED25519:
        key.verify(text.encode(), signature.value)
    else:
        key.verify(_cosigned(text, seconds_of(signature)), signature.value[TIME_BYTES:])


def _cosigned(text: str, seconds: int) -> bytes:
    if not 0 <= seconds < 2**63:
        raise NoteError("The time of a cosignature is out of range.")
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _read_signature(line: str) -> Signature:
    found = SIGNATURE_LINE.fullmatch(line)
    value = from_base64(found[2]) if found else b""
    if found is None or len(value) <= KEY_ID_BYTES:
        raise NoteError("A line under this note is not a signature.")
    return Signature(found[1], value[:KEY_ID_BYTES], value[KEY_ID_BYTES:])


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise NoteError("A note ends in a line break.")
    if CONTROL_CHARACTER.search(text):
        raise NoteError("A note has no control characters; is this file one with Windows line ends?")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NoteError("A note is UTF-8.") from error
