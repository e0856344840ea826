"""What the page about the log shows, and what programs are given: plain dictionaries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from coalface.core.commitments import leaf_data
from coalface.core.note_keys import PublicKey
from coalface.core.notes import Signature, parse_note, seconds_of

from .models import Checkpoint, Entry, Origin
from .queries import note_of


def log_page(
    published: Sequence[Checkpoint], origins: Sequence[Origin], known: Mapping[PublicKey, str]
) -> dict[str, Any]:
    newest = published[0] if published else None
    return {
        "newest": newest,
        "note": note_of(newest) if newest else "",
        "key": origins[-1].public_key if origins else "",
        "witnesses": [_witness(key, called, newest) for key, called in known.items()],
        "earlier": published[1:],
        "later_origins": [origin for origin in origins if origin.old_checkpoint],
    }


def _witness(key: PublicKey, called: str, newest: Checkpoint | None) -> dict[str, Any]:
    lines = {signed.witness: signed.line for signed in newest.cosignatures.all()} if newest else {}
    line = lines.get(str(key))
    return {"called": called, "key": str(key), "on": _day_of(_signature(newest, line)) if line else None}


def _signature(checkpoint: Checkpoint | None, line: str) -> Signature:
    assert checkpoint is not None
    return parse_note(f"{checkpoint.note}{line}\n").signatures[-1]


def _day_of(signature: Signature) -> date | None:
    try:
        return datetime.fromtimestamp(seconds_of(signature), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None  # a witness may write any time; some are no day


def entries_page(entries: Iterable[Entry], *, start: int, size: int) -> dict[str, Any]:
    lines = [_entry(entry) for entry in entries]
    return {"size": size, "start": start, "next": start + len(lines), "entries": lines}


def _entry(entry: Entry) -> dict[str, Any]:
    said = {"what": entry.what, "role": entry.role, "week": entry.week}
    leaf = leaf_data(**said, commitment=bytes(entry.commitment))
    return {"index": entry.index, **said, "data": leaf.hex(), "hash": bytes(entry.leaf_hash).hex()}


def inclusion_facts(
    index: int, size: int, path: list[bytes], *, leaf_hash: bytes | None, root: bytes
) -> dict[str, Any]:
    return {
        "index": index,
        "size": size,
        "leaf_hash": leaf_hash.hex() if leaf_hash else "",
        "path": [value.hex() for value in path],
        "root": root.hex(),
    }


def consistency_facts(
    first: int, second: int, path: list[bytes], checkpoint: Checkpoint | None
) -> dict[str, Any]:
    """`checkpoint` is the signed text of the second size, where one was published."""
    return {
        "first": first,
        "second": second,
        "path": [value.hex() for value in path],
        "checkpoint": note_of(checkpoint) if checkpoint else "",
    }
