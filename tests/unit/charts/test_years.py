"""A few yearly points: no limits, no line across a gap or a break, and every event marked where it lies."""

import re
from xml.etree import ElementTree

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.years import Mark, draw_years

SVG = "{http://www.w3.org/2000/svg}"
YEARS = Labels("Referrals", [str(year) for year in range(2017, 2022)])


def drawn(values, **more):
    return ElementTree.fromstring(draw_years(values, YEARS, **more))  # noqa: S314 - we have just drawn it


def path_of(drawing, kind):
    return [one.get("d") for one in drawing.iter(f"{SVG}path") if one.get("class") == kind]


def test_a_line_is_never_drawn_across_a_missing_year_or_a_break():
    [line] = path_of(drawn([1, 2, None, 4, 5]), "line")
    assert (line.count("M"), line.count("L")) == (2, 2)
    [line] = path_of(drawn([1, 2, 3, 4, 5], breaks=[2]), "line")
    assert (line.count("M"), line.count("L")) == (2, 3)


def test_a_missing_year_is_shaded_and_has_no_dot():
    drawing = drawn([1, 2, None, 4, 5])
    assert len([one for one in drawing.iter(f"{SVG}rect") if one.get("class") == "none"]) == 1
    assert len([one for one in drawing.iter(f"{SVG}circle") if one.get("class") == "dot"]) == 4


def test_what_happened_lies_between_its_years_and_what_lies_outside_is_left_out():
    drawing = drawn([1, 2, 3, 4, 5], marks=[Mark(1.5, "a <judgement>"), Mark(-3, "before"), Mark(9, "after")])
    [flag] = [one for one in drawing.iter(f"{SVG}rect") if one.get("class") == "flag"]
    dots = [float(one.get("cx")) for one in drawing.iter(f"{SVG}circle") if one.get("class") == "dot"]
    assert dots[1] < float(flag.get("x")) + float(flag.get("width")) / 2 < dots[2]
    assert flag.find(f"{SVG}title").text == "a <judgement>"


def test_nothing_published_draws_nothing():
    assert draw_years([None] * 5, YEARS) == ""


def test_an_interval_is_a_whisker_around_its_dot_and_the_scale_has_room_for_it():
    drawing = drawn([10, 20, None, 40, 50], between=[(5, 15), (10, 30), None, (30, 80), None])
    whiskers = path_of(drawing, "whisker")
    assert len(whiskers) == 3
    dots = [one for one in drawing.iter(f"{SVG}circle") if one.get("class") == "dot"]
    for whisker, dot in zip(whiskers, (dots[0], dots[1], dots[2]), strict=True):
        across, low, high = (
            float(number) for number in re.match(r"M([\d.]+) ([\d.]+)V([\d.]+)", whisker).groups()
        )
        # Upright, places count from above: the low end lies below its dot.
        assert across == float(dot.get("cx"))
        assert low > float(dot.get("cy")) > high >= 0
    assert path_of(drawn([10, 20, 30, 40, 50]), "whisker") == []
