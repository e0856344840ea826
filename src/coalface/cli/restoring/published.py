"""The newest published checkpoint against the restored log: is it the same log, and how far behind is it?"""

from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from coalface.core.checkpoints import Checkpoint, parse_checkpoint, verify_checkpoint
from coalface.core.note_keys import NoteError, PublicKey
from coalface.core.notes import parse_note

from ..stopping import CannotGoOn

SECONDS_TO_FETCH = 20
LONGEST_NOTE = 100_000
NOT_COMPARED = (
    "No checkpoint was given, so nobody knows whether the log had grown since. Ask a witness for the newest one they "
    "signed, and give it with --checkpoint: best before anybody is served."
)


def read_note(where: str) -> str:
    """Return the signed note in a file or at an address."""
    try:
        if where.lower().startswith(("https://", "http://")):
            with urlopen(where, timeout=SECONDS_TO_FETCH) as answer:  # noqa: S310
                return answer.read(LONGEST_NOTE).decode()
        return Path(where).read_text(encoding="utf-8")
    except (OSError, URLError, UnicodeDecodeError) as fault:
        raise CannotGoOn(f"The checkpoint {where} cannot be read. Check the path or the address.") from fault


def go_on_from(note: str, *, today: date) -> list[str]:
    """Compare, and begin a new origin where the published log was ahead. CannotGoOn where it was another log."""
    from coalface.integrity import actions, queries

    published, size = _understood(note), queries.log_size()
    if published.size > size:
        actions.begin_origin(old_note=note, today=today)
        return [
            f"The published log had {published.size} entries, and the backup has {size}. The others are lost.",
            "A new log begins here, and its first entry says so in public.",
        ]
    if queries.log_root(published.size) != published.root:
        raise CannotGoOn(
            f"The first {published.size} entries of this backup are not those of the checkpoint: one of the two was "
            "changed. Ask the witnesses. Nothing was kept."
        )
    return [
        f"The log goes on from the published checkpoint of {published.size} entries. None of them is lost."
    ]


def _understood(note: str) -> Checkpoint:
    """The checkpoint, if this log signed it; CannotGoOn with the reason if not."""
    from coalface.integrity import queries

    origin = queries.current_origin()
    try:
        if origin is None:
            return parse_checkpoint(parse_note(note).text)
        return verify_checkpoint(note, key=PublicKey.parse(origin.public_key), origin=origin.name)
    except NoteError as fault:
        raise CannotGoOn(f"The checkpoint cannot be used. {fault} Nothing was kept.") from fault
