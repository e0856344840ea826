from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.coding import CODED_CONDITIONS, CodedCondition, Coding, Depth, coding_problems
from coalface.core.settling import (
    alike_from,
    differing,
    in_common,
    last_card_known,
    shown_alike,
    why_not_confirm,
    why_not_propose,
    why_not_settle,
)

DAY = date(2026, 11, 2)
TEAM = CodedCondition("team", "helped", Depth.CONTRIBUTED)
HANDOVER = CodedCondition("handover", "hindered", Depth.CONTRIBUTED)
CONDITIONS = st.builds(
    CodedCondition,
    st.sampled_from(sorted(CODED_CONDITIONS)[:4]),
    st.sampled_from(["hindered", "helped"]),
    st.sampled_from(list(Depth)),
)
CODINGS = st.builds(
    Coding,
    st.sampled_from(["", "slip", "lapse"]),
    st.sampled_from(["", "handover_transfer"]),
    st.lists(CONDITIONS, max_size=4, unique_by=lambda one: one.code).map(tuple),
    st.booleans(),
)


@given(CODINGS, CODINGS)
def test_what_is_in_common_is_what_does_not_differ(first, second):
    alike, apart = in_common(first, second), differing(first, second)
    assert {one.code for one in alike.conditions}.isdisjoint(apart)
    both = {one.code for one in first.conditions} & {one.code for one in second.conditions}
    assert {one.code for one in alike.conditions} == both - apart
    assert (alike.act == first.act == second.act) == ("act" not in apart)
    assert differing(first, second) == differing(second, first)
    assert (not apart) == (differing(first, alike) == differing(second, alike) == frozenset())


def test_after_four_weeks_only_what_both_saw_alike_is_shown_and_never_an_act_without_a_condition():
    first, second = Coding("slip", "", (HANDOVER, TEAM)), Coding("slip", "", (HANDOVER,))
    from_day = alike_from(DAY)
    assert from_day == DAY + timedelta(weeks=4)
    before = from_day - timedelta(days=1)
    assert shown_alike(first, second, last_step=DAY, today=before) is None
    assert shown_alike(first, second, last_step=DAY, today=from_day) == second
    nothing = Coding("slip", "", (TEAM,))
    assert shown_alike(second, nothing, last_step=DAY, today=from_day) is None
    asked = Coding("slip", none_known=True)
    assert shown_alike(asked, asked, last_step=DAY, today=from_day) == asked


@given(CODINGS, CODINGS)
def test_what_is_shown_for_two_could_have_been_coded_by_one(first, second):
    shown = shown_alike(first, second, last_step=DAY, today=alike_from(DAY))
    assert shown is None or not coding_problems(shown)


def test_only_the_two_who_coded_settle_only_once_and_not_after_they_have_read_it():
    two = {"a", "b"}
    assert why_not_settle(settler="a", coders=two, settled=False) is None
    assert why_not_settle(settler="a", coders={"a"}, settled=False)
    assert why_not_settle(settler="c", coders=two, settled=False)
    assert why_not_settle(settler="a", coders=two, settled=True)
    assert why_not_settle(settler="a", coders=two, settled=False, has_read=True)


def test_nobody_settles_alone_or_confirms_what_they_have_not_seen():
    assert why_not_confirm(seen=2, number=2, proposed_by_them=False) is None
    assert why_not_confirm(seen=2, number=2, proposed_by_them=True)
    assert why_not_confirm(seen=1, number=2, proposed_by_them=False)
    assert why_not_confirm(seen=0, number=0, proposed_by_them=False)


def test_a_proposal_over_one_that_was_not_seen_is_not_kept_nor_one_that_nobody_can_confirm():
    assert why_not_propose(seen=1, number=1, other_is_here=True) is None
    assert why_not_propose(seen=0, number=1, other_is_here=True)
    assert why_not_propose(seen=0, number=0, other_is_here=False)


@pytest.mark.parametrize("days", [0, 181, 182])
def test_a_steward_may_know_the_cards_of_half_a_year(days):
    assert last_card_known(DAY) >= DAY + timedelta(days=days)
    assert last_card_known(DAY) < DAY + timedelta(days=183)
