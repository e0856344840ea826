from dataclasses import replace
from datetime import date, timedelta
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.coding import (
    CODED_CONDITIONS,
    CONTRIBUTING,
    DEPTHS,
    IN_ORDER,
    CodedCondition,
    Coding,
    Depth,
    coding_problems,
    outcome_day,
    why_not_code,
)

HANDOVER = CodedCondition("handover", "hindered", Depth.CONTRIBUTED)
NOBODY = {
    "coder": "a",
    "coders": set(),
    "is_steward": False,
    "was_steward": False,
    "knows_the_case": False,
    "outcome_shown": False,
    "settled": False,
}
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def fields(coding: Coding) -> list[str]:
    return [problem.field for problem in coding_problems(coding)]


def test_coders_have_the_thirteen_conditions_of_the_form_and_three_more():
    assert len(CODED_CONDITIONS) == 16


def test_not_known_is_a_missing_value_and_no_step_of_the_order():
    assert {*IN_ORDER, Depth.NOT_KNOWN} == set(Depth) == set(DEPTHS)
    assert frozenset(IN_ORDER[-2:]) == CONTRIBUTING


def test_an_act_never_stands_without_what_made_it_likely():
    assert fields(Coding(act="slip")) == ["conditions"]
    assert fields(Coding(act="slip", none_known=True)) == []
    assert fields(Coding(act="slip", conditions=(HANDOVER,))) == []


@pytest.mark.parametrize("depth", [Depth.NONE, Depth.NOT_KNOWN])
def test_what_was_not_there_or_is_not_known_neither_explains_an_act_nor_helps(depth):
    not_seen = replace(HANDOVER, depth=depth)
    assert fields(Coding(act="slip", conditions=(not_seen,))) == ["conditions"]
    assert fields(Coding(act="slip", conditions=(not_seen,), none_known=True)) == []
    helped = replace(not_seen, effect="helped")
    assert fields(Coding(conditions=(helped, replace(HANDOVER, code="team")))) == ["effect-handover"]


def test_a_coding_says_either_which_condition_or_that_none_is_known():
    assert fields(Coding(conditions=(HANDOVER,), none_known=True)) == ["none_known"]
    assert fields(Coding()) == ["conditions"]


def test_what_is_on_no_list_is_refused():
    assert fields(Coding(act="laziness", none_known=True)) == ["act"]
    assert fields(Coding(stage="lunch", none_known=True)) == ["stage"]
    for wrong in ({"code": "moon"}, {"effect": "was"}, {"depth": "4"}):
        assert fields(Coding(conditions=(replace(HANDOVER, **wrong),))) == ["conditions"]
    assert fields(Coding(conditions=(HANDOVER, HANDOVER))) == ["conditions"]


def test_a_condition_contributed_from_the_second_depth_on():
    def at(depth: str) -> bool | None:
        return Coding(conditions=(replace(HANDOVER, depth=depth),)).contributed("handover")

    assert [at(depth) for depth in IN_ORDER] == [False, False, False, True, True]
    assert at(Depth.NOT_KNOWN) is None
    assert Coding(none_known=True).contributed("handover") is False


def test_what_made_it_likely_and_what_helped_are_told_apart():
    helped = Coding(conditions=(replace(HANDOVER, effect="helped"),))
    assert helped.contributed("handover", "helped") is True
    assert helped.contributed("handover", "hindered") is False
    unknown = Coding(conditions=(replace(HANDOVER, depth=Depth.NOT_KNOWN),), none_known=True)
    assert unknown.contributed("handover", "helped") is None
    assert [unknown.depth("handover"), unknown.depth("team"), helped.depth("handover")] == [
        None, Depth.NONE, Depth.CONTRIBUTED,
    ]  # fmt: skip


def test_a_coding_comes_back_from_its_facts():
    coding = Coding("lapse", "handover_transfer", (HANDOVER,))
    assert Coding.from_facts(coding.as_facts()) == coding


def test_whoever_knows_the_ending_does_not_code():
    assert why_not_code(**NOBODY) is None
    assert why_not_code(**{**NOBODY, "coders": {"b"}}) is None
    for blocked in (
        {"coders": {"a"}},
        {"coders": {"b", "c"}},
        {"is_steward": True},
        {"was_steward": True},
        {"knows_the_case": True},
        {"outcome_shown": True},
        {"settled": True},
    ):
        assert why_not_code(**{**NOBODY, **blocked})


def test_an_ending_is_shown_after_eight_weeks_whoever_has_begun_to_code():
    assert outcome_day(published_on=date(2026, 9, 23)) == date(2026, 11, 16)
    # A day that moved when somebody began would tell everybody that somebody has.
    assert "begun" not in signature(outcome_day).parameters


@given(DAYS, st.integers(0, 300))
def test_settling_shows_the_ending_the_day_after_and_never_later_than_it_would_have_been(published, days):
    settled = published + timedelta(days=days)
    day = outcome_day(published_on=published, settled_on=settled)
    assert day == min(settled + timedelta(days=1), outcome_day(published_on=published))
