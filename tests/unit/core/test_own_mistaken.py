"""Columns that are named as percentages, points before thousands, and months that a chart has no number of."""

from datetime import date
from decimal import Decimal

import pytest

from coalface.core.charts import xmr
from coalface.core.charts.drawing import Labels, describe
from coalface.core.errors import NotAllowed
from coalface.core.own_returns import read_rows
from coalface.core.own_returns.headings import is_computed, left_out
from coalface.core.own_returns.laying_out import Laid

TODAY = date(2026, 11, 16)


def read(headings, columns, *rows):
    laid = Laid(headings, tuple(enumerate(rows, start=2)))
    return read_rows(laid, columns, today=TODAY, part_of=lambda name: "")


@pytest.mark.parametrize("heading", ["Vacancy rate", "Vacancy %", "Average caseload", "Agency pct"])
def test_a_count_is_refused_in_a_column_that_is_named_as_a_percentage_or_an_average(heading):
    with pytest.raises(NotAllowed) as refused:
        read(("Month", heading), {0: "month", 1: "vacancies"}, ("2026-09", "0.18"))
    said = str(refused.value.says)
    assert f"“{heading}” has the name of a percentage or an average" in said
    assert "cannot hold “Vacancies (FTE)”" in said
    [left] = left_out(("Month", heading), {0: "month"})
    assert left.computed


@pytest.mark.parametrize(
    "heading", ["Vacancies", "Vacant posts", "Caseload", "Referrals in the month", "Cases"]
)
def test_a_name_that_says_no_percentage_may_hold_a_count(heading):
    assert not is_computed(heading)
    reading = read(("Month", heading), {0: "month", 1: "vacancies"}, ("2026-09", "12"))
    assert list(reading.numbers.values()) == [Decimal(12)]


@pytest.mark.parametrize("also", ["17,5", "17.5"])
def test_a_point_in_what_is_counted_in_ones_stands_before_thousands_in_a_sheet_of_decimal_commas(also):
    """Whatever else another column shows: what is counted in ones has no decimals."""
    reading = read(
        ("Month", "Referrals", "Days lost", "In post"),
        {0: "month", 1: "referrals", 2: "days_lost", 3: "in_post"},
        ("2026-08", "980", "998,5", "18,5"),
        ("2026-09", "1.180", "1.104,3", also),
    )
    assert not reading.faults
    assert reading.numbers["", date(2026, 9, 1), "referrals"] == 1180
    assert reading.numbers["", date(2026, 9, 1), "days_lost"] == Decimal("1104.3")


def test_where_nothing_tells_the_number_that_may_be_meant_is_said():
    [fault] = read(("Month", "Referrals"), {0: "month", 1: "referrals"}, ("2026-09", "1.180")).faults
    assert "so it has no figures after the point. If it is 1,180, write it so." in str(fault.says)


def test_a_chart_names_the_months_that_have_no_number():
    values = [5, None, 7, None, None, 6, 5, 7, 6, 5, 6, 7, 5, 6]
    labels = Labels("Caseload", [f"month {place}" for place in range(1, 15)])
    made = describe(xmr(values, allow_gaps=True), labels).made
    assert "No number for month 2 and month 4 to month 5: no moving range" in made
    assert "point" not in made.partition(":")[0]


def test_of_many_gaps_the_first_are_named_and_the_rest_counted():
    values = [None if place % 2 else 5 + place % 3 for place in range(41)]
    labels = Labels("Caseload", [f"m{place}" for place in range(41)])
    made = describe(xmr(values, allow_gaps=True), labels).made
    assert "No number for m1, m3, m5, m7, m9, m11, m13, m15 and 12 more: " in made
