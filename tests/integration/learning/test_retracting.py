"""Taking a card back, and the law that its words are then found nowhere."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coalface.core.errors import NotAllowed
from coalface.core.retractions import RETRACTIONS
from coalface.integrity.files import statements_to_scrub
from coalface.integrity.models import Entry
from coalface.learning.actions import retract_card, show_outcomes
from coalface.learning.actions.scrubbing import INDEXES, TABLES
from coalface.learning.models import Card
from coalface.learning.search import find_cards
from tests import make
from tests.make import TODAY

from .made import published

pytestmark = pytest.mark.django_db


def test_one_steward_takes_a_card_back_at_once_and_a_leaf_says_so():
    channel = make.channel()
    card, alice = published(channel), make.steward(channel).person
    retract_card(card_id=card.pk, by=alice, why="recognisable", today=TODAY)
    assert [entry.what for entry in Entry.objects.all()] == ["card published", "card retracted"]
    assert Card.objects.get().retracted_on == TODAY


def test_a_steward_of_another_channel_cannot_take_it_back():
    card, eve = published(), make.steward(make.channel()).person
    with pytest.raises(NotAllowed, match="Only a steward of this card’s channel"):
        retract_card(card_id=card.pk, by=eve, why="wrong", today=TODAY)
    assert Card.objects.get().title == card.title


def test_a_card_is_taken_back_once_for_a_listed_reason():
    channel = make.channel()
    card, alice = published(channel), make.steward(channel).person
    with pytest.raises(NotAllowed, match="Choose the reason"):
        retract_card(card_id=card.pk, by=alice, why="I did not like it", today=TODAY)
    retract_card(card_id=card.pk, by=alice, why="wrong", today=TODAY)
    with pytest.raises(NotAllowed, match="already"):
        retract_card(card_id=card.pk, by=alice, why="wrong", today=TODAY)


def test_a_card_that_was_taken_back_never_comes_into_the_search_again():
    channel = make.channel()
    card, alice = published(channel), make.steward(channel).person
    retract_card(card_id=card.pk, by=alice, why="wrong", today=TODAY)
    assert show_outcomes(TODAY + timedelta(weeks=20)) == 0
    assert find_cards().cards == find_cards(query="visit").cards == find_cards(kind="near_miss").cards == []


PLACES = ("learned", "feed", "cards_csv", "cards_json", "api:api_cards")


def all_that_is_public(card: Card) -> dict[str, str]:
    """Every answer in which the card, or what it said, could stand."""
    of_card = [reverse(name, args=[card.pk]) for name in ("card", "card_print", "api:api_card")]
    searches = [f"{reverse(name)}?query=unmistakable" for name in ("learned", "api:api_cards")]
    filters = [f"{reverse('learned')}?kind={card.kind}&condition=handover"]
    browser, answers = Client(), {}
    for address in [*map(reverse, PLACES), *of_card, *searches, *filters]:
        response = browser.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        answers[address] = f"{response.status_code} {body.decode()}"
    return answers


def all_that_is_kept() -> str:
    """Every value of every table, the search included."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            rows += cursor.fetchall()
    return "\n".join(str([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in rows)


words = st.text("abcdefghij", min_size=12, max_size=16).map(lambda text: f"zq{text}")


@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(secret=words, shown=st.booleans(), why=st.sampled_from(sorted(RETRACTIONS)))
def test_whatever_is_taken_back_is_found_nowhere(db, secret, shown, why):
    channel = make.channel()
    prose = dict.fromkeys(
        ("title", "what_happened", "how_it_ended", "what_helped", "what_would_have_helped"),
        f"unmistakable {secret}",
    )
    stays, goes = published(channel, title="This one stays"), published(channel, **prose)
    if shown:
        show_outcomes(TODAY + timedelta(weeks=9))
    assert [place for place, answer in all_that_is_public(goes).items() if secret not in answer] == []
    retract_card(card_id=goes.pk, by=make.steward(channel).person, why=why, today=TODAY)
    after = all_that_is_public(goes)
    assert [address for address, answer in after.items() if secret in answer] == []
    assert [answer[:3] for address, answer in after.items() if f"{goes.pk}" in address] == ["410"] * 3
    assert secret not in all_that_is_kept()
    assert "This one stays" in after[reverse("learned")]
    assert stays in find_cards(query="stays").cards


@pytest.mark.django_db(transaction=True)
def test_what_was_deleted_is_scrubbed_once_the_transaction_has_ended():
    channel = make.channel()
    card, alice = published(channel), make.steward(channel).person
    with CaptureQueriesContext(connection) as said:
        retract_card(card_id=card.pk, by=alice, why="wrong", today=TODAY)
    wanted = statements_to_scrub(*TABLES, indexes=INDEXES)
    assert [query["sql"] for query in said][-len(wanted) :] == wanted
