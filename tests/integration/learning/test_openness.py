"""The plain facts on the page of what changed."""

from datetime import date, timedelta

import pytest

from coalface.core.coding import CODED_CONDITIONS, CodedCondition, Coding, Depth
from coalface.core.intervals import wilson
from coalface.core.roles import Role
from coalface.core.themes import AnswerText, Finding, ThemeText
from coalface.learning import actions
from coalface.learning.models import CheckBack, Theme
from coalface.learning.queries import agreeing
from coalface.learning.queries.agreeing import agreement_of_peers
from coalface.learning.queries.openness import openness
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)


def named(code: str, depth: Depth = Depth.CONTRIBUTED, effect: str = "hindered") -> Coding:
    return Coding("", "", (CodedCondition(code, effect, depth),), none_known=depth == Depth.NOT_KNOWN)


HANDOVER, TEAM_HELPED = named("handover"), named("team", effect="helped")
NOTHING, UNKNOWN = Coding(none_known=True), named("handover", Depth.NOT_KNOWN)


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peers(channel):
    return [make.person(channel, Role.PEER, name) for name in ("Pat", "Quin")]


@pytest.fixture
def manager(channel):
    return make.person(channel, Role.ANSWERING_MANAGER, "Max")


def settle(card, peers, first: Coding, second: Coding) -> None:
    for peer, coding in zip(peers, (first, second), strict=True):
        actions.code_card(card_id=card.id, by=peer, coding=coding, knows_the_case=False, today=TODAY)
    actions.propose_coding(card_id=card.id, by=peers[0], coding=first, seen=0, today=TODAY)
    actions.confirm_coding(card_id=card.id, by=peers[1], seen=1, today=TODAY)


def put_up(channel):
    return actions.put_up_card(text=make.card(), channel=channel, today=TODAY)


def test_below_six_there_is_no_share_and_no_agreement():
    facts = openness(today=TODAY)
    assert (facts.answered, facts.weeks_until_half, facts.still_happening) == (None,) * 3
    assert (facts.settled, facts.named) == (None, None)
    assert facts.conditions == []
    assert facts.agreement == []


def test_cards_are_counted_once_as_settled_and_of_those_as_explained(channel, peers):
    cards = [put_up(channel) for _ in range(10)]
    for card in cards[:6]:
        settle(card, peers, HANDOVER, HANDOVER)
    settle(cards[6], peers, NOTHING, HANDOVER)
    actions.code_card(card_id=cards[7].id, by=peers[0], coding=HANDOVER, knows_the_case=False, today=TODAY)
    facts = openness(today=TODAY)
    assert (facts.settled.number, facts.settled.of) == (7, 10)
    assert (facts.named.number, facts.named.of) == (6, 7)
    assert facts.named.interval == wilson(6, 7)
    assert (facts.named.percent, facts.named.low_percent, facts.named.high_percent) == (86, 48, 98)


def test_what_made_it_likely_and_what_helped_are_two_columns_and_not_known_is_in_neither(channel, peers):
    for coding in (HANDOVER,) * 4 + (TEAM_HELPED,) * 3 + (UNKNOWN,) * 2:
        settle(put_up(channel), peers, coding, coding)
    rows = {row.code: row for row in openness(today=TODAY).conditions}
    assert list(rows)[:2] == ["handover", "team"]
    assert rows.keys() == CODED_CONDITIONS.keys()
    assert (rows["handover"].likely.number, rows["handover"].likely.of) == (4, 7)
    assert (rows["handover"].helped.number, rows["handover"].helped.of) == (0, 7)
    assert (rows["team"].likely.number, rows["team"].helped.number, rows["team"].helped.of) == (0, 3, 9)


