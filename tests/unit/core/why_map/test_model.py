"""A why map says in sentences what is still amiss, and keeps its content through JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from coalface.core.errors import NotAllowed
from coalface.core.why_map import Arrow, Node, WhyMap, problems

from .making import PROMISED, maps


def said(drawn: WhyMap) -> str:
    return " ".join(problem.says for problem in problems(drawn))


def test_a_whole_map_has_no_problems():
    assert problems(PROMISED) == []
    assert problems(WhyMap()) == []


@pytest.mark.parametrize(
    ("arrow", "words"),
    [
        (Arrow("posts", "moon"), "not on the map"),
        (Arrow("posts", "posts"), "back to where it began"),
        (Arrow("calendar", "list", "helped"), "Two arrows"),
        (Arrow("posts", "visit", "caused"), "more likely, or less likely"),
    ],
)
def test_an_arrow_that_leads_nowhere_is_named_in_a_sentence(arrow, words):
    assert words in said(replace(PROMISED, arrows=(*PROMISED.arrows, arrow)))


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Node("x", "moon", "Far away"), "level from the list"),
        (Node("posts", "team", "Another"), "same key"),
        (Node("", "team", "Another"), "same key"),
        (Node("x", "team", " two posts stood EMPTY since spring "), "twice on one level"),
        (Node("x", "team", "  "), "no words yet"),
        (Node("x", "team", "a" * 161), "160 letters"),
    ],
)
def test_a_thing_that_cannot_stand_is_named_in_a_sentence(node, words):
    assert words in said(replace(PROMISED, nodes=(*PROMISED.nodes, node)))


def test_too_much_is_too_much():
    many = tuple(Node(str(place), "team", f"Thing {place}") for place in range(25))
    arrows = tuple(Arrow(one.id, two.id) for one in many[:7] for two in many[:7] if one != two)[:41]
    assert "more than 24" in said(WhyMap(many))
    assert "More than 40" in said(WhyMap(many[:24], arrows))


@given(maps())
@settings(deadline=None, max_examples=60)
def test_a_map_comes_back_from_json_as_it_went(drawn):
    assert problems(drawn) == []
    assert WhyMap.from_facts(*json.loads(json.dumps(drawn.as_facts()))) == drawn


def test_what_is_no_map_is_refused():
    with pytest.raises(NotAllowed, match="not a why map"):
        WhyMap.from_facts([{"id": "a", "colour": "red"}], [])
