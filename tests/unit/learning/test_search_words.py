"""What is typed into a search is words, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.search_words import LONGEST_WORD, MOST_WORDS, index_words, query_words


@pytest.mark.parametrize(
    ("typed", "stems"),
    [
        ("visits", ["visit"]),
        ("Café CAFÉ cafe", ["cafe"]),
        ("the phone rang", ["phone", "rang"]),
        ("o’clock o'clock", ["oclock"]),
        ("duty/assessment", ["duti", "assess"]),
        ('title:"near" NEAR(a b) -not *', ["titl", "near", "b"]),
        ("the", ["the"]),
        ("", []),
        ("?! \x00 ()", []),
    ],
)
def test_a_query_becomes_the_stems_that_a_card_must_hold(typed, stems):
    assert query_words(typed) == stems


@given(st.text())
def test_a_stem_is_letters_and_figures_only_whatever_is_typed(typed):
    assert all(re.fullmatch("[a-z0-9]+", stem) for stem in index_words(typed) + query_words(typed))


@given(st.text())
def test_a_card_is_found_by_its_own_words(text):
    assert set(query_words(text)) <= set(index_words(text))


def test_a_very_long_query_and_a_very_long_word_are_cut():
    assert len(query_words(" ".join(f"word{number}" for number in range(1000)))) == MOST_WORDS
    assert index_words("q" * 5000) == ["q" * LONGEST_WORD]


def test_words_of_another_script_are_words_too():
    [arabic] = query_words("مدرسة")
    assert arabic in index_words("هذه مدرسة كبيرة")
    assert query_words("ł") != query_words("l")
