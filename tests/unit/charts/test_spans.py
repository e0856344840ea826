"""Signals as spans: nothing is lost, nothing added, the newest first, and none goes across a gap or a new beginning."""

from itertools import pairwise

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from coalface.core.charts import BadChart, control_chart, xmr
from coalface.core.charts.drawing import Labels, describe
from coalface.core.charts.spans import Span, signal_words, spans

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=4, max_size=40)


def made_of(values, begin):
    try:
        return xmr(values, improvement="neutral", allow_gaps=True, rebase=begin)
    except BadChart:
        return None


def test_a_shift_of_nine_months_and_one_high_month_are_two_things():
    # The mean is 13.4 and ranges are about 6: nine months from the sixth on lie below it, and inside the limits.
    values = [16, 10, 17, 9, 16, 10, 9, 7, 9, 6, 9, 7, 8, 7, 16, 10, 17, 9, 16, 60]
    made = xmr(values, improvement="neutral")
    assert spans(made) == [Span(19, 19, ("above limits",)), Span(5, 13, ("shift below",))]
    said = describe(made, Labels("Referrals", [f"M{at}" for at in range(20)])).signals
    assert said.startswith("2 signals, the newest first: M19: above limits; M5 to M13: shift below.")


@given(VALUES, st.sets(st.integers(2, 38), max_size=2))
def test_spans_are_the_signals_again_in_another_order(values, begin):
    chart = made_of(values, sorted(one for one in begin if one < len(values)))
    assume(chart is not None)
    found = spans(chart)
    words = signal_words(chart)
    again = set()
    for one in found:
        places = range(one.first, one.last + 1)
        assert len({chart.group[place] for place in places}) == 1
        assert {words[place] for place in places} == set(one.kinds)
        assert one.kinds[1:] == () or len({side_of(kind) for kind in one.kinds}) == 1
        assert not again & set(places)
        again |= set(places)
    assert again == {place for place, word in enumerate(words) if word}
    assert [one.last for one in found] == sorted((one.last for one in found), reverse=True)
    # No two of them could have been one.
    for newer, older in pairwise(found):
        same = side_of(newer.kinds[0]) == side_of(older.kinds[0])
        same = same and chart.group[newer.first] == chart.group[older.last]
        assert not (same and newer.first == older.last + 1)


def side_of(kind):
    """High or low by its own words, and a trend neither."""
    if kind.endswith("trend"):
        return kind
    return "high" if "above" in kind or kind.endswith("high") else "low"


def test_months_that_lie_high_in_a_row_are_one_span_whatever_rule_found_each():
    """Points that lie near the upper limit and outside it in turn, as where something grew worse at one time."""
    # The mean is 10.18 and the limit 12.9; two thirds of the way to it lies 12.0.
    values = [*[9, 10] * 10, 12.5, 13.5, 12.5, 12.5, 13.5]
    [one] = spans(xmr(values, improvement="neutral"))[:1]
    assert (one.first, one.last) == (20, 24)
    assert one.kinds == ("above limits", "two in three high")
    assert one.signal == "above limits and two in three high"


def test_shares_above_and_below_their_limits_are_told_apart():
    # 722 of 2,300 are 31%, and with 100 a month the limits 17% and 45% (p ± 3 √(p(1 − p)/n)).
    over = [30] * 10 + [60, 60] + [30] * 10 + [2]
    chart = control_chart("p", over, [100] * len(over))
    assert [bool(one) for one in signal_words(chart)] == np.asarray(chart.sigma_signal).tolist()
    assert spans(chart) == [Span(22, 22, ("below the limit",)), Span(10, 11, ("above the limit",))]
