"""Somebody sends wrong passwords for an account all day long, as fast as the site takes them. Its owner comes in."""

from contextlib import ExitStack

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions, codes, known_browser, turns
from coalface.people.models import FailedTries
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

from .test_slowing import (
    NOBODY,
    WAITS,
    WRONG,
    clock,
    has_to_wait,
    post,
    used_before,
    without_tokens,
    words_of,
)

pytestmark = pytest.mark.django_db
__all__ = ["clock"]
ASKS_CODE = 'name="code"'
HINT = "With it you need not wait for what others typed."


@pytest.fixture
def peer(clock):
    return people.member(make.channel(), Role.PEER)


@pytest.fixture
def steward(clock):
    return people.steward(make.channel())


def hammered(email: str, clock, *, seconds: int) -> None:
    """Six wrong tries a second from somewhere else: whatever place comes free is taken at once."""
    stranger = Client()
    for _ in range(seconds):
        for _ in range(6):
            post(stranger, email)
        clock.goes(seconds=1)


def with_code(browser, email, password=people.PASSWORD, code=None):
    typed = {"login": email, "password": password, "code": code or people.code_now()}
    return browser.post(reverse("sign_in"), typed)


def test_on_a_new_machine_the_code_from_the_app_is_the_way_in(steward, clock):
    """Twelve right passwords of twelve were refused to a steward on a new machine before there was this way."""
    hammered(steward.email, clock, seconds=20)
    mine, refused = Client(), 0
    for _ in range(12):
        hammered(steward.email, clock, seconds=3)
        refused += has_to_wait(post(mine, steward.email, people.PASSWORD))
    assert refused == 12, "the password alone waits behind whoever is always first"
    assert with_code(mine, steward.email).url == reverse("type_code")
    assert mine.post(reverse("type_code"), {"code": people.code_now()}).url == "/staff/"


def test_a_recovery_code_does_as_well_and_is_not_used_up_by_it(peer, clock):
    recovery = RecoveryCodes.activate(peer)
    [code, *_] = recovery.generate_codes()
    hammered(peer.email, clock, seconds=10)
    mine = Client()
    assert with_code(mine, peer.email, code=code).url == reverse("type_code")
    assert mine.post(reverse("type_code"), {"code": code}).url == "/staff/"
    cache.clear()
    assert has_to_wait(with_code(Client(), peer.email, code=code)), "a code that was used is a wrong one"


def test_every_role_comes_in_from_the_browser_they_use(peer, clock):
    browser = used_before(peer)
    hammered(peer.email, clock, seconds=10)
    assert people.sign_in(browser, peer).url == "/staff/"


def test_a_new_password_gives_the_browser_a_new_mark(steward, clock):
    browser = used_before(steward)
    people.sign_in(browser, steward)
    before = browser.cookies[known_browser.COOKIE].value
    new = people.OTHER_PASSWORD
    browser.post(
        reverse("change_password"), {"old_password": people.PASSWORD, "password": new, "password_again": new}
    )
    assert browser.cookies[known_browser.COOKIE].value != before
    hammered(steward.email, clock, seconds=10)
    assert post(browser, steward.email, new).url == reverse("type_code")


@pytest.mark.parametrize("had_account", [True, False])
def test_an_invitation_marks_the_browser_in_which_it_is_accepted(clock, had_account):
    channel = make.channel()
    person = people.member(channel, Role.PEER) if had_account else None
    email = person.email if person else "new@example.org"
    if person:
        token = actions.mend_account(person=person, today=today())
    else:
        token = actions.invite(
            organisation=channel.organisation, role=Role.READER, email=email, today=today()
        )
    browser, new = Client(), people.OTHER_PASSWORD
    typed = {"name": "New", "password": new, "password_again": new}
    assert browser.post(reverse("invitation", args=[token]), typed).url == reverse("sign_in")
    hammered(email, clock, seconds=10)
    assert not has_to_wait(post(browser, email, new))


