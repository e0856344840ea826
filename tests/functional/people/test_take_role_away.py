"""Taking a role away: at once, and with the last one the name and address."""

import pytest
from django.urls import reverse

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.people import actions, leaving
from coalface.people.models import Person, RoleGrant, StewardKey
from coalface.ui.clock import today
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


@pytest.fixture
def gone():
    """What other rooms hear of keys that are gone."""
    heard = []

    def hear(sender, *, holder, channel_id, **_signal):
        heard.append((holder, channel_id))

    leaving.steward_key_gone.connect(hear)
    yield heard
    leaving.steward_key_gone.disconnect(hear)


def take_away(by, person):
    return people.at_work(by).post(reverse("take_role_away", args=[person.grants.get().pk]))


def test_the_page_says_what_will_happen(here):
    url = reverse("take_role_away", args=[here.peer.grants.get().pk])
    page = people.at_work(here.steward).get(url).content.decode()
    assert "If it is their last role, their name and address are deleted too." in page


def test_with_the_last_role_the_account_is_deleted(here):
    assert take_away(here.steward, here.peer).url == reverse("people")
    assert not Person.objects.filter(pk=here.peer.pk).exists()


def test_with_another_role_left_the_account_stays(here):
    RoleGrant.objects.create(person=here.peer, role=Role.READER.value)
    grant = here.peer.grants.get(channel=here.channel)
    people.at_work(here.steward).post(reverse("take_role_away", args=[grant.pk]))
    assert Person.objects.filter(pk=here.peer.pk).exists()


def test_whoever_was_signed_in_is_out_at_once(here):
    browser = people.signed_in(here.peer)
    take_away(here.steward, here.peer)
    assert people.leads_to_sign_in(browser.get(reverse("staff")))


def remove(grant):
    """As the operator does at the command line."""
    actions.take_role_away(grant=grant, today=today())


def test_no_steward_takes_the_role_of_a_steward_away(here):
    alice, bob = people.steward(here.channel, "Ann"), people.steward(here.channel, "Ben")
    for by in (alice, bob):
        response = take_away(by, bob)
        assert response.status_code == 422
        assert "ask the operator" in response.content.decode()
    assert StewardKey.objects.filter(person=bob).exists()


def test_a_steward_takes_their_key_along_and_other_rooms_hear_it(here, gone):
    bob = people.steward(here.channel, "Ben")
    people.steward(here.channel, "Ann")
    key = bob.steward_key
    remove(bob.grants.get())
    assert not StewardKey.objects.filter(pk=key.pk).exists()
    assert gone == [(str(key.pk), None)]


def test_a_steward_who_stays_in_another_channel_keeps_the_key(here, gone):
    from tests import make

    bob = people.steward(here.channel, "Ben")
    people.steward(here.channel, "Ann")
    there = make.channel(organisation_=here.channel.organisation)
    grant = bob.grants.get()
    RoleGrant.objects.create(person=bob, channel=there, role=Role.STEWARD.value)
    remove(grant)
    assert gone == [(str(bob.steward_key.pk), here.channel.pk)]
    assert StewardKey.objects.filter(person=bob).exists()


def test_the_last_working_key_of_a_channel_cannot_be_taken_away(here):
    ann = people.steward(here.channel, "Ann")
    with pytest.raises(NotAllowed, match="Nobody else here has a working key"):
        remove(ann.grants.get())
    assert StewardKey.objects.filter(person=ann).exists()


def test_a_listener_that_fails_undoes_it_all(here, monkeypatch):
    bob = people.steward(here.channel, "Ben")
    people.steward(here.channel, "Ann")

    def fail(sender, **_signal):
        raise RuntimeError

    leaving.steward_key_gone.connect(fail)
    with pytest.raises(RuntimeError):
        remove(bob.grants.get())
    leaving.steward_key_gone.disconnect(fail)
    assert StewardKey.objects.filter(person=bob).exists()


def test_a_steward_of_another_organisation_finds_nothing(here):
    assert take_away(people.standing().steward, here.peer).status_code == 404
    assert here.peer.grants.exists()


def test_a_number_that_no_row_can_have_is_not_there(here):
    browser = people.at_work(here.steward)
    assert browser.get(f"/staff/people/roles/{10**30}/").status_code == 404
