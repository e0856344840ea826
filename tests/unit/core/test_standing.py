"""Whose turn it is, in every place where a report can stand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coalface.core.cards import Consent
from coalface.core.conversation import (
    Conversation,
    Message,
    Proposal,
    Status,
    asked,
    card_answered,
    card_sent,
    card_settled,
    opened,
)
from coalface.core.desk import Desk, checked, drafted, sent_back, sent_to_reporter
from coalface.core.routes import Route
from coalface.core.standing import SERIOUS_WORDS, STANDINGS, RowFacts, Standing, standing, why_serious
from coalface.core.weeks import Week
from tests import make

TODAY = date(2026, 11, 18)
READ = opened(Conversation(may_ask=True), role="steward", week="2026-W47", why="to_read", by="alice")
WRITTEN = drafted(Desk(), card=make.card(), by="alice", act_this_week=False)
CHECKED_ONCE = checked(WRITTEN, by="alice", ticked=())
CHECKED_TWICE = checked(CHECKED_ONCE, by="bob", ticked=())
SENT = card_sent(READ, text=make.card(), checked_by=("alice", "bob"), act_this_week=False, on=TODAY)
ASKED = asked(READ, text="What helped?", week=str(Week.of(TODAY)))
CHANGED = card_answered(SENT, consent=Consent.CHANGED, words="A school nurse.")


def stands(talk, desk=None, *, me="alice", today=TODAY, **row):
    facts = {"week_received": Week(2026, 45), **row}
    return standing(talk, desk, row=RowFacts(**facts), me=me, today=today)


def votes(**reasons):
    return replace(
        READ, closing={person: Proposal(reason, "Thank you.") for person, reason in reasons.items()}
    )


def test_every_place_has_words_and_says_whose_turn_it_is():
    assert set(STANDINGS) == set(Standing)
    assert len({facts.words for facts in STANDINGS.values()}) == len(Standing)


@pytest.mark.parametrize(
    ("talk", "desk", "for_alice", "for_bob"),
    [
        (None, None, Standing.NO_KEY, Standing.NO_KEY),
        (Conversation(), None, Standing.UNREAD, Standing.UNREAD),
        (READ, None, Standing.OPENED, Standing.OPENED_THEIRS),
        (ASKED, None, Standing.QUESTION, Standing.QUESTION),
        (
            replace(READ, messages=(Message("reporter", "2026-W47", "More."),)),
            None,
            Standing.ANSWERED,
            Standing.ANSWERED,
        ),
        (READ, WRITTEN, Standing.DRAFT, Standing.DRAFT_THEIRS),
        (READ, CHECKED_ONCE, Standing.CHECK_THEIRS, Standing.CHECK_MINE),
        (READ, CHECKED_TWICE, Standing.CHECKED, Standing.CHECKED),
        (READ, sent_back(CHECKED_ONCE, note="Shorter."), Standing.GIVEN_BACK, Standing.GIVEN_BACK_THEIRS),
        (SENT, sent_to_reporter(CHECKED_TWICE), Standing.WITH_REPORTER, Standing.WITH_REPORTER),
        (CHANGED, sent_to_reporter(CHECKED_TWICE), Standing.CHANGE_ASKED, Standing.CHANGE_ASKED),
        # Written anew after the wish for a change, it waits for a check like any other.
        (CHANGED, CHECKED_ONCE, Standing.CHECK_THEIRS, Standing.CHECK_MINE),
        (card_answered(SENT, consent=Consent.NO, words=""), None, Standing.REFUSED, Standing.REFUSED),
        (card_settled(SENT), None, Standing.AGREED, Standing.AGREED),
        (votes(alice="already_told"), None, Standing.CLOSING_MINE, Standing.CLOSING_THEIRS),
        (
            votes(alice="already_told", bob="belongs_elsewhere"),
            None,
            Standing.CLOSING_APART,
            Standing.CLOSING_APART,
        ),
        (replace(READ, status=Status.CLOSED), None, Standing.ENDED, Standing.ENDED),
        (replace(READ, status=Status.PUBLISHED), None, Standing.ENDED, Standing.ENDED),
    ],
)
def test_where_it_stands_for_each_of_two_stewards(talk, desk, for_alice, for_bob):
    assert stands(talk, desk) is for_alice
    assert stands(talk, desk, me="bob") is for_bob


def test_when_nothing_keeps_an_agreed_card_back_it_is_the_stewards_turn():
    """Told in week 45, in week 47 it is too new; told in week 43, it may go."""
    assert stands(card_settled(SENT)) is Standing.AGREED
    assert stands(card_settled(SENT), week_received=Week(2026, 43)) is Standing.READY
    assert stands(card_settled(SENT), week_received=Week(2026, 43), practice=True) is Standing.AGREED


def test_a_question_without_an_answer_is_the_stewards_turn_after_two_weeks():
    assert stands(ASKED, today=TODAY + timedelta(weeks=1)) is Standing.QUESTION
    assert stands(ASKED, today=TODAY + timedelta(weeks=2)) is Standing.NO_ANSWER


def test_silence_about_a_card_is_the_stewards_turn_after_fourteen_days():
    assert stands(SENT, today=TODAY + timedelta(days=14)) is Standing.WITH_REPORTER
    assert stands(SENT, today=TODAY + timedelta(days=15)) is Standing.SILENT
    again = card_sent(CHANGED, text=make.card(), checked_by=("a", "b"), act_this_week=False, on=TODAY)
    assert stands(again, today=TODAY + timedelta(days=15)) is Standing.CHANGE_UNANSWERED


def test_a_story_that_went_without_a_card_asks_to_be_closed():
    assert stands(READ, story_gone=True) is Standing.GONE
    assert stands(ASKED, story_gone=True) is Standing.GONE


@pytest.mark.parametrize("place", Standing)
def test_nothing_waits_for_nobody(place):
    """What two stewards would both see as waiting for others can go on only by somebody else."""
    waits_for_somebody_else = {
        Standing.NO_KEY, Standing.ENDED, Standing.WITH_REPORTER, Standing.QUESTION, Standing.AGREED,
    }  # fmt: skip
    for_one_of_two = {
        Standing.CLOSING_MINE, Standing.CHECK_THEIRS, Standing.GIVEN_BACK_THEIRS, Standing.DRAFT_THEIRS,
    }  # fmt: skip
    assert STANDINGS[place].your_turn is (place not in waits_for_somebody_else | for_one_of_two)


def test_what_is_serious_is_said_in_words():
    assert why_serious(make.told(reach="serious_effect")) == "it had a serious effect"
    assert why_serious(make.told(reach="caught", could_have_been="very_serious")) is not None
    assert why_serious(make.told(reach="caught", could_have_been="serious")) is None
    assert why_serious(make.told(story="The baby died that night.")) == SERIOUS_WORDS[Route.STATUTORY]
    assert set(SERIOUS_WORDS) == set(Route)
