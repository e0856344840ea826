"""Recovery codes: shown once, made anew with the password."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import reverse

from coalface.core.roles import Role
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer():
    made = people.member(make.channel(), Role.PEER)
    RecoveryCodes.activate(made)
    return made


def codes_on(response) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", response.content.decode())


def test_they_are_shown_once(peer):
    browser = people.signed_in(peer)
    assert len(codes_on(browser.get(reverse("recovery_codes")))) == 10
    assert codes_on(browser.get(reverse("recovery_codes"))) == []


def test_they_are_sealed_in_the_database(peer):
    codes = codes_on(people.signed_in(peer).get(reverse("recovery_codes")))
    stored = str(list(peer.authenticator_set.values_list("data", flat=True)))
    assert not any(code in stored for code in codes)


def test_new_ones_need_the_password(peer):
    browser = people.signed_in(peer)
    browser.get(reverse("recovery_codes"))
    response = browser.post(reverse("recovery_codes"), {"password": "not the password"})
    assert response.status_code == 422
    assert codes_on(browser.get(reverse("recovery_codes"))) == []


def test_new_ones_end_the_old_ones(peer, client):
    browser = people.signed_in(peer)
    old = codes_on(browser.get(reverse("recovery_codes")))
    browser.post(reverse("recovery_codes"), {"password": people.PASSWORD})
    new = codes_on(browser.get(reverse("recovery_codes")))
    assert len(new) == 10
    assert not set(old) & set(new)
    assert people.sign_in(client, peer, code=old[0]).status_code == 422
