"""A few yearly points: no limits, no line across a gap or a break, and every event marked where it lies."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.strips import draw_strip
from coalface.core.charts.drawing.years import Limits, Mark, draw_years

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


def numbers_of(drawing):
    """What is written in or over each year, with the words that a pointer shows."""
    kinds = ("flag-number", "pin-number", "pin-number pin-letter")
    found = []
    for group in drawing.iter(f"{SVG}g"):
        said = [one.text for one in group.findall(f"{SVG}text") if one.get("class") in kinds]
        if said:
            found.append((group.find(f"{SVG}title").text, *said))
    return found


def test_what_happened_stands_over_its_year_and_what_lies_outside_is_left_out():
    marks = [Mark(1.5, "a <judgement>", "3", "I"), Mark(-3, "long before", "1"), Mark(9, "after", "4")]
    drawing = drawn([1, 2, 3, 4, 5], marks=[*marks, Mark(-0.1, "just before", "2")], within=0.25)
    assert sorted(numbers_of(drawing)) == [("a <judgement>", "3", "I"), ("just before", "2")]
    dots = [float(one.get("cx")) for one in drawing.iter(f"{SVG}circle") if one.get("class") == "dot"]
    poles = [float(one[1:].partition(" ")[0]) for one in path_of(drawing, "pole")]
    # Points lie at a quarter of their years: half a year after the beginning of the second lies between them.
    assert dots[0] < dots[1] < poles[0] < dots[2]
    assert poles[0] - dots[1] == pytest.approx((dots[2] - dots[1]) / 4, abs=0.11)
    assert poles[1] < dots[0], "what was just before stands at the edge"


@given(
    st.lists(
        st.tuples(st.floats(0, 17, exclude_max=True), st.sampled_from(["", "I", "R", "G", "O"])), max_size=40
    )
)
@settings(max_examples=60)
def test_each_event_has_its_number_once_and_no_two_lie_on_each_other(happened):
    marks = [Mark(at, f"event {n}", str(n), letter) for n, (at, letter) in enumerate(happened, start=1)]
    labels = Labels("Referrals", [str(year) for year in range(2009, 2026)])
    drawing = ElementTree.fromstring(draw_years(range(17), labels, marks=marks))  # noqa: S314 - we have just drawn it
    assert sorted(said[1] for said in numbers_of(drawing)) == sorted(one.number for one in marks)
    letters = {words: said[-1] for words, *said in numbers_of(drawing) if len(said) > 1}
    assert letters == {one.words: one.letter for one in marks if one.letter}
    places = [
        (float(one.get("x")), float(one.get("y")))
        for one in drawing.iter(f"{SVG}text")
        if one.get("class") in ("flag-number", "pin-number", "pin-number pin-letter")
    ]
    # A column is 17.6 units wide and two figures of 12.75 units 15; the letters of a line are 12.5 apart at least.
    for place, (x, y) in enumerate(places):
        assert all(abs(x - left) > 17 or abs(y - upper) >= 12 for left, upper in places[:place])
    shift = float(drawing.find(f"{SVG}g").get("transform", "0 0)").split()[1][:-1]) if marks else 0
    assert all(y + shift > 9 for _, y in places), "above the drawing"


def test_a_strip_has_every_number_once_in_the_order_of_the_list_over_the_years_of_the_charts():
    labels = Labels("What happened", [str(year) for year in range(2009, 2026)])
    marks = [Mark(14.2, "a", "1"), Mark(14.3, "b", "2", "G"), Mark(14.4, "c", "3"), Mark(3.1, "d", "4", "I")]
    strip = ElementTree.fromstring(draw_strip(labels, marks, "says"))  # noqa: S314 - we have just drawn it
    assert sorted(numbers_of(strip)) == [("a", "1"), ("b", "2", "G"), ("c", "3"), ("d", "4", "I")]
    heights = {one.text: float(one.get("y")) for one in strip.iter(f"{SVG}text")}
    assert 9 < heights["1"] < heights["2"] - 12 < heights["G"] - 24 < heights["3"] - 36
    chart = ElementTree.fromstring(draw_years(range(17), labels, marks=marks))  # noqa: S314 - we have just drawn it
    [below], [here] = (
        [re.findall(r"M([\d.]+) ", one) for one in path_of(each, "base")] for each in (chart, strip)
    )
    assert below == here
    assert draw_strip(labels, [], "says") == ""


def test_without_numbers_a_judgement_keeps_its_letter_and_line_and_the_rest_a_short_stroke():
    marks = [Mark(1.5, "judged", letter="I"), Mark(1.7, "moved"), Mark(3.5, "moved again")]
    drawing = drawn([1, 2, 3, 4, 5], marks=marks)
    assert numbers_of(drawing) == [("judged", "I")]
    pole, strokes = path_of(drawing, "pole")
    assert "V" in pole
    assert strokes.count("M") == 2
    with_numbers = drawn([1, 2, 3, 4, 5], marks=[replace(one, number="7") for one in marks])
    assert float(drawing.get("viewBox").split()[-1]) < float(with_numbers.get("viewBox").split()[-1])


def test_limits_are_drawn_over_their_years_and_the_scale_has_room_for_them():
    drawing = drawn([10, 20, 30, 40, 50], limits=Limits(1, 4, mean=35, low=None, high=90))
    lines = {
        one.get("class"): one for one in drawing.iter(f"{SVG}line") if one.get("class") in ("mean", "limit")
    }
    assert set(lines) == {"mean", "limit"}
    dots = [float(one.get("cx")) for one in drawing.iter(f"{SVG}circle") if one.get("class") == "dot"]
    for line in lines.values():
        assert dots[0] < float(line.get("x1")) < dots[1]
        assert float(line.get("x2")) > dots[-1]
    assert 0 <= float(lines["limit"].get("y1")) < float(lines["mean"].get("y1"))
    both = drawn([10, 20, 30, 40, 50], limits=Limits(0, 4, mean=35, low=5, high=90))
    assert len([one for one in both.iter(f"{SVG}line") if one.get("class") == "limit"]) == 2


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2009, 2025, "2010 2015 2020 2025"),
        (2017, 2025, "2018 2020 2022 2024"),
        (2017, 2020, "2017 2018 2019 2020"),
    ],
)
def test_the_years_that_are_written_lie_at_even_distances(first, last, said):
    labels = Labels("Referrals", [str(year) for year in range(first, last + 1)])
    drawing = draw_years(range(last - first + 1), labels)
    assert re.findall(r">(20\d\d)<", drawing) == said.split()


def test_every_year_is_a_column_and_empty_ones_are_one_field_with_words_where_there_is_room():
    labels = Labels("Referrals", [str(year) for year in range(2009, 2026)])
    drawing = ElementTree.fromstring(  # noqa: S314 - we have just drawn it
        draw_years([None] * 8 + [5] * 9, labels, empty="no number published")
    )
    [field] = [one for one in drawing.iter(f"{SVG}rect") if one.get("class") == "none"]
    assert float(field.get("width")) == pytest.approx((352 - float(field.get("x"))) * 8 / 17, abs=0.1)
    words = [one.text for one in drawing.iter(f"{SVG}text") if one.get("class") == "faint halo"]
    assert words == ["no", "number", "published"]
    years = [one.text for one in drawing.iter(f"{SVG}text") if (one.text or "").startswith("20")]
    assert years == ["2010", "2015", "2020", "2025"]
    narrow = draw_years([None, 5, 6], labels, empty="no number published")
    assert narrow.count("published") == 1 or "published" not in narrow


def test_a_symbol_that_was_published_stands_in_its_year_and_what_is_in_no_file_has_none():
    labels = Labels("Vacancies", [str(year) for year in range(2017, 2026)])
    drawing = draw_years([None, None, 5, 6, 7, 8, 9, None, 5], labels, symbols=["", "", *[""] * 5, "u", ""])
    [found] = re.findall(r'<text class="faint" text-anchor="middle" x="([\d.]+)" y="173">u<', drawing)
    shaded = re.findall(r'<rect class="none" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawing)
    left, width = map(float, shaded[1])
    assert left < float(found) < left + width


def test_what_a_place_is_held_against_is_named_at_its_end_off_both_lines():
    drawing = drawn([10, 20, 30, 40, 50], other=[50, 45, 40, 35, 30], other_name="England")
    [name] = [one for one in drawing.iter(f"{SVG}text") if one.text == "England"]
    [dashed] = path_of(drawing, "line--other")
    assert float(name.get("x")) == pytest.approx(float(re.findall(r"L([\d.]+) [\d.]+$", dashed)[0]), abs=12)
    # Its own line ends above, so the name stands below its end.
    assert float(name.get("y")) > float(re.findall(r" ([\d.]+)$", dashed)[0])
    assert "England" not in draw_years([1, 2], Labels("Referrals", ["2017", "2018"]), other_name="England")


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
