"""Signing out ends everything at once."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions
from coalface.people.models import Person
from coalface.people.unlocking import COOKIE
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return people.at_work(people.steward(make.channel()))


def test_a_link_alone_signs_nobody_out(browser):
    assert browser.get(reverse("sign_out")).status_code == 405
    assert browser.get(reverse("people")).status_code == 200


def test_the_session_and_the_key_cookie_are_gone(browser):
    response = browser.post(reverse("sign_out"))
    assert people.leads_to_sign_in(response)
    assert response.cookies[COOKIE].value == ""
    assert response.cookies[COOKIE]["max-age"] == 0
    assert response.cookies[COOKIE]["path"] == "/staff/"
    assert not Session.objects.exists()


def test_the_old_cookies_open_nothing(browser):
    old = {name: morsel.value for name, morsel in browser.cookies.items()}
    browser.post(reverse("sign_out"))
    for name, value in old.items():
        browser.cookies[name] = value
    assert people.leads_to_sign_in(browser.get(reverse("people")))


def elsewhere(browser):
    return browser.post(reverse("sign_out_elsewhere"), follow=True)


def test_one_can_sign_out_everywhere_else_and_stays_here(browser):
    person = Person.objects.get()
    other, halfway = people.at_work(person), Client()
    halfway.post(reverse("sign_in"), {"login": person.email, "password": people.PASSWORD})
    stranger = people.signed_in(people.member(make.channel(), Role.PEER, "Stranger"))
    page = elsewhere(browser)
    assert "You are signed out everywhere else. Here you stay signed in." in page.content.decode()
    assert browser.get(reverse("people")).status_code == 200
    assert people.leads_to_sign_in(other.get(reverse("people")))
    assert halfway.post(reverse("type_code"), {"code": people.code_now()}).url != "/staff/"
    assert stranger.get(reverse("why_desk")).status_code == 200


def test_a_link_alone_signs_nobody_out_elsewhere(browser):
    other = people.at_work(Person.objects.get())
    assert browser.get(reverse("sign_out_elsewhere")).status_code == 405
    assert other.get(reverse("people")).status_code == 200


@pytest.mark.parametrize("role", [Role.PEER, Role.ANSWERING_MANAGER, Role.READER, Role.STEWARD])
def test_everybody_has_the_button_on_their_first_page(role):
    person = people.steward(make.channel()) if role is Role.STEWARD else people.member(make.channel(), role)
    browser = people.at_work(person)
    start = reverse("people") if role is Role.STEWARD else reverse("staff")
    assert "Sign out everywhere else" in browser.get(start, follow=True).content.decode()


def test_the_operator_can_end_all_of_one_and_all_of_everybody(browser):
    steward = Person.objects.get()
    other = people.signed_in(people.member(make.channel(), Role.PEER, "Other"))
    actions.sign_out_everywhere(person=steward)
    assert people.leads_to_sign_in(browser.get(reverse("people")))
    assert other.get(reverse("why_desk")).status_code == 200
    people.at_work(steward)
    assert actions.sign_everybody_out() == 2
    assert people.leads_to_sign_in(other.get(reverse("why_desk")))
    assert not Session.objects.exists()
