"""What staff need to be known by is not there for anybody else."""

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import turns
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db
COOKIE = "coalface_session"


@pytest.mark.parametrize("path", ["/", "/promise/", "/receipt/", "/learned/", "/api/v1/cards", "/nothing/"])
def test_a_made_up_cookie_on_a_public_page_makes_no_row_and_gets_no_other(client, path):
    client.cookies[COOKIE] = "m" * 32
    response = client.get(path)
    assert not response.cookies
    assert not Session.objects.exists()
    assert not any(hasattr(response.wsgi_request, name) for name in ("session", "user", "_messages"))


def test_django_finds_nothing_wrong_with_the_order():
    call_command("check")


@pytest.mark.parametrize("codes", [True, False])
def test_once_somebody_is_in_the_session_knows_neither_address_nor_moment(client, codes):
    peer = people.member(make.channel(), Role.PEER, codes=codes)
    if codes:
        people.sign_in(client, peer)
    else:
        client.post(reverse("sign_in"), {"login": peer.email, "password": people.PASSWORD})
    held = dict(client.session.items())
    assert str(peer.pk) in str(held)
    assert peer.email not in str(held)
    assert not [name for name in held if name.startswith("account_")]


@pytest.mark.parametrize(
    "elsewhere", ["/tell/", "/staff/../tell/", "/staff/%2e%2e/tell/", "//x.example/staff/", "/staffed/", ""]
)
def test_after_signing_in_the_way_leads_to_a_staff_page(client, elsewhere):
    peer = people.member(make.channel(), Role.PEER)
    client.post(reverse("sign_in"), {"login": peer.email, "password": people.PASSWORD, "next": elsewhere})
    response = client.post(reverse("type_code"), {"code": people.code_now()})
    assert response.url == "/staff/"


def test_whoever_finds_the_queue_full_is_asked_to_come_back(client):
    peer = people.member(make.channel(), Role.PEER)
    taken = [turns.queue.acquire(blocking=False) for _ in range(turns.MOST_WAITING)]
    try:
        response = client.post(reverse("sign_in"), {"login": peer.email, "password": people.PASSWORD})
    finally:
        for _ in taken:
            turns.queue.release()
    assert response.status_code == 422
    assert "Wait half a minute" in response.content.decode()


def test_one_password_is_stretched_at_a_time(monkeypatch):
    from coalface.people import wrapping

    seen = []
    peer = people.member(make.channel(), Role.STEWARD)
    monkeypatch.setattr(wrapping, "stretch", lambda *a, **k: seen.append(turns.turn._value) or b"k" * 32)
    wrapping.new_steward_key(peer, people.PASSWORD)
    assert seen == [0]
    assert turns.turn._value == 1
