"""Drawings, sentences and tables say the same, and can be read without colour, without sight and without a script."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.charts import BadChart, control_chart, funnel, xmr
from coalface.core.charts.drawing import (
    Labels,
    describe,
    draw_over_time,
    draw_places,
    place_in_funnel,
    standing_alone,
    table_of,
)
from coalface.core.charts.drawing.alone import INKS
from coalface.core.charts.drawing.scales import number, scale_for
from coalface.core.charts.funnel import limits_to_draw

from . import published
from .styles import token

SVG = "{http://www.w3.org/2000/svg}"
YEAR = [10, 12, 9, 11, 13, 10, 12, 11, 9, 10, 12, 30]
WEEKS = [f"week {place}" for place in range(1, 13)]
LABELS = Labels("Visits a week", WEEKS, says="Millbrook")


def tree(svg):
    return ElementTree.fromstring(svg)  # noqa: S314  (we have just written it)


def of_class(svg, kind):
    return [part for part in tree(svg).iter() if kind in (part.get("class") or "").split()]


def test_a_drawing_has_a_title_and_a_description_that_its_role_points_to():
    drawn = tree(draw_over_time(xmr(YEAR), LABELS))
    title, desc = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert title.text == "Visits a week"
    assert "week 12: above limits" in desc.text


def test_a_drawing_on_a_page_has_no_style_and_no_script():
    for svg in (
        draw_over_time(xmr(YEAR), LABELS),
        draw_places(funnel([5, 9], [40, 20], data_type="PR"), LABELS),
    ):
        assert not re.search(r"style=|<style|<script|onload|href|#[0-9a-f]{3}", svg)


def test_every_point_is_a_dot_or_a_diamond_and_a_signal_is_a_diamond():
    svg = draw_over_time(xmr(YEAR), LABELS)
    assert (len(of_class(svg, "dot")), len(of_class(svg, "dot--signal"))) == (11, 1)


def test_a_line_is_never_drawn_across_a_gap():
    values = [*YEAR[:5], None, *YEAR[6:]]
    svg = draw_over_time(xmr(values, allow_gaps=True), LABELS)
    assert of_class(svg, "line")[0].get("d").count("M") == 2
    assert len(of_class(svg, "none")) == 1
    assert len(of_class(svg, "dot")) + len(of_class(svg, "dot--signal")) == 11


def test_limits_break_where_they_begin_anew():
    chart = xmr([*YEAR, *YEAR], rebase=[12])
    svg = draw_over_time(chart, Labels("x", [str(place) for place in range(24)]))
    assert [part.get("d").count("M") for part in of_class(svg, "limit")] == [2, 2]
    assert "Limits begin anew once." in describe(chart, Labels("x", WEEKS * 2)).drawn


def test_trial_limits_are_called_so_in_the_drawing_and_in_words():
    chart, labels = xmr(YEAR[:8]), Labels("x", WEEKS[:8])
    assert "upper trial limit" in draw_over_time(chart, labels)
    assert "trial limits" in describe(chart, labels).drawn


def test_what_people_write_is_shown_as_it_is_and_never_as_markup():
    labels = Labels('A & B <script>"', ["<b>", *WEEKS[1:]])
    for svg in (draw_over_time(xmr(YEAR), labels), standing_alone(xmr(YEAR), labels)):
        assert tree(svg).find(f"{SVG}title").text == 'A & B <script>"'
        assert "<b>" not in svg


@pytest.mark.parametrize("chart", ["run", "i", "mr", "c", "u", "up", "p", "pp", "g", "t"])
def test_every_chart_is_drawn_said_and_tabled(chart):
    sizes = [50] * 12 if chart in ("u", "up", "p", "pp") else None
    made = control_chart(chart, YEAR, sizes)
    said, table = describe(made, LABELS), table_of(made, LABELS)
    assert tree(draw_over_time(made, LABELS)).tag == f"{SVG}svg"
    assert tree(standing_alone(made, LABELS)).tag == f"{SVG}svg"
    assert [row[0] for row in table.rows] == WEEKS
    assert {len(row) for row in table.rows} == {len(table.headings)}
    assert "12 points, from week 1 to week 12." in said.drawn


def test_shares_are_written_as_per_cent():
    made = control_chart("p", published.CANS_OF_50, [50] * 30)
    labels = Labels("Cans", [str(place) for place in range(1, 31)], times=100, after="%")
    assert "The centre line is 23.1%, the last limits 5.2% and 41.0%." in describe(made, labels).drawn
    assert table_of(made, labels).rows[14][1] == "44%"
    assert "40%" in draw_over_time(made, labels)


def test_runs_are_said_with_what_chance_allows():
    made = control_chart("run", [*range(10), *range(20, 30)])
    said = describe(made, Labels("x", [str(place) for place in range(20)])).signals
    assert "longest run on one side is 10 (at most 7 by chance)" in said
    assert "so the series has shifted" in said


def test_a_funnel_names_who_lies_outside_and_ranks_nobody():
    names = ["Zeal", "Arden", "Moss", "Holt", "Ely"]
    made = funnel([100, 30, 20, 42, 9], [200, 150, 100, 200, 50], data_type="PR")
    labels = Labels("Plans", names, times=100, after="%", size="plans")
    assert [row[0] for row in table_of(made, labels).rows] == sorted(names)
    outside = [row[0] for row in table_of(made, labels).rows if row[-1] != "–"]
    assert len(of_class(draw_places(made, labels), "dot--signal")) == len(outside)
    for name in outside:
        assert name in describe(made, labels).signals
    assert not re.search(r"rank|best|worst|league", describe(made, labels).all)


def test_the_colours_of_a_file_are_the_tokens_of_the_style_sheet():
    assert {name: token(name) for name in INKS} == INKS


def test_a_file_alone_is_small_and_holds_its_own_style():
    svg = standing_alone(xmr(YEAR * 3), Labels("x", WEEKS * 3))
    assert len(svg) < 8000
    assert "<style>" in svg
    assert not re.search(r"<script|href|@import|url\(", svg)


def test_most_labels_fit_and_the_first_and_last_are_there():
    svg = draw_over_time(xmr(YEAR), LABELS)
    words = [part.text for part in tree(svg).iter(f"{SVG}text")]
    assert "week 1" in words
    assert "week 12" in words
    assert sum(word.startswith("week") for word in words) <= 4


@given(
    st.lists(
        st.one_of(st.none(), st.floats(-1e7, 1e7, allow_subnormal=False)), min_size=1, max_size=60
    ).filter(lambda y: any(v is not None for v in y))
)
def test_whatever_the_series_the_drawing_holds_it(y):
    svg = draw_over_time(xmr(y, allow_gaps=True), Labels("x", [str(place) for place in range(len(y))]))
    for mark in of_class(svg, "dot"):
        assert 17.9 <= float(mark.get("cy")) <= 178.1
        assert 0 <= float(mark.get("cx")) <= 352
    assert "nan" not in svg
    assert "inf" not in svg.replace("information", "")


@given(st.floats(-1e9, 1e9, allow_subnormal=False), st.floats(0, 1e9, allow_subnormal=False), st.booleans())
def test_a_scale_holds_its_values_and_has_few_round_ticks(low, spread, nought):
    scale = scale_for(low, low + spread, start=178, end=18, from_nought=nought)
    hair = 1e-8 * (scale.high - scale.low)
    assert scale.low <= low + hair
    assert scale.high >= low + spread - hair
    assert 2 <= len(scale.ticks) <= 8
    if nought and low >= 0:
        assert scale.low == 0


@pytest.mark.parametrize(
    ("value", "step", "said"),
    [
        (1234.5, 500, "1,234"),
        (0.25, 0.05, "0.25"),
        (-3, 1, "−3"),
        (2.5, 2.5, "2.5"),
        (-0.001, 0.1, "0.0"),
        (3e-9, 1e-9, "3e−09"),
        (0, 1, "0"),
    ],
)
def test_numbers_are_written_as_their_steps_call_for(value, step, said):
    assert number(value, step) == said


def test_where_something_was_changed_a_line_stands_between_two_points_and_is_said():
    labels = Labels("Visits a week", WEEKS, change=6)
    chart = xmr(YEAR, fix_after=6, fix_from=6)
    svg = draw_over_time(chart, labels)
    [line] = of_class(svg, "event")
    dots = sorted(float(dot.get("cx")) for dot in of_class(svg, "dot"))
    assert dots[5] < float(line.get("x1")) == float(line.get("x2")) < dots[6]
    assert "the change" in [part.text for part in tree(svg).iter(f"{SVG}text")]
    said = describe(chart, labels).drawn
    assert "The change began at week 7. The mean before the change is" in said
    assert of_class(draw_over_time(chart, LABELS), "event") == []


def test_limits_kept_from_fewer_than_twelve_points_are_trial_limits_and_asked_for():
    with pytest.raises(BadChart, match="fix_after is 6"):
        xmr(YEAR, fix_after=6)
    chart = xmr(YEAR, fix_after=6, fix_from=6)
    assert chart.trial_limits
    # The mean of 10, 12, 9, 11, 13, 10 is 65/6; their moving ranges 2, 3, 2, 2, 3 are 12/5 on average.
    assert chart.upl[-1] == pytest.approx(65 / 6 + 2.66 * 12 / 5)
    assert chart.signal[-1] == "above limits"


RATES = Labels("Caseload", list("abcdefgh"), size="holders", decimals=1, unit="cases a holder")


def test_a_place_that_lies_inside_is_told_its_limits_too():
    made = funnel([30, 31, 29, 30, 33, 28, 30, 90], [2, 2, 2, 2, 2, 2, 2, 6], data_type="RC")
    said = place_in_funnel(made, RATES, 0)
    assert re.fullmatch(
        r"a: 15\.0 cases a holder at a size of 2 \(holders\)\. That is inside its limits, [\d.]+ and [\d.]+ cases a"
        r" holder\.",
        said,
    )
    assert "They are wide enough for 8 of 8 places." in describe(made, RATES).drawn


def test_a_value_that_reads_like_its_limit_is_said_to_lie_just_beyond_it():
    made = funnel([30, 31, 29, 30, 33, 28, 30, 90], [2, 2, 2, 2, 2, 2, 2, 6], data_type="RC")
    limits = limits_to_draw(made, made.denominator)
    at = made.order.index(7)
    near = replace(made, ratio=np.where(np.arange(8) == at, limits["ul998"] + 0.001, made.ratio))
    said = place_in_funnel(near, RATES, 7)
    value, upper = re.search(
        r"h: ([\d.]+) cases.* just above its limits, .* and ([\d.]+) cases", said
    ).groups()
    assert value == upper
    assert (
        f"h: {value} cases a holder at a size of 6, just above the limit of {upper}"
        in describe(near, RATES).signals
    )
    assert "just" not in place_in_funnel(near, RATES, 0)


def test_a_tiny_place_does_not_press_all_others_to_the_ground_and_is_told_at_the_edge():
    """Scilly, with three posts of which three are vacant, beside places of hundreds."""
    vacant, posts = [3, 30, 31, 29, 60, 61, 90, 91], [3, 300, 310, 320, 500, 510, 600, 610]
    labels = Labels("x", ["Scilly", *list("bcdefgh")], times=100, after="%", decimals=1)
    svg = draw_places(funnel(vacant, posts, data_type="PR"), labels)
    assert "↑ Scilly 100.0%" in [part.text for part in of_class(svg, "halo")]
    ticks = [part.text for part in tree(svg).iter(f"{SVG}text") if (part.text or "").endswith("%")]
    assert max(float(tick.removesuffix("%")) for tick in ticks if "↑" not in tick) < 50
    # With a size that counts it is drawn where it lies.
    alike = draw_places(funnel([300, *vacant[1:]], [300, *posts[1:]], data_type="PR"), labels)
    assert "↑" not in "".join(re.findall(r"<text.*?</text>", alike))


def test_one_place_can_be_named_in_the_drawing_and_its_name_stays_inside():
    made = funnel([30, 31, 29, 30, 33, 28, 30, 90], [2, 2, 2, 2, 2, 2, 2, 6], data_type="RC")
    labels = Labels("x", ["A very long name of a place", *list("bcdefgh")])
    plain, named = draw_places(made, labels), draw_places(made, labels, 0)
    assert "A very long name" not in "".join(re.findall(r"<text.*?</text>", plain))
    [name] = [part for part in of_class(named, "halo") if part.text == "A very long name of a place"]
    half = 7.4 * len(name.text) / 2
    assert float(name.get("x")) - half >= 0
    assert float(name.get("x")) + half <= 360
