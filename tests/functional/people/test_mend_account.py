"""Mending an account: another steward makes a link, and nobody can do it alone."""

import re

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people.models import RoleGrant
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


def mend(by, person):
    return people.at_work(by).post(reverse("mend_account", args=[person.pk]))


def test_the_page_asks_to_be_sure_who_asks(here):
    url = reverse("mend_account", args=[here.other_steward.pk])
    assert "ring them on a number" in people.at_work(here.steward).get(url).content.decode()


def test_the_link_leads_to_a_new_password(here, client):
    response = mend(here.steward, here.other_steward)
    [path] = re.findall(r"/staff/invitation/[^/]+/", response.content.decode())
    assert "Make your account anew" in client.get(path).content.decode()


def test_nobody_mends_their_own(here):
    response = mend(here.steward, here.steward)
    assert response.status_code == 422
    assert "nobody can do it alone" in response.content.decode()


def test_a_steward_elsewhere_is_mended_by_a_steward_of_that_channel(here):
    there = make.channel(organisation_=here.channel.organisation)
    RoleGrant.objects.create(person=here.other_steward, channel=there, role=Role.STEWARD.value)
    response = mend(here.steward, here.other_steward)
    assert response.status_code == 422
    assert "a steward where you are not" in response.content.decode()


def test_a_steward_of_another_organisation_finds_nobody(here):
    assert mend(people.standing().steward, here.peer).status_code == 404
