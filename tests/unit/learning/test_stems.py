"""Stems: the same as SQLite's own porter tokenizer makes."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.porter import stem

ENDINGS = [
    "s", "ed", "ing", "ies", "sses", "eed", "ational", "tional", "izer", "alism", "iveness", "fulness",
    "ousness", "biliti", "logi", "icate", "ative", "iciti", "ful", "ness", "ance", "able", "ement", "ment",
    "ion", "sion", "ize", "e", "ll", "y",
]  # fmt: skip
words = st.builds(
    lambda start, ending: start + ending, st.text("abcdeilmnorstuvwxz", min_size=1), st.sampled_from(ENDINGS)
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("visits", "visit"), ("visited", "visit"), ("visiting", "visit"), ("families", "famili"),
        ("family", "famili"), ("hopping", "hop"), ("hoping", "hope"), ("falling", "fall"), ("agreed", "agre"),
        ("relational", "relat"), ("safeguarding", "safeguard"), ("at", "at"), ("47", "47"), ("sky", "sky"),
    ],
)  # fmt: skip
def test_words_of_one_family_share_a_stem(word, expected):
    assert stem(word) == expected


@given(st.lists(words.filter(lambda word: 3 <= len(word) <= 40 and word != "eed"), min_size=1, max_size=40))
def test_a_stem_is_what_sqlite_makes_of_the_word(several):
    assert [stem(word) for word in several] == sqlite_stems(several)


def sqlite_stems(several: list[str]) -> list[str]:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE texts USING fts5(word, tokenize='porter ascii')")
        database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(texts, instance)")
        database.executemany("INSERT INTO texts (rowid, word) VALUES (?, ?)", enumerate(several))
        return [term for (term,) in database.execute("SELECT term FROM stems ORDER BY doc")]
