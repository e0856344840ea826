"""Changing a password: a steward's key pair is a new one, and every session ends."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
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


def test_the_new_password_opens_a_new_key_and_the_old_one_is_gone(steward):
    before = StewardKey.objects.get(person=steward)
    private = unwrapped(before, people.PASSWORD)
    assert people.leads_to_sign_in(change(people.at_work(steward)))
    after = StewardKey.objects.get(person=steward)
    assert after.pk != before.pk
    assert bytes(after.public_key) != bytes(before.public_key)
    assert unwrapped(after, NEW) != private
    with pytest.raises(CannotOpen):
        unwrapped(after, people.PASSWORD)
    assert not StewardKey.objects.filter(pk=before.pk).exists()


def test_every_session_ends(steward):
    here, elsewhere = people.at_work(steward), people.at_work(steward)
    old = {browser.session.session_key for browser in (here, elsewhere)}
    change(here)
    assert people.leads_to_sign_in(here.get(reverse("people")))
    assert people.leads_to_sign_in(elsewhere.get(reverse("people")))
    assert not Session.objects.filter(session_key__in=old).exists(), (
        "and their rows are gone, with the locked keys"
    )


def test_sessions_of_others_go_on(steward):
    other = people.at_work(people.steward(make.channel(), "Other"))
    change(people.at_work(steward))
    assert other.get(reverse("people")).status_code == 200


def test_a_sign_in_that_waits_for_its_code_ends_too(steward):
    """Whoever had the old password, and the phone, could otherwise still come in with it for a quarter of an hour."""
    halfway = Client()
    halfway.post(reverse("sign_in"), {"login": steward.email, "password": people.PASSWORD})
    assert halfway.get(reverse("type_code")).status_code == 200
    change(people.at_work(steward))
    assert people.leads_to_sign_in(halfway.post(reverse("type_code"), {"code": people.code_now()}))
    assert people.leads_to_sign_in(halfway.get(reverse("staff")))


def test_whoever_changed_it_is_in_a_session_of_another_name(steward):
    browser = people.at_work(steward)
    before = browser.session.session_key
    change(browser)
    assert browser.session.session_key != before


def test_a_steward_signs_in_with_the_new_one_and_reads_on(steward):
    row, _receipt = make.report(steward.grants.get().channel, story="The lift was out of order.")
    change(people.at_work(steward))
    browser = Client()
    assert people.sign_in(browser, steward, password=NEW).url == "/staff/"
    desk = reverse("desk_report", args=[row.pk])
    browser.post(desk, {"step": "open", "why": "to_write"})
    assert "The lift was out of order." in browser.get(desk).content.decode()


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


def test_a_password_of_the_organisation_s_name_is_refused_in_words():
    person = people.member(make.channel(), people.Role.PEER)
    person.organisation.name = "Harrowdale"
    person.organisation.save()
    browser = people.signed_in(person)
    typed = {
        "old_password": people.PASSWORD,
        "password": "harrowdale2026",
        "password_again": "harrowdale2026",
    }
    answer = browser.post(reverse("change_password"), typed)
    assert answer.status_code == 422
    assert "words that anyone would try here" in answer.content.decode()
