"""Whoever types wrong passwords or codes has to wait, longer each time, and nobody is locked out by somebody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people import actions, known_browser, tries
from coalface.people.models import FailedTries, Person
from coalface.people.unlocking import COOKIE as KEY_COOKIE
from coalface.ui.clock import today
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db
NOBODY = "nobody@example.org"
WRONG = "not the password at all"
WAITS = "There were too many wrong tries."


class Clock:
    """A clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 18, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def goes(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(tries, "now", clock)
    return clock


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel, clock):
    return people.member(channel, Role.PEER)


def post(browser, email, password=WRONG):
    return browser.post(reverse("sign_in"), {"login": email, "password": password})


def words_of(response) -> str:
    return response.content.decode()


def fail(browser, email, times=5):
    for _ in range(times):
        assert WAITS not in words_of(post(browser, email))


def has_to_wait(response) -> bool:
    return response.status_code == 422 and WAITS in words_of(response)


@pytest.fixture
def steward(channel, clock):
    return people.steward(channel)


def used_before(person) -> Client:
    """A browser in which somebody has signed in and out again."""
    browser = Client()
    assert people.sign_in(browser, person).url == "/staff/"
    browser.post(reverse("sign_out"))
    # A code works once, and the next sign-in is about something else: both memories of it go.
    person.authenticator_set.all().delete()
    people.add_codes(person)
    cache.clear()
    return browser


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait_and_then_leads_on(client, peer, clock):
    fail(client, peer.email)
    assert has_to_wait(post(client, peer.email, people.PASSWORD))
    clock.goes(seconds=2)
    assert post(client, peer.email, people.PASSWORD).url == reverse("type_code")


def test_the_wait_doubles_and_is_said_in_minutes(client, peer, clock):
    fail(client, peer.email)
    for seconds, said in [
        (2, "1 minute,"),
        (4, "1 minute,"),
        (64, None),
        (512, "9 minutes,"),
        (900, "15 minutes,"),
    ]:
        FailedTries.objects.update(
            failures=4 + seconds.bit_length() - 1 if seconds < 900 else 14, last_at=clock.now
        )
        clock.goes(seconds=seconds - 1)
        assert has_to_wait(post(client, peer.email))
        clock.now -= timedelta(seconds=seconds - 1)
        if said:
            assert f"Wait {said} then try again." in words_of(post(client, peer.email))
        clock.goes(seconds=seconds)
        assert not has_to_wait(post(client, peer.email))


def test_hammering_at_the_door_makes_the_wait_no_longer(client, peer, clock):
    fail(client, peer.email)
    for _ in range(50):
        assert has_to_wait(post(client, peer.email))
    clock.goes(seconds=2)
    assert post(client, peer.email, people.PASSWORD).url == reverse("type_code")


def test_what_one_process_remembers_does_not_matter(client, peer):
    fail(client, peer.email)
    cache.clear()
    assert has_to_wait(post(Client(), peer.email))


def test_the_right_password_begins_the_counting_anew(client, peer):
    fail(client, peer.email, times=4)
    post(client, peer.email, people.PASSWORD)
    assert not FailedTries.objects.exists()
    fail(client, peer.email)


def test_failures_of_one_account_slow_no_other(client, peer, channel):
    """Behind the proxies everybody comes from one address, a stranger who tries passwords too."""
    other = people.member(channel, Role.PEER, "Other")
    fail(client, peer.email)
    for number in range(31):
        post(client, f"stranger{number}@example.org")
    assert has_to_wait(post(client, peer.email))
    assert post(client, other.email, people.PASSWORD).url == reverse("type_code")


def without_tokens(page: str, email: str) -> str:
    return re.sub(r'value="[^"]{30,}"', "", page).replace(email, "")


def test_an_address_that_nobody_has_gets_the_same_answer_try_for_try(peer, clock):
    known, unknown = Client(), Client()
    for number in range(9):
        clock.goes(seconds=number)
        answers = post(known, peer.email), post(unknown, NOBODY)
        one, other = (
            (answer.status_code, without_tokens(words_of(answer), email))
            for answer, email in zip(answers, (peer.email, NOBODY), strict=True)
        )
        assert one == other
    assert {row.failures for row in FailedTries.objects.all()} == {8}, (
        "one of nine had to wait: the eighth came after 7 seconds and not after 8"
    )


