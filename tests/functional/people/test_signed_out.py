"""A form that is sent after 30 idle minutes: it is not taken, and what was typed is shown back. Secrets never are."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.forms import Form, PasswordInput
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from coalface.people import forms
from coalface.people.unlocking import COOKIE
from coalface.ui.presenters import typed_here
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db

WORDS = "Nobody went,\nbecause the list was not the list."
FROM_OUR_PAGE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def steward():
    return people.steward(make.channel())


@pytest.fixture
def address(steward):
    row, _receipt = make.report(steward.grants.get().channel)
    return reverse("desk_report", args=[row.pk])


@pytest.fixture
def browser(steward):
    signed_in = Client()
    people.sign_in(signed_in, steward)
    return signed_in


def after_thirty_minutes() -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def page_of(response) -> str:
    assert response.status_code == 403
    return response.content.decode()


def test_the_words_come_back_with_what_to_do(browser, address):
    after_thirty_minutes()
    page = page_of(browser.post(address, {"step": "ask", "text": WORDS}, headers=FROM_OUR_PAGE))
    assert WORDS in page
    assert "nothing is lost" in page
    assert "sign in in another tab" in page
    assert reverse("sign_in") in page


def test_so_they_do_where_the_key_is_locked(browser, address):
    del browser.cookies[COOKIE]
    page = page_of(browser.post(address, {"step": "ask", "text": WORDS}, headers=FROM_OUR_PAGE))
    assert WORDS in page


def test_the_reason_for_closing_and_a_list_of_single_names_come_back_too(browser, address):
    after_thirty_minutes()
    typed = {"words": "It was told twice", "text": "Bell\nCole\nDale"}
    page = page_of(browser.post(address, typed, headers=FROM_OUR_PAGE))
    assert "It was told twice" in page
    assert "Bell\nCole\nDale" in page


def test_nothing_that_another_site_sent_is_shown(browser, address):
    after_thirty_minutes()
    for headers in ({"sec-fetch-site": "cross-site"}, {}):
        assert "Ring this number" not in page_of(
            browser.post(address, {"text": "Ring this number"}, headers=headers)
        )


def test_nothing_is_done_and_a_page_that_was_only_read_still_leads_to_sign_in(browser, address):
    after_thirty_minutes()
    browser.post(address, {"step": "ask", "text": WORDS}, headers=FROM_OUR_PAGE)
    assert people.leads_to_sign_in(browser.get(address))


def secrets_of(form: type[Form]) -> list[str]:
    """The names of the fields that hold a password, a code or a share."""
    return [
        name
        for name, field in form.base_fields.items()
        if isinstance(field.widget, PasswordInput)
        or field.widget.attrs.get("autocomplete") == "one-time-code"
        or form is forms.Recovery
    ]


@pytest.mark.parametrize("name", forms.__all__)
def test_no_secret_of_any_form_is_ever_shown_back(name):
    typed = dict.fromkeys(secrets_of(getattr(forms, name)), "four words of mine")
    request = RequestFactory().post("/staff/", typed, headers=FROM_OUR_PAGE)
    assert typed_here(request) == []


def test_the_law_above_knows_the_secrets():
    assert set(secrets_of(forms.ChangePassword)) == {"old_password", "password", "password_again"}
    assert secrets_of(forms.Recovery) == ["first_share", "second_share"]
