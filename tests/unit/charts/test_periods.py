"""Dates between which one is missing."""

from datetime import date, timedelta

import pytest

from coalface.core.charts import BadChart
from coalface.core.charts.periods import needs_every_period

MONTHS = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
MONTH_ENDS = [
    (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    for year in (2023, 2024)
    for month in range(1, 13)
]
WEEKS = [(date(2024, 1, 1) + timedelta(weeks=week)).isoformat() for week in range(20)]
QUARTERS = ["2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01", "2024-01-01"]
YEARS = [f"{year}-03-31" for year in range(2013, 2026)]


@pytest.mark.parametrize("dates", [MONTHS, MONTH_ENDS, WEEKS, QUARTERS, YEARS, ["2024-05-01"]])
def test_what_is_evenly_apart_is_taken(dates):
    assert needs_every_period(dates, len(dates)) is None


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ([*MONTHS[:5], *MONTHS[7:]], "no point for 2023-06, 2023-07"),
        ([*MONTH_ENDS[:5], *MONTH_ENDS[6:]], "no point for 2023-06"),
        ([*WEEKS[:2], *WEEKS[3:]], "no point for 2024-01-15"),
        ([*QUARTERS[:2], *QUARTERS[3:]], "no point for 2023-07"),
        ([*YEARS[:2], *YEARS[12:]], "2015-03, 2016-03, 2017-03, 2018-03, 2019-03, 2020-03 and 4 more"),
        ([*MONTHS, MONTHS[-1]], "point 25 is there twice"),
        (["2024-02", "2024-01"], "point 2 comes after a later one"),
        (["2024-01-01", "2024-01-03", "2024-01-06"], "no whole number"),
        (["2024-01", "January"], "date of point 2 is not written"),
        (["2024-13"], "date of point 1 is not written"),
        ([202401], "date of point 1 is not written"),
        ("2024-01", "dates is no list"),
    ],
)
def test_what_is_not_is_refused_and_named(dates, says):
    with pytest.raises(BadChart, match=says):
        needs_every_period(dates, len(dates))
