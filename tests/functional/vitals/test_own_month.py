"""One month typed by hand: what is asked, what stands beside it, and how it comes onto a chart."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS
from coalface.core.roles import Role
from coalface.ui.clock import today
from coalface.vitals import actions
from coalface.vitals.models import OwnEntry, OwnNumber
from coalface.vitals.month_form import month_to_begin, months_to_choose
from tests import make, people_make

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def analyst(channel):
    return people_make.member(None, Role.ANALYST, "Ana", organisation=channel.organisation)


@pytest.fixture
def browser(analyst):
    return people_make.signed_in(analyst)


def last_months(count):
    return months_to_choose(today())[:count]


def keep(analyst, item, *values, part=""):
    """The latest first, from the last month that is over."""
    numbers = {
        (part, month, item): Decimal(str(value))
        for month, value in zip(last_months(len(values)), values, strict=True)
        if value is not None
    }
    actions.enter_numbers(by=analyst, numbers=numbers, way="sheet", today=today(), replace=True, sure=True)


def fields_of(page):
    """What a browser would send back, as it stands."""
    text = page.content.decode()
    form = text[text.index('action="/staff/own/month/"') :]
    form = form[: form.index("</form>")]
    inputs = re.findall(r"<input [^>]+>", form)
    named = {re.search(r'name="([^"]+)"', one)[1]: one for one in inputs}
    named.pop("csrfmiddlewaretoken")
    return {
        name: (re.search(r'value="([^"]*)"', one) or ["", ""])[1]
        for name, one in named.items()
        if "checkbox" not in one
    }


def typed(browser, **numbers):
    page = browser.get(reverse("own_month"))
    return browser.post(reverse("own_month"), {**fields_of(page), **numbers}, follow=True)


def test_the_last_month_that_is_over_is_asked_for_with_four_numbers_to_begin_with(browser):
    page = browser.get(reverse("own_month"))
    assert f"<h1>{month_to_begin(today()):%B %Y}</h1>" in page.content.decode()
    asked = [name for name in fields_of(page) if name in ITEMS]
    assert asked == ["in_post", "vacancies", "agency", "leavers"]
    every = browser.get(reverse("own_month"), {"all": "1"})
    assert [name for name in fields_of(every) if name in ITEMS] == list(ITEMS)


def test_the_numbers_that_are_used_here_are_asked_with_the_last_ones_beside_them(browser, analyst):
    keep(analyst, "referrals", None, 812, 805)
    keep(analyst, "vacancies", None, None, 41.5)
    page = browser.get(reverse("own_month"))
    said = text_of(page)
    assert [name for name in fields_of(page) if name in ITEMS] == ["vacancies", "referrals"]
    _last, before, earlier = last_months(3)
    assert f"{before:%B %Y}: 812." in said
    assert f"{earlier:%B %Y}: 41.5." in said


def test_a_month_is_typed_and_stands_on_the_charts(browser, analyst):
    keep(analyst, "referrals", None, *(812 + 60 * (at % 2) for at in range(14)))
    done = typed(browser, referrals="1,240")
    said = text_of(done)
    month = month_to_begin(today())
    assert f"{month:%B %Y}: 1 number is new, and 0 took the place of others." in said
    assert f"1 of its last 12 months is a signal: {month:%B %Y} (above limits)." in said
    assert OwnNumber.objects.get(month=month).value == 1240
    assert OwnEntry.objects.order_by("-pk").first().way == "page"


def test_what_is_wrong_is_said_at_each_field_and_nothing_typed_is_lost(browser):
    page = typed(browser, in_post="301.55555", vacancies="21%", agency="38", leavers="-1")
    said = text_of(page)
    assert page.status_code == 422
    assert "Give it with at most four figures after the point." in said
    assert "This is a percentage." in said
    assert "A count is not less than nought." in said
    assert fields_of(page)["agency"] == "38"
    assert fields_of(page)["vacancies"] == "21%"
    assert not OwnNumber.objects.exists()


def test_a_decimal_comma_is_taken_for_what_it_is(browser):
    typed(browser, vacancies="17,5")
    assert OwnNumber.objects.get().value == Decimal("17.5")


def test_nothing_typed_is_no_month(browser):
    page = typed(browser)
    assert page.status_code == 422
    assert "Type a number first." in text_of(page)


def test_a_slip_is_asked_about_and_a_tick_answers_what_was_asked_alone(browser, analyst):
    keep(analyst, "referrals", None, 812, 805)
    page = typed(browser, referrals="8120")
    assert page.status_code == 422
    assert (
        "“Referrals”: 8,120 is at least 6 times what most of the months beside it have, about 808.5."
        in text_of(page)
    )
    fields = {**fields_of(page), "sure_referrals": "on"}
    other = browser.post(reverse("own_month"), {**fields, "referrals": "81200"})
    assert other.status_code == 422
    assert "81,200 is at least 6 times" in text_of(other)
    browser.post(reverse("own_month"), fields)
    assert OwnNumber.objects.get(month=month_to_begin(today())).value == 8120


def test_what_stands_there_is_filled_in_and_can_be_put_right(browser, analyst):
    keep(analyst, "referrals", 812, 805)
    page = browser.get(reverse("own_month"))
    assert fields_of(page)["referrals"] == "812"
    said = text_of(typed(browser, referrals="820"))
    assert "0 numbers are new, and 1 took the place of another." in said


def test_a_number_that_came_meanwhile_is_shown_before_it_gives_way(browser, analyst):
    keep(analyst, "referrals", 812, 805)
    fields = {**fields_of(browser.get(reverse("own_month"))), "referrals": "820"}
    keep(analyst, "referrals", 815)
    page = browser.post(reverse("own_month"), fields)
    assert page.status_code == 422
    assert "Meanwhile 815 was kept here." in text_of(page)
    again = browser.post(reverse("own_month"), fields_of(page))
    assert again.status_code == 302
    assert OwnNumber.objects.get(month=month_to_begin(today())).value == 820


def test_a_part_of_the_service_has_a_month_of_its_own(browser, channel, analyst):
    area = channel.areas.get()
    page = browser.get(reverse("own_month"), {"part": area.code, "month": "2026-03"})
    assert "<h1>March 2026</h1>" in page.content.decode()
    assert f"About {area.name} alone." in text_of(page)
    few = browser.post(reverse("own_month"), {**fields_of(page), "in_post": "6"})
    assert "fewer than 10 people" in text_of(few)
    browser.post(reverse("own_month"), {**fields_of(page), "in_post": "16"})
    kept = OwnNumber.objects.get()
    assert (kept.part, kept.month, kept.value) == (area.code, date(2026, 3, 1), 16)


@pytest.mark.parametrize("asked", ["2999-01", "nonsense", "1900-01", ""])
def test_a_month_that_cannot_be_is_the_last_one_that_is_over(browser, asked):
    page = browser.get(reverse("own_month"), {"month": asked, "part": "nobody"})
    assert f"<h1>{month_to_begin(today()):%B %Y}</h1>" in page.content.decode()


def test_the_month_that_runs_is_not_offered_and_not_taken(browser, channel, analyst):
    this = today().replace(day=1)
    page = browser.get(reverse("own_month"), {"month": f"{this:%Y-%m}"})
    assert f'value="{this:%Y-%m}"' not in page.content.decode()
    assert f"<h1>{month_to_begin(today()):%B %Y}</h1>" in page.content.decode()
    actions.name_authority(by=analyst, authority="")
    sheet = {"step": "look", "sheet": f"month,referrals\n{this:%Y-%m},40"}
    said = text_of(browser.post(reverse("own_enter"), sheet))
    assert f"{this:%B %Y} is not over." in said
    assert "Keep this number" not in said
    with pytest.raises(NotAllowed, match="is not over"):
        actions.enter_numbers(
            by=analyst, numbers={("", this, "referrals"): Decimal(40)}, way="program", today=today()
        )


def test_only_who_enters_numbers_comes_here(channel, browser):
    peer = people_make.signed_in(people_make.member(channel, Role.PEER, "Peer"))
    assert peer.get(reverse("own_month")).status_code == 403
    assert reverse("own_month") in browser.get(reverse("own_returns")).content.decode()
    assert reverse("own_month") not in peer.get(reverse("own_returns")).content.decode()
