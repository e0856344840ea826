"""The code book is whole, keeps to its own manner of speaking, and leads over to what others published."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.code_book import CODE_BOOK, NOT_KNOWN, Fit, why_not_code
from coalface.core.language import Kind, look_over
from coalface.core.redaction import find
from coalface.core.vocabulary import CONDITIONS, STAGES

ALL = [
    *CODE_BOOK.acts.values(),
    *CODE_BOOK.conditions.values(),
    *CODE_BOOK.finer.values(),
    *CODE_BOOK.stages.values(),
    *CODE_BOOK.depths.values(),
]

# Table 1 of Lawton and others, BMJ Quality & Safety 21(5), 369-380 (2012), without “outcome” and “can’t code”.
LAWTON_TABLE_1 = """
Active failures; Communication systems; Design of equipment and supplies; Equipment and supplies; External policy
context; Individual factors; Lines of responsibility; Management of staff and staffing levels; Patient factors; Physical
environment; Policy and procedures; Safety culture; Scheduling and bed management; Staff workload; Supervision and
leadership; Support from central functions; Task characteristics; Team factors; Training and education
"""
# Figure 1 of Holden and Carayon, BMJ Quality & Safety 30(11), 901-910 (2021).
SEIPS_WORK_SYSTEM = [
    "Person",
    "Tasks",
    "Tools and technologies",
    "Organisation",
    "Internal environment",
    "External environment",
]


def test_the_book_holds_what_the_form_asks_and_three_conditions_more():
    assert list(CODE_BOOK.conditions) == [*CONDITIONS, "environment", "central_support", "external"]
    assert list(CODE_BOOK.stages) == list(STAGES)
    assert list(CODE_BOOK.acts) == ["slip", "lapse", "mistake", "workaround"]
    assert [depth.sign for depth in CODE_BOOK.depths.values()] == ["?", "0", "1", "1*", "2", "3"]


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.code)
def test_each_code_has_a_definition_two_examples_and_a_source(code):
    assert code.label
    assert code.definition.endswith(".")
    assert len(set(code.examples)) == 2
    assert code.source


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.code)
def test_the_book_keeps_to_what_it_asks_of_others(code):
    said = " ".join([code.label, code.definition, *code.examples])
    assert look_over(said, {Kind.BLAME, Kind.HINDSIGHT}) == []
    assert find(said) == [], "An example points to somebody."


def test_finer_codes_stand_under_their_condition():
    for condition in CODE_BOOK.conditions.values():
        assert len(condition.finer) >= 2
        assert all(fine.code.startswith(f"{condition.code}.") for fine in condition.finer)


def test_present_and_unlikely_to_have_contributed_is_less_than_present():
    signs = [CODE_BOOK.depths[code].sign for code in CODE_BOOK.depths_in_order]
    assert signs == ["0", "1*", "1", "2", "3"]


def test_contributed_is_two_or_three_and_not_known_is_missing():
    said = {depth.sign: CODE_BOOK.contributed(code) for code, depth in CODE_BOOK.depths.items()}
    assert said == {"?": None, "0": False, "1": False, "1*": False, "2": True, "3": True}
    assert CODE_BOOK.rank_of(NOT_KNOWN) is None


@pytest.mark.parametrize("walk", CODE_BOOK.crosswalks.values(), ids=lambda walk: walk.name)
def test_each_crosswalk_leads_every_condition_somewhere_or_says_that_there_is_no_place(walk):
    led = [line.code for line in walk.lines if line.code != "act"]
    assert led == list(CODE_BOOK.conditions)
    for line in walk.lines:
        assert set(line.to) <= set(walk.places)
        assert (line.fit is Fit.NONE) == (not line.to)
        assert re.search(r"\b(19|20)\d\d\b|Guide 24", line.source), "A source names its year or its guide."


def test_the_places_are_those_that_their_authors_published():
    said = " ".join(LAWTON_TABLE_1.split()).split("; ")
    assert list(CODE_BOOK.crosswalks["yorkshire"].places) == said
    assert list(CODE_BOOK.crosswalks["seips"].places) == SEIPS_WORK_SYSTEM
    assert len(CODE_BOOK.crosswalks["learning_together"].places) == 6


def test_an_act_without_a_condition_is_refused_unless_conditions_were_asked_about():
    assert "made it likely" in why_not_code(act="slip", conditions=[])
    assert why_not_code(act="slip", conditions=["workload"]) is None
    assert why_not_code(act="slip", conditions=[], asked_none_known=True) is None
    assert why_not_code(act="", conditions=[]) is None


def test_conditions_and_none_known_do_not_go_together():
    assert "Take out" in why_not_code(act="slip", conditions=["workload"], asked_none_known=True)


def test_a_finer_code_needs_its_condition():
    assert why_not_code(act="", conditions=["team"], finer=["team.roles"]) is None
    assert "condition too" in why_not_code(act="", conditions=["team"], finer=["workload.caseload"])


@given(st.text(), st.lists(st.text()), st.lists(st.text()), st.booleans())
def test_whatever_comes_the_answer_is_a_sentence_or_none(act, conditions, finer, asked):
    reason = why_not_code(act=act, conditions=conditions, finer=finer, asked_none_known=asked)
    assert reason is None or reason.endswith(".")
