"""A session ends after a working day, however busy somebody was, and leaves nothing in the browser."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from coalface.core.thresholds import HOURS_SIGNED_IN
from coalface.people.sessions import SINCE
from coalface.ui import clock
from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    return people.signed_in(people.member(make.channel(), people.Role.PEER))


@pytest.fixture
def later(monkeypatch):
    """Let so many hours pass, in which somebody is never idle."""

    def pass_hours(hours: int) -> None:
        moment = clock.now() + timedelta(hours=hours)
        monkeypatch.setattr("coalface.people.sessions.now", lambda: moment)

    return pass_hours


def test_somebody_busy_stays_signed_in_through_a_working_day(browser, later):
    later(HOURS_SIGNED_IN.value - 1)
    assert browser.get(reverse("why_desk")).status_code == 200


def test_after_it_they_sign_in_again_and_the_session_is_gone(browser, later):
    later(HOURS_SIGNED_IN.value)
    answer = browser.get(reverse("staff"))
    assert people.leads_to_sign_in(answer)
    assert "You signed in many hours ago." in browser.get(answer.url).content.decode()
    assert not [session for session in Session.objects.all() if SINCE in session.get_decoded()]


def test_the_session_knows_the_hour_and_no_finer_time(browser):
    assert isinstance(browser.session[SINCE], int)
    assert browser.session[SINCE] == int(clock.now().timestamp()) // 3600


def test_a_session_that_does_not_know_begins_to_count(browser, later):
    session = browser.session
    del session[SINCE]
    session.save()
    assert browser.get(reverse("why_desk")).status_code == 200
    later(HOURS_SIGNED_IN.value)
    assert people.leads_to_sign_in(browser.get(reverse("staff")))


def test_signing_out_lets_the_browser_forget_its_pages(browser):
    assert browser.post(reverse("sign_out")).headers["Clear-Site-Data"] == '"cache", "storage"'
