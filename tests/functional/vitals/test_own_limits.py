"""New limits from a month on: marked with a reason, shown under the chart and in its signals, and taken back."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from coalface.core.roles import Role
from coalface.people.models import Person
from coalface.ui.clock import today
from coalface.vitals import actions
from coalface.vitals.models import OwnLimits
from coalface.vitals.month_form import months_to_choose
from tests import make, people_make

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def browser(channel):
    """Two years in which cases go from about 100 to about 160 at the thirteenth month."""
    ana = people_make.member(None, Role.ANALYST, "Ana", organisation=channel.organisation)
    months = months_to_choose(today())[:24][::-1]
    numbers = {
        ("", month, "referrals"): Decimal(100 + at % 3 + 60 * (at > 11)) for at, month in enumerate(months)
    }
    actions.enter_numbers(by=ana, numbers=numbers, way="sheet", today=today())
    return people_make.signed_in(ana)


@pytest.fixture
def when():
    return months_to_choose(today())[:24][::-1][12]


def mark(browser, month, why="The front door was moved", step="anew"):
    fields = {"step": step, "month": f"{month:%Y-%m}", "why": why}
    return browser.post(reverse("own_limits", args=["referrals"]), fields, follow=True)


def test_signals_are_told_newest_first_as_spans(browser, when):
    page = browser.get(reverse("own_returns"))
    months = months_to_choose(today())[:24][::-1]
    # Twelve months below the mean of all, and twelve above it: two spans, and not twenty-four signals.
    first, last = (f"{months[at]:%b %Y} to {months[at + 11]:%b %Y}" for at in (0, 12))
    told = f"2 signals, the newest first: {last}: above limits; {first}: below limits."
    assert told in text_of(page)
    described = re.search(r'<desc id="own-referrals-desc">(.*?)</desc>', page.content.decode())[1]
    assert told in described


def test_audits_outside_their_limits_are_told_in_the_same_way(browser, channel):
    """Twenty files a month of which one is poor, and of which fifteen are in the third and fourth month but last."""
    months = months_to_choose(today())[:24][::-1]
    numbers = {}
    for at, month in enumerate(months):
        poor = 15 if at in (5, 20, 21) else 1
        numbers |= {("", month, "audits_poor"): poor, ("", month, "audits_good"): 20 - poor}
        numbers |= {("", month, "audits_acceptable"): 0}
    ana = Person.objects.get(name="Ana")
    kept = {key: Decimal(value) for key, value in numbers.items()}
    actions.enter_numbers(by=ana, numbers=kept, way="sheet", today=today(), sure=True)
    said = text_of(browser.get(reverse("own_returns")))
    early, first, last = (f"{months[at]:%b %Y}" for at in (5, 20, 21))
    assert (
        f"2 signals, the newest first: {first} to {last}: above the limit; {early}: above the limit." in said
    )


def test_new_limits_end_the_signals_stand_with_their_reason_and_go_with_one_press(browser, channel, when):
    said = text_of(mark(browser, when))
    assert f"New limits from {when:%B %Y} on, because: The front door was moved (said on" in said
    assert "the newest first" not in said.partition("Referrals")[2].partition("</figure>")[0]
    assert "No point is a signal." in said
    assert 'class="event"' in browser.get(reverse("own_returns")).content.decode()
    peer = people_make.signed_in(people_make.member(channel, Role.PEER, "Peer"))
    seen = text_of(peer.get(reverse("own_returns")))
    assert "because: The front door was moved" in seen
    assert "Take the limits" not in seen
    assert peer.get(reverse("own_limits", args=["referrals"])).status_code == 403
    back = text_of(mark(browser, when, step="back"))
    assert "2 signals, the newest first:" in back
    assert not OwnLimits.objects.exists()


def test_the_chart_stands_above_the_choice_and_no_month_is_chosen_for_anybody(browser, when):
    page = browser.get(reverse("own_limits", args=["referrals"])).content.decode()
    assert page.index("<svg") < page.index('<select id="month"')
    assert '<option value="">Choose a month</option>' in page
    nothing = browser.post(
        reverse("own_limits", args=["referrals"]), {"step": "anew", "month": "", "why": "A move"}
    )
    assert "Choose one from the list." in text_of(nothing)
    assert not OwnLimits.objects.exists()


def test_without_a_reason_or_beside_the_end_nothing_is_marked_and_what_was_typed_stays(browser, when):
    page = mark(browser, when, why=" ")
    assert page.status_code == 422
    assert "Say in a few words what changed." in text_of(page)
    late = mark(browser, months_to_choose(today())[2], why="Too late a month")
    assert "six months" in text_of(late) or "6 months" in text_of(late)
    assert 'value="Too late a month"' in late.content.decode()
    assert f'value="{months_to_choose(today())[2]:%Y-%m}"' not in late.content.decode()
    assert not OwnLimits.objects.exists()
    assert browser.get(reverse("own_limits", args=["nonsense"])).status_code == 404
    audits = browser.get(reverse("own_limits", args=["audits_poor"]))
    assert "limits follow the number of files" in text_of(audits)


def test_a_reason_that_names_somebody_is_not_kept_and_stays_on_the_page(browser, when):
    page = mark(browser, when, why="Sarah Bloggs left the front door")
    assert page.status_code == 422
    assert "could point to someone" in text_of(page)
    assert 'value="Sarah Bloggs left the front door"' in page.content.decode()
    assert not OwnLimits.objects.exists()


def test_new_limits_go_when_every_number_goes(browser, when):
    mark(browser, when)
    browser.post(reverse("own_settings"), {"step": "out", "sure": "yes"})
    assert not OwnLimits.objects.exists()
