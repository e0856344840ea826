"""Words that anyone would try first at a door of ours."""

import pytest

from coalface.core.guessable_words import GUESSABLE_WORDS, why_not_guessable

NAMES = ["Millbrook", "millbrook", "People who work in Millbrook"]


@pytest.mark.parametrize(
    "password",
    [
        "Coalface2026!!", "millbrook-coalface", "Safeguarding123!", "ChildProtection!1", "Millbrook-Millbrook-1",
        "Steward-Steward-1", "welcome2millbrook", "123456789012", "!!!!!!!!!!!!",
    ],
)  # fmt: skip
def test_a_password_of_our_words_is_refused(password):
    assert why_not_guessable(password, NAMES)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "coal lamp paper morning",
        "мой длинный пароль",
        "child of the seventh marmalade",
    ],
)
def test_words_of_one_s_own_are_taken_even_beside_ours(password):
    assert why_not_guessable(password, NAMES) is None


def test_the_name_of_the_place_counts_only_where_it_is_its_name():
    assert why_not_guessable("harrowdale1234", ["Harrowdale"])
    assert why_not_guessable("harrowdale1234", NAMES) is None


def test_every_word_is_written_as_it_is_looked_for():
    assert all(word == word.lower() and word.isalpha() for word in GUESSABLE_WORDS)
