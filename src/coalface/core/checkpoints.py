"""What the log was at one moment, signed: https://c2sp.org/tlog-checkpoint, and who witnessed it."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from .merkle import HASH_BYTES
from .note_keys import Kind, NoteError, PublicKey, SecretKey, from_base64
from .notes import Note, cosign_note, good_signatures, parse_note, seconds_of, sign_note, verify_note

SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin names the log, such as example.com/log42."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class Witness:
    """Someone outside checked, at this time (seconds since 1970), that the log had only grown."""

    name: str
    seconds: int


def sign_checkpoint(checkpoint: Checkpoint, key: SecretKey) -> Note:
    assert parse_checkpoint(str(checkpoint)) == checkpoint
    return sign_note(str(checkpoint), key)


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the three lines. Lines that a log adds after them are signed too, but say nothing to us."""
    lines = text.removesuffix("\n").split("\n")
    if not text.endswith("\n") or len(lines) < 3 or not all(lines):
        raise NoteError("A checkpoint has at least three lines: origin, size and root.")
    if not SIZE.fullmatch(lines[1]):
        raise NoteError("The second line of a checkpoint is the size of the log, a whole number.")
    root = from_base64(lines[2])
    if len(root) != HASH_BYTES:
        raise NoteError(f"The root in a checkpoint has {HASH_BYTES} bytes.")
    return Checkpoint(lines[0], int(lines[1]), root)


def verify_checkpoint(written: str, *, key: PublicKey, origin: str) -> Checkpoint:
    """Return the checkpoint if this key signed it for the log of this name; NoteError if not."""
    note = parse_note(written)
    verify_note(note, [key])
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != origin:
        raise NoteError(f"This checkpoint is of another log: {checkpoint.origin}, not {origin}.")
    return checkpoint


def cosign(note: Note, key: SecretKey, *, seconds: int) -> Note:
    """Return the note with a witness's signature. The witness has first checked that the log only grew."""
    parse_checkpoint(note.text)
    return cosign_note(note, key, seconds=seconds)


def witnesses(note: Note, known: Iterable[PublicKey]) -> list[Witness]:
    """Return which of the known witnesses signed, perhaps none; NoteError if a signature is bad."""
    parse_checkpoint(note.text)
    keys = [key for key in known if key.kind is Kind.COSIGNATURE]
    return [Witness(key.name, seconds_of(line)) for key, line in good_signatures(note, keys).items()]
