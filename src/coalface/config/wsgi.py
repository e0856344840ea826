"""What the web server runs. It stands outside all of Django: no request can break the reading of it."""

import logging
import os
from collections.abc import Callable, Iterable
from email.message import Message
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
site = get_wsgi_application()

log = logging.getLogger(__name__)
SENTENCE = "We could not read this request. Go back, load the page again, and try once more.\n"


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Answer a request; in a sentence, too, where Django cannot even begin to read it."""
    environ["CONTENT_TYPE"] = only_utf8(environ.get("CONTENT_TYPE", ""))
    try:
        return site(environ, start_response)
    except Exception as fault:
        # Its message could hold what was sent.
        log.error("A request could not be read: %s", type(fault).__name__)
        return unread(start_response)


def only_utf8(content_type: str) -> str:
    """Return the header without any charset but UTF-8: Python knows `hex` and `zlib` too, and breaks on them."""
    if "charset" not in content_type.lower():
        return content_type
    header = Message()
    header["Content-Type"] = content_type
    charset = header.get_param("charset")
    if isinstance(charset, str) and charset.lower().replace("_", "-") in ("utf-8", "utf8"):
        return content_type
    kept = [part for part in content_type.split(";") if "charset" not in part.lower()]
    return ";".join(kept).strip()


def unread(start_response: Callable) -> list[bytes]:
    from django.conf import settings

    from .headers import HEADERS, ONE_YEAR

    body = SENTENCE.encode()
    said = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)), **HEADERS}
    if settings.OVER_HTTPS:
        said["Strict-Transport-Security"] = ONE_YEAR
    start_response("400 Bad Request", list(said.items()))
    return [body]
