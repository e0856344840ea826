"""A report that somebody drops in: read in memory, one at a time, within limits, and forgotten.

Nothing of it is written down, and no word of it reaches a log.
"""

from collections.abc import Callable
from threading import Lock, Semaphore
from time import monotonic

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from coalface.core.reading.documents import Document, read_document
from coalface.core.reading.profile import Profile, read
from coalface.core.reading.refusing import CannotRead
from coalface.core.words import gettext_noop as _

# What the proxies of the handbook let through. An inspection report has some 400 kilobytes.
MOST_BYTES = 2_400_000
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


class OneReport(FileUploadHandler):
    """Takes one file into memory, and no more of it than may be read. Nothing is spooled to a disk."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.files = 0
        self.too_large = False
        self._parts: list[bytes] = []
        self._bytes = 0

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._bytes += len(raw_data)
        if self._bytes > MOST_BYTES:
            self.too_large = True
            self._parts.clear()
            raise SkipFile
        self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.file_name or "report", b"".join(self._parts))


def dropped(request: HttpRequest) -> tuple[str, bytes]:
    """Return the name and the bytes of what was dropped in or pasted. Raises CannotRead.

    The view has set one handler, `OneReport`, before anything of the request was read.
    """
    file, words = request.FILES.get("file"), request.POST.get("words", "")
    [handler] = request.upload_handlers
    if handler.too_large:
        raise CannotRead(TOO_LARGE)
    if file is not None:
        return file.name, file.read()
    if not words.strip():
        raise CannotRead(NOTHING)
    # Browsers send the ends of lines as two signs.
    return "", words.replace("\r\n", "\n").encode("utf-8", "replace")


def document_of(name: str, data: bytes) -> Document:
    """Return the words of it. Raises CannotRead with a sentence."""
    document = read_document(name or "words.txt", data, _patience(monotonic() + MOST_SECONDS))
    if len(document.text) > MOST_CHARACTERS:
        raise CannotRead(TOO_LONG)
    return document


def profile_of_dropped(name: str, data: bytes) -> Profile:
    """Read it, in its turn. Raises CannotRead with a sentence, and SomebodyReads where too many wait."""
    if not _line.acquire(blocking=False):
        raise SomebodyReads
    try:
        if not _turn.acquire(timeout=SECONDS_IN_LINE):
            raise SomebodyReads
        try:
            return read(document_of(name, data))
        finally:
            _turn.release()
    finally:
        _line.release()


def _patience(until: float) -> Callable[[], None]:
    def still() -> None:
        if monotonic() > until:
            raise CannotRead(TOO_SLOW)

    return still