def test_an_address_that_nobody_has_costs_as_many_hashes_try_for_try(peer, monkeypatch):
    """The same work is counted, not the time: a busy machine is no attack."""
    hashes: list[str] = []
    encode = Argon2PasswordHasher.encode
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a, **k: hashes.append("encode") or encode(*a, **k)
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a, **k: hashes.append("verify") or verify(*a, **k)
    )
    counted = {}
    for email in (peer.email, NOBODY):
        hashes.clear()
        for _ in range(8):
            post(Client(), email)
        counted[email] = len(hashes)
    # A verification is one run of Argon2id, and so is an encoding. The sixth to the eighth wait, and cost none.
    assert counted == {peer.email: 5, NOBODY: 5}


def test_what_strangers_type_does_not_tell_an_address_that_nobody_has_from_one_that_somebody_has(
    client, peer
):
    """One count for all unknown addresses would: after five of any, an unknown one would wait at its first try."""
    for number in range(12):
        post(client, f"stranger{number}@example.org")
    assert not has_to_wait(post(client, NOBODY))
    assert not has_to_wait(post(client, peer.email))


def test_the_count_holds_no_address_and_no_account(client, peer):
    post(client, peer.email)
    post(client, NOBODY)
    written = b"".join(
        bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode()
        for row in FailedTries.objects.values_list()
        for v in row
    )
    assert FailedTries.objects.count() == 2
    for secret in (peer.email, NOBODY, str(peer.pk), peer.pk.hex, "127.0.0.1"):
        assert secret.encode() not in written
    assert peer.pk.bytes not in written


def test_addresses_that_nobody_has_fill_no_disk():
    request = type("Request", (), {"COOKIES": {}})()
    buckets = {
        tries.tries_of(request, None, "password", email=f"{number}@example.org").bucket
        for number in range(200_000)
    }
    # 65,536 places, and of so many addresses more than nine in ten places are hit: 1 - e^(-200,000 / 65,536) = 0.95.
    assert 60_000 < len(buckets) <= 65_536


def test_whoever_wants_to_keep_a_steward_out_cannot(steward, clock):
    """A colleague types wrong passwords all day long; the steward comes in from the browser they always use."""
    browser = used_before(steward)
    for _ in range(40):
        post(Client(), steward.email)
        clock.goes(minutes=15)
    assert has_to_wait(post(Client(), steward.email)) is False, "a quarter of an hour is over"
    assert has_to_wait(post(Client(), steward.email, people.PASSWORD)), (
        "and from a browser they never used, they wait"
    )
    assert people.sign_in(browser, steward).url == "/staff/"


def test_a_known_browser_is_slowed_by_its_own_wrong_tries(steward):
    browser = used_before(steward)
    fail(browser, steward.email)
    assert has_to_wait(post(browser, steward.email, people.PASSWORD))
    assert not has_to_wait(post(Client(), steward.email)), "and whoever holds a stolen mark slows nobody else"


def test_the_mark_of_a_browser_is_good_for_one_person_only_and_cannot_be_made_up(channel, steward):
    other = people.steward(channel, "Other")
    mark = used_before(other).cookies[known_browser.COOKIE].value
    fail(Client(), steward.email)
    for made_up in (
        mark,
        "",
        ".",
        "abc",
        "abc.",
        f"abc.{mark.partition('.')[2]}",
        mark.upper(),
        "é.é",
        "a" * 5000,
    ):
        browser = Client()
        browser.cookies[known_browser.COOKIE] = made_up
        assert has_to_wait(post(browser, steward.email, people.PASSWORD)), made_up


def test_a_new_password_makes_the_mark_worthless(steward):
    browser = used_before(steward)
    actions.change_password(person=steward, old=people.PASSWORD, new=people.OTHER_PASSWORD, today=today())
    fail(Client(), steward.email)
    assert has_to_wait(post(browser, steward.email, people.OTHER_PASSWORD))


@pytest.mark.parametrize("over_https", [True, False])
def test_the_mark_goes_to_staff_pages_alone_for_ninety_days_and_tells_nobody_who(
    steward, settings, over_https
):
    settings.OVER_HTTPS = over_https
    browser = used_before(steward)
    cookie = browser.cookies[known_browser.COOKIE]
    assert cookie["path"] == "/staff/"
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert bool(cookie["secure"]) is over_https
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert steward.email not in cookie.value
    assert str(steward.pk) not in cookie.value


def test_a_password_alone_marks_no_browser(client, steward):
    post(client, steward.email, people.PASSWORD)
    assert known_browser.COOKIE not in client.cookies


@pytest.fixture
def halfway(client, peer):
    post(client, peer.email, people.PASSWORD)
    return client


