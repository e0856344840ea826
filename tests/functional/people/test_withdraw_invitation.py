"""Withdrawing an invitation."""

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions
from coalface.people.models import Invitation
from coalface.ui.clock import today
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


@pytest.fixture
def token(here):
    return actions.invite(
        organisation=here.channel.organisation,
        channel=here.channel,
        role=Role.PEER,
        email="x@example.org",
        today=today(),
    )


def withdraw(person):
    url = reverse("withdraw_invitation", args=[Invitation.objects.get().pk])
    return people.at_work(person).post(url)


def test_its_link_leads_nowhere(here, token, client):
    assert withdraw(here.steward).url == reverse("people")
    assert client.get(reverse("invitation", args=[token])).status_code == 404


def test_a_steward_of_another_organisation_finds_nothing(token):
    assert withdraw(people.standing().steward).status_code == 404
    assert Invitation.objects.exists()


def test_a_link_alone_withdraws_nothing(here, token):
    url = reverse("withdraw_invitation", args=[Invitation.objects.get().pk])
    assert people.at_work(here.steward).get(url).status_code == 405
