"""The plain facts on the page of what changed."""

from datetime import date, timedelta

import pytest

from coalface.core.coding import CodedCondition, Coding, Depth
from coalface.core.intervals import wilson
from coalface.core.roles import Role
from coalface.core.themes import AnswerText, ThemeText
from coalface.learning import actions
from coalface.learning.queries.openness import openness
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)
HANDOVER = Coding("", "", (CodedCondition("handover", "hindered", Depth.CONTRIBUTED),))
NOTHING = Coding(none_known=True)


def settle(card, peers, first: Coding, second: Coding) -> None:
    for peer, coding in zip(peers, (first, second), strict=True):
        actions.code_card(card_id=card.id, by=peer, coding=coding, knows_the_case=False, today=TODAY)
    actions.propose_coding(card_id=card.id, by=peers[0], coding=first, seen=0, today=TODAY)
    actions.confirm_coding(card_id=card.id, by=peers[1], seen=1, today=TODAY)


def test_below_six_there_is_no_share_and_no_agreement():
    facts = openness(today=TODAY)
    assert (facts.answered, facts.weeks_to_answer, facts.still_happening, facts.coded) == (None,) * 4
    assert facts.conditions == []
    assert facts.agreement is None


def test_shares_have_wilsons_interval_and_agreement_is_that_of_the_two_first_codings():
    channel = make.channel()
    peers = [make.person(channel, Role.PEER, name) for name in ("Pat", "Quin")]
    cards = [actions.put_up_card(text=make.card(), channel=channel, today=TODAY) for _ in range(10)]
    for card in cards[:6]:
        settle(card, peers, HANDOVER, HANDOVER)
    settle(cards[6], peers, NOTHING, HANDOVER)
    settle(cards[7], peers, NOTHING, NOTHING)
    facts = openness(today=TODAY)
    assert (facts.coded.number, facts.coded.of) == (6, 10)
    assert facts.coded.interval == wilson(6, 10)
    [(code, share)] = facts.conditions
    assert (code, share.number, share.of) == ("handover", 6, 8)
    # By hand: 128 pairs of codes of which 127 agree; 13 of 256 codes are "played a part".
    part = 13 / 256
    chance = 2 * part * (1 - part)
    assert facts.agreement.value == pytest.approx((127 / 128 - chance) / (1 - chance))
    low, high = facts.agreement.interval
    assert low <= facts.agreement.value <= high <= 1


def test_an_answer_is_counted_in_weeks_from_the_day_it_was_asked():
    channel = make.channel()
    peers = [make.person(channel, Role.PEER, name) for name in ("Pat", "Quin")]
    manager = make.person(channel, Role.ANSWERING_MANAGER, "Max")
    cards = [actions.put_up_card(text=make.card(), channel=channel, today=TODAY).id for _ in range(2)]
    for weeks in range(1, 7):
        asked(channel, peers, cards, manager, weeks=weeks)
    facts = openness(today=TODAY)
    assert (facts.answered.number, facts.answered.of) == (6, 6)
    assert facts.weeks_to_answer == 3.5


def asked(channel, peers, cards, manager, *, weeks: int) -> None:
    day = TODAY - timedelta(weeks=weeks)
    text = ThemeText(f"Lists {weeks}", "Two cards.", "Can there be one?")
    theme = actions.draft_theme(channel=channel, by=peers[0], text=text, cards=cards, today=day)
    actions.ask_service(theme_id=theme.id, by=peers[1], seen=theme.revision, today=day)
    no = AnswerText("no", "It would take a new contract.")
    actions.answer_theme(theme_id=theme.id, by=manager, answer=no, seen=0, today=TODAY)
