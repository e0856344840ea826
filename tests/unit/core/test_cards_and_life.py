"""Every reason why a card or a story cannot go on yet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core import channels, life, roles
from coalface.core.cards import (
    NEXT_STAGES,
    Consent,
    Stage,
    card_marks,
    card_problems,
    first_day_to_publish,
    periods_for,
    read_card,
    why_not_publish,
    why_not_show_outcome,
)
from coalface.core.channels import ChannelFacts
from coalface.core.life import Rule, StoryFacts
from coalface.core.roles import INCOMPATIBLE, Role
from coalface.core.weeks import Week

TODAY = date(2026, 11, 18)
READY = {
    "stage": Stage.AGREED,
    "checked_by": frozenset({"alice", "bob"}),
    "consent": Consent.YES,
    "week_received": Week(2026, 40),
    "today": TODAY,
    "act_this_week": False,
    "practice": False,
}


def test_a_card_that_meets_every_rule_can_be_published():
    assert why_not_publish(**READY) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"practice": True}, "practice channel"),
        ({"stage": Stage.DRAFT}, "agreed card"),
        ({"stage": Stage.RETRACTED}, "agreed card"),
        ({"checked_by": frozenset({"alice"})}, "second steward"),
        ({"checked_by": frozenset()}, "second steward"),
        ({"consent": Consent.NO}, "asked us not to publish"),
        ({"consent": Consent.CHANGED}, "asked for a change"),
        ({"consent": Consent.WAITING}, "still has time"),
        # Week 44 to week 47 is three weeks.
        ({"week_received": Week(2026, 44)}, "four weeks"),
    ],
)
def test_each_rule_keeps_a_card_back(change, reason):
    assert reason in why_not_publish(**{**READY, **change})


def test_act_this_week_does_not_wait_four_weeks():
    assert why_not_publish(**{**READY, "week_received": Week(2026, 47), "act_this_week": True}) is None


def test_the_first_day_to_publish_is_a_monday_four_weeks_on():
    # Week 43 of 2026 begins on Monday 19 October; week 47 on Monday 16 November.
    first = first_day_to_publish(Week(2026, 43))
    assert first == date(2026, 11, 16)
    facts = {**READY, "week_received": Week(2026, 43)}
    assert why_not_publish(**{**facts, "today": first}) is None
    assert why_not_publish(**{**facts, "today": first - timedelta(days=1)})


@given(st.sampled_from(Stage), st.frozensets(st.sampled_from("abc")), st.sampled_from(Consent), st.booleans())
def test_nothing_is_published_against_a_reporters_no_or_by_one_steward(stage, checked_by, consent, urgent):
    facts = {**READY, "stage": stage, "checked_by": checked_by, "consent": consent, "act_this_week": urgent}
    if why_not_publish(**facts) is None:
        assert len(checked_by) >= 2
        assert consent in (Consent.YES, Consent.NO_REPLY)


def test_a_retracted_card_never_comes_back():
    reached, frontier = set(), {Stage.RETRACTED}
    while frontier:
        reached |= frontier
        frontier = {later for stage in frontier for later in NEXT_STAGES[stage]} - reached
    assert reached == {Stage.RETRACTED}


def test_how_it_ended_is_kept_back_until_its_day():
    day = date(2026, 11, 16)
    assert why_not_show_outcome(outcome_from=day, today=day - timedelta(days=1))
    assert why_not_show_outcome(outcome_from=day, today=day) is None


def test_a_period_is_no_finer_than_a_month():
    assert periods_for(Week(2026, 47)) == ["2026-Q4", "2026-11"]


def test_a_card_of_151_words_is_asked_to_be_shorter():
    facts = {"kind": "idea", "period": "2026-Q4", "title": "T"}
    rules = {"areas": {}, "periods": ["2026-Q4"]}
    assert card_problems(read_card({**facts, "what_happened": "word " * 150}), **rules) == []
    long = read_card({**facts, "what_happened": "word " * 150, "how_it_ended": "well"})
    assert [problem.field for problem in card_problems(long, **rules)] == ["what_happened"]


UNREAD = StoryFacts(week_received=Week(2024, 1), week_first_read=None, on_hold=False, destroyed=False)
READ = StoryFacts(
    week_received=Week(2026, 30), week_first_read=Week(2026, 34), on_hold=False, destroyed=False
)


@given(st.sampled_from(Rule), st.dates(date(2024, 1, 1), date(2100, 1, 1)))
def test_an_unread_report_is_never_destroyed(rule, today):
    assert "never destroyed" in life.why_not_destroy(UNREAD, rule=rule, today=today)


def test_ninety_days_run_from_the_monday_of_the_first_reading():
    # Monday of week 34 of 2026 is 17 August; 90 days later is 15 November.
    last = life.destroy_by(READ)
    assert last == date(2026, 11, 15)
    assert life.why_not_destroy(READ, rule=Rule.TIME_UP, today=last)
    assert life.why_not_destroy(READ, rule=Rule.TIME_UP, today=last + timedelta(days=1)) is None


def test_a_legal_hold_stops_every_rule():
    held = StoryFacts(Week(2026, 1), Week(2026, 2), on_hold=True, destroyed=False)
    for rule in Rule:
        assert "legal hold" in life.why_not_destroy(held, rule=rule, today=TODAY)


OPEN = ChannelFacts(
    audience="staff", stewards_with_keys=2, stewards_declared=2, recovery_key_tested=True, pledge_signed=True,
    no_sanction_signed=True, routes_missing=(), name_lists_loaded=True, second_contact_named=True, dpia_noted=True,
    partnership_agreed=False, readers_every_working_day=False,
)  # fmt: skip


def test_a_channel_that_meets_every_precondition_opens():
    assert channels.why_not_open(OPEN) == []


@pytest.mark.parametrize(
    "change",
    [
        {"stewards_with_keys": 1}, {"stewards_declared": 1}, {"recovery_key_tested": False}, {"pledge_signed": False},
        {"no_sanction_signed": False}, {"routes_missing": ("lado",)}, {"name_lists_loaded": False},
        {"second_contact_named": False}, {"dpia_noted": False},
    ],
)  # fmt: skip
def test_each_precondition_keeps_it_a_practice_channel(change):
    facts = {name: getattr(OPEN, name) for name in OPEN.__dataclass_fields__}
    assert len(channels.why_not_open(ChannelFacts(**{**facts, **change}))) == 1


@pytest.mark.parametrize("audience", ["young_person", "parent_carer"])
def test_a_channel_for_children_or_parents_needs_more(audience):
    facts = {name: getattr(OPEN, name) for name in OPEN.__dataclass_fields__}
    assert len(channels.why_not_open(ChannelFacts(**{**facts, "audience": audience}))) == 2


@pytest.mark.parametrize("audience", ["young_person", "parent_carer"])
def test_a_channel_for_children_or_parents_needs_a_number_that_somebody_can_ring(audience):
    routes = dict.fromkeys(("lado", "whistleblowing", "escalation"), "Ask.")
    for duty, missing in (
        ("", ("duty",)),
        ("Ring the front door.", ("duty_number",)),
        ("Call 999.", ("duty_number",)),
        ("Call 999, or the front door on 01632 960 100.", ()),
    ):
        assert channels.routes_missing(audience, {**routes, "duty": duty}) == missing
        assert channels.routes_missing("staff", {**routes, "duty": duty}) == missing[: not duty]
    facts = {name: getattr(OPEN, name) for name in OPEN.__dataclass_fields__}
    no_number = channels.why_not_open(ChannelFacts(**{**facts, "routes_missing": ("duty_number",)}))
    assert "telephone number" in " ".join(no_number)


def test_who_answers_is_never_steward_or_peer():
    for pair in INCOMPATIBLE:
        one, other = pair
        assert roles.why_not_give(one, held=frozenset({other}), line_manages_here=False)
        assert roles.why_not_give(other, held=frozenset({one}), line_manages_here=False)
    assert frozenset({Role.ANSWERING_MANAGER, Role.STEWARD}) in INCOMPATIBLE


@pytest.mark.parametrize("role", Role)
def test_a_page_appoints_everybody_but_a_steward(role):
    assert roles.why_not_appoint(role, by_operator=True) is None
    assert bool(roles.why_not_appoint(role, by_operator=False)) is (role is Role.STEWARD)


def test_nobody_is_steward_where_they_line_manage():
    assert "line-manage" in roles.why_not_give(Role.STEWARD, held=frozenset(), line_manages_here=True)


def test_what_is_too_long_for_a_card_is_refused_as_that_and_not_looked_over():
    """A megabyte would keep a core busy for seconds, whoever sent it."""
    number = "01632 960 115"
    facts = {"title": "A list", "kind": "idea", "stage": "", "period": "2026-Q3", "area": ""}
    short, long = (
        read_card({**facts, "what_happened": f"{'x' * many} Ring {number}."}) for many in (10, 5000)
    )
    assert [mark.words for mark in card_marks(short)] == [number]
    assert card_marks(long) == []
    assert "what_happened" in {
        problem.field for problem in card_problems(long, areas={}, periods=["2026-Q3"])
    }
