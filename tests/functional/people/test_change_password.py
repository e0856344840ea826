"""Changing a password: the key stays the same, wrapped anew, and every session ends."""

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.core.sealing import CannotOpen
from coalface.people.models import StewardKey
from coalface.people.wrapping import unwrapped
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db
NEW = people.OTHER_PASSWORD


@pytest.fixture
def steward():
    return people.steward(make.channel())


def change(browser, old=people.PASSWORD, new=NEW, again=None):
    return browser.post(
        reverse("change_password"),
        {"old_password": old, "password": new, "password_again": new if again is None else again},
    )


def test_the_new_password_opens_the_same_key_and_the_old_one_opens_nothing(steward):
    before = StewardKey.objects.get(person=steward)
    private = unwrapped(before, people.PASSWORD)
    assert people.leads_to_sign_in(change(people.at_work(steward)))
    after = StewardKey.objects.get(person=steward)
    assert after.id == before.id
    assert bytes(after.salt) != bytes(before.salt)
    assert unwrapped(after, NEW) == private
    with pytest.raises(CannotOpen):
        unwrapped(after, people.PASSWORD)


def test_every_session_ends(steward):
    here, elsewhere = people.at_work(steward), people.at_work(steward)
    change(here)
    assert people.leads_to_sign_in(here.get(reverse("people")))
    assert people.leads_to_sign_in(elsewhere.get(reverse("people")))


def test_a_wrong_old_password_changes_nothing(steward):
    response = change(people.at_work(steward), old="not the password")
    assert response.status_code == 422
    assert "That is not your password now." in response.content.decode()
    assert unwrapped(StewardKey.objects.get(person=steward), people.PASSWORD)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("short", "at least 12 characters"),
        ("q1w2e3r4t5y6", "too common"),
        ("", "This field is required"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(steward, new, reason):
    response = change(people.at_work(steward), new=new)
    assert response.status_code == 422
    assert reason in response.content.decode()


def test_a_password_that_is_mistyped_the_second_time_is_refused(steward):
    response = change(people.at_work(steward), again="something else entirely")
    assert "The two passwords differ" in response.content.decode()


def test_no_password_comes_back_on_the_page(steward):
    response = change(people.at_work(steward), again="something else entirely")
    assert NEW not in response.content.decode()


def test_somebody_without_a_key_can_change_theirs_too():
    peer = people.member(make.channel(), Role.PEER)
    change(people.signed_in(peer))
    peer.refresh_from_db()
    assert peer.check_password(NEW)
