"""The standing pages, and the pages that say no. A reporter may see them, so none looks at who asks."""

import re
from datetime import date

import pytest
from django.db import OperationalError
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils.module_loading import import_string

from coalface.config.urls import handler500
from coalface.core.retention import TABLE
from coalface.people import forms
from coalface.ui import places, views
from coalface.ui.field_words import FIELD_WORDS

from .addresses import STANDING

pytestmark = pytest.mark.urls("tests.functional.ui.addresses")
REFUSALS = (400, 403, 404, 405, 410, 412, 413, 429, 500, 503)


@pytest.fixture(autouse=True)
def _millbrook(monkeypatch):
    facts = {
        "place": "Millbrook",
        "front_door_phone": "01632 960 115",
        "privacy_contact": "dpo@millbrook",
    }
    monkeypatch.setattr(places, "_sources", [lambda: facts])
    monkeypatch.setattr(places, "_signed_sources", [])


def page(name: str, method: str = "get", **headers):
    """The page as sent. This request has no session, user or messages: touching one would fail."""
    return getattr(views, name)(getattr(RequestFactory(), method)("/", headers=headers))


def words(name: str) -> str:
    return page(name).content.decode()


@pytest.mark.parametrize("name", STANDING)
def test_a_standing_page_opens_for_anyone_and_sets_no_cookie(name):
    answer = page(name)
    assert answer.status_code == 200
    assert not answer.cookies
    assert b"<h1" in answer.content
    assert b"csrf" not in answer.content.replace(b"coalface_csrf", b"")


@pytest.mark.parametrize("name", STANDING)
def test_a_standing_page_is_only_read(name):
    assert page(name, "post").status_code == 405


@pytest.mark.parametrize("name", STANDING)
def test_whom_to_ring_stands_on_every_page(name):
    assert '<a href="tel:01632960115">01632 960 115</a>' in words(name)


def test_the_page_says_whose_site_it_is():
    assert "<b>Coalface</b><span>Millbrook</span>" in words("home")


def test_the_privacy_notice_names_whom_to_ask():
    assert "dpo@millbrook" in words("privacy")


def test_with_nothing_registered_the_pages_still_open(monkeypatch):
    monkeypatch.setattr(places, "_sources", [])
    assert all(page(name).status_code == 200 for name in STANDING)


def test_with_no_tables_yet_the_pages_still_open(monkeypatch):
    def no_tables():
        raise OperationalError

    monkeypatch.setattr(places, "_sources", [no_tables])
    monkeypatch.setattr(places, "_signed_sources", [no_tables])
    assert all(page(name).status_code == 200 for name in STANDING)


def test_the_promise_page_says_who_has_signed_it(monkeypatch):
    assert "Nobody has signed yet" in words("promise")
    lines = [places.Signed("pledge", "Jo <Field>", "Director", date(2026, 11, 2), "Staff")]
    monkeypatch.setattr(places, "_signed_sources", [lambda: lines])
    assert "The pledge: Jo &lt;Field&gt;, Director, 2 November 2026" in words("promise")


@pytest.mark.parametrize("name", ["promise", "privacy"])
def test_no_page_promises_that_there_is_no_name_in_what_somebody_writes(name):
    """Somebody may write one. What is promised is that we do not ask, and keep nothing else that says it."""
    shown = words(name)
    assert "unless you wr" in shown
    assert not re.search(r"\bno name\b", shown.replace("The log holds no name", ""), re.IGNORECASE)


@pytest.mark.parametrize(
    ("path", "says"),
    [("/staff/bulletins/1/", "look whether it is there"), ("/tell/", "no second report is made")],
)
def test_whoever_meets_a_fault_is_told_what_to_do_there(path, says):
    """An analyst who pressed “Publish it now” is not told of a receipt. No session and no database is asked."""
    answer = import_string(handler500)(RequestFactory().get(path))
    assert answer.status_code == 500
    assert says in answer.content.decode()


def test_what_coalface_toml_says_goes_first(settings):
    settings.SITE = {"pages": {"place": "Millbrook Trust", "unknown": "x"}}
    assert "<span>Millbrook Trust</span>" in words("home")


def test_the_retention_page_shows_every_row_of_the_table():
    assert words("retention").count('class="kept"') == len(TABLE)


def test_the_retention_page_speaks_of_no_command_and_no_module():
    shown = words("retention").partition("<main")[2].partition("</main")[0]
    assert "What was told" in shown
    assert not [code for code in ("<code", "`", "coalface.", "run-due") if code in shown]


def test_the_cookies_page_names_the_five_staff_cookies_as_they_are_set(settings):
    shown = words("cookies")
    for name in (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        "coalface_key",
        "coalface_browser",
        "coalface_way_back",
    ):
        assert f"<code>{name}</code>" in shown


def test_no_cookie_outlives_the_browser_but_its_mark(settings):
    assert settings.CSRF_COOKIE_AGE is None
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    shown = words("cookies")
    assert "Until you close the browser." in shown
    assert shown.count("days") == shown.count("90 days.") == 1


@pytest.mark.parametrize(
    "part", ["staff", "partner", "young-person", "parent-carer", "account", "law", "rights"]
)
def test_the_privacy_notice_has_a_part_for_each_audience(part):
    shown = words("privacy")
    assert f'<h2 id="{part}">' in shown
    assert f'href="#{part}"' in shown


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_says_what_is_wrong_and_what_to_do_even_without_a_request(status):
    shown = get_template(f"{status}.html").render()
    assert shown.count("<h1") == 1
    assert '<main id="main"' in shown


def test_an_expired_form_gives_back_what_was_typed_and_no_password():
    request = RequestFactory().post(
        "/staff/",
        {"story": "A long draft </textarea>", "password": "four words of mine", "csrfmiddlewaretoken": "a b"},
        headers={"sec-fetch-site": "same-origin"},
    )
    answer = views.form_expired(request)
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "A long draft &lt;/textarea&gt;" in shown
    assert "four words of mine" not in shown
    assert "a b</textarea>" not in shown


def test_what_is_given_back_stands_under_the_words_of_its_question():
    request = RequestFactory().post(
        "/staff/",
        {"story": "A long draft", "one_thing": "One list", "reason": "Told before", "zzz": "Two words"},
        headers={"sec-fetch-site": "same-origin"},
    )
    shown = views.form_expired(request).content.decode()
    labels = re.findall(r'<label for="(typed-\d)">(.*?)</label>', shown)
    assert labels == [
        ("typed-1", "What happened?"),
        ("typed-2", "What one thing would help?"),
        ("typed-3", "What you typed (3)"),
        ("typed-4", "What you typed (4)"),
    ]
    assert len(set(re.findall(r'<textarea class="voice" id="(typed-\d)"', shown))) == 4


@pytest.mark.parametrize("form", [forms.Routes, forms.About, forms.SignDeclaration])
def test_the_words_of_a_given_back_field_are_those_of_its_form(form):
    for name, field in form.base_fields.items():
        if name in FIELD_WORDS:
            assert FIELD_WORDS[name] == str(field.label)


def test_an_expired_form_shows_nothing_that_another_site_sent():
    request = RequestFactory().post(
        "/staff/", {"story": "Ring this number"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert "Ring this number" not in views.form_expired(request).content.decode()
