"""The list of what was destroyed or taken back: destroyed.jsonl, beside the database and beside every backup.

A restored backup still holds what went after it was made; the list says what has to go again. A line is a digest of an
id that only the installation's secret makes, a rule and a week: no words, no ids, and nothing that can be counted back.
"""

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils.crypto import salted_hmac

from coalface.core.life import Rule
from coalface.core.retractions import RECOGNISABLE, RETRACTIONS
from coalface.core.weeks import Week

LIST = "destroyed.jsonl"
OWNER_READS = 0o600
LABEL = "coalface.destroyed"
DIGEST = re.compile(r"[0-9a-f]{64}")
# What can stand on the list, and by which rule or for which reason it went.
RULES = {
    "story": frozenset(map(str, Rule)),
    "card": frozenset(RETRACTIONS),
    "theme": frozenset({RECOGNISABLE}),
    "trial": frozenset({RECOGNISABLE}),
    "newsletter": frozenset({RECOGNISABLE}),
}
LONGEST_LINE = 1000
BEGINNING = '{"digest": "'

# Sent inside the transaction in which something is destroyed or taken back; a listener that fails undoes it. Rooms
# above that say something of it let that go, too. Arguments: what (a key of RULES), row_id.
something_gone = Signal()


class BadList(ValueError):
    """This is no list of ours, or somebody has changed it. The message says where."""


@dataclass(frozen=True, slots=True, order=True)
class Gone:
    """One thing that is gone: `what` is a key of RULES, `rule` says by which rule or for which reason."""

    digest: str
    what: str
    rule: str
    week: str

    def to_line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def digest_of(row_id: UUID) -> str:
    return salted_hmac(LABEL, row_id.bytes, algorithm="sha256").hexdigest()


def note_gone(what: str, row_id: UUID, *, rule: str, week: str) -> None:
    """Say that it is gone, and add a line once the transaction stands: before, it could name what is still there."""
    something_gone.send(sender=None, what=what, row_id=row_id)
    line = Gone(digest_of(row_id), what, rule, week).to_line()
    transaction.on_commit(lambda: _append(line))


def _append(line: str) -> None:
    # What is gone is gone, whether or not the disk takes this line: `run-due` writes the list anew from the database.
    with suppress(OSError):
        descriptor = os.open(Path(settings.DATA) / LIST, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_READS)
        try:
            flock(descriptor, LOCK_EX)
            _cut_torn_end(descriptor)
            os.write(descriptor, line.encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cut_torn_end(descriptor: int) -> None:
    """A crash can leave half a line. The next one must not be written onto it, or both would say nothing."""
    size = os.fstat(descriptor).st_size
    end = os.pread(descriptor, LONGEST_LINE, max(0, size - LONGEST_LINE))
    torn = len(end) - (end.rfind(b"\n") + 1)
    if 0 < torn < LONGEST_LINE:
        os.ftruncate(descriptor, size - torn)


def read_list(path: Path) -> list[Gone]:
    """Read a list. BadList where a line says nothing we know; only the last may be cut short, as a crash leaves it."""
    try:
        *whole, last = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as fault:
        raise BadList(f"{path} is not text, so it is no list of what was destroyed.") from fault
    found = []
    for number, line in enumerate(whole, 1):
        if line.strip():
            found.append(_read_line(line, f"Line {number} of {path}"))
    if last.strip():
        with suppress(*([BadList] if _is_torn(last) else [])):
            found.append(_read_line(last, f"The last line of {path}"))
    return found


def _is_torn(line: str) -> bool:
    """Is this the beginning of a line of ours, and nothing else?"""
    return line.startswith(BEGINNING) or BEGINNING.startswith(line)


def _read_line(line: str, called: str) -> Gone:
    try:
        gone = Gone(**json.loads(line))
        Week.parse(gone.week)
        good = DIGEST.fullmatch(gone.digest) and gone.rule in RULES.get(gone.what, ())
    except (TypeError, ValueError, RecursionError, AttributeError):
        good = False
    if not good:
        raise BadList(
            f"{called} does not say what was destroyed. Take the list from another copy, unchanged."
        )
    return gone
