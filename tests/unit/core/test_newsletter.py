"""Quarters, and when a newsletter can be drafted, published and taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.newsletter import (
    LONGEST,
    newsletter_problems,
    quarters_to_draft,
    why_not_draft,
    why_not_publish,
    why_not_take_back,
)
from coalface.core.quarters import Quarter

TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(9999, 12, 31))


@given(DAYS)
@settings(max_examples=100, deadline=None)
def test_every_day_lies_in_just_one_quarter_and_quarters_leave_no_day_out(day):
    quarter = Quarter.of(day)
    assert quarter.holds(day)
    assert not quarter.before().holds(day)
    assert quarter.before().last + timedelta(days=1) == quarter.first
    assert Quarter.parse(str(quarter)) == quarter


def test_a_quarter_ends_where_the_calendar_says():
    assert [str(Quarter(2028, n).last) for n in (1, 2, 3, 4)] == [
        "2028-03-31", "2028-06-30", "2028-09-30", "2028-12-31",
    ]  # fmt: skip
    assert Quarter(9999, 4).last == date(9999, 12, 31)


@pytest.mark.parametrize(
    "junk", ["", "2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-q1", "0000-Q1", "2026-Q1\n", "٢٠٢٦-Q1"]
)
def test_what_is_no_quarter_is_not_read_as_one(junk):
    with pytest.raises(ValueError, match=r"quarter|year"):
        Quarter.parse(junk)


def test_a_quarter_that_is_not_over_has_no_newsletter_yet():
    assert list(map(str, quarters_to_draft(TODAY))) == ["2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"]
    for quarter in (Quarter(2026, 4), Quarter(2025, 3)):
        assert "one of the last four quarters" in why_not_draft(quarter, there=False, today=TODAY)
    assert why_not_draft(Quarter(2026, 3), there=False, today=TODAY) is None
    assert "already" in why_not_draft(Quarter(2026, 3), there=True, today=TODAY)


def test_a_line_says_something_and_not_too_much():
    lines = {"words_1": "", "words_2": "x" * LONGEST["words"], "words_3": "x" * (LONGEST["words"] + 1)}
    found = newsletter_problems(opening="x" * (LONGEST["opening"] + 1), lines=lines)
    assert [problem.field for problem in found] == ["opening", "words_1", "words_3"]


def test_it_goes_out_once_with_a_word_at_the_top_and_is_taken_back_once():
    assert why_not_publish(opening="A word.", published=False) is None
    assert "Write a short word" in why_not_publish(opening="", published=False)
    assert "is published" in why_not_publish(opening="A word.", published=True)
    assert why_not_take_back(published=True, taken_back=False) is None
    assert "already" in why_not_take_back(published=True, taken_back=True)
    assert "draft" in why_not_take_back(published=False, taken_back=False)
