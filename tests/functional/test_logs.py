"""A line of the log: when, in time that every machine shares, how grave, where, and never what was typed."""

import logging

from coalface.config.logs import PlacesNotWords


def line(message: str, *given: object, **more: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, "here.py", 1, message, given, None)
    record.created = 1_783_213_323.004
    record.__dict__.update(more)
    return PlacesNotWords().format(record)


def test_the_moment_is_said_with_its_offset():
    assert line("It could not be read: %s", "x").startswith("2026-07-05T01:02:03.004Z ERROR django.request: ")


def test_what_a_message_was_given_stays_out_and_breaks_no_line():
    said = line(
        "It could not be read: %s", "a story\n2026-07-05T01:02:03.004Z ERROR all is well", status_code=500
    )
    assert said.endswith("django.request: answered 500")
    assert "\n" not in said
