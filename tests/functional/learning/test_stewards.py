"""Publishing and taking back, as a steward does it."""

import pytest
from django.urls import reverse

from coalface.core.weeks import Week
from coalface.learning.models import Card
from coalface.learning.presenters.words import day_words
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.learning.made import FIVE_WEEKS, agreed, published, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


@pytest.fixture
def browser(alice):
    people_make.add_codes(alice.person)
    return people_make.signed_in(alice.person, alice.private_key)


def shown(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def test_the_page_shows_what_is_ready_and_what_is_kept_back_and_changes_nothing(browser, channel, alice, bob):
    agreed(channel, alice, bob, told_on=today() - FIVE_WEEKS, title="Old enough")
    agreed(channel, alice, bob, told_on=today(), title="Too new")
    sent(channel, alice, bob, told_on=today() - FIVE_WEEKS, sent_on=today() - FIVE_WEEKS, title="Silence")
    page = shown(browser.get(reverse("publish")))
    assert "One card is ready" in page
    assert "less than four weeks" in page
    assert f"It can go from {day_words(Week.of(today()).plus(weeks=4).monday)}." in page
    assert "act this week" not in page
    assert "did not come back in 14 days" in page
    assert not Card.objects.exists()


def test_one_press_publishes_the_batch_and_says_how_many(browser, channel, alice, bob):
    agreed(channel, alice, bob, told_on=today() - FIVE_WEEKS, title="One")
    agreed(channel, alice, bob, told_on=today() - FIVE_WEEKS, title="Two")
    page = shown(browser.post(reverse("publish"), follow=True))
    assert "2 cards are published" in page
    assert "Two" in page


def test_a_press_with_nothing_ready_says_why(browser, channel, alice, bob):
    assert "No card has been agreed yet" in shown(browser.post(reverse("publish")), 422)
    agreed(channel, alice, bob, told_on=today(), title="Too new")
    assert "“Too new”: It is less than four weeks" in shown(browser.post(reverse("publish")), 422)


def test_a_card_is_taken_back_for_a_reason_with_one_button(browser, channel):
    card = published(channel, title="Unmistakable")
    address = reverse("retract", args=[card.pk])
    assert "Someone could be recognised" in shown(browser.get(address))
    assert "Choose the reason" in shown(browser.post(address), 422)
    assert "Choose the reason" in shown(browser.post(address, {"why": "nonsense"}), 422)
    page = shown(browser.post(address, {"why": "recognisable"}, follow=True))
    assert "The card is taken back" in page
    assert "Unmistakable" not in page
    assert "was taken back on" in shown(browser.get(address))
    assert "already" in shown(browser.post(address, {"why": "wrong"}), 422)


def test_a_steward_sees_the_cards_of_their_own_channels_only(browser, channel):
    published(channel, title="Ours")
    other = published(title="Theirs")
    page = shown(browser.get(reverse("staff_cards")))
    assert "Ours" in page
    assert "Theirs" not in page
    for method in (browser.get, browser.post):
        assert shown(method(reverse("retract", args=[other.pk])), 404)


def test_the_menu_says_that_publishing_is_about_cards(browser):
    page = shown(browser.get(reverse("publish")))
    assert f'<a href="{reverse("staff_cards")}" aria-current="true">' in page


def test_with_no_card_yet_the_list_says_so(browser):
    assert "No card has been published yet" in shown(browser.get(reverse("staff_cards")))
