"""What the last twelve months of a chart say: improvement and concern are never added up."""

from datetime import date
from decimal import Decimal

import pytest

from coalface.core.own_returns import OWN_CHARTS
from coalface.core.own_returns.drawing import lately
from coalface.vitals.presenters.lately import lately_words
from coalface.vitals.presenters.own import made_of


def words(code, values):
    months = [date(2024 + (10 + at) // 12, (10 + at) % 12 + 1, 1) for at in range(len(values))]
    over, *under = (OWN_CHARTS[code].over[0], *OWN_CHARTS[code].under)
    numbers = {(month, over): Decimal(value) for month, value in zip(months, values, strict=True)}
    numbers |= {(month, item): Decimal(10) for month in months for item in under}
    chart, series, made = made_of(code, numbers)
    return lately_words(chart, series, made, lately(made))


def test_good_months_and_bad_ones_are_counted_apart_with_the_newest_first():
    """Twelve usual months, four low ones, eight high ones: what is better falls, as a caseload should."""
    values = [150, 151, 149, 150, 151, 149, 150, 151, 149, 150, 151, 149, *[100] * 4, *[190] * 8]
    said = words("caseload", values)
    assert said == (
        "Of its last 12 months 8 are signals above the mean (March to October 2026), a concern; before that 4 are"
        " signals below the mean (November 2025 to February 2026), an improvement."
    )


@pytest.mark.parametrize(
    ("code", "end"), [("caseload", " That is a concern."), ("starters", ""), ("referrals", "")]
)
def test_one_month_alone_says_what_it_means_where_one_way_is_better(code, end):
    said = words(code, [140, 170] * 11 + [140, 320])
    assert said == f"1 of its last 12 months is a signal: October 2026 (above limits).{end}"


def test_a_rise_through_the_mean_is_called_a_rise():
    said = words("referrals", [100, 200] * 7 + list(range(100, 200, 10)))
    assert said == "Of its last 12 months 10 are a rise (January to October 2026)."


def test_months_that_lie_one_way_are_one_count_though_usual_ones_lie_between():
    values = [*[100, 200] * 12, *[100, 200, 900, 100, 200, 100, 900, 100, 200, 100, 200, 100]]
    said = words("caseload", values)
    assert said == "Of its last 12 months 2 are signals above the mean (May 2027, January 2027), a concern."
