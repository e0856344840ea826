"""Every address x every role x another organisation. It grows with the addresses and the roles by itself."""

from collections.abc import Iterator
from functools import cache

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from coalface.config.doors import ANYONE, COMING_IN, DOORS, SIGNED_IN, WITHOUT_CODES
from coalface.core.roles import Role
from coalface.people.menus import ENTRIES
from coalface.people.unlocking import COOKIE
from tests import people_make as people
from tests.functional.doors_arguments import ARGUMENTS

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[tuple[people.Standing, people.Standing]]:
    """Two organisations' people, made once. What a test does to them is undone after it, and they after all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield people.standing(), people.standing()
        transaction.set_rollback(True)


@pytest.fixture
def here(made, db) -> people.Standing:
    return made[0]


@pytest.fixture
def there(made, db) -> people.Standing:
    return made[1]


def patterns(inside=None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in inside or get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            yield before + (pattern.name or ""), pattern
        else:
            yield from patterns(
                pattern.url_patterns, before + (f"{pattern.namespace}:" if pattern.namespace else "")
            )


@cache
def names() -> dict[str, URLPattern]:
    return dict(patterns())


def address(name: str, here: people.Standing) -> str:
    assert name in ARGUMENTS or not names()[name].pattern.converters, (
        f"Give {name} a line in doors_arguments.py."
    )
    return reverse(name, kwargs=ARGUMENTS[name](here) if name in ARGUMENTS else None)


def was_turned_away(response) -> bool:
    return response.status_code == 403 or people.leads_to_sign_in(response)


STAFF_DOORS = [name for name, door in DOORS.items() if door not in (ANYONE, COMING_IN)]
PUBLIC_DOORS = [name for name, door in DOORS.items() if door is ANYONE]
# Also those that others may open: what a steward sees there can need their key.
FOR_STEWARDS = [
    name for name in STAFF_DOORS if isinstance(DOORS[name], frozenset) and Role.STEWARD in DOORS[name]
]


def test_every_address_has_a_name_and_a_door_and_every_door_an_address():
    assert set(names()) == set(DOORS)


def test_the_root_of_the_api_is_walked_too_and_says_nothing(client):
    assert "api:api-root" in PUBLIC_DOORS
    assert client.get(reverse("api:api-root")).status_code == 404


def test_an_address_without_a_door_is_not_there(client, monkeypatch):
    # Another table in its place: what is taken out of ours and put back would stand at its end.
    without = {name: door for name, door in DOORS.items() if name != "promise"}
    monkeypatch.setattr("coalface.config.doors.DOORS", without)
    assert client.get(reverse("promise")).status_code == 404


def test_what_needs_a_session_lies_where_the_cookies_go_and_nothing_else_does(here):
    for name, door in DOORS.items():
        assert address(name, here).startswith(settings.STAFF_PATH) is (door is not ANYONE), name


@pytest.mark.parametrize("name", PUBLIC_DOORS)
def test_a_page_for_anyone_never_asks_who_comes(client, here, name):
    response = client.get(address(name, here))
    request = response.wsgi_request
    assert not was_turned_away(response)
    assert not response.cookies, "it sets no cookie"
    assert not hasattr(request, "session"), "it has no session to read"
    assert not hasattr(request, "_cached_user"), "it asks for no account"
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("name", PUBLIC_DOORS)
def test_a_steward_s_key_is_never_asked_for_on_a_page_for_anyone(client, here, name):
    client.cookies[COOKIE] = "left over"
    assert not hasattr(client.get(address(name, here)).wsgi_request, "session")


@pytest.mark.parametrize("name", STAFF_DOORS)
def test_nobody_comes_in_without_signing_in(client, here, name):
    assert people.leads_to_sign_in(client.get(address(name, here)))
    assert client.post(address(name, here)).status_code == 403


@pytest.mark.parametrize("name", STAFF_DOORS)
@pytest.mark.parametrize("role", Role)
def test_each_role_opens_its_doors_and_no_other(here, name, role):
    door = DOORS[name]
    response = here.browser(role).get(address(name, here))
    may_enter = door in (WITHOUT_CODES, SIGNED_IN) or role in door
    assert was_turned_away(response) is not may_enter
    assert response.status_code < 500


@pytest.mark.parametrize("name", [name for name in STAFF_DOORS if name in ARGUMENTS])
@pytest.mark.parametrize("role", Role)
def test_nobody_of_another_organisation_finds_anything(here, there, name, role):
    browser = there.browser(role)
    for method in (browser.get, browser.post):
        assert method(address(name, here)).status_code in (403, 404, 405), name


@pytest.mark.parametrize("name", [name for name in STAFF_DOORS if DOORS[name] is not WITHOUT_CODES])
def test_nobody_comes_in_before_their_codes_are_set_up(here, name):
    newcomer = people.member(here.channel, Role.STEWARD, "New", codes=False)
    assert people.at_work(newcomer).get(address(name, here)).url == reverse("set_up_codes")


@pytest.mark.parametrize("name", FOR_STEWARDS)
def test_a_steward_whose_key_is_locked_signs_in_again(here, name):
    browser = people.signed_in(here.steward)
    response = browser.get(address(name, here))
    assert people.leads_to_sign_in(response)
    assert "Your key is locked again." in browser.get(response.url).content.decode()
    assert people.signed_in(here.steward).post(address(name, here)).status_code == 403


@pytest.mark.parametrize("role", ENTRIES)
def test_every_entry_of_the_menu_opens_for_whoever_sees_it(here, role):
    browser = here.browser(role)
    for entry in ENTRIES[role]:
        assert browser.get(reverse(entry)).status_code == 200, entry


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/signup/", "/accounts/login/", "/accounts/password/reset/", "/accounts/email/",
        "/accounts/confirm-email/", "/accounts/2fa/", "/staff/signup/", "/staff/password/reset/",
        "/staff/email/", "/admin/", "/login/", "/signup/",
    ],
)  # fmt: skip
def test_there_is_no_sign_up_no_reset_by_mail_and_no_admin(path):
    assert Client().get(path).status_code == 404


def test_allauth_is_left_with_two_names():
    assert {name for name in names() if name.startswith(("account", "mfa", "socialaccount"))} == {
        "account_login",
        "mfa_authenticate",
    }
