"""Setting up an authenticator app: asked of everybody who has a password, before anything else opens."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.urls import reverse

from coalface.core.roles import Role
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer():
    return people.member(make.channel(), Role.PEER, codes=False)


@pytest.fixture
def browser(newcomer):
    return people.signed_in(newcomer)


def secret_on(page: str) -> str:
    return "".join(re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).split())


def test_somebody_without_an_app_is_led_here_from_every_page(browser):
    for name in ("staff", "people", "change_password", "recovery_codes"):
        assert browser.get(reverse(name)).url == reverse("set_up_codes")


def test_the_page_shows_a_picture_and_the_same_secret_in_letters(browser):
    page = browser.get(reverse("set_up_codes")).content.decode()
    assert "<svg" in page
    assert len(secret_on(page)) == 32


def test_the_first_code_sets_it_up_and_leads_to_the_recovery_codes(browser, newcomer):
    secret = secret_on(browser.get(reverse("set_up_codes")).content.decode())
    response = browser.post(reverse("set_up_codes"), {"code": people.code_now(secret)})
    assert response.url == reverse("recovery_codes")
    assert {row.type for row in Authenticator.objects.filter(user=newcomer)} == {"totp", "recovery_codes"}
    assert browser.get(reverse("why_desk")).status_code == 200


def test_the_first_code_is_used_up(browser, newcomer, client):
    secret = secret_on(browser.get(reverse("set_up_codes")).content.decode())
    code = people.code_now(secret)
    browser.post(reverse("set_up_codes"), {"code": code})
    assert people.sign_in(client, newcomer, code=code).status_code == 422


def test_a_wrong_code_is_refused_and_the_secret_stays(browser, newcomer):
    secret = secret_on(browser.get(reverse("set_up_codes")).content.decode())
    response = browser.post(reverse("set_up_codes"), {"code": "12345"})
    assert response.status_code == 422
    assert secret_on(response.content.decode()) == secret
    assert not Authenticator.objects.filter(user=newcomer).exists()


def test_the_secret_lies_sealed_while_it_waits_and_after(browser):
    secret = secret_on(browser.get(reverse("set_up_codes")).content.decode())
    [session] = Session.objects.all()
    assert secret not in str(session.get_decoded())
    browser.post(reverse("set_up_codes"), {"code": people.code_now(secret)})
    assert all(secret not in str(row.data) for row in Authenticator.objects.all())


def test_whoever_has_an_app_is_led_on():
    peer = people.member(make.channel(), Role.PEER)
    assert people.signed_in(peer).get(reverse("set_up_codes")).url == "/staff/"


def test_nobody_comes_here_without_a_password(client):
    assert people.leads_to_sign_in(client.get(reverse("set_up_codes")))
