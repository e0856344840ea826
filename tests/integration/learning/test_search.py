"""The search: what it finds, what it keeps back, and that it agrees with a slow search in plain Python."""

import random
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coalface.core.search_words import index_words, query_words
from coalface.core.telling import Condition
from coalface.core.vocabulary import CONDITIONS, KINDS, STAGES
from coalface.learning import index
from coalface.learning.actions import show_outcomes
from coalface.learning.actions.indexing import rebuild_search
from coalface.learning.index import COUNTED
from coalface.learning.models import Card
from coalface.learning.queries import cards_search_misses
from coalface.learning.search import find_cards
from tests import make
from tests.make import TODAY

from .made import published

pytestmark = pytest.mark.django_db
EIGHT_WEEKS = timedelta(weeks=8)
VOCABULARY = [
    "visit", "visits", "visited", "team", "teams", "phone", "Ángel", "angel", "o’clock",
    "naïve", "47", "court", "duty/assessment", "مدرسة", "list", "the", "and",
]  # fmt: skip


def titles(**asked) -> list[str]:
    return [card.title for card in find_cards(**asked).cards]


def test_a_card_is_found_by_any_form_of_its_words_whatever_their_order():
    published(title="The lists were two", what_happened="Nobody visited.")
    assert titles(query="visiting LIST") == ["The lists were two"]
    assert titles(query="visiting horses") == []


def test_the_latest_card_stands_first_and_a_batch_in_no_order_of_its_own():
    for day in (2, 1, 3):
        published(title=f"Day {day}", on=TODAY + timedelta(days=day))
    assert titles() == titles(query="day") == ["Day 3", "Day 2", "Day 1"]


def test_each_filter_narrows_and_filters_join():
    published(title="A", kind="idea", stage="assessment", conditions=(Condition("team", "helped"),))
    published(title="B", kind="idea", stage="court_legal", conditions=(Condition("tools_it", "hindered"),))
    assert titles(kind="near_miss") == []
    assert set(titles(kind="idea")) == {"A", "B"}
    assert titles(kind="idea", stage="court_legal") == ["B"]
    assert titles(condition="team") == ["A"]
    assert titles(query="visit", condition="tools_it", kind="idea") == ["B"]


def test_how_it_ended_is_found_only_after_eight_weeks_and_the_next_run():
    published(how_it_ended="A lighthouse keeper noticed.")
    assert show_outcomes(TODAY + EIGHT_WEEKS - timedelta(days=3)) == 0
    assert titles(query="lighthouse") == []
    assert show_outcomes(TODAY + EIGHT_WEEKS) == 1
    assert len(titles(query="lighthouse")) == 1
    assert show_outcomes(TODAY + EIGHT_WEEKS) == 0


def test_pages_part_the_cards_and_a_page_that_is_not_there_is_empty():
    channel = make.channel()
    for number in range(5):
        published(channel, title=f"Card {number}")
    seen = [titles(page=page, page_size=2) for page in (1, 2, 3, 4)]
    assert [len(page) for page in seen] == [2, 2, 1, 0]
    assert {title for page in seen for title in page} == {f"Card {number}" for number in range(5)}
    assert find_cards(page=-3).page == 1
    assert find_cards(page=10**30).cards == []


def test_counting_stops_and_says_so(monkeypatch):
    monkeypatch.setattr(index, "COUNTED", 2)
    channel = make.channel()
    for _ in range(3):
        published(channel)
    for found in (find_cards(page_size=2), find_cards(query="visit", page_size=2)):
        assert (found.total, found.more, found.has_next) == (2, True, True)


def test_what_is_no_word_finds_nothing_rather_than_everything():
    published()
    assert titles(query="  ?! ") == []
    assert len(titles(query="   ")) == 1


@dataclass(frozen=True)
class Shelf:
    """A card, and the stems of all that is public of it, worked out once."""

    card: Card
    stems: frozenset[str]
    conditions: frozenset[str]


@pytest.fixture
def shelves(db) -> list[Shelf]:
    rng, channel = random.Random(7), make.channel()
    cards = [published(channel, **random_words(rng)) for _ in range(300)]
    return [shelf(card) for card in sorted(cards, key=lambda card: -card.place)]


def shelf(card: Card) -> Shelf:
    public = [card.title, card.what_happened, card.what_helped, card.what_would_have_helped, card.area]
    conditions = card.conditions.values_list("code", flat=True)
    return Shelf(card, frozenset(index_words("\n".join(public))), frozenset(conditions))


def random_words(rng: random.Random) -> dict:
    def prose() -> str:
        return " ".join(rng.choices(VOCABULARY, k=rng.randint(1, 5)))

    named = [Condition(code, "helped") for code in rng.sample(list(CONDITIONS), rng.randint(0, 3))]
    return {
        "title": prose(), "what_happened": prose(), "what_helped": prose(), "how_it_ended": "lighthouse",
        "kind": rng.choice(list(KINDS)), "stage": rng.choice(["", *STAGES]), "conditions": tuple(named),
    }  # fmt: skip


def slow_search(shelves: list[Shelf], *, query: str, kind="", stage="", condition="") -> list[str]:
    """Every card, looked at one by one: its public words hold every word of the query."""
    return [
        shelf.card.title
        for shelf in shelves
        if shelf.stems.issuperset(query_words(query))
        and kind in ("", shelf.card.kind)
        and stage in ("", shelf.card.stage)
        and (not condition or condition in shelf.conditions)
    ]


def test_the_fast_search_finds_what_a_slow_one_finds(shelves):
    rng = random.Random(8)
    for _ in range(300):
        asked = {
            "query": " ".join(rng.choices([*VOCABULARY, "lighthouse"], k=rng.randint(0, 3))),
            "kind": rng.choice(["", "", *KINDS]),
            "stage": rng.choice(["", "", "", *STAGES]),
            "condition": rng.choice(["", "", "", *CONDITIONS]),
        }
        expected = slow_search(shelves, **asked)
        found = find_cards(**asked, page_size=1000)
        assert [card.title for card in found.cards] == expected, asked
        assert (found.total, found.more) == (min(len(expected), COUNTED), len(expected) > COUNTED)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.text()
    | st.lists(st.sampled_from(['"', "AND", "NEAR(", "*", ":", ")", "visit", "'", "&", "|", "!", "\\"])).map(
        " ".join
    )
)
@example('"')
@example("stems:visit")
@example("visit* OR team")
@example("'); DROP TABLE learning_search; --")
@example("\x00\ud800")
def test_whatever_is_typed_is_words_and_never_a_command(shelves, typed):
    found = find_cards(query=typed, page_size=1000)
    expected = slow_search(shelves, query=typed)
    if query_words(typed) or not typed.strip():
        assert [card.title for card in found.cards] == expected
    else:
        assert found.cards == []


def test_what_the_search_misses_is_counted_and_made_anew():
    """Three ways to go astray: a card is missing, is found by other words, or is found where none stands."""
    missing, changed, stray = (published(title=title) for title in ("Missing", "Changed", "Stray"))
    assert cards_search_misses() == 0
    index.take_away(missing)
    Card.objects.filter(pk=changed.pk).update(title="Otherwise")
    stray.place += 1
    index.put([stray])
    assert cards_search_misses() == 3
    assert rebuild_search() == 3
    assert cards_search_misses() == 0
    assert titles(query="missing") == ["Missing"]
    assert titles(query="otherwise") == ["Otherwise"]
    assert len(index.kept()) == 3
