"""Millbrook's newsletter, before it is sent: after its quarter, whatever day it is, in words that point to nobody."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.cli.millbrook.authority import NAME_LISTS
from coalface.cli.millbrook.letters import OPENING, day_of_newsletter
from coalface.core.language import look_over
from coalface.core.newsletter import newsletter_problems
from coalface.core.quarters import Quarter
from coalface.core.redaction import NameLists, find

LISTS = NameLists.of(**{which: text.split("\n") for which, text in NAME_LISTS.items()})


@given(today=st.dates(min_value=date(2026, 1, 1), max_value=date(2036, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_it_goes_after_its_quarter_and_never_later_than_today(today):
    assert Quarter.of(today).before().last < day_of_newsletter(today) <= today


def test_its_word_at_the_top_is_short_points_to_nobody_and_blames_nobody():
    assert newsletter_problems(opening=OPENING, lines={}) == []
    assert find(OPENING, LISTS) == []
    assert look_over(OPENING) == []
