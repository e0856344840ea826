"""A card that was marked “act this week”: on the list, on its page and in the feed for two weeks, and no longer."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from coalface.learning.actions import put_up_card, retract_card
from coalface.learning.models import Card
from coalface.learning.queries import cards_not_as_entered
from coalface.ui.clock import today
from tests import make

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def channel():
    return make.channel()


def marked(channel, *, days_ago=0, **words):
    on = today() - timedelta(days=days_ago)
    return put_up_card(text=make.card(**words), channel=channel, today=on, act_this_week=True)


def read(client, name, *args, **query) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def titles_in_feed(client) -> list[str]:
    entries = ElementTree.fromstring(client.get(reverse("feed")).content).iter(f"{ATOM}entry")  # noqa: S314 - ours
    return [entry.findtext(f"{ATOM}title") for entry in entries]


def test_the_list_begins_with_what_cannot_wait_and_only_with_that(client, channel):
    put_up_card(text=make.card(title="Can wait"), channel=channel, today=today())
    marked(channel, title="The lock on the side door")
    page = read(client, "learned")
    begins, _search, rest = page.partition('role="search"')
    assert "Act this week" in begins
    assert "The lock on the side door" in begins
    assert "Can wait" not in begins
    assert "Can wait" in rest
    assert "Act this week" not in read(client, "learned", query="door"), (
        "a search has come for something else"
    )


@pytest.mark.parametrize(("days_ago", "shown"), [(0, True), (13, True), (14, False)])
def test_it_is_an_alert_for_two_weeks(client, channel, days_ago, shown):
    card = marked(channel, days_ago=days_ago, title="The lock")
    for page in (read(client, "learned"), read(client, "card", card.pk)):
        assert ("Act this week" in page) is shown
    assert titles_in_feed(client) == (["Act this week: The lock"] if shown else ["The lock"])


def test_nothing_is_said_where_nothing_is_urgent(client, channel):
    put_up_card(text=make.card(), channel=channel, today=today())
    assert "Act this week" not in read(client, "learned")


def test_an_alert_that_is_taken_back_is_gone_with_its_mark(client, channel):
    card = marked(channel, title="The lock")
    alice = make.steward(channel)
    retract_card(card_id=card.pk, by=alice.person, why="recognisable", today=today())
    assert "Act this week" not in read(client, "learned")
    assert titles_in_feed(client) == []
    assert not Card.objects.get(pk=card.pk).act_this_week


def test_the_mark_is_part_of_what_was_entered(channel):
    card = marked(channel)
    assert list(cards_not_as_entered()) == []
    Card.objects.filter(pk=card.pk).update(act_this_week=False)
    assert list(cards_not_as_entered()) == [f"Version 1 of card {card.pk} is not what was published."]
