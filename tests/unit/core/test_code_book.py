"""The code book is whole, keeps to its own manner of speaking, and leads over to what others published."""

import re

import pytest

from coalface.core.code_book import CODE_BOOK, Fit
from coalface.core.coding import IN_ORDER, Depth
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
    assert list(CODE_BOOK.depths) == list(Depth)


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


def test_the_order_for_agreement_is_every_depth_that_is_known():
    assert [Depth.NOT_KNOWN, *IN_ORDER] == list(CODE_BOOK.depths)


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
