"""Numbers that look like a slip of the hand are asked about, and nothing else is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.own_returns import doubts
from coalface.core.own_returns.doubts import asked_of
from coalface.core.own_returns.items import ITEMS


def numbers(item, *values, first=1):
    return {
        ("", date(2026, first + at, 1), item): Decimal(str(value))
        for at, value in enumerate(values)
        if value is not None
    }


def asked(given, there=()):
    return [(one.month.month, str(one.why)) for one in doubts(given, dict(there))]


def test_a_figure_too_many_is_asked_about_with_what_is_usual():
    # The median of the six months beside June: 801, 803, 805, 808, 812, 820.
    given = numbers("referrals", 812, 805, 801, 820, 808, 8120, 803)
    assert asked(given) == [
        (
            6,
            "8,120 is at least 6 times what most of the months beside it have, about 806.5."
            " Is there a figure too many?",
        )
    ]


def test_a_figure_too_few_is_asked_about_as_well():
    [(month, why)] = asked(numbers("referrals", 812, 805, 81, 820))
    assert month == 3
    assert why.startswith("Most of the months beside it have at least 6 times as much as 81, about 812.")


def test_a_new_number_is_held_beside_those_that_stand_there():
    there = numbers("vacancies", 44, 41.5, 43)
    assert asked(numbers("vacancies", 430, first=4), there)[0][0] == 4
    assert asked(numbers("vacancies", 52, first=4), there) == []


def test_what_stands_there_already_is_not_asked_about_again():
    there = numbers("referrals", 812, 8120, 805)
    assert asked(numbers("referrals", None, 8120), there) == []


@pytest.mark.parametrize(
    ("item", "values"),
    [
        ("leavers", (1, 3, 0, 8, 2)),  # small numbers are many times each other
        ("manager_changes", (0, 0, 3, 0)),
        ("referrals", (500, 900, 1400, 700)),
        ("vacancies", (20, 20, 20, 60, 61, 62)),
        ("agency", (0.5, 3, 0.4)),
    ],
)
def test_what_months_do_without_a_slip_is_not_asked_about(item, values):
    assert asked(numbers(item, *values)) == []


def test_a_percentage_written_as_a_fraction_is_asked_about_where_decimals_are_allowed():
    [(month, why)] = asked(numbers("vacancies", 0.137))
    assert month == 1
    assert "as a percentage does that is written as a fraction" in why
    assert len(asked(numbers("vacancies", 0.1, 0.2, 0.1))) == 3
    assert asked(numbers("leavers", 0.4)) == []


def test_a_fraction_is_asked_about_as_one_where_months_stand_beside_it_as_well():
    """A vacancy rate of 13% brought as 0.13 among whole-time equivalents."""
    there = numbers("vacancies", 44, 41.5, 43)
    found = doubts(numbers("vacancies", 0.13, 0.14, 0.2, first=4), there)
    assert all("written as a fraction" in one.why for one in found)
    [question] = asked_of(found, {("", date(2026, 4, 1)): "Line 2", ("", date(2026, 5, 1)): "Line 3"})
    assert question.startswith("“Vacancies (FTE)”: 3 numbers lie between nought and one, as percentages do")
    assert question.endswith("Line 2, April 2026: 0.13. Line 3, May 2026: 0.14. June 2026: 0.2.")


def test_a_fivefold_slip_lies_far_outside_the_months_beside_it():
    [(month, why)] = asked(numbers("referrals", 184, 190, 196, 188, 999, 191, 187))
    assert month == 5
    # The median of the six beside May is 189, and of their moving ranges (6, 6, 8, 3, 4) 6: 189 ± 3.145 × 6.
    assert why == (
        "999 lies far outside the limits that the months beside it make, 170.1 to 207.9. Was another figure meant?"
    )
    # A change of team that trebles nothing, small numbers, and months that go up and down by themselves.
    for values in (
        (20, 21, 22, 20, 21, 22, 51),
        (2, 3, 1, 2, 4, 1, 9),
        (100, 300, 90, 310, 95, 290, 320),
    ):
        assert asked(numbers("referrals", *values)) == []


def test_the_same_question_is_asked_once_a_column_and_names_six_months():
    found = doubts(numbers("vacancies", *([0.13] * 9)), {})
    [question] = asked_of(found)
    assert question.count("0.13.") == 6
    assert question.endswith("And 3 more.")


@given(
    st.sampled_from(sorted(ITEMS)),
    st.lists(st.integers(10, 30), min_size=3, max_size=12),
    st.integers(0, 11),
)
def test_tenfold_is_always_asked_about_and_threefold_never(item, values, at):
    """Whatever the months beside it are, as long as none is more than three times another."""
    given_numbers = numbers(item, *values)
    assert doubts(given_numbers, {}) == []
    key = list(given_numbers)[at % len(values)]
    slipped = {**given_numbers, key: given_numbers[key] * 30}
    assert [one.month for one in doubts(slipped, {})] == [key[1]]
