"""The second step of signing in: six digits from an app, or a recovery code. Each works once."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer():
    return people.member(make.channel(), Role.PEER)


@pytest.fixture
def halfway(client, peer):
    """A browser in which the password was right."""
    client.post(reverse("sign_in"), {"login": peer.email, "password": people.PASSWORD})
    return client


def type_code(browser, code):
    return browser.post(reverse("type_code"), {"code": code})


def test_without_a_password_first_there_is_no_page(client):
    assert people.leads_to_sign_in(client.get(reverse("type_code")))


def test_the_page_asks_for_the_code_and_shows_none(halfway):
    page = halfway.get(reverse("type_code")).content.decode()
    assert "Type the code from your app" in page
    assert "Demo only" not in page
    assert people.code_now() not in page


def test_the_right_code_leads_in(halfway):
    assert type_code(halfway, people.code_now()).url == "/staff/"
    assert halfway.get(reverse("why_desk")).status_code == 200


def test_a_wrong_code_is_refused_in_a_sentence(halfway):
    response = type_code(halfway, "000000" if people.code_now() != "000000" else "000001")
    assert response.status_code == 422
    assert "This code is not right" in response.content.decode()


def test_no_code_at_all_is_refused(halfway):
    assert halfway.post(reverse("type_code"), {}).status_code == 422


def test_a_code_works_once(halfway, peer):
    code = people.code_now()
    type_code(halfway, code)
    # What one process remembers is not enough: another process has another memory.
    cache.clear()
    second = Client()
    response = people.sign_in(second, peer, code=code)
    assert response.status_code == 422
    assert "was used already" in response.content.decode()


def test_an_earlier_code_is_refused_after_a_later_one(halfway, peer, monkeypatch):
    early = people.code_now()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 30)
    type_code(halfway, people.code_now())
    monkeypatch.setattr(time, "time", real)
    assert people.sign_in(Client(), peer, code=early).status_code == 422


def test_a_recovery_code_works_once(halfway, peer):
    [code, *_] = RecoveryCodes.activate(peer).generate_codes()
    assert type_code(halfway, code).url == "/staff/"
    assert people.sign_in(Client(), peer, code=code).status_code == 422


def test_nothing_notes_when_somebody_signed_in(halfway, peer):
    type_code(halfway, people.code_now())
    assert Authenticator.objects.get(user=peer).last_used_at is None


def test_starting_again_leads_back_to_the_first_step(halfway):
    halfway.post(reverse("sign_out"))
    assert halfway.get(reverse("sign_in")).status_code == 200


def test_in_the_demo_the_page_shows_the_code_and_says_why(halfway, settings):
    settings.DEMO = True
    page = halfway.get(reverse("type_code")).content.decode()
    assert "Demo only" in page
    assert people.code_now() in page
