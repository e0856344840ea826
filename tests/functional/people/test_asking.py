"""Asking a provider: what it may answer, and what becomes of a detour."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from coalface.people.single_sign_on import asking
from tests.fakes.serving import served


@contextmanager
def answering(*lines: bytes, body: bytes = b"", wait: threading.Event | None = None):
    """A server that answers everything with these lines and this body. Gives its address and what it was asked."""
    asked: list[str] = []

    class Talk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if wait:
                wait.wait(20)
            self.wfile.write(b"\r\n".join([*lines, b"", b""]) + body)

        do_POST = do_GET

        def log_message(self, *args) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Talk)
    with served(server):
        yield f"http://127.0.0.1:{server.server_address[1]}", asked


OK = b"HTTP/1.0 200 OK"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ((OK,), b"not json"),
        ((OK,), b"[1, 2]"),
        ((OK,), b"\xff\xfe"),
        ((OK,), b'{"long": "' + b"x" * 1_100_000 + b'"}'),
        ((b"HTTP/1.0 500 broken",), b"{}"),
        ((b"HTTP/1.0 404 nothing",), b"{}"),
        ((b"no http at all",), b"{}"),
    ],
)
def test_an_answer_that_we_do_not_understand_is_a_provider_that_is_down(lines, body):
    with answering(*lines, body=body) as (address, _asked), pytest.raises(asking.ProviderDown):
        asking.get_json(address)


def test_a_detour_is_not_followed_so_that_a_secret_goes_nowhere_else():
    with answering(OK, body=b"{}") as (elsewhere, asked):
        detour = (b"HTTP/1.0 307 go", b"Location: " + elsewhere.encode())
        with answering(*detour) as (address, _asked):
            with pytest.raises(asking.ProviderDown):
                asking.get_json(address)
            with pytest.raises(asking.ProviderDown):
                asking.post_form(address, "client_secret=s", {})
    assert asked == []


def test_one_that_does_not_answer_is_left_after_a_while(monkeypatch):
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    over = threading.Event()
    with answering(OK, body=b"{}", wait=over) as (address, _asked):
        with pytest.raises(asking.ProviderDown):
            asking.get_json(address)
        over.set()


def test_a_proxy_for_the_world_is_not_asked_for_this_machine(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with answering(OK, body=b'{"ok": true}') as (address, _asked):
        assert asking.get_json(address) == {"ok": True}
