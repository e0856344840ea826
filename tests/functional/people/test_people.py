"""Who holds which role in my channels."""

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


def page_of(person) -> str:
    return people.at_work(person).get(reverse("people")).content.decode()


def test_a_steward_sees_everybody_in_the_channel_and_in_the_organisation(here):
    page = page_of(here.steward)
    for person in (here.other_steward, here.peer, here.answering_manager, here.reader):
        assert person.email in page


def test_the_page_offers_nothing_that_would_make_two_stewards_one(here):
    page = page_of(here.steward)
    assert "neither can appoint, mend or remove the other" in page
    for person in (here.steward, here.other_steward):
        assert reverse("mend_account", args=[person.pk]) not in page
        assert reverse("take_role_away", args=[person.grants.get().pk]) not in page
    assert reverse("mend_account", args=[here.peer.pk]) in page
    assert reverse("take_role_away", args=[here.peer.grants.get().pk]) in page


def test_nobody_of_another_organisation_or_channel_is_seen(here):
    there = people.standing()
    beside = people.member(make.channel(organisation_=here.channel.organisation), Role.PEER, "Beside")
    page = page_of(here.steward)
    for person in (there.steward, there.peer, there.reader, beside):
        assert person.email not in page


def test_what_a_steward_still_has_to_do_is_said(here):
    here.other_steward.grants.update(line_manages_here=None)
    page = page_of(here.steward)
    assert "has to sign in once, so that their key is made" in page
    assert "has not declared yet" in page


def test_invitations_that_wait_are_listed_and_those_of_others_are_not(here):
    there = people.standing()
    for standing, email in ((here, "mine@example.org"), (there, "theirs@example.org")):
        actions.invite(
            organisation=standing.channel.organisation,
            channel=standing.channel,
            role=Role.PEER,
            email=email,
            today=today(),
        )
    page = page_of(here.steward)
    assert "mine@example.org" in page
    assert "theirs@example.org" not in page


@pytest.mark.parametrize("who", ["peer", "answering_manager", "reader"])
def test_nobody_else_may_look(here, who):
    response = people.signed_in(getattr(here, who)).get(reverse("people"))
    assert response.status_code == 403
    assert "not open to you" in response.content.decode()
