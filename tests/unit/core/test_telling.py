"""What a report is, and what is asked of someone who tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.routes import Route
from coalface.core.telling import Told, marks, read_told, routes_for

AREAS = {"duty"}


def fields(answers):
    return [problem.field for problem in read_told(answers, areas=AREAS)[1]]


def test_only_the_kind_and_the_story_are_needed():
    assert fields({"kind": "idea", "story": "A longer table."}) == []
    assert fields({}) == ["kind", "story"]


@pytest.mark.parametrize("story", ["", "   ", "\n\t", "\x00", "\u202e\u200f", None])
def test_an_empty_story_is_asked_for_again(story):
    assert fields({"kind": "idea", "story": story}) == ["story"]


def test_a_megabyte_is_asked_to_be_shorter():
    [problem] = read_told({"kind": "idea", "story": "a " * 500_000}, areas=AREAS)[1]
    assert "Nothing you typed is lost" in problem.says


@pytest.mark.parametrize("name", ["stage", "reach", "could_have_been", "how_often", "area"])
def test_a_choice_that_is_not_on_the_list_is_asked_again(name):
    assert fields({"kind": "idea", "story": "x", name: "<script>"}) == [name]


def test_a_fourth_condition_is_one_too_many():
    four = [{"code": code, "effect": "helped"} for code in ("workload", "team", "family", "thinking")]
    assert fields({"kind": "idea", "story": "x", "conditions": four}) == ["conditions"]
    assert fields({"kind": "idea", "story": "x", "conditions": four[:3]}) == []


def test_one_condition_cannot_both_help_and_hinder():
    both = [{"code": "team", "effect": effect} for effect in ("helped", "hindered")]
    [problem] = read_told({"kind": "idea", "story": "x", "conditions": both}, areas=AREAS)[1]
    assert "not both" in problem.says


def test_controls_and_lone_surrogates_are_taken_out_and_words_stay():
    told, problems = read_told({"kind": "idea", "story": "a\x00b\ud800c\u202ed\r\ne"}, areas=AREAS)
    assert (told.story, problems) == ("abcd\ne", [])


@given(
    st.dictionaries(st.sampled_from(list(Told.__dataclass_fields__)), st.text() | st.booleans() | st.none())
)
def test_reading_never_breaks_and_never_lets_bad_answers_through(answers):
    answers.pop("conditions", None)
    told, problems = read_told(answers, areas=AREAS)
    told.story.encode()
    assert problems or (told.kind and told.story)


def test_told_comes_back_from_its_facts():
    told, _ = read_told(
        {"kind": "idea", "story": "x", "conditions": [{"code": "team", "effect": "helped"}], "may_ask": True},
        areas=AREAS,
    )
    assert Told.from_facts(told.as_facts()) == told


def test_marks_say_in_which_answer_they_stand():
    told = Told(kind="idea", story="Ring 01632 960 115.", one_thing="Ask Mrs Okafor.")
    assert [(m.field, m.span.label) for m in marks(told)] == [("story", "phone"), ("one_thing", "person")]


def test_the_answer_to_how_far_it_got_calls_for_the_statutory_route_without_any_word():
    assert routes_for(Told(kind="went_wrong", story="x", reach="serious_effect")) == {Route.STATUTORY: ""}
    assert routes_for(Told(kind="went_wrong", story="x", reach="some_effect")) == {}


def test_the_one_thing_is_read_as_well_as_the_story():
    assert list(routes_for(Told(kind="idea", story="x", one_thing="He hits me."))) == [Route.DUTY]
