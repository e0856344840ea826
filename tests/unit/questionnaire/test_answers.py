"""What can be an answer, what is counted of it, and what is only read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.questionnaire import (
    FACTORS,
    INFLUENCES,
    QUESTIONS,
    SYSTEMS,
    answered,
    as_kept,
    coded_of,
    not_answered_yet,
    texts_of,
    why_not_answers,
    why_not_hand_in,
)


def test_a_factor_that_nobody_weighed_counts_with_nothing_known():
    answers = {"factors": ["1B", "4A"], "factors_influence": {"4A": "3"}}
    assert [*coded_of(answers)] == [("factors", "1B", "0"), ("factors", "4A", "3")]


def test_what_is_ticked_no_more_is_weighed_no_more():
    answers = {"factors": ["1B"], "factors_influence": {"4A": "3", "1B": "1*"}}
    assert answered(answers)["factors_influence"] == {"1B": "1*"}
    assert answered({"factors_influence": {"4A": "3"}}) == {}


def test_words_are_read_and_never_counted():
    answers = {"hard_to_see": "Three services each had a part of it."}
    assert [*coded_of(answers)] == []
    assert texts_of(answers) == answers


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"family": "castle"}, "family"),
        ({"factors": ["99Z"]}, "factors"),
        ({"systems": {"police": "4"}}, "systems"),
        ({"systems": {"army": "2"}}, "systems"),
        ({"factors": ["1A"], "factors_influence": {"1A": "1"}}, "factors_influence"),
        ({"known_as": ["cla", "unknown"]}, "known_as"),
        ({"helped": "x" * 2_001}, "helped"),
    ],
)
def test_what_cannot_be_an_answer_is_named(answers, field):
    assert [problem.field for problem in why_not_answers(answers)] == [field]
    assert why_not_hand_in(answers)


def test_one_answer_is_enough_and_none_is_too_few():
    assert why_not_hand_in({}).startswith("Nothing is answered yet")
    assert why_not_hand_in({"still_so": "yes"}) is None
    assert len(not_answered_yet({"still_so": "yes"})) == 11


@given(
    factors=st.lists(st.sampled_from([*FACTORS])),
    systems=st.dictionaries(st.sampled_from([*SYSTEMS]), st.sampled_from([*INFLUENCES])),
)
def test_whatever_is_chosen_from_the_lists_is_kept_once_in_their_order_and_can_be_handed_in(factors, systems):
    answers = {
        "factors": as_kept(QUESTIONS["factors"], factors),
        "systems": as_kept(QUESTIONS["systems"], systems),
    }
    assert answers["factors"] == [code for code in FACTORS if code in factors]
    assert [*why_not_answers(answers)] == []
    coded = [*coded_of(answers)]
    assert len(coded) == len(set(coded)) == len(set(factors)) + len(systems)
