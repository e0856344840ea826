"""The first step of signing in: an address and a password."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from coalface.core.roles import Role
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db
WRONG = "This address and password do not belong together"


@pytest.fixture
def peer():
    return people.member(make.channel(), Role.PEER)


def post(client, email, password=people.PASSWORD, **more):
    return client.post(reverse("sign_in"), {"login": email, "password": password, **more})


def test_anybody_may_see_the_page(client):
    response = client.get("/staff/sign-in/")
    assert response.status_code == 200
    assert "Staff sign-in" in response.content.decode()


def test_the_right_password_leads_to_the_code_and_not_in(client, peer):
    response = post(client, peer.email)
    assert response.url == reverse("type_code")
    assert client.get(reverse("staff")).url.startswith(reverse("sign_in"))


def test_an_address_may_be_typed_with_capitals(client, peer):
    assert post(client, peer.email.upper()).url == reverse("type_code")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, peer):
    wrong = post(client, peer.email, "not the password at all")
    unknown = post(client, "nobody@example.org")
    assert wrong.status_code == unknown.status_code == 422
    assert WRONG in wrong.content.decode()
    assert WRONG in unknown.content.decode()


def test_an_unknown_address_costs_one_hash_as_a_known_one_does(client, peer, monkeypatch):
    hashes = []
    from django.contrib.auth.hashers import Argon2PasswordHasher

    encode = Argon2PasswordHasher.encode
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a, **k: hashes.append("made") or encode(*a, **k)
    )
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a, **k: hashes.append("checked") or verify(*a, **k)
    )
    post(client, "nobody@example.org")
    post(client, peer.email, "not the password at all")
    assert hashes == ["made", "checked"]


def test_somebody_who_is_gone_does_not_come_in(client, peer):
    peer.is_active = False
    peer.save()
    response = post(client, peer.email)
    assert response.status_code == 422
    assert WRONG in response.content.decode()


def test_whoever_is_signed_in_already_is_led_on(peer):
    assert people.signed_in(peer).get(reverse("sign_in")).url == "/staff/"


def test_another_site_cannot_be_the_next_page(client, peer):
    post(client, peer.email, next="https://elsewhere.example/")
    response = client.post(reverse("type_code"), {"code": people.code_now()})
    assert response.url == "/staff/"


def test_the_page_that_was_asked_for_comes_after_both_steps(client, peer):
    client.post(
        reverse("sign_in") + "?next=/staff/password/", {"login": peer.email, "password": people.PASSWORD}
    )
    response = client.post(reverse("type_code"), {"code": people.code_now()})
    assert response.url == "/staff/password/"


def test_the_session_is_another_one_after_signing_in(client, peer):
    post(client, peer.email)
    before = client.session.session_key
    client.post(reverse("type_code"), {"code": people.code_now()})
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_form_without_its_token_is_refused(peer):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    assert post(browser, peer.email).status_code == 403


def test_json_gets_the_same_page_as_anyone(client, peer):
    response = client.post(
        reverse("sign_in"), {"login": peer.email, "password": "wrong"}, headers={"accept": "application/json"}
    )
    assert response["content-type"].startswith("text/html")


def test_the_demo_lists_its_people_and_the_real_thing_never_does(client, settings, tmp_path):
    from coalface.people import demo

    settings.DATA = tmp_path
    alice = {
        "email": "alice@demo.example",
        "password": "lamp and coal and paper",
        "who": "Alice Ash, Steward, outside",
    }
    person = json.dumps([alice])
    (tmp_path / "demo-people.json").write_text(person)
    demo.people.cache_clear()
    assert "alice@demo.example" not in client.get(reverse("sign_in")).content.decode()
    settings.DEMO = True
    demo.people.cache_clear()
    page = client.get(reverse("sign_in")).content.decode()
    assert "<br><code>lamp and coal and paper</code>" in page, "one line for each fact"
    assert "<b>alice@demo.example</b><br>Alice Ash<br>Steward<br>outside" in page
    demo.people.cache_clear()
