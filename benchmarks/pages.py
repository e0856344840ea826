"""Each page of telling and of reading weighs at most 60 kB as it is sent, with everything that it loads."""

import os
import re
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urljoin

from .cli import _seconds
from .lines import Line, note
from .served import COALFACE, running
from .words import form_fields, reports

MOST_KB = 60
KB = 1_000
WITH_A_NAME = "I rang Sarah Whitcombe on 07700 900123 and nobody had told her that the visit had moved."
CSS_URL = re.compile(r"url\(\s*['\"]?([^)'\"]+)")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer as it went over the wire, without its headers."""

    status: int
    encoding: str
    bytes: int
    text: str


def measure(options) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="coalface-bench-") as folder:
        demo = str(Path(folder, "demo"))
        _seconds("demo", "--no-serve", "--data", demo)
        with running([str(COALFACE), "demo", "--data", demo], dict(os.environ)) as server:
            return [_weigh(name, sent, server.port) for name, sent in _walk(server.port)]


def _walk(port: int):
    """Every page on the way: choosing, telling, a name to look at, the receipt, coming back, reading."""
    yield "home", fetch(port, "/")
    yield "choose a channel", fetch(port, "/tell/")
    [form, *_] = sorted(set(re.findall(r'href="(/tell/[\w-]+/)"', fetch(port, "/tell/").text)), reverse=True)
    yield "the form", fetch(port, form)
    yield "the form, with what to mend", _post(port, form, [("story", "")])
    yield "is this a name?", _post(port, form, [("kind", "near_miss"), ("story", WITH_A_NAME)])
    receipt = _post(port, form, form_fields(_answers()))
    yield "the receipt", receipt
    yield "coming back: five words", fetch(port, "/receipt/")
    yield "coming back: where it stands", _post(port, "/receipt/", [("receipt", _words(receipt.text))])
    yield "the form on paper", fetch(port, f"{form}paper/")
    learned = fetch(port, "/learned/")
    yield "what we learned", learned
    yield "a search", fetch(port, "/learned/?query=visit")
    card = re.search(r'href="(/learned/[0-9a-f-]{36}/)"', learned.text)[1]
    yield "a card", fetch(port, card)
    yield "a card to print", fetch(port, f"{card}print/")
    for name in ("promise", "accessibility", "privacy", "cookies", "retention"):
        yield name, fetch(port, f"/{name}/")


def _answers() -> dict:
    told = reports()[0]
    names = ("kind", "story", "stage", "area", "one_thing", "conditions")
    return {**{name: told[name] for name in names}, "may_ask": True}


def _words(page: str) -> str:
    """The five words, as a person would read them off the page."""
    from coalface.core.receipts import words

    known = set(words())
    text = re.sub(r"<[^>]+>", " ", page).split()
    runs = (text[start : start + 5] for start in range(len(text)))
    return next(" ".join(run) for run in runs if len(run) == 5 and known.issuperset(run))


def _post(port: int, path: str, fields: list[tuple[str, str]]) -> Sent:
    return fetch(port, path, urlencode(fields))


def fetch(port: int, path: str, body: str | None = None) -> Sent:
    """Ask as a browser does, and weigh what comes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Accept-Encoding": "gzip, br", **(FORM if body is not None else {})}
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        encoding = answer.headers.get("Content-Encoding", "")
        return Sent(answer.status, encoding, len(content), _read(content, encoding))
    finally:
        connection.close()


def _read(content: bytes, encoding: str) -> str:
    if encoding == "gzip":
        import gzip

        content = gzip.decompress(content)
    return "" if encoding == "br" else content.decode(errors="replace")


class Loads(HTMLParser):
    """Collects what a page makes a browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: set[str] = set()

    def handle_starttag(self, tag: str, attributes) -> None:
        given = dict(attributes)
        if tag == "link" and {"stylesheet", "icon", "preload", "manifest"} & set(
            (given.get("rel") or "").split()
        ):
            self.paths.add(given.get("href") or "")
        if tag in ("img", "script", "source") and given.get("src"):
            self.paths.add(given["src"])


def _weigh(name: str, page: Sent, port: int) -> Line:
    assert page.status in (200, 410, 422), (name, page.status)
    loads = Loads()
    loads.feed(page.text)
    fetched = {path: fetch(port, path) for path in loads.paths if path.startswith("/")}
    for sheet in [path for path in fetched if path.endswith(".css")]:
        for url in CSS_URL.findall(fetched[sheet].text):
            if not url.startswith(("data:", "#")):
                fetched[urljoin(sheet, url)] = fetch(port, urljoin(sheet, url))
    parts = {"page": page, **fetched}
    said = ", ".join(
        f"{path} {sent.bytes / KB:.1f} {sent.encoding or 'as it is'}" for path, sent in parts.items()
    )
    note(f"{name}: {len(parts)} requests: {said}")
    return Line("pages", name, sum(sent.bytes for sent in parts.values()) / KB, "kB", MOST_KB)