def test_agreement_is_said_of_each_condition_and_over_all_and_is_that_of_the_two_first_codings(
    channel, peers
):
    for second in (HANDOVER,) * 6 + (NOTHING,) * 2:
        settle(put_up(channel), peers, HANDOVER, second)
    for _ in range(4):
        settle(put_up(channel), peers, NOTHING, NOTHING)
    overall, *rest = openness(today=TODAY).agreement
    rows = {row.code: row for row in rest}
    handover = rows["handover"]
    assert (handover.both, handover.either, handover.cards) == (6, 8, 12)
    # By hand (Gwet 2008): 10 of 12 pairs agree; 14 of 24 codes are "played a part".
    part = 14 / 24
    chance = 2 * part * (1 - part)
    assert handover.on_part.value == pytest.approx((10 / 12 - chance) / (1 - chance))
    # By hand (Krippendorff 2011): two categories, so ordinal is nominal. 24 codes, 14 and 10, of which 4 stand mixed.
    assert handover.on_depth.value == pytest.approx(1 - 23 * 4 / (2 * 14 * 10))
    assert rows["team"].on_part is None
    assert rows["team"].on_depth is None
    part = 14 / 384
    chance = 2 * part * (1 - part)
    assert overall.on_part.value == pytest.approx((190 / 192 - chance) / (1 - chance))
    assert (overall.both, overall.either, overall.cards) == (6, 8, 12)


def test_cards_are_resampled_and_not_their_conditions():
    """Two who differ on every condition of one card differ once, not sixteen times."""
    everything = Coding(
        conditions=tuple(CodedCondition(code, "hindered", Depth.CONTRIBUTED) for code in CODED_CONDITIONS)
    )
    pairs = [(everything, everything)] * 10 + [(everything, NOTHING)] * 2 + [(NOTHING, NOTHING)] * 8
    overall, first, *_rest = agreement_of_peers(pairs, today=TODAY)
    assert overall.on_part.value == pytest.approx(first.on_part.value)
    assert overall.on_part.interval == pytest.approx(first.on_part.interval, abs=0.02)


def test_under_ten_cards_coded_twice_there_is_no_table():
    pairs = [(HANDOVER, HANDOVER)] * agreeing.FEWEST_CARDS
    assert agreement_of_peers(pairs[1:], today=TODAY) == []
    assert len(agreement_of_peers(pairs, today=TODAY)) == 1 + len(CODED_CONDITIONS)


def asked(channel, peers, *, weeks: int, manager=None, answered_on=TODAY) -> Theme:
    day = TODAY - timedelta(weeks=weeks)
    cards = [put_up(channel).id for _ in range(2)]
    text = ThemeText(f"Lists {weeks}", "Two cards.", "Can there be one?")
    theme = actions.draft_theme(channel=channel, by=peers[0], text=text, cards=cards, today=day)
    Theme.objects.filter(pk=theme.pk).update(asked_on=day)
    if manager:
        no = AnswerText("no", "It would take a new contract.")
        actions.answer_theme(theme_id=theme.id, by=manager, answer=no, seen=0, today=answered_on)
    return theme


def test_the_weeks_until_half_are_answered_count_what_still_waits(channel, peers, manager):
    for weeks in (1, 2, 3):
        asked(channel, peers, weeks=weeks, manager=manager)
    for _ in range(3):
        asked(channel, peers, weeks=40)
    facts = openness(today=TODAY)
    assert (facts.answered.number, facts.answered.of) == (3, 6)
    # The middle of the three answered ones would be two weeks; with those that wait, half are answered after three.
    assert facts.weeks_until_half == 3
    asked(channel, peers, weeks=40)
    assert openness(today=TODAY).weeks_until_half is None


def test_a_theme_that_was_asked_about_twice_counts_once_as_it_was_last(channel, peers):
    for number in range(6):
        theme = asked(channel, peers, weeks=60)
        for months, finding in ((3, Finding.STILL), (9, Finding.STILL if number < 2 else Finding.LESS)):
            CheckBack.objects.create(theme=theme, months=months, finding=finding, on=TODAY)
    still = openness(today=TODAY).still_happening
    assert (still.number, still.of) == (2, 6)
