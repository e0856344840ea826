"""Mending an account: a steward makes a link for everybody but a steward, whom the operator mends."""

import re

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions
from coalface.people.models import Invitation, RoleGrant
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


def mend(by, person):
    return people.at_work(by).post(reverse("mend_account", args=[person.pk]))


def test_the_page_asks_to_be_sure_who_asks(here):
    url = reverse("mend_account", args=[here.peer.pk])
    assert "ring them on a number" in people.at_work(here.steward).get(url).content.decode()


def test_the_link_leads_to_a_new_password(here, client):
    response = mend(here.steward, here.peer)
    [path] = re.findall(r"/staff/invitation/[^/]+/", response.content.decode())
    assert "Make your account anew" in client.get(path).content.decode()


def test_nobody_mends_their_own(here):
    assert refused(mend(here.steward, here.steward))


def refused(response) -> bool:
    words = response.content.decode()
    return (
        response.status_code == 422
        and "neither can appoint, mend or remove" in words
        and "/staff/invitation/" not in words
    )


def test_no_steward_gets_a_link_to_the_account_of_the_other(here):
    assert refused(mend(here.steward, here.other_steward))
    assert not Invitation.objects.exists()


def test_nor_to_a_peer_who_is_a_steward_of_another_channel(here):
    there = make.channel(organisation_=here.channel.organisation)
    RoleGrant.objects.create(person=here.peer, channel=there, role=Role.STEWARD.value)
    assert refused(mend(here.steward, here.peer))


def test_the_page_says_so_before_anybody_presses_the_button(here):
    url = reverse("mend_account", args=[here.other_steward.pk])
    page = people.at_work(here.steward).get(url).content.decode()
    assert "ask the operator" in page
    assert "Make the link" not in page


def test_a_link_made_for_a_peer_ends_when_they_become_a_steward(here, client):
    token = actions.mend_account(person=here.peer, by=here.steward, today=today())
    actions.give_role(person=here.peer, role=Role.STEWARD, channel=here.channel, today=today())
    assert client.get(reverse("invitation", args=[token])).status_code == 404


def test_the_operator_mends_a_steward(here, client):
    token = actions.mend_account(person=here.other_steward, today=today())
    page = client.get(reverse("invitation", args=[token])).content.decode()
    assert "Make your account anew" in page


def test_a_steward_of_another_organisation_finds_nobody(here):
    assert mend(people.standing().steward, here.peer).status_code == 404
