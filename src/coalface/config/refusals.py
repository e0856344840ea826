"""Requests that cannot be read are refused in a sentence, and never spooled to a temporary file."""

import json
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _

from .not_now import OUT_OF_REACH, not_now

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
UNREADABLE = (
    UnreadablePostError,
    MultiPartParserError,
    BadRequest,
    SuspiciousOperation,
    LookupError,
    UnicodeError,
)

# Django and Ninja refuse these with an empty page or two words of English.
WORDLESS = (405, 412)


class FilesRefused(BadRequest):
    """Somebody sent a file. Pictures and documents name people; we take words only."""


class RefuseFiles(FileUploadHandler):
    """Takes no file, so that none is ever written down."""

    def new_file(self, *args, **kwargs) -> None:
        raise FilesRefused

    def receive_data_chunk(self, raw_data, start):  # pragma: no cover - new_file has refused already
        raise FilesRefused

    def file_complete(self, file_size):  # pragma: no cover
        raise FilesRefused


class PlainRefusals:
    """Turns what Django raises while it reads a request into one clear sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return in_words(request, response) if response.status_code in WORDLESS else response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, TOO_MUCH):
            return refuse(request, 413)
        if isinstance(fault, UNREADABLE) and _is_about_reading(request, fault):
            return refuse(request, 400)
        if isinstance(fault, OUT_OF_REACH):
            return not_now(request, fault)
        return None


def _is_about_reading(request: HttpRequest, fault: Exception) -> bool:
    """A LookupError is only a bad request where the charset that was sent is unknown."""
    if not isinstance(fault, LookupError) or isinstance(fault, KeyError | IndexError):
        return not isinstance(fault, KeyError | IndexError)
    return "encoding" in str(fault)


def _most_megabytes() -> str:
    return f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000:g}"


def in_words(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same refusal with a sentence. What its headers say stays, such as which methods may be used."""
    said = refuse(request, response.status_code)
    for name, value in response.headers.items():
        if name not in ("Content-Type", "Content-Length"):
            said.headers[name] = value
    return said


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        problem = {
            400: _("We could not read this request. Send JSON in UTF-8."),
            405: _("This address takes another method. See /api/v1/openapi.json for which."),
            412: _("What you hold is not what is here now. Ask again without the condition."),
            413: _("This is more than we can take at once. Send less than %s megabytes.") % _most_megabytes(),
        }[status]
        return HttpResponse(
            json.dumps({"problem": problem, "spans": []}), content_type="application/json", status=status
        )
    return render(request, f"{status}.html", status=status)
