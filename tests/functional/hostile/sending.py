"""Sending an input to a door, byte for byte as a client would, through the same entrance as the web server's."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from coalface.config.wsgi import only_utf8
from coalface.reporting import arrivals

from .corpus import Input

SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """What is done in here is as if it had not been: no cookie, no count of tries, no row is left for the next."""
    cache.clear()
    arrivals.forget()
    cookies = browser.cookies.output(header="")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies = SimpleCookie(cookies)


def ask(
    browser: Client, method: str, address: str, data: bytes = b"", content_type: str = "", **environ: Any
):
    """Send one request. The address is taken as it stands: nothing in it is tidied on the way."""
    path, _, query = address.partition("?")
    raw = quote_from_bytes(path.encode("utf-8", "surrogatepass"), safe=SAFE_IN_PATH)
    environ.setdefault("PATH_INFO", unquote_to_bytes(raw).decode("latin-1"))
    environ.setdefault("QUERY_STRING", query.encode("utf-8", "surrogatepass").decode("latin-1"))
    if content_type or data:
        environ.setdefault("CONTENT_TYPE", only_utf8(content_type))
    return browser.generic(method, "/", data, content_type or "application/octet-stream", **environ)


def post(browser: Client, address: str, fields: list[tuple[str, bytes]], **environ: Any):
    """Send a form, each value as the bytes that it has."""
    body = b"&".join(
        quote_from_bytes(name.encode()).encode() + b"=" + quote_from_bytes(value).encode()
        for name, value in fields
    )
    return ask(browser, "POST", address, body, "application/x-www-form-urlencoded", **environ)


def get(browser: Client, address: str, fields: list[tuple[str, bytes]]):
    query = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields)
    return ask(browser, "GET", f"{address}?{query}")


def as_environ(given: Input) -> dict[str, str]:
    """A header as WSGI hands it on."""
    name = given.header.upper().replace("-", "_")
    name = name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"
    return {name: given.data.decode("latin-1")}
