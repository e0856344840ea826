"""What a report is, and what is asked of someone who tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.telling import Told, marks, needs_statutory_route, read_told

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


@pytest.mark.parametrize(
    "story", ["The baby died.", "A fatal accident", "found dead", "she took her own life: suicide"]
)
def test_words_of_death_lead_to_the_statutory_route(story):
    assert needs_statutory_route(Told(kind="went_wrong", story=story))


@pytest.mark.parametrize("story", ["We missed the deadline.", "A dead battery", "The trail went dead"])
def test_dead_batteries_and_deadlines_do_not(story):
    assert not needs_statutory_route(Told(kind="went_wrong", story=story))


def test_a_serious_effect_leads_to_the_statutory_route():
    assert needs_statutory_route(Told(kind="went_wrong", story="x", reach="serious_effect"))
