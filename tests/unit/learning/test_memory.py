"""What is remembered of pages: only for a day, only so much, and nothing of a card that was taken back."""

from datetime import timedelta
from uuid import uuid4

from coalface.learning.presenters.memory import Memory
from tests.make import TODAY

TOMORROW = TODAY + timedelta(days=1)


def shown(memory: Memory, card_id, *made_of, day=TODAY, says: str) -> str:
    return memory.shown(card_id, *made_of, day=day, make=lambda: says)


def test_what_was_made_is_shown_again_while_it_is_made_of_the_same():
    memory, card = Memory(10), uuid4()
    assert [shown(memory, card, 1, "en", says=word) for word in ("first", "second")] == ["first", "first"]
    assert shown(memory, card, 2, "en", says="new version") == "new version"
    assert shown(memory, card, 1, "cy", says="newydd") == "newydd"


def test_the_end_of_the_day_forgets_everything():
    memory, card = Memory(10), uuid4()
    shown(memory, card, says="kept back")
    assert shown(memory, card, day=TOMORROW, says="how it ended") == "how it ended"


def test_a_card_that_was_taken_back_is_forgotten_and_no_other():
    memory, gone, stays = Memory(10), uuid4(), uuid4()
    for card in (gone, stays):
        shown(memory, card, says="before")
    memory.forget(gone)
    assert [shown(memory, card, says="after") for card in (gone, stays)] == ["after", "before"]


def test_what_was_read_longest_ago_makes_room():
    memory, first, second, third = Memory(2), uuid4(), uuid4(), uuid4()
    for card in (first, second, first, third):
        shown(memory, card, says="before")
    assert shown(memory, first, says="after") == "before"
    assert shown(memory, second, says="after") == "after"
