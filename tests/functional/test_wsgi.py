"""Requests that break the reading of them, before any middleware could answer."""

import logging

import pytest
from django.test import RequestFactory

from coalface.config import wsgi
from coalface.config.headers import HEADERS
from coalface.config.logs import PlacesNotWords

pytestmark = pytest.mark.django_db


def ask(content_type: str, path: str = "/promise/") -> tuple[str, dict[str, str], bytes]:
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(status=status, headers=dict(headers))

    environ = RequestFactory().get(path).environ
    body = b"".join(wsgi.application({**environ, "CONTENT_TYPE": content_type}, start_response))
    return said["status"], said["headers"], body


@pytest.mark.parametrize(
    "charset", ["hex", "zlib", "rot13", "punycode", "nothing-known", "a\0b", '"hex"', "utf-16", "idna"]
)
def test_a_charset_that_is_none_is_left_out(charset):
    status, headers, _ = ask(f"x/y; charset={charset}")
    assert status == "200 OK"
    assert headers.items() >= HEADERS.items()


@pytest.mark.parametrize("header", ["text/plain", "text/plain; charset=UTF-8", 'a/b; charset="utf8"; c=d'])
def test_what_is_utf8_stays_as_it_was(header):
    assert wsgi.only_utf8(header) == header


@pytest.mark.parametrize(
    "header", ["a/b; charset=utf-8; charset=hex", "a/b; charset*=utf-8''hex", "a/b;charset"]
)
def test_a_charset_said_in_two_ways_does_no_harm(header):
    assert ask(header)[0] == "200 OK"


def test_whatever_else_escapes_is_answered_in_a_sentence_and_only_its_kind_is_written(monkeypatch, caplog):
    def broken(environ, start_response):
        raise ValueError("what Ann Bell wrote")

    monkeypatch.setattr(wsgi, "site", broken)
    with caplog.at_level(logging.ERROR):
        status, headers, body = ask("text/plain")
    assert status == "400 Bad Request"
    assert b"We could not read this request." in body
    assert headers.items() >= HEADERS.items()
    assert "ValueError" in caplog.text
    assert "Bell" not in caplog.text


def record(name: str, message: str) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "", 0, message, (), None)


def test_a_traceback_that_the_web_server_writes_into_its_message_is_cut_off():
    message = "Application callable raised an exception\nTraceback\nValueError: what Ann Bell wrote"
    line = PlacesNotWords().format(record("_granian.wsgi", message))
    assert line.endswith("_granian.wsgi: Application callable raised an exception")


def test_a_refused_request_leaves_no_line_and_no_time(client, caplog):
    assert not logging.getLogger("django.request").isEnabledFor(logging.WARNING)
    client.get("/nothing-here/")
    assert caplog.text == ""
