"""What may be compared with what, and what a missing number does to a sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.figures import (
    STATUSES,
    Break,
    Kind,
    Measure,
    Value,
    breaks_between,
    percent_change,
    rate_of,
    read_value,
    why_not_a_span,
    why_not_compare,
)


def measure(**facts):
    usual = {
        "code": "m",
        "name": "Referrals",
        "says": "",
        "kind": Kind.FLOW,
        "period": "year to 31 March",
        "unit": "referrals",
        "group": "work",
        "order": 1,
    }
    return Measure(**usual | facts)


@pytest.mark.parametrize(
    "cell", ["", " ", "*", "..", "1,234", "12%", "nan", "inf", "1e5x", "ten", "[?]", "C"]
)
def test_what_is_neither_a_number_nor_a_symbol_is_neither(cell):
    assert read_value(cell) is None


@given(st.sampled_from(sorted(STATUSES)))
def test_a_symbol_stays_a_symbol_bare_or_in_brackets(symbol):
    assert read_value(symbol) == read_value(f"[{symbol}]") == read_value(f" {symbol} ") == Value(None, symbol)


@given(st.floats(0, 1e9).map(lambda number: round(number, 2)))
def test_a_number_is_read_as_it_was_written(number):
    assert read_value(f"{number:.2f}") == Value(number)


def test_a_flow_is_never_compared_with_a_stock():
    begun = measure(name="Plans begun", unit="children")
    standing = measure(name="Plans standing", kind=Kind.STOCK, period="31 March", unit="children")
    assert why_not_compare(begun, begun) is None
    assert why_not_compare(begun, standing) == (
        "“Plans begun” is a flow (counted over a period) and “Plans standing” a stock (counted on a day)."
        " Compare each with itself."
    )
    assert "in referrals" in why_not_compare(measure(), begun)
    assert "year to 30 September" in why_not_compare(measure(), measure(period="year to 30 September"))


@pytest.mark.parametrize(
    ("first", "last", "crossed"), [(2008, 2012, 1), (2009, 2010, 1), (2010, 2012, 0), (2007, 2009, 0)]
)
def test_a_break_is_crossed_where_its_first_year_lies_after_the_first_and_not_after_the_last(
    first, last, crossed
):
    assert len(breaks_between(measure(breaks=(Break(2010, "counted otherwise"),)), first, last)) == crossed


def test_a_span_has_an_earlier_year_and_a_later():
    assert why_not_a_span(2008, 2012) is None
    assert why_not_a_span(2012, 2012) == "2012 is not before 2012. Give the earlier year first."


def test_a_change_needs_two_numbers_and_something_to_begin_with():
    # 319,900 to 451,500 is 131,600 more: 41.137... per cent.
    assert percent_change(Value(319900), Value(451500)) == pytest.approx(41.1379, abs=1e-4)
    assert percent_change(Value(None, "x"), Value(1)) is None
    assert percent_change(Value(1), Value(None, "c")) is None
    assert percent_change(Value(0), Value(5)) is None


COUNTS = st.lists(st.floats(0, 1e6).map(Value), min_size=1, max_size=4)


@given(COUNTS, COUNTS, st.sampled_from(sorted(STATUSES)), st.booleans())
def test_a_missing_number_makes_the_rate_missing_with_its_symbol(over, under, symbol, above):
    (over if above else under).append(Value(None, symbol))
    assert rate_of(over, under, 100) == Value(None, symbol)


@given(COUNTS, COUNTS)
def test_a_rate_is_sum_over_sum_and_nothing_over_nothing_is_no_rate(over, under):
    below = sum(value.number for value in under)
    expected = Value(None, "z") if below == 0 else pytest.approx(100 * sum(v.number for v in over) / below)
    rate = rate_of(over, under, 100)
    assert rate == expected if below == 0 else rate.number == expected
    assert rate_of(over, (), 1) == Value(sum(value.number for value in over))
