"""Opening a backup with two recovery shares, and reading its lines as often as needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coalface.core.recovery import NEEDED, SharesDoNotFit, join
from coalface.core.sealed_stream import Damaged, Head, key_for, open_chunks, read_head
from coalface.core.sealing import CannotOpen

from ..stopping import CannotGoOn


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup and the key that opens it."""

    path: Path
    key: bytes

    def lines(self) -> Iterator[bytes]:
        """Yield each line of what was sealed; Damaged where it is not as it was. Holds one part at a time."""
        with self.path.open("rb") as file:
            rest = b""
            for chunk in open_chunks(file, read_head(file), self.key):
                *whole, rest = (rest + chunk).split(b"\n")
                yield from (line + b"\n" for line in whole)
        if rest:
            raise Damaged("Its last line is cut short.")


def head_of(path: Path) -> Head:
    """Who can open this file. CannotGoOn where it is no backup, or its head is damaged."""
    if not path.is_file():
        raise CannotGoOn(f"There is no file {path}. Give the path of a backup.")
    try:
        with path.open("rb") as file:
            return read_head(file)
    except Damaged as reason:
        raise CannotGoOn(refusal(path, reason)) from reason


def open_backup(path: Path, head: Head, shares: list[str]) -> Opened:
    """Open it with two shares. CannotGoOn with the reason where they do not fit."""
    if len({" ".join(share.lower().split()) for share in shares}) != NEEDED:
        raise CannotGoOn("Two different shares are needed, each with its 33 words.")
    try:
        key = key_for(head, join(shares))
    except SharesDoNotFit as reason:
        raise CannotGoOn(str(reason)) from reason
    except CannotOpen as fault:
        raise CannotGoOn(refusal(path, "The key in its head is damaged.")) from fault
    if key is None:
        raise CannotGoOn(
            f"These shares belong to another key. {path.name} opens with two shares of {' or of '.join(head.names)}."
        )
    return Opened(path, key)


def refusal(path: Path, reason: object) -> str:
    return f"{path.name} cannot be restored. {reason} Nothing was changed. Take another copy of it, or another backup."
