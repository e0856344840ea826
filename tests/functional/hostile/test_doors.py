"""Hostile headers, cookies, queries, bodies, methods and addresses at every door, whoever stands there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from coalface.config.doors import DOORS

from .corpus import Input, dealt, read
from .judging import why_not
from .places import address_of, in_parts, who_opens
from .sending import as_environ, ask, undone
from .standing import ROLES, Standing

Send = Callable[[Client, str, Input], Any]
# The one who gets furthest meets more than those who are turned away at the door.
ONE_IN = {True: 48, False: 400}


def _method_of(given: Input) -> str:
    return given.text.replace("\0", "")


WAYS: dict[str, tuple[list[Input], Send]] = {
    "headers": (read("headers"), lambda browser, at, given: ask(browser, "GET", at, **as_environ(given))),
    "headers with a form": (
        read("headers"),
        lambda browser, at, given: ask(
            browser, "POST", at, b"step=zqmark", "application/x-www-form-urlencoded", **as_environ(given)
        ),
    ),
    "queries": (
        read("addresses", "queries"),
        lambda browser, at, given: ask(browser, "GET", f"{at}?{given.text}"),
    ),
    "bodies": (
        read("bodies"),
        lambda browser, at, given: ask(browser, "POST", at, given.data, given.content_type),
    ),
    "methods": (read("addresses", "methods"), lambda browser, at, given: ask(browser, _method_of(given), at)),
}


EVERY_WAY = [(way, given) for way, (inputs, _send) in WAYS.items() for given in inputs]


@pytest.mark.parametrize("names", in_parts(DOORS))
def test_no_request_breaks_a_door(here, names):
    """Whatever comes with a request, and whoever sends it."""
    faults = [fault for name in names for fault in _faults(here, name)]
    assert not faults, "\n".join(faults[:20])


def _faults(here: Standing, name: str) -> Iterator[str]:
    at = address_of(name, here)
    for who in ROLES:
        browser = here.browser(who)
        for way, given in dealt(EVERY_WAY, f"{name} {who}", one_in=ONE_IN[who == who_opens(name)]):
            method = _method_of(given) if way == "methods" else ""
            with undone(browser):
                fault = why_not(WAYS[way][1](browser, at, given), given, method=method)
            if fault:
                yield f"{name}, {who}, {way} < {given.name} {given.data[:60]!r}: {fault}"


def test_no_address_breaks_the_site(here):
    faults = []
    for who in ROLES:
        browser = here.browser(who)
        for given in dealt(read("addresses", "paths"), who, one_in=1 if who == "visitor" else 8):
            with undone(browser):
                answer = ask(browser, "GET", given.text)
                fault = why_not(answer, given)
            if fault:
                faults.append(f"{who}, {given.name} {given.data[:60]!r}: {fault}")
            if answer.status_code == 200 and "script" in given.text:
                faults.append(f"{who}, {given.name}: it was found")
    assert not faults, "\n".join(faults)


def test_no_header_opens_a_door(here):
    """Method override, original address, made-up names and cookies: whoever may not enter still may not."""
    opened = []
    for who in ("peer", "answering_manager", "reader", "newcomer", "visitor"):
        browser = here.browser(who)
        for given in dealt(read("headers"), who, one_in=5):
            for at in ("/staff/desk/", "/staff/people/"):
                with undone(browser):
                    if ask(browser, "GET", at, **as_environ(given)).status_code == 200:
                        opened.append(f"{who}, {at} < {given.name}")
    assert not opened, opened


def test_no_method_stands_in_for_another(here):
    """What only a form may do is not done by a header, a field or a query that names a method."""
    browser = here.browser("steward")
    at = address_of("retract", here)
    for override in (
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"},
        {"QUERY_STRING": "_method=POST&why=recognisable"},
    ):
        ask(browser, "GET", at, **override)
        assert ask(browser, "GET", address_of("card", here)).status_code == 200


def test_a_form_of_staff_without_its_token_is_refused_at_every_door(here):
    """A page elsewhere cannot act as somebody who is signed in."""
    taken = []
    for name in DOORS:
        at = address_of(name, here)
        if not at.startswith("/staff/"):
            continue
        browser = here.browser(who_opens(name))
        browser.handler.enforce_csrf_checks = True
        with undone(browser):
            answer = ask(browser, "POST", at, b"step=open", "application/x-www-form-urlencoded")
        if answer.status_code not in (403, 405):
            taken.append(f"{name}: {answer.status_code}")
    assert not taken, taken