def test_the_page_asks_for_the_code_only_where_somebody_has_to_wait(peer, clock):
    assert ASKS_CODE not in words_of(Client().get(reverse("sign_in")))
    assert ASKS_CODE not in words_of(post(Client(), peer.email))
    hammered(peer.email, clock, seconds=10)
    page = words_of(post(Client(), peer.email, people.PASSWORD))
    assert ASKS_CODE in page
    assert HINT in page
    again = words_of(with_code(Client(), peer.email, WRONG))
    assert "do not belong together" in again
    assert ASKS_CODE in again


def test_a_wrong_code_opens_no_way(peer, clock):
    hammered(peer.email, clock, seconds=10)
    right = people.code_now()
    for code in ("000000" if right != "000000" else "000001", "1", "é", " ", "9" * 400, "12345678"):
        assert has_to_wait(with_code(Client(), peer.email, code=code)), code


def test_somebody_else_s_code_opens_no_way(peer, clock):
    other = people.member(make.channel(), Role.PEER, "Other")
    other.authenticator_set.all().delete()
    [code, *_] = RecoveryCodes.activate(other).generate_codes()
    hammered(peer.email, clock, seconds=10)
    assert has_to_wait(with_code(Client(), peer.email, code=code))


def test_whoever_has_the_phone_is_slowed_as_anybody_is(peer, clock):
    for _ in range(5):
        assert not has_to_wait(with_code(Client(), peer.email, WRONG))
    assert has_to_wait(with_code(Client(), peer.email))
    assert not has_to_wait(post(Client(), peer.email)), "and slows nobody else"


def test_a_code_that_was_seen_and_used_opens_no_way(peer, clock):
    code = people.code_now()
    people.sign_in(Client(), peer, code=code)
    cache.clear()
    hammered(peer.email, clock, seconds=10)
    assert has_to_wait(with_code(Client(), peer.email, code=code))


def test_with_a_code_too_an_address_that_nobody_has_gets_the_same_answer_for_the_same_work(
    peer, clock, monkeypatch
):
    """The same work is counted, not the time: rows asked for, codes worked out, passwords stretched."""
    answers = {}
    for email in (peer.email, NOBODY):
        hammered(email, clock, seconds=10)
        answer = with_code(Client(), email, code="000000" if people.code_now() != "000000" else "1")
        answers[email] = answer.status_code, without_tokens(words_of(answer), email)
    assert answers[peer.email] == answers[NOBODY]
    assert WAITS in answers[NOBODY][1]
    worked = {}
    says, asked = codes._says, []
    monkeypatch.setattr(codes, "_says", lambda *facts: asked.append(1) or says(*facts))
    for email in (peer.email, NOBODY):
        asked.clear()
        with_code(Client(), email, code="123")
        worked[email] = len(asked)
    assert worked[peer.email] == worked[NOBODY] > 0


def test_a_crowd_at_the_door_leaves_a_place_to_whoever_is_known(peer):
    """Strangers with ever other addresses fill every place in the queue, and none of them has to wait for tries."""
    browser = used_before(peer)
    with ExitStack() as crowd:
        assert all(crowd.enter_context(turns.place_in_queue()) for _ in range(turns.MOST_WAITING))
        turned_away = words_of(post(Client(), "stranger@example.org"))
        assert "Many people are signing in just now" in turned_away
        assert ASKS_CODE in turned_away
        assert post(browser, peer.email, people.PASSWORD).url == reverse("type_code")
        assert with_code(Client(), peer.email).url == reverse("type_code")


def test_a_try_with_a_code_is_counted_apart_and_forgotten_when_it_was_right(peer, clock):
    hammered(peer.email, clock, seconds=10)
    [before] = FailedTries.objects.values()
    assert with_code(Client(), peer.email).url == reverse("type_code")
    assert list(FailedTries.objects.values()) == [before]
