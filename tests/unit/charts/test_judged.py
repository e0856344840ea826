"""Marks that tell an improvement from a concern, and limits that no value can reach."""

import re
from dataclasses import replace
from math import inf

import numpy as np
import pytest

from coalface.core.charts import control_chart, xmr
from coalface.core.charts.drawing import Labels, describe, draw_over_time, key, table_of
from coalface.core.charts.drawing.bounds import lines
from coalface.core.charts.spans import Way, shape_of, signal_words, way_of
from coalface.core.charts.vega import vega_of
from coalface.core.charts.xmr import HIGH, Point, Signal, XmrChart

# One high point and one low one, far outside.
SWINGS = [50, 54, 47, 51, 53, 49, 50, 52, 95, 48, 51, 53, 50, 5, 49, 52]
LABELS = Labels("Share in time", [f"month {place}" for place in range(1, 17)], after="%")
RARE = [0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1]
NEARLY_ALL = [96, 99, 91, 98, 95, 99, 90, 97, 99, 93, 98, 99, 92, 97, 99, 95]


def marks(chart, labels):
    drawn = draw_over_time(chart, labels)
    return len(re.findall(r"class=.dot--signal", drawn)), len(re.findall(r"class=.dot--open", drawn))


def numbers_beside(chart, labels):
    found = re.findall(
        r'class="faint" text-anchor="end" x="[^"]*" y="[^"]*">([^<]*)<', draw_over_time(chart, labels)
    )
    return [float(one.rstrip("%").replace("−", "-")) for one in found if re.fullmatch(r"[−\d.]+%?", one)]


@pytest.mark.parametrize(
    ("better", "shapes"),
    [
        ("", ["diamond", "diamond"]),
        ("increase", ["triangle-up", "diamond"]),
        ("decrease", ["diamond", "triangle-down"]),
        ("neutral", ["square", "square"]),
    ],
)
def test_a_mark_says_what_a_signal_means_by_its_shape(better, shapes):
    chart = xmr(SWINGS, improvement=better or "increase")
    told = [one for one in signal_words(chart) if one]
    assert [shape_of(one, better) for one in told] == shapes
    labels = replace(LABELS, better=better)
    triangles = sum("triangle" in one for one in shapes)
    assert marks(chart, labels) == (2 - triangles, triangles)
    spec = vega_of(chart, labels)
    drawn = [row.get("mark") for row in spec["data"]["values"] if row["signal"]]
    assert drawn == (shapes if better else [None, None])


@pytest.mark.parametrize("way", ["increase", "decrease"])
def test_the_shape_agrees_with_the_meaning_that_the_chart_itself_gives(way):
    values = [*SWINGS, *range(40, 60), *[30] * 9, *[70] * 9]
    chart = xmr(values, improvement=way)
    for word, point in zip(signal_words(chart), chart.point, strict=True):
        if word:
            assert ("triangle" in shape_of(word, way)) is (point is Point.IMPROVEMENT)
    assert all(way_of(one).is_up is (one in HIGH) for one in Signal if one is not Signal.COMMON_CAUSE)
    assert way_of(Signal.DECREASING_TREND) is Way.FALLING


def test_the_key_names_both_marks_where_there_are_two():
    assert "Diamond: a concern. Open triangle: an improvement." in key(xmr(SWINGS), "decrease")
    assert key(xmr(SWINGS)).endswith("Diamond: a signal.")


def test_a_lower_limit_below_nought_is_neither_drawn_nor_said_and_the_axis_begins_at_nought():
    chart, labels = xmr(RARE), replace(LABELS, after="", least=0.0)
    assert chart.lpl[-1] < 0
    assert min(numbers_beside(chart, labels)) == 0
    assert draw_over_time(chart, labels).count('class="limit"') == 1
    assert f", no lower limit, the upper limit {chart.upl[-1]:.2f}." in describe(chart, labels).drawn
    assert {row[3] for row in table_of(chart, labels).rows} == {"–"}
    # As it was computed, where nobody says what a value can be.
    assert {row[3] for row in table_of(chart, replace(labels, least=-inf)).rows} != {"–"}


def test_an_upper_limit_above_all_of_it_is_none():
    chart, labels = xmr(NEARLY_ALL), replace(LABELS, least=0.0, most=100.0)
    assert chart.upl[-1] > 100
    assert max(numbers_beside(chart, labels)) == 100
    assert ", no upper limit." in describe(chart, labels).drawn
    assert "lower limit" in draw_over_time(chart, labels)
    assert np.isnan(lines(chart, labels)[2]).all()


def test_a_share_that_is_always_all_of_it_has_no_axis_above_all():
    chart, labels = xmr([100.0] * 14), replace(LABELS, points=LABELS.points[:14], least=0.0, most=100.0)
    assert isinstance(chart, XmrChart)
    assert max(numbers_beside(chart, labels)) == 100


def test_limits_that_can_be_reached_stay_as_they_were():
    made = control_chart("p", [5, 4, 6, 5, 7, 5] * 3, [20] * 18)
    plain = Labels("Files", [str(place) for place in range(18)], times=100, after="%")
    assert draw_over_time(made, plain) == draw_over_time(made, replace(plain, least=0.0, most=1.0))
