"""Dates in the forms that people type, in every month and on every weekday."""

from itertools import product

import pytest

from coalface.core.redaction import find

MONTHS = (
    "jan",
    "Feb",
    "march",
    "Apr",
    "MAY",
    "june",
    "Jul",
    "august",
    "Sept",
    "sep",
    "Oct",
    "november",
    "dec",
)
WEEKDAYS = ("mon", "Tues", "wednesday", "Weds", "Thurs", "fri", "SAT", "Sunday")
WITH_A_MONTH = (
    "4-{}-24",
    "4/{}/2024",
    "4{}24",
    "4th{}",
    "4th {}",
    "{} 4th",
    "{} 22nd 2009",
    "4 {} 2024",
    "22nd of {}",
)
WITH_A_WEEKDAY = ("{} 9th", "{} the 9th", "{} 5/2", "{} 5th feb", "{}, 5 february 2024")
IN_FIGURES = ("14/02", "05/11", "2.12.23", "02 03 2011", "12/12/23", "2011-03-02", "2/3/11", r"2\3\11")


def covers(text: str, date: str) -> bool:
    start = text.index(date)
    places = [place for place in range(start, start + len(date)) if text[place].isdigit()]
    return all(any(span.start <= place < span.end for span in find(text)) for place in places)


@pytest.mark.parametrize(
    "around", ["seen on {} at home", "{} visit done", "letter dated {}.", "({}) home visit"]
)
def test_a_date_is_found_in_every_form(around: str) -> None:
    dates = [form.format(month) for form, month in product(WITH_A_MONTH, MONTHS)]
    dates += [form.format(weekday) for form, weekday in product(WITH_A_WEEKDAY, WEEKDAYS)]
    missed = [date for date in (*dates, *IN_FIGURES) if not covers(around.format(date), date)]
    assert missed == []


def test_a_birth_date_is_found_with_spaces_and_two_figures() -> None:
    assert covers("dob 2 3 11", "2 3 11")


@pytest.mark.parametrize(
    "text", ["9/10 times", "24/7", "section 17/47", "in march 2024", "4 may know, 5 may not", "on monday"]
)
def test_what_only_looks_like_a_date_stays(text: str) -> None:
    assert [span for span in find(text) if span.label == "date"] == []
