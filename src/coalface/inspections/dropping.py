"""A report that somebody drops in: read in memory, one at a time, within limits, and forgotten.

Nothing of it is written down, and no word of it reaches a log.
"""

from collections.abc import Callable
from threading import Lock, Semaphore
from time import monotonic

from django.http import HttpRequest

from coalface.core.reading.documents import Document, read_document, refuse_other_kinds
from coalface.core.reading.profile import Profile, read
from coalface.core.reading.refusing import CannotRead
from coalface.core.words import gettext_noop as _
from coalface.ui.one_file import file_sent, is_too_large

# An inspection report has some 46,000 signs, and a long review 300,000.
MOST_CHARACTERS = 600_000
MOST_SECONDS = 20
SECONDS_IN_LINE = 10
NOTHING = _("There is nothing to read yet. Choose a file, or paste the words, then press the button.")
TOO_LARGE = _(
    "This file is larger than 2.4 MB. Save it without its pictures, or read it on your own computer with"
    " “coalface read”."
)
TOO_LONG = _(
    "This report is longer than 600,000 signs. Give it in parts, or read it on your own computer with “coalface read”."
)
TOO_SLOW = _(
    "This report takes longer than 20 seconds to read. Give a part of it, or read it on your own computer with"
    " “coalface read”."
)
IN_LINE = _("Other reports are being read at this moment. Wait a few seconds, then press again.")
PASTED = _("Pasted words")

_turn, _line = Lock(), Semaphore(2)


class SomebodyReads(Exception):
    """Too many wait already."""


def dropped(request: HttpRequest) -> tuple[str, bytes]:
    """Return the name and the bytes of what was dropped in or pasted. Raises CannotRead.

    The view has set one handler, `OneFile`, before anything of the request was read.
    """
    file, words = file_sent(request), request.POST.get("words", "")
    if is_too_large(request):
        raise CannotRead(TOO_LARGE)
    if file is not None:
        return file
    if not words.strip():
        raise CannotRead(NOTHING)
    # Browsers send the ends of lines as two signs.
    return "", words.replace("\r\n", "\n").encode("utf-8", "replace")


def document_of(name: str, data: bytes, *, of_any_kind: bool = True) -> Document:
    """Return the words of it. Raises CannotRead with a sentence."""
    document = read_document(name or "words.txt", data, _patience(monotonic() + MOST_SECONDS))
    if len(document.text) > MOST_CHARACTERS:
        raise CannotRead(TOO_LONG)
    if not of_any_kind:
        refuse_other_kinds(document)
    return document


def profile_of_dropped(name: str, data: bytes, *, of_any_kind: bool = False) -> Profile:
    """Read it, in its turn. Raises CannotRead with a sentence, and SomebodyReads where too many wait.

    What is no report is refused as NotAReport, unless `of_any_kind` says that whoever gave it wants it read anyway.
    """
    if not _line.acquire(blocking=False):
        raise SomebodyReads
    try:
        if not _turn.acquire(timeout=SECONDS_IN_LINE):
            raise SomebodyReads
        try:
            return read(document_of(name, data, of_any_kind=of_any_kind))
        finally:
            _turn.release()
    finally:
        _line.release()


def _patience(until: float) -> Callable[[], None]:
    def still() -> None:
        if monotonic() > until:
            raise CannotRead(TOO_SLOW)

    return still
