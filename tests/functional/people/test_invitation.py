"""The page behind an invitation: mistyped, used, too old, and what it makes."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions, queries
from coalface.people.models import Invitation, Person, RoleGrant, StewardKey
from coalface.people.wrapping import unwrapped
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db
NEW = people.OTHER_PASSWORD
GONE = "This link leads nowhere"


@pytest.fixture
def channel():
    return make.channel(opened=False)


def invite(channel, role=Role.STEWARD, email="new@example.org", days_ago=0, **facts):
    on = today() - timedelta(days=days_ago)
    return actions.invite(
        organisation=channel.organisation, channel=channel, role=role, email=email, today=on, **facts
    )


def accept(browser, token, **typed):
    answers = {"name": "Carol", "password": NEW, "password_again": NEW, "declares": "on", **typed}
    return browser.post(reverse("invitation", args=[token]), answers)


def test_it_makes_an_account_with_the_role_and_a_working_key(client, channel):
    assert people.leads_to_sign_in(accept(client, invite(channel)))
    person = Person.objects.get(email="new@example.org")
    assert person.name == "Carol"
    assert queries.roles_of(person) == {(Role.STEWARD, channel.pk)}
    assert len(unwrapped(person.steward_key, NEW)) == 32
    assert person.grants.get().line_manages_here is False


def test_the_new_person_signs_in_and_is_asked_to_set_up_codes(client, channel):
    accept(client, invite(channel))
    response = client.post(reverse("sign_in"), {"login": "new@example.org", "password": NEW}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("set_up_codes")


def test_the_page_says_what_somebody_is_invited_to(client, channel):
    page = client.get(reverse("invitation", args=[invite(channel)])).content.decode()
    assert "Opens sealed reports" in page
    assert channel.name in page
    assert "line-manage nobody" in page


def test_only_stewards_are_asked_whom_they_manage(client, channel):
    token = invite(channel, Role.PEER)
    assert "line-manage nobody" not in client.get(reverse("invitation", args=[token])).content.decode()
    accept(client, token)
    assert not StewardKey.objects.exists()


def test_a_steward_who_cannot_declare_it_gets_no_account(client, channel):
    response = accept(client, invite(channel), declares="")
    assert response.status_code == 422
    assert "Only somebody who line-manages nobody here can be a steward." in response.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("mistake", [lambda token: token[:-1], str.swapcase, lambda token: token + "A"])
def test_a_mistyped_link_leads_nowhere(client, channel, mistake):
    response = client.get(reverse("invitation", args=[mistake(invite(channel))]))
    assert response.status_code == 404
    assert GONE in response.content.decode()


def test_a_link_works_once(client, channel):
    token = invite(channel)
    accept(client, token)
    response = accept(client, token)
    assert response.status_code == 404
    assert GONE in response.content.decode()


def test_a_link_works_on_the_fourteenth_day_and_not_on_the_fifteenth(client, channel):
    fourteenth, fifteenth = invite(channel, days_ago=14), invite(channel, Role.PEER, days_ago=15)
    assert client.get(reverse("invitation", args=[fourteenth])).status_code == 200
    assert client.get(reverse("invitation", args=[fifteenth])).status_code == 404


def test_a_new_link_to_the_same_address_ends_the_one_before(client, channel):
    first, second = invite(channel), invite(channel)
    assert client.get(reverse("invitation", args=[first])).status_code == 404
    assert client.get(reverse("invitation", args=[second])).status_code == 200


def test_the_database_keeps_no_token(channel):
    token = invite(channel)
    row = Invitation.objects.get()
    assert token.encode() not in bytes(row.token_digest)
    assert token not in str(Invitation.objects.values())


def test_a_weak_or_mistyped_password_makes_no_account_and_loses_no_name(client, channel):
    token = invite(channel)
    for typed in (
        {"password": "short", "password_again": "short"},
        {"password_again": "something else here"},
    ):
        response = accept(client, token, **typed)
        assert response.status_code == 422
        assert "Carol" in response.content.decode()
    assert not Person.objects.exists()


def test_whoever_has_an_account_is_asked_to_sign_in_first(client, channel):
    peer = people.member(channel, Role.PEER)
    token = invite(channel, Role.STEWARD, email=peer.email)
    page = client.get(reverse("invitation", args=[token])).content.decode()
    assert "You have an account already." in page
    accept(client, token, password=people.PASSWORD)
    assert queries.roles_of(peer) == {(Role.PEER, channel.pk)}


def test_signed_in_and_with_their_password_they_get_one_more_role(channel):
    peer = people.member(channel, Role.PEER)
    token = invite(channel, Role.STEWARD, email=peer.email)
    browser = people.signed_in(peer)
    answers = {"password": people.PASSWORD, "declares": "on"}
    assert browser.post(reverse("invitation", args=[token]), answers).url == reverse("staff")
    assert queries.is_steward(peer, channel.pk)
    assert unwrapped(StewardKey.objects.get(person=peer), people.PASSWORD)


def test_with_a_wrong_password_they_do_not(channel):
    peer = people.member(channel, Role.PEER)
    token = invite(channel, Role.STEWARD, email=peer.email)
    response = people.signed_in(peer).post(
        reverse("invitation", args=[token]), {"password": "not the password", "declares": "on"}
    )
    assert response.status_code == 422
    assert not StewardKey.objects.exists()


def test_a_role_that_does_not_go_with_another_is_refused_with_the_reason(channel):
    manager = people.member(channel, Role.ANSWERING_MANAGER)
    token = invite(channel, Role.STEWARD, email=manager.email)
    response = people.signed_in(manager).post(
        reverse("invitation", args=[token]), {"password": people.PASSWORD, "declares": "on"}
    )
    assert response.status_code == 422
    assert "An answering manager cannot be a steward" in response.content.decode()


def test_an_account_of_another_organisation_is_not_taken_over(client, channel):
    stranger = people.member(make.channel(), Role.PEER)
    token = invite(channel, Role.PEER, email=stranger.email)
    page = client.get(reverse("invitation", args=[token])).content.decode()
    assert "another organisation" in page
    accept(client, token)
    stranger.refresh_from_db()
    assert stranger.check_password(people.PASSWORD)


def test_a_mended_account_has_a_new_password_a_new_key_and_no_codes(client, channel):
    steward = people.steward(channel)
    old_key = steward.steward_key.id
    token = actions.mend_account(person=steward, today=today())
    assert people.leads_to_sign_in(accept(client, token))
    steward = Person.objects.get(pk=steward.pk)
    assert steward.check_password(NEW)
    assert steward.steward_key.id != old_key
    assert unwrapped(steward.steward_key, NEW)
    assert not Authenticator.objects.filter(user=steward).exists()
    assert RoleGrant.objects.filter(person=steward).count() == 1


def test_until_the_link_is_used_the_old_password_still_works(client, channel):
    steward = people.steward(channel)
    actions.mend_account(person=steward, today=today())
    assert people.sign_in(client, steward).url == "/staff/"
