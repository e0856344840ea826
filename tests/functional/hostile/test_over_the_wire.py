"""What no client library would send, on the wire to the real server: it answers in words or hangs up, and goes on."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.running import running_site

from .corpus import MARK, Input, read

SECONDS = 10
SECONDS_OF_SILENCE = 1.5
OURS = "Content-Security-Policy"
TRACES = (b"Traceback", b"panicked", b"site-packages")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("wire") / "data") as running:
        yield running


def exchange(server, given: Input) -> bytes:
    """Send the bytes and read until the server hangs up, or has said something and is silent."""
    host = urlsplit(server.url).netloc
    name, _, port = host.partition(":")
    said = b""
    # It may hang up before the end.
    with socket.create_connection((name, int(port)), timeout=SECONDS) as wire, suppress(OSError):
        wire.sendall(given.data.replace(b"{host}", host.encode()))
        wire.settimeout(SECONDS_OF_SILENCE)
        while part := wire.recv(1_000_000):
            said += part
    return said


@pytest.fixture(scope="module")
def said(server) -> dict[str, bytes]:
    """What the server says to each, all at once: whoever sends half a request is waited for."""
    inputs = read("wire")
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda given: exchange(server, given), inputs)
    return {given.name: answer for given, answer in zip(inputs, answers, strict=True)}


def statuses(said: bytes) -> list[int]:
    heads = [line for line in said.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    return [int(head.split()[1]) for head in heads]


@pytest.mark.parametrize("group", ["broken", "lengths", "sizes"])
def test_the_server_answers_or_hangs_up_and_goes_on(server, said, group):
    faults = []
    for given in read("wire", group):
        answer = said[given.name]
        head = answer.partition(b"\r\n\r\n")[0].lower()
        wrong = [status for status in statuses(answer) if status >= 500]
        if wrong or any(trace in answer for trace in TRACES) or MARK.encode() in head:
            faults.append(f"{given.name} {given.data[:60]!r}: {answer[:200]!r}")
    assert not faults, "\n".join(faults)
    assert still_there(server)


def still_there(server) -> bool:
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=SECONDS)
    connection.request("GET", "/cookies/")
    answer = connection.getresponse()
    return answer.status == 200 and OURS in answer.headers


def test_one_request_is_never_read_as_two(said):
    """Request smuggling: what stands in a body is not answered as a request of its own (RFC 9112, 6.1 and 6.3)."""
    smuggled = [one for one in read("wire", "lengths") if one.data.count(b"HTTP/1.1") > 1]
    assert len(smuggled) >= 2
    for given in smuggled:
        assert len(statuses(said[given.name])) <= 1, (given.name, said[given.name][:300])


def test_nothing_comes_back_of_a_trace(said):
    for method in (b"TRACE", b"TRACK"):
        [given] = [one for one in read("wire", "broken") if one.data.startswith(method + b" ")]
        assert statuses(said[given.name]) in ([403], [405])
        assert b"zqmark" not in said[given.name].lower()


def test_the_log_says_nothing_of_what_was_sent(server, said):
    assert len(said) > 70
    assert MARK not in server.log.read_text().lower()
