"""A canary over the database: neither a private key nor a password is ever written down in it."""

from base64 import b64encode, urlsafe_b64encode

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from coalface.people import actions
from coalface.people.models import Invitation
from coalface.people.unlocking import COOKIE
from coalface.people.wrapping import unwrapped
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


def everything_written() -> bytes:
    """Every value of every row of every table, and what the sessions say when they are unpacked."""
    written = []
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            written += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    written += [str(session.get_decoded()).encode() for session in Session.objects.all()]
    return b"\n".join(written)


def ways_to_write(secret: bytes) -> list[bytes]:
    return [
        secret,
        secret.hex().encode(),
        b64encode(secret),
        urlsafe_b64encode(secret),
        repr(secret).encode(),
    ]


def test_a_steward_s_whole_day_leaves_no_secret_behind():
    steward = people.steward(make.channel())
    private = unwrapped(steward.steward_key, people.PASSWORD)
    browser = Client()
    people.sign_in(browser, steward)
    for name in ("people", "invite", "change_password"):
        browser.get(reverse(name))
    cookie = browser.cookies[COOKIE].value
    written = everything_written()
    assert steward.email.encode() in written, "the canary can sing"
    for secret in (private, people.PASSWORD.encode(), people.SECRET.encode()):
        assert not any(way in written for way in ways_to_write(secret))
    assert cookie.encode() not in written


def test_changing_a_password_leaves_neither_the_old_nor_the_new_behind():
    steward = people.steward(make.channel())
    old_wrapped = bytes(steward.steward_key.wrapped_private_key)
    new = people.OTHER_PASSWORD
    actions.change_password(person=steward, old=people.PASSWORD, new=new, today=today())
    written = everything_written()
    assert old_wrapped not in written
    assert new.encode() not in written
    assert people.PASSWORD.encode() not in written


def test_accepting_an_invitation_leaves_neither_token_nor_password_behind():
    channel = make.channel()
    facts = {"organisation": channel.organisation, "channel": channel, "role": "steward"}
    token = actions.invite(**facts, email="new@example.org", today=today())
    assert Invitation.objects.count() == 1
    assert token.encode() not in everything_written()
    actions.accept_invitation(token=token, name="Carol", password=people.OTHER_PASSWORD, today=today())
    assert people.OTHER_PASSWORD.encode() not in everything_written()


def test_the_shares_of_the_recovery_key_are_not_kept():
    from coalface.core.recovery import split
    from coalface.core.sealing import new_key_pair

    public, private = new_key_pair()
    organisation = make.organisation()
    shares = split(private)
    actions.set_recovery_key(organisation=organisation, public_key=public, today=today())
    actions.test_recovery_key(organisation=organisation, shares=shares[:2], today=today())
    written = everything_written()
    assert not any(way in written for way in ways_to_write(private))
    assert not any(share.encode() in written for share in shares)
