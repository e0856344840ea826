"""A steward's key while they are signed in: half of it in a cookie, half in the session row."""

from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from coalface.core.roles import Role
from coalface.people import leaving
from coalface.people.models import StewardKey
from coalface.people.unlocking import COOKIE, IN_SESSION, private_key
from coalface.people.wrapping import unwrapped
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward():
    return people.steward(make.channel())


@pytest.fixture
def browser(steward):
    signed_in = Client()
    assert people.sign_in(signed_in, steward).url == "/staff/"
    return signed_in


def key_in(browser, person) -> bytes | None:
    """What a view would get with these cookies."""
    request = RequestFactory().get("/staff/desk/")
    request.COOKIES = {name: morsel.value for name, morsel in browser.cookies.items()}
    request.session = browser.session
    request.user = person
    return private_key(request)


def test_after_both_steps_a_view_has_the_very_key(browser, steward):
    assert key_in(browser, steward) == unwrapped(steward.steward_key, people.PASSWORD)
    assert browser.get(reverse("people")).status_code == 200


def test_the_cookie_goes_to_staff_pages_alone_and_no_script_can_read_it(browser):
    cookie = browser.cookies[COOKIE]
    assert cookie["path"] == "/staff/"
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == cookie["expires"] == ""
    assert len(urlsafe_b64decode(cookie.value)) == 32


@pytest.mark.parametrize("over_https", [True, False])
def test_the_cookie_is_secure_wherever_the_site_is(steward, settings, over_https):
    settings.OVER_HTTPS = over_https
    signed_in = Client()
    people.sign_in(signed_in, steward)
    assert bool(signed_in.cookies[COOKIE]["secure"]) is over_https


def test_neither_half_opens_anything_alone(browser, steward):
    cookie = browser.cookies.pop(COOKIE)
    assert key_in(browser, steward) is None
    other = Client()
    people.sign_in(other, people.steward(make.channel(), "Other"))
    other.cookies[COOKIE] = cookie.value
    assert key_in(other, steward) is None


@pytest.mark.parametrize("cookie", ["", "not base64!", "c2hvcnQ=", "é", "A" * 5000])
def test_a_cookie_that_is_no_key_leaves_it_locked(browser, steward, cookie):
    browser.cookies[COOKIE] = cookie
    assert key_in(browser, steward) is None


def test_between_the_two_steps_no_view_has_the_key(client, steward):
    client.post(reverse("sign_in"), {"login": steward.email, "password": people.PASSWORD})
    from django.contrib.auth.models import AnonymousUser

    assert key_in(client, AnonymousUser()) is None
    assert people.leads_to_sign_in(client.get(reverse("people")))


def test_after_thirty_idle_minutes_it_is_gone(browser):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    response = browser.get(reverse("people"))
    assert people.leads_to_sign_in(response)
    assert response.cookies[COOKIE]["max-age"] == 0


def test_every_page_begins_the_thirty_minutes_anew(browser):
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=soon)
    browser.get(reverse("people"))
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)


def test_somebody_who_is_no_steward_gets_no_cookie(client):
    peer = people.member(make.channel(), Role.PEER)
    people.sign_in(client, peer)
    assert COOKIE not in client.cookies
    assert IN_SESSION not in client.session


def test_a_steward_without_a_key_gets_one_at_sign_in(client):
    steward = people.member(make.channel(), Role.STEWARD)
    people.sign_in(client, steward)
    assert key_in(client, steward) == unwrapped(StewardKey.objects.get(person=steward), people.PASSWORD)


def test_other_rooms_hear_of_the_open_key_once_both_steps_are_done(client, steward):
    heard = []

    def hear(sender, *, person, private_key, **_signal):
        heard.append((person, private_key))

    leaving.steward_key_opened.connect(hear)
    client.post(reverse("sign_in"), {"login": steward.email, "password": people.PASSWORD})
    assert heard == []
    client.post(reverse("type_code"), {"code": people.code_now()})
    leaving.steward_key_opened.disconnect(hear)
    assert heard == [(steward, unwrapped(steward.steward_key, people.PASSWORD))]
