"""The drawing of a why map holds what the text holds, and no line runs over another."""

import re
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings

from coalface.core.plain_text import tidy
from coalface.core.why_map import LEVEL_WORDS, Node, WhyMap, as_text, draw
from coalface.core.why_map.layout import WIDTH, lay_out
from coalface.core.why_map.letters import lines_of, width_of
from tests.unit.charts.styles import SHEET

from .making import PROMISED, maps

TEXT = """\
Outside the organisation
Nothing is named here.

Organisation
1. Booked visits are kept in each worker’s own calendar
   Made it more likely: 4 (The new worker had the list of children, and no list of visits)
   Why? Nobody can say yet.

Team
2. Two posts stood empty since spring
   Made it more likely: 4 (The new worker had the list of children, and no list of visits)
3. A colleague rang the school on the day
   Made it less likely: 5 (A visit that had been promised did not take place)

Worker
4. The new worker had the list of children, and no list of visits
   Made it more likely: 5 (A visit that had been promised did not take place)

Family and child
5. A visit that had been promised did not take place"""


def words_in(svg: str) -> str:
    root = ElementTree.fromstring(svg)  # noqa: S314
    return " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))


def test_the_text_says_all_that_is_drawn():
    assert as_text(PROMISED) == TEXT


def test_the_drawing_has_a_title_and_the_text_as_its_description():
    svg = draw(PROMISED, "A promised visit", key="m1")
    assert 'role="img" aria-labelledby="m1-title m1-desc"' in svg
    assert '<title id="m1-title">A promised visit</title>' in svg
    assert f'<desc id="m1-desc">{TEXT}</desc>' in svg


def test_every_line_is_drawn_with_its_head_and_an_open_why_is_a_dashed_box():
    svg = draw(PROMISED, "A promised visit")
    assert svg.count('class="more"') == 2 + 1, "Two lanes, for two arrows share one, and the key."
    assert svg.count('class="join"') == 1
    assert svg.count('class="helped"') == 1 + 1
    assert svg.count('class="node node--open"') == 1 + 1
    assert "Why? Nobody can say yet" in svg


def test_fixed_words_can_be_translated():
    svg = draw(PROMISED, "Ymweliad", say=lambda words: "Tîm" if words == "Team" else words)
    assert "Tîm" in svg
    assert ">Team<" not in svg


def test_the_style_sheet_has_every_class_of_the_drawing_and_the_drawing_has_no_style():
    svg = draw(PROMISED, "A promised visit")
    classes = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    assert all(f".map .{name}" in SHEET.read_text("utf-8") for name in classes - {"more", "helped"})
    assert ".map .more, .map .helped" in SHEET.read_text("utf-8")
    assert "style" not in svg
    assert "<script" not in draw(WhyMap((Node("a", "team", "<script>alert(1)</script>"),)), '"><script>')


@given(maps())
@settings(deadline=None, max_examples=80)
def test_any_map_is_well_formed_and_says_every_word(drawn):
    shown = re.sub(r"\s+", "", words_in(draw(drawn, "Any")))
    for node in drawn.nodes:
        assert re.sub(r"\s+", "", tidy_as_drawn(node.text)) in shown
    assert all(re.sub(r"\s+", "", words) in shown for words in LEVEL_WORDS.values())


def tidy_as_drawn(text: str) -> str:
    """Without signs that a file cannot hold; `tidy` composes letters too, which a drawing does not."""
    return "".join(sign for sign in text if tidy(f"a{sign}b") != "ab" or sign.isspace())


@given(maps())
@settings(deadline=None, max_examples=80)
def test_two_lanes_never_lie_on_each_other_and_every_line_ends_on_its_boxes(drawn):
    layout = lay_out(drawn)
    boxes = {box.node.id: box for box in layout.boxes}
    assert sum(len(route.joins) for route in layout.routes) == len(drawn.arrows)
    for route in layout.routes:
        ends = [(route.target, route.y), *((join.source, join.y) for join in route.joins)]
        assert all(boxes[box].y < y < boxes[box].y + boxes[box].height for box, y in ends)
        assert 0 < route.x < WIDTH
        assert not layout.left < route.x < layout.right
    for one, two in combinations(layout.routes, 2):
        if one.x == two.x:
            highs, lows = zip(*((max(every(route)), min(every(route))) for route in (one, two)), strict=True)
            assert highs[0] < lows[1] or highs[1] < lows[0]
    for box in layout.boxes:
        for effect in ("hindered", "helped"):
            here = [
                y
                for route in layout.routes
                if route.effect == effect
                for name, y in at(route)
                if name == box.node.id
            ]
            assert len(set(here)) == len(here)


def at(route):
    return [(route.target, route.y), *((join.source, join.y) for join in route.joins)]


def every(route):
    return [y for _name, y in at(route)]


@given(maps())
@settings(deadline=None, max_examples=40)
def test_the_same_map_is_drawn_the_same(drawn):
    assert draw(drawn, "Twice") == draw(drawn, "Twice")


def test_long_texts_are_broken_into_lines_that_fit():
    lines = lines_of("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and some words", 13.5, 150)
    assert len(lines) > 2
    assert all(width_of(line, 13.5) <= 150 for line in lines)
    assert lines_of("", 13.5, 150) == []
