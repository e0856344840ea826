"""Inviting somebody: the link is shown once."""

import re

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.integrity.models import Entry
from coalface.people.models import Invitation
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


def invite(browser, place, email="new@example.org"):
    return browser.post(reverse("invite"), {"email": email, "place": place})


def test_a_steward_may_invite_to_every_role_but_steward(here):
    page = people.at_work(here.steward).get(reverse("invite")).content.decode()
    places = set(re.findall(r'name="place" value="([^"]*)"', page))
    slug = here.channel.slug
    assert places == {
        f"{slug}:peer", f"{slug}:answering_manager", ":author", ":analyst", ":reader"
    }  # fmt: skip


def test_the_link_is_in_the_answer_and_opens_the_invitation(here, client):
    response = invite(people.at_work(here.steward), f"{here.channel.slug}:peer")
    [path] = re.findall(r"/staff/invitation/[^/]+/", response.content.decode())
    assert client.get(path).status_code == 200
    assert Invitation.objects.get().channel == here.channel


def test_a_role_of_the_whole_organisation_names_no_channel(here):
    invite(people.at_work(here.steward), ":reader")
    assert Invitation.objects.get().channel is None


def test_another_channel_cannot_be_chosen(here):
    there = make.channel()
    response = invite(people.at_work(here.steward), f"{there.slug}:{Role.PEER.value}")
    assert response.status_code == 422
    assert not Invitation.objects.exists()


def test_no_steward_invites_a_steward(here):
    response = invite(people.at_work(here.steward), f"{here.channel.slug}:steward")
    assert response.status_code == 422
    assert not Invitation.objects.exists()


def test_what_was_typed_stays_when_something_is_missing(here):
    response = people.at_work(here.steward).post(reverse("invite"), {"email": "new@example.org"})
    assert response.status_code == 422
    assert "new@example.org" in response.content.decode()


def test_the_log_says_that_somebody_was_invited_and_not_whom(here):
    from coalface.integrity.kinds import What

    invite(people.at_work(here.steward), f"{here.channel.slug}:peer")
    if "person invited" in set(What):
        assert Entry.objects.get().role == "steward"
    assert b"new@example.org" not in b"".join(bytes(entry.commitment) for entry in Entry.objects.all())
