"""A batch goes out together: what is ready, and nothing else."""

from datetime import timedelta
from random import Random

import pytest

from coalface.core.commitments import commitment
from coalface.core.conversation import Status
from coalface.core.errors import NotAllowed
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry
from coalface.learning.actions import publish_batch
from coalface.learning.models import Card, CardCondition, CardVersion
from coalface.learning.search import find_cards
from coalface.reporting import actions as reporting
from coalface.reporting import queries as reports
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY

from .made import FIVE_WEEKS, agreed, sent

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - FIVE_WEEKS


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


def test_a_ready_card_is_published_with_its_version_its_conditions_and_one_leaf(channel, alice, bob):
    agreed(channel, alice, bob, told_on=LONG_AGO, area="duty")
    [card_id] = publish_batch(**alice.hands, today=TODAY).published
    card, version = Card.objects.get(), CardVersion.objects.get()
    assert (card.pk, card.area, card.published_on) == (card_id, "Front door", TODAY)
    assert (version.number, version.title, version.conditions) == (
        1,
        card.title,
        [{"code": "handover", "effect": "hindered"}],
    )
    assert CardCondition.objects.get(card=card).code == "handover"
    assert Entry.objects.filter(what=What.CARD_PUBLISHED.value).count() == 1
    assert [found.pk for found in find_cards(query="nurse").cards] == [card_id]


def test_the_leaf_can_be_checked_by_anyone_who_is_given_the_salt(channel, alice, bob):
    agreed(channel, alice, bob, told_on=LONG_AGO)
    publish_batch(**alice.hands, today=TODAY)
    card, version, entry = Card.objects.get(), CardVersion.objects.get(), Entry.objects.latest("index")
    facts = (card.pk.bytes, version.digest, TODAY.isoformat().encode())
    assert bytes(entry.commitment) == commitment(bytes(version.salt), "card published", *facts)


def test_the_reporter_is_told_where_the_card_stands_and_the_report_has_ended(channel, alice, bob):
    row = agreed(channel, alice, bob, told_on=LONG_AGO)
    [card_id] = publish_batch(**alice.hands, today=TODAY).published
    talk = reports.report_for_steward(row.pk, alice.person, private_key=alice.private_key).talk
    assert (talk.status, talk.card_at) == (Status.PUBLISHED, f"/learned/{card_id}/")
    assert SealedReport.objects.get().week_ended


def test_silence_for_14_days_is_settled_and_published(channel, alice, bob):
    sent(channel, alice, bob, told_on=LONG_AGO, sent_on=TODAY - timedelta(days=15))
    assert len(publish_batch(**bob.hands, today=TODAY).published) == 1
    assert Card.objects.count() == 1


def test_what_is_not_ready_is_kept_back_with_the_reason(channel, alice, bob):
    agreed(channel, alice, bob, told_on=LONG_AGO, title="Old enough")
    agreed(channel, alice, bob, told_on=TODAY, title="Told this week")
    agreed(channel, alice, bob, told_on=TODAY, title="Cannot wait", act_this_week=True)
    batch = publish_batch(**alice.hands, today=TODAY)
    assert {card.title for card in Card.objects.all()} == {"Old enough", "Cannot wait"}
    assert {card.title for card in Card.objects.filter(act_this_week=True)} == {"Cannot wait"}
    [kept] = batch.kept_back
    assert kept.title == "Told this week"
    assert "less than four weeks" in kept.why


def test_where_nothing_is_ready_it_says_why_and_does_nothing(channel, alice, bob):
    with pytest.raises(NotAllowed, match="No card has been agreed yet"):
        publish_batch(**alice.hands, today=TODAY)
    agreed(channel, alice, bob, told_on=TODAY, title="Told this week")
    with pytest.raises(NotAllowed, match="“Told this week”: It is less than four weeks"):
        publish_batch(**alice.hands, today=TODAY)
    assert not Card.objects.exists()


def test_nothing_of_a_practice_channel_is_published(alice, bob, channel):
    agreed(channel, alice, bob, told_on=LONG_AGO)
    channel.opened_on = None
    channel.save()
    with pytest.raises(NotAllowed, match="practice channel"):
        publish_batch(**alice.hands, today=TODAY)


def test_a_steward_of_another_channel_publishes_nothing_of_this_one(channel, alice, bob):
    agreed(channel, alice, bob, told_on=LONG_AGO)
    eve = make.steward(make.channel(), "Eve")
    with pytest.raises(NotAllowed, match="No card has been agreed"):
        publish_batch(**eve.hands, today=TODAY)


def test_the_order_on_the_list_comes_from_chance_and_not_from_when_it_was_told(channel, alice, bob):
    for number in range(4):
        agreed(channel, alice, bob, told_on=LONG_AGO - timedelta(weeks=number), title=str(number))
    publish_batch(**alice.hands, today=TODAY, rng=Random(1))
    places = list(Card.objects.order_by("title").values_list("place", flat=True))
    assert places not in (sorted(places), sorted(places, reverse=True))
    assert {place >> 32 for place in places} == {TODAY.toordinal()}


def test_a_card_that_another_steward_has_just_published_is_not_published_twice(
    channel, alice, bob, monkeypatch
):
    agreed(channel, alice, bob, told_on=LONG_AGO)
    seen = reporting.publishing.cards_ready(alice.person, private_key=alice.private_key, today=TODAY)
    publish_batch(**bob.hands, today=TODAY)
    monkeypatch.setattr("coalface.learning.actions.publishing.cards_ready", lambda *args, **facts: seen)
    with pytest.raises(NotAllowed, match="This report has ended"):
        publish_batch(**alice.hands, today=TODAY)
    assert Card.objects.count() == 1
