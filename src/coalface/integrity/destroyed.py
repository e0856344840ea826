"""The list of what was destroyed or taken back: destroyed.jsonl, beside the database and beside every backup.

A restored backup still holds what went after it was made; the list says what has to go again. A line is a digest of an
id that only the installation's secret makes, a rule and a week: no words, no ids, and nothing that can be counted back.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

LIST = "destroyed.jsonl"
OWNER_READS = 0o600
LABEL = "coalface.destroyed"


@dataclass(frozen=True, slots=True, order=True)
class Gone:
    """One thing that is gone: `what` is a story or a card, `rule` says by which rule or for which reason."""

    digest: str
    what: str
    rule: str
    week: str

    def to_line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def digest_of(row_id: UUID) -> str:
    return salted_hmac(LABEL, row_id.bytes, algorithm="sha256").hexdigest()


def note_gone(what: str, row_id: UUID, *, rule: str, week: str) -> None:
    """Add a line once the transaction stands. Before, it could name what is still there after all."""
    line = Gone(digest_of(row_id), what, rule, week).to_line()
    transaction.on_commit(lambda: _append(line))


def _append(line: str) -> None:
    # What is gone is gone, whether or not the disk takes this line: `run-due` writes the list anew from the database.
    with suppress(OSError):
        descriptor = os.open(Path(settings.DATA) / LIST, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_READS)
        try:
            os.write(descriptor, line.encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_list(path: Path) -> list[Gone]:
    """Read a list. A last line that was cut short says nothing."""
    if not path.exists():
        return []
    return [
        Gone(**json.loads(line))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.endswith("}")
    ]
