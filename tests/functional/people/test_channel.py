"""What still keeps a channel a practice channel, and opening it."""

import pytest
from django.urls import reverse

from coalface.core.recovery import split
from coalface.core.sealing import new_key_pair
from coalface.integrity.models import Entry
from coalface.people import actions, queries
from coalface.people.models import Channel
from coalface.ui.clock import today
from tests import people_make as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return people.standing()


@pytest.fixture
def shares(here):
    public, private = new_key_pair()
    actions.set_recovery_key(organisation=here.channel.organisation, public_key=public, today=today())
    return split(private)


def page_of(here, person=None) -> str:
    return people.at_work(person or here.steward).get(url("channel", here)).content.decode()


def url(name, here, *args) -> str:
    return reverse(name, args=[here.channel.slug, *args])


def fill_in_everything(here, shares):
    """As two stewards would, page by page."""
    people.steward(here.channel, "Ann"), people.steward(here.channel, "Ben")
    browser = people.at_work(here.steward)
    browser.post(
        url("channel_routes", here),
        {
            "duty_route": "Ring 01632 960 115",
            "lado_route": "lado@example.org",
            "whistleblowing_route": "The whistleblowing line",
            "escalation_route": "Ask for the head of service",
            "second_contact_name": "The partnership's chair",
            "second_contact_email": "chair@example.org",
        },
    )
    for what in ("pledge", "no_sanction"):
        signed = {"leader": "Jo Field", "post": "Director", "signed_on": "2026-11-02"}
        browser.post(url("channel_sign", here, what), signed)
    for which in ("staff", "schools", "teams"):
        browser.post(url("channel_names", here, which), {"text": "Ann Bell\nSt Mary’s\n"})
    browser.post(url("channel_papers", here), {"dpia_noted_on": "2026-11-02"})
    browser.post(url("channel_recovery", here), {"first_share": shares[0], "second_share": shares[2]})
    return browser


def test_everything_that_is_missing_is_said(here):
    page = page_of(here)
    for reason in queries.why_not_open(here.channel):
        assert reason.replace("'", "&#x27;") in page


def test_it_does_not_open_while_anything_is_missing(here):
    response = people.at_work(here.steward).post(url("channel_open", here))
    assert response.status_code == 422
    assert Channel.objects.get(pk=here.channel.pk).practice


def test_with_everything_filled_in_it_opens_and_the_log_says_so(here, shares):
    browser = fill_in_everything(here, shares)
    assert queries.why_not_open(queries.channel_to_tell(here.channel.slug)) == []
    assert "Nothing is missing" in page_of(here)
    assert browser.post(url("channel_open", here)).url == url("channel", here)
    assert Channel.objects.get(pk=here.channel.pk).opened_on == today()
    assert Entry.objects.last().what == "channel opened"


def test_it_opens_once(here, shares):
    browser = fill_in_everything(here, shares)
    browser.post(url("channel_open", here))
    assert "open already" in browser.post(url("channel_open", here)).content.decode()


def test_a_link_alone_opens_nothing(here):
    assert people.at_work(here.steward).get(url("channel_open", here)).status_code == 405


def test_a_steward_of_another_organisation_finds_no_channel(here):
    browser = people.at_work(people.standing().steward)
    assert browser.get(url("channel", here)).status_code == 404
    assert browser.post(url("channel_open", here)).status_code == 404
