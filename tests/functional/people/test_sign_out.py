"""Signing out ends everything at once."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from coalface.people.unlocking import COOKIE
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return people.at_work(people.steward(make.channel()))


def test_a_link_alone_signs_nobody_out(browser):
    assert browser.get(reverse("sign_out")).status_code == 405
    assert browser.get(reverse("people")).status_code == 200


def test_the_session_and_the_key_cookie_are_gone(browser):
    response = browser.post(reverse("sign_out"))
    assert people.leads_to_sign_in(response)
    assert response.cookies[COOKIE].value == ""
    assert response.cookies[COOKIE]["max-age"] == 0
    assert response.cookies[COOKIE]["path"] == "/staff/"
    assert not Session.objects.exists()


def test_the_old_cookies_open_nothing(browser):
    old = {name: morsel.value for name, morsel in browser.cookies.items()}
    browser.post(reverse("sign_out"))
    for name, value in old.items():
        browser.cookies[name] = value
    assert people.leads_to_sign_in(browser.get(reverse("people")))
