"""A sheet that is brought in, and no larger than monthly numbers are."""

from django.http import HttpRequest

from coalface.core.errors import NotAllowed
from coalface.ui.one_file import OneFile, file_sent, is_too_large

from .forms import TOO_LARGE

MOST_BYTES = 1_000_000


def one_sheet(request: HttpRequest) -> OneFile:
    """What the view lets take a file, before anything of the request is read."""
    return OneFile(request, most_bytes=MOST_BYTES)


def brought(request: HttpRequest) -> tuple[str, bytes]:
    """The name and the bytes of the file, or nothing. NotAllowed where it is too large."""
    sent = file_sent(request)
    if is_too_large(request):
        raise NotAllowed(str(TOO_LARGE))
    return sent or ("", b"")
