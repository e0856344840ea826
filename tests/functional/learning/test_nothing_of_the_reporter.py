"""What everyone can read says nothing of what a reporter did: not how they answered, and not that they came back."""

import html
import re
from datetime import timedelta

import pytest

from coalface.core.cards import CONSENT_WORDS, Consent
from coalface.core.retractions import RETRACTIONS, TAKEN_DOWN
from coalface.integrity.models import Entry
from coalface.learning.actions import publish_batch, retract_card
from coalface.learning.models import Card
from tests import make
from tests.integration.learning.made import agreed, published, sent
from tests.make import TODAY

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - timedelta(weeks=8)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EACH_CARD = ["/learned/{}/", "/learned/{}/print/", "/api/v1/cards/{}"]
ALL_CARDS = [
    "/learned/",
    "/learned/cards.csv",
    "/learned/cards.json",
    "/learned/feed.atom",
    "/api/v1/cards",
    "/log/entries",
]


def read(client, address: str) -> str:
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return html.unescape(content.decode())


def without_ids(words: str) -> str:
    return UUID.sub("id", words)


@pytest.fixture
def after_a_yes_and_after_silence():
    """Two cards with the same words, published in one batch."""
    channel = make.channel()
    alice, bob = make.steward(channel, "Alice"), make.steward(channel, "Bob")
    agreed(channel, alice, bob, told_on=LONG_AGO)
    sent(channel, alice, bob, told_on=LONG_AGO, sent_on=TODAY - timedelta(days=15))
    return publish_batch(**alice.hands, today=TODAY).published


@pytest.mark.parametrize("address", EACH_CARD)
def test_a_card_reads_the_same_after_a_yes_and_after_silence(client, after_a_yes_and_after_silence, address):
    first, second = (read(client, address.format(card)) for card in after_a_yes_and_after_silence)
    assert first != second
    assert without_ids(first) == without_ids(second)


@pytest.mark.parametrize("address", ALL_CARDS)
def test_nothing_public_has_a_word_for_what_the_reporter_did(client, after_a_yes_and_after_silence, address):
    shown = read(client, address)
    assert "consent" not in shown
    for code in (Consent.YES, Consent.NO_REPLY):
        assert CONSENT_WORDS[code] not in shown
        assert f'"{code.value}"' not in shown


def test_the_database_has_no_column_for_it_outside_the_sealed_conversation():
    assert not [field.name for field in Card._meta.get_fields() if "consent" in field.name]


def test_the_log_says_the_same_of_both(after_a_yes_and_after_silence):
    entries = Entry.objects.filter(what__in=["card agreed", "story destroyed"])
    assert set(entries.values_list("what", "role")) == {
        ("card agreed", "program"),
        ("story destroyed", "program"),
    }


@pytest.mark.parametrize("address", EACH_CARD)
def test_a_card_that_was_taken_down_reads_the_same_for_every_reason(client, address):
    channel = make.channel()
    steward = make.steward(channel).person
    shown = set()
    for why in RETRACTIONS:
        card = published(channel)
        retract_card(card_id=card.pk, by=steward, why=why, today=TODAY)
        shown.add(without_ids(read(client, address.format(card.pk))))
    [words] = shown
    assert TAKEN_DOWN in words
    assert "asked" not in words
    assert "change their mind" not in words
