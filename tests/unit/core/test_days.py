"""A day is read alike wherever it is typed."""

from datetime import date

import pytest
from django import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.days import day_of, has_two_digit_year
from coalface.core.errors import NotAllowed
from coalface.core.reviews.typed import read_day
from coalface.core.trial_numbers import period_of, read_period
from coalface.core.trials import Rhythm
from coalface.learning.forms.answering import AnswerForm, DeliveredForm
from coalface.people.forms.channels import day
from coalface.pulse.forms import OpenPulse
from coalface.trials.forms import PlanForm

SUMMER = date(2027, 7, 31)
SHAPES = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y"]
NO_DAYS = ["", "tomorrow", "31/02/2027", "2027-13-01", "31 July", "7/31/2027", "31 July 27", "9" * 5000]


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(SHAPES))
def test_what_is_written_in_any_of_the_shapes_is_read_as_it_was_meant(on, shape):
    written = on.strftime(shape)
    assert day_of(f"  {written} ") == on


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_is_none(typed):
    assert day_of(typed) is None


@pytest.mark.parametrize("typed", ["31/7/27", "31.07.27", "1-1-27"])
def test_nobody_guesses_a_century(typed):
    assert day_of(typed) is None
    assert has_two_digit_year(typed)


def fields():
    named = [
        (AnswerForm, "due_on"), (DeliveredForm, "due_on"), (OpenPulse, "closes_on"),
        *((PlanForm, name) for name in ("starts_on", "changes_on", "ends_on")),
    ]  # fmt: skip
    return [*(form.base_fields[name] for form, name in named), day("Noted on")]


@pytest.mark.parametrize("typed", ["31 July 2027", "31 Jul 2027", "31/07/2027", "31.7.2027", "2027-07-31"])
def test_every_page_register_and_sheet_reads_it_alike(typed):
    assert {field.clean(typed) for field in fields()} == {SUMMER}
    assert read_day(typed) == SUMMER
    assert read_period(Rhythm.MONTHLY, typed) == period_of(Rhythm.MONTHLY, SUMMER)


def test_every_page_says_the_same_of_what_is_no_day():
    told = set()
    for field in fields():
        with pytest.raises(forms.ValidationError) as refused:
            field.clean("tomorrow")
        told |= set(refused.value.messages)
    assert told == {"Give a day such as 31 July 2027, or 2027-07-31."}
    with pytest.raises(NotAllowed):
        read_day("tomorrow")
