"""Wherever a report stands, its page shows where, by when something happens, and only what can still come."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from coalface.core.cards import Consent
from coalface.core.whereabouts import STILL_TO_COME, Whereabouts
from coalface.learning.actions import publish_batch
from coalface.reporting import actions
from coalface.reporting.actions import due
from coalface.reporting.presenters.thread import AHEAD, NOW
from coalface.reporting.views import answering
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
TOLD_ON = TODAY - timedelta(weeks=8)
LATER, MUCH_LATER = TODAY + timedelta(days=15), TODAY + timedelta(days=120)


class Reported:
    """One report that can be brought to wherever a report can stand, by the real actions."""

    def __init__(self, **facts) -> None:
        self.channel = make.channel(**facts)
        self.alice, self.bob = make.steward(self.channel, "Alice"), make.steward(self.channel, "Bob")
        self.row, self.receipt = make.report(self.channel, on=TOLD_ON, may_ask=True)
        self.facts = {"report_id": self.row.pk, "today": TODAY}

    def read(self) -> None:
        actions.open_report(**self.facts, why="to_read", **self.alice.hands)

    def asked(self) -> None:
        self.read()
        actions.ask_question(**self.facts, text="Which week was it?", **self.alice.hands)

    def passed_on(self) -> None:
        self.read()
        actions.pass_on(**self.facts, duty="child_at_risk", note="To the front door.", **self.alice.hands)

    def held(self) -> None:
        actions.place_hold(**self.facts, note="The coroner asked.", **self.alice.hands)

    def sent(self, **card) -> None:
        make.sent_card(self.row, self.alice, self.bob, period="2026-Q3", **card)

    def answered(self, consent: Consent, **card) -> None:
        self.sent(**card)
        actions.answer_card(typed=self.receipt, consent=consent, words="It was a nurse.", today=TODAY)

    def sent_again(self) -> None:
        self.answered(Consent.CHANGED)
        self.sent()

    def published(self) -> None:
        self.answered(Consent.YES)
        publish_batch(**self.alice.hands, today=TODAY)

    def closed(self) -> None:
        self.read()
        for steward in (self.alice, self.bob):
            actions.propose_to_close(
                **self.facts, reason="already_told", words="Thank you for telling us.", **steward.hands
            )

    def ran_out(self) -> None:
        self.read()
        assert due.end_old_stories(today=MUCH_LATER) == 1


def no_act(reported: Reported) -> None:
    """Nobody has read it."""


# How it comes to where it stands, on which day the reporter comes back, and the sentence at the head of the page.
WAYS = {
    Whereabouts.UNREAD: (no_act, TOLD_ON, "A steward opens it by Friday 2 October."),
    Whereabouts.BEING_READ: (Reported.read, TODAY, "By 14 February 2027 at the latest you find a card here"),
    Whereabouts.ASKED: (Reported.asked, TODAY, "You never have to answer"),
    Whereabouts.PASSED_ON: (Reported.passed_on, TODAY, "passed on, because a child may be at risk now."),
    Whereabouts.TO_CHECK: (Reported.sent, TODAY, "You have until Wednesday 2 December to say yes"),
    Whereabouts.SILENT: (
        Reported.sent,
        LATER,
        "so it goes on as it is. Until it is published you can still say no.",
    ),
    Whereabouts.NO_YES: (Reported.sent_again, LATER, "without your yes the card is not published"),
    Whereabouts.CHANGE_ASKED: (lambda r: r.answered(Consent.CHANGED), TODAY, "You asked for a change."),
    Whereabouts.REFUSED: (lambda r: r.answered(Consent.NO), TODAY, "not to publish the card, and we do not."),
    Whereabouts.AGREED: (lambda r: r.answered(Consent.YES), TODAY, "It is published together with others"),
    Whereabouts.PUBLISHED: (Reported.published, TODAY, "what you wrote has been destroyed"),
    Whereabouts.CLOSED: (Reported.closed, TODAY, "A card already tells this"),
    Whereabouts.RAN_OUT: (Reported.ran_out, MUCH_LATER, "That is our delay and not yours."),
}


@pytest.fixture
def look(client, monkeypatch):
    def look(reported: Reported, on: date) -> str:
        monkeypatch.setattr(answering, "today", lambda: on)
        return unescape(client.post("/receipt/", {"receipt": reported.receipt}).content.decode())

    return look


def steps(page: str, state: str) -> list[str]:
    return re.findall(rf'<li class="{state}"><p class="step">(.*?)</p>', page)


def said_of_later(page: str) -> str:
    return " ".join(re.findall(r'<li class="later">(.*?)</li>', page))


def test_every_place_where_a_report_can_stand_is_tried():
    assert WAYS.keys() == set(Whereabouts) == NOW.keys() == STILL_TO_COME.keys()


@pytest.mark.parametrize("at", Whereabouts)
def test_the_page_shows_where_it_stands_and_only_what_can_still_come(look, at):
    way, on, sentence = WAYS[at]
    reported = Reported()
    way(reported)
    page = look(reported, on)
    assert sentence in page
    assert steps(page, "now") == [NOW[at]]
    assert steps(page, "later") == [AHEAD[step][0] for step in STILL_TO_COME[at]]


@pytest.mark.parametrize(
    "at",
    [Whereabouts.REFUSED, Whereabouts.NO_YES, Whereabouts.PASSED_ON, Whereabouts.CLOSED, Whereabouts.RAN_OUT],
)
def test_nothing_is_promised_that_cannot_come(look, at):
    way, on, _sentence = WAYS[at]
    reported = Reported()
    way(reported)
    page = look(reported, on)
    assert "Without a word from you it goes on" not in page
    assert "Published with other cards" not in page


@pytest.mark.parametrize("act", ["publish", "send"])
def test_what_the_page_says_cannot_come_is_refused(act):
    """After a no there is neither a card sent again nor one published."""
    reported = Reported()
    reported.answered(Consent.NO)
    with pytest.raises(Exception, match=r"asked us not to publish|No card has been agreed"):
        reported.sent() if act == "send" else publish_batch(**reported.alice.hands, today=LATER)


def test_after_a_no_the_last_day_is_named_on_which_it_is_closed(look):
    reported = Reported()
    reported.answered(Consent.NO)
    assert "By 14 February 2027 at the latest" in said_of_later(look(reported, TODAY))


def test_who_asked_for_a_change_is_told_that_silence_is_no_consent_any_more(look):
    reported = Reported()
    reported.answered(Consent.CHANGED)
    assert "Without your yes it is not published." in said_of_later(look(reported, TODAY))
    reported.sent()
    page = look(reported, TODAY)
    assert "You have until Wednesday 2 December. Without your yes it is not published." in page
    assert "goes on as it is" not in page


@pytest.mark.parametrize("again", [Consent.YES, Consent.NO])
def test_who_let_the_days_pass_can_still_answer(look, client, again):
    reported = Reported()
    reported.sent() if again is Consent.NO else reported.sent_again()
    page = look(reported, LATER)
    assert f'value="{again}"' in page
    client.post("/receipt/", {"receipt": reported.receipt, "step": "card", "answer": again})
    assert actions.come_back(reported.receipt).talk.card.consent is again


def test_an_unread_report_that_waits_too_long_is_not_promised_a_day_that_is_gone(look):
    page = look(Reported(), TODAY)
    assert "opens it by" not in page
    assert "that is our delay and not yours" in page


@pytest.mark.parametrize("way", [Reported.read, Reported.sent, lambda r: r.answered(Consent.YES)])
def test_in_a_practice_channel_nothing_is_said_to_be_published(look, way):
    reported = Reported(opened=False)
    way(reported)
    page = look(reported, TODAY)
    assert "Everyone can read it" not in page
    assert "is published with" not in page


def test_an_urgent_card_is_not_said_to_wait_four_weeks(look):
    reported = Reported()
    reported.sent(act_this_week=True)
    assert "because it is urgent" in said_of_later(look(reported, TODAY))
    assert "four weeks" not in look(reported, TODAY)


@pytest.mark.parametrize(
    "way",
    [Reported.read, Reported.asked, lambda r: r.answered(Consent.CHANGED), lambda r: r.answered(Consent.NO)],
)
def test_while_a_hold_stands_no_last_day_is_named_and_it_says_why_it_is_kept(look, way):
    reported = Reported()
    way(reported)
    assert "at the latest" in look(reported, TODAY)
    reported.held()
    page = look(reported, TODAY)
    assert "at the latest" not in page
    assert "It is kept because a court or an official inquiry has asked for it." in page
    assert "nothing of this report is destroyed until the hold is lifted" in page


@pytest.mark.parametrize("way", [lambda r: r.answered(Consent.YES), Reported.published, Reported.closed])
def test_while_a_hold_stands_nothing_is_said_to_have_been_destroyed(look, way):
    reported = Reported()
    reported.held()
    way(reported)
    page = look(reported, TODAY)
    assert "destroyed" in page.partition("Kept for now")[2]
    assert not re.search("(has been|was) destroyed", page)
    actions.lift_hold(**reported.facts, **reported.alice.hands)
    page = look(reported, TODAY)
    assert "Kept for now" not in page
    assert re.search("(has been|was) destroyed", page)


def test_a_report_closed_at_the_reporters_wish_speaks_to_them(look):
    reported = Reported()
    reported.answered(Consent.NO)
    for steward in (reported.alice, reported.bob):
        actions.propose_to_close(
            **reported.facts, reason="reporter_asked", words="Thank you all the same.", **steward.hands
        )
    page = look(reported, TODAY)
    assert "Closed without a card. You asked us not to publish it. What you wrote has been destroyed." in page
    assert "The reporter" not in page


def test_a_no_whose_ninety_days_ran_out_is_no_delay_of_ours(look):
    reported = Reported()
    reported.answered(Consent.NO)
    due.end_old_stories(today=MUCH_LATER)
    page = look(reported, MUCH_LATER)
    assert "and we do not. What you wrote has been destroyed." in page
    assert "our delay" not in page


def test_a_change_for_which_the_ninety_days_were_too_short_is_owned(look):
    reported = Reported()
    reported.answered(Consent.CHANGED)
    due.end_old_stories(today=MUCH_LATER)
    page = look(reported, MUCH_LATER)
    assert "before the change that you asked for was made" in page
    assert steps(page, "later") == []
