"""Where signing in leads."""

import pytest
from django.urls import reverse

from coalface.core.roles import ROLES
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


def test_a_steward_comes_to_the_desk():
    steward = people.member(make.channel(), people.Role.STEWARD)
    assert people.at_work(steward).get(reverse("staff")).url == reverse("desk")


def test_peers_and_answering_managers_come_to_theirs():
    channel = make.channel()
    for role, desk in ((people.Role.PEER, "why_desk"), (people.Role.ANSWERING_MANAGER, "answers")):
        browser = people.signed_in(people.member(channel, role))
        assert browser.get(reverse("staff")).url == reverse(desk)
        assert "Nothing waits for you" in browser.get(reverse(desk)).content.decode()


def test_an_analyst_begins_at_the_register():
    analyst = people.member(None, people.Role.ANALYST, organisation=make.channel().organisation)
    assert people.signed_in(analyst).get(reverse("staff")).url == reverse("staff_reviews")


ROLES_TO_COME = {
    people.Role.READER: "Reads what is published",
}


@pytest.mark.parametrize("role", ROLES_TO_COME, ids=str)
def test_others_read_that_nothing_waits_for_them_and_what_they_can_read(role):
    channel = make.channel(name="Staff of Harrowdale")
    practice = make.channel(organisation_=channel.organisation, opened=False, name="Still a practice channel")
    where = channel if ROLES[role].of_channel else None
    somebody = people.member(where, role, organisation=channel.organisation)
    page = people.signed_in(somebody).get(reverse("staff")).content.decode()
    assert "Nothing for you to do yet" in page
    assert ROLES_TO_COME[role] in page
    for name in ("learned", "feed", "log", "promise"):
        assert f'href="{reverse(name)}"' in page
    assert reverse("tell_counts", args=[channel.slug]) in page
    assert practice.name not in page
    for only_stewards in ("desk", "people", "publish", "staff_cards"):
        assert f'href="{reverse(only_stewards)}"' not in page


def test_somebody_without_a_role_is_told_whom_to_ask():
    somebody = people.member(make.channel(), people.Role.PEER)
    somebody.grants.all().delete()
    browser = people.signed_in(somebody)
    assert "You have no role here yet" in browser.get(reverse("staff")).content.decode()
