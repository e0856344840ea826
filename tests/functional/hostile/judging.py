"""Is this answer one that a hostile input may get? Nothing broke, nothing was carried out, and it is a sentence."""

import gzip
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import coalface

from .corpus import MARK, Input

TRACES = (
    "Traceback (most recent call last)",
    'File "/',
    "site-packages",
    "django.core",
    "psycopg",
    "sqlite3.",
)
TEMPLATES = Path(coalface.__file__).parent.glob("*/templates/**/*.html")
ADDRESSES = ("href", "src", "action", "formaction", "data", "srcdoc", "poster", "background", "xlink:href")
SCHEMES = ("", "http", "https", "tel", "mailto")
SENTENCE = re.compile(r"[.?!…][”’\")]*\s*$")


@cache
def our_elements() -> frozenset[str]:
    """Every element that our own templates write, and the few that Django's widgets do."""
    found = {
        name.lower() for path in TEMPLATES for name in re.findall(r"<([a-zA-Z][\w-]*)", path.read_text())
    }
    drawn = {"path", "rect", "svg", "circle", "line", "text", "desc", "g"}
    return frozenset(found | drawn | {"input", "textarea", "select", "option", "optgroup"}) - {"script"}


class Skeleton(HTMLParser):
    """What a page is made of: whatever a visitor added to it shows here."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.sentences: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag not in our_elements():
            self.faults.append(f"an element <{tag[:40]}>")
        self.faults += [fault for name, value in attrs if (fault := _wrong_attribute(name, value or ""))]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"p", "li", "dd", "h1", "label"} & set(self._open) and data.strip():
            self.sentences.append(data.strip())

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment {data[:40]!r}")


# What a browser takes as a file, and never as a page.
FILES = ("text/csv", "text/css", "image/", "application/pdf", "application/vnd.apache.parquet")


def _wrong_attribute(name: str, value: str) -> str | None:
    if name.startswith("on") or name in ("style", "srcdoc"):
        return f"an attribute {name}={value[:40]!r}"
    if MARK in name:
        return f"an attribute named {name[:40]!r}"
    if name in ADDRESSES:
        scheme, host = _parts(value)
        if scheme not in SCHEMES or MARK in host:
            return f"{name} leads to {value[:60]!r}"
    return None


def _parts(address: str) -> tuple[str, str]:
    squeezed = re.sub(r"[\x00-\x20]", "", address)
    try:
        parts = urlsplit(squeezed.replace("\\", "/"))
    except ValueError:
        return "not an address", ""
    return parts.scheme, parts.netloc


def why_not(response, sent: Input, *, path: str = "", method: str = "GET") -> str | None:
    """Return what is wrong with this answer to this input, or None."""
    body = content(response)
    said = body.decode("utf-8", "replace")
    if response.status_code >= 500 and not _asks_to_wait(response):
        return f"answered {response.status_code}: {said[:300]}"
    if trace := next((trace for trace in TRACES if trace in said and trace not in sent.text), None):
        return f"says {trace!r}"
    if found := next((words for words in sent.never if words in said and words not in sent.text), None):
        return f"carried it out: {found!r}"
    return _headers(response) or _body(response, said, sent, path, method)


def _asks_to_wait(response) -> bool:
    """The page for floods, and for whoever fills in the field that people never see: press again in half a minute."""
    return response.status_code == 503 and "Retry-After" in response.headers


def content(response) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body


def _headers(response) -> str | None:
    for name, value in response.headers.items():
        if name.lower().startswith("access-control-"):
            return f"lets pages of other sites read it: {name}"
        if MARK in name or (MARK in value and name not in ("Location",)):
            return f"header {name}: {value[:80]!r}"
    scheme, host = _parts(response.headers.get("Location", ""))
    if host or scheme:
        return f"leads to {response.headers['Location'][:80]!r}"
    for cookie in response.cookies.values():
        if MARK in cookie.key or MARK in cookie.value:
            return f"sets the cookie {cookie.key[:40]!r}"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        return "lets the browser guess what this is"
    return None


def _body(response, said: str, sent: Input, path: str, method: str) -> str | None:
    kind = response.headers.get("Content-Type", "")
    if not said:
        asked_what_may_be = method == "OPTIONS" and "Allow" in response.headers
        nothing_to_say = response.status_code in (204, 304) or 300 <= response.status_code < 400
        empty_may_be = method == "HEAD" or asked_what_may_be or nothing_to_say
        return None if empty_may_be else f"says nothing with {response.status_code}"
    if kind.startswith("text/") and "charset=utf-8" not in kind.lower():
        return f"is {kind!r}, with no charset"
    if kind.startswith("text/html"):
        return _html(response, said, sent)
    if kind.startswith("application/json"):
        return _json(response, said)
    if "xml" in kind:
        ElementTree.fromstring(said.encode())  # noqa: S314 - our own answer
        return None
    if kind.startswith("text/plain"):
        return (
            None if response.status_code < 400 or SENTENCE.search(said) else f"is no sentence: {said[:80]!r}"
        )
    return None if kind.startswith(FILES) else f"is {kind!r}"


def _html(response, said: str, sent: Input) -> str | None:
    page = Skeleton()
    page.feed(said)
    page.close()
    if page.faults:
        return f"has {page.faults[0]}"
    if "<" in sent.text.strip("<") and MARK in sent.text and sent.text in said:
        return "has the text as it was typed, unescaped"
    if response.status_code >= 400 and not any(SENTENCE.search(words) for words in page.sentences):
        return f"has no sentence: {page.sentences[:3]}"
    return None


def _json(response, said: str) -> str | None:
    facts = json.loads(said)
    if response.status_code >= 400 and not SENTENCE.search(facts.get("problem", "")):
        return f"is no sentence: {said[:80]!r}"
    return None