def type_code(browser, code):
    return browser.post(reverse("type_code"), {"code": code})


def test_after_five_wrong_codes_even_the_right_one_has_to_wait(halfway, clock):
    for _ in range(5):
        assert "This code is not right" in words_of(type_code(halfway, "12345"))
    assert has_to_wait(type_code(halfway, people.code_now()))
    clock.goes(seconds=2)
    assert type_code(halfway, people.code_now()).url == "/staff/"
    assert not FailedTries.objects.exists()


def test_recovery_codes_are_counted_with_the_others(halfway, peer, clock):
    [right, *_] = RecoveryCodes.activate(peer).generate_codes()
    for code in ("12345", "87654321", "11111111", "000000", ""):
        type_code(halfway, code or "1")
    assert has_to_wait(type_code(halfway, right))
    clock.goes(seconds=2)
    assert type_code(halfway, right).url == "/staff/"


def test_a_code_that_was_used_before_counts_as_a_wrong_one(halfway, peer):
    code = people.code_now()
    type_code(halfway, code)
    second = Client()
    post(second, peer.email, people.PASSWORD)
    type_code(second, code)
    assert [row.failures for row in FailedTries.objects.all()] == [1]


def test_starting_again_at_the_password_gives_no_new_codes_to_try(halfway, peer):
    for _ in range(5):
        type_code(halfway, "12345")
    halfway.post(reverse("sign_out"))
    post(halfway, peer.email, people.PASSWORD)
    assert has_to_wait(type_code(halfway, people.code_now()))


def change(browser, old=WRONG):
    new = people.OTHER_PASSWORD
    typed = {"old_password": old, "password": new, "password_again": new}
    return browser.post(reverse("change_password"), typed)


def add_role(browser, token, password=WRONG):
    return browser.post(reverse("invitation", args=[token]), {"password": password})


def test_whoever_finds_an_open_browser_cannot_try_passwords_in_it_without_end(peer, channel):
    """All the places where a password is asked count together."""
    browser = people.signed_in(peer)
    token = actions.invite(
        organisation=channel.organisation, role=Role.READER, email=peer.email, today=today()
    )
    answers = [
        change(browser),
        change(browser),
        browser.post(reverse("recovery_codes"), {"password": WRONG}),
        add_role(browser, token),
        add_role(browser, token),
    ]
    assert [answer.status_code for answer in answers] == [422] * 5
    for answer in (
        change(browser, people.PASSWORD),
        browser.post(reverse("recovery_codes"), {"password": people.PASSWORD}),
        add_role(browser, token, people.PASSWORD),
    ):
        assert answer.status_code == 429
        assert "Wait 1 minute, then try again. Nothing is locked for good." in words_of(answer)
        assert answer.headers["Retry-After"] == "2"
    assert has_to_wait(post(Client(), peer.email, people.PASSWORD))
    assert Person.objects.get(pk=peer.pk).check_password(people.PASSWORD)


def test_a_new_password_that_is_too_short_is_no_wrong_try(peer):
    browser = people.signed_in(peer)
    typed = {"old_password": people.PASSWORD, "password": "short", "password_again": "short"}
    for _ in range(6):
        assert browser.post(reverse("change_password"), typed).status_code == 422
    assert not FailedTries.objects.exists()


def test_after_a_day_the_count_is_forgotten_and_its_row_deleted(client, peer, clock):
    fail(client, peer.email)
    clock.goes(hours=23, minutes=59)
    assert not has_to_wait(post(client, peer.email))
    assert FailedTries.objects.get().failures == 6
    clock.goes(days=1)
    fail(client, peer.email)
    FailedTries.objects.update(last_at=datetime.now(UTC) - timedelta(hours=23))
    assert actions.forget_old(today=today()) == 0
    FailedTries.objects.update(last_at=datetime.now(UTC) - timedelta(hours=24))
    assert actions.forget_old(today=today()) == 1


def test_a_clock_that_was_set_back_keeps_nobody_waiting_until_it_is_there_again(client, peer, clock):
    fail(client, peer.email)
    clock.goes(days=-30)
    assert has_to_wait(post(client, peer.email))
    clock.goes(seconds=2)
    assert post(client, peer.email, people.PASSWORD).url == reverse("type_code")


def test_a_steward_who_waits_is_given_no_key(steward):
    browser = Client()
    fail(browser, steward.email)
    post(browser, steward.email, people.PASSWORD)
    assert KEY_COOKIE not in browser.cookies
