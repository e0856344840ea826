"""Millbrook's fictional months: they can stand together, and their charts show what happened there."""

from datetime import date

import pytest

from coalface.cli.millbrook.months import ITEMS, MONTHS, own_months
from coalface.core.first_signs import LINKS
from coalface.core.own_returns import ITEMS as KNOWN
from coalface.core.own_returns import OWN_CHARTS, doubts, why_not_number
from coalface.core.own_returns.drawing import chart_of, lately, series_of
from coalface.core.own_returns.numbers import whys_not_together

NUMBERS = own_months(date(2026, 11, 22))
# What the merging of two teams changed; the rest went on as it did.
CHANGED = ("vacancies", "agency", "leavers", "caseload", "absence", "direct_time", "supervision")


def chart(code):
    months = {(month, item): value for (_part, month, item), value in NUMBERS.items()}
    return chart_of(OWN_CHARTS[code], series_of(OWN_CHARTS[code], months))


def test_every_item_has_three_years_up_to_the_last_month_that_is_over():
    assert set(ITEMS) == set(KNOWN)
    months = sorted({month for _part, month, _item in NUMBERS})
    assert (len(months), months[0], months[-1]) == (MONTHS, date(2023, 11, 1), date(2026, 10, 1))
    assert own_months(date(2027, 1, 5)).keys() != NUMBERS.keys()
    assert list(own_months(date(2027, 1, 5)).values()) == list(NUMBERS.values())


def test_they_would_be_taken_from_a_sheet_without_a_question():
    assert not [key for key, value in NUMBERS.items() if why_not_number(key[2], value)]
    assert doubts(NUMBERS, {}) == []
    for month in {month for _part, month, _item in NUMBERS}:
        beside = {item: value for (_part, on, item), value in NUMBERS.items() if on == month}
        assert list(whys_not_together("", beside)) == []


@pytest.mark.parametrize("code", CHANGED)
def test_what_the_merger_changed_is_a_signal(code):
    assert len(lately(chart(code)).signals) >= 4


def test_most_of_what_it_did_not_change_is_none():
    quiet = [code for code in OWN_CHARTS if code not in CHANGED and not lately(chart(code)).signals]
    assert len(quiet) >= len(OWN_CHARTS) - len(CHANGED) - 1


def test_every_link_of_the_loop_has_something_to_show():
    for link in LINKS:
        assert any(lately(chart(code)).signals for code in link.own)
