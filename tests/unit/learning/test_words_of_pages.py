"""Periods, files and reasons as they are written for people and programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.retractions import RETRACTIONS, why_not_retract
from coalface.core.team_talk import QUESTIONS
from coalface.core.vocabulary import KINDS
from coalface.learning.presenters.facts import FORMULA_SIGNS, UNSEEN_BEFORE, no_formula
from coalface.learning.presenters.words import period_words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-10", "October 2026"),
        ("2026-Q1", "January to March 2026"),
        ("2026-Q4", "October to December 2026"),
    ],
)
def test_a_period_is_said_in_words(period, words):
    assert period_words(period) == words


@given(st.text(), st.sampled_from(FORMULA_SIGNS), st.text(UNSEEN_BEFORE, max_size=3))
def test_no_cell_begins_as_a_formula(text, sign, unseen):
    assert not no_formula(text).lstrip(UNSEEN_BEFORE).startswith(FORMULA_SIGNS)
    assert no_formula(unseen + sign + text) == "'" + unseen + sign + text


def test_an_ordinary_cell_stays_as_it_is():
    assert no_formula("A nurse rang = twice") == "A nurse rang = twice"


def test_every_kind_has_three_questions_for_a_team():
    assert {kind: len(set(questions)) for kind, questions in QUESTIONS.items()} == dict.fromkeys(KINDS, 3)


def test_a_card_is_taken_back_once_and_for_a_listed_reason():
    assert why_not_retract(already=False, why="recognisable") is None
    assert "already" in why_not_retract(already=True, why="recognisable")
    assert "Choose the reason" in why_not_retract(already=False, why="because")
    assert all(term.label and term.hint for term in RETRACTIONS.values())
