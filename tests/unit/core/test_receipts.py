"""Receipts: five words that survive being typed by a tired person."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.receipts import bits, mentions, new_receipt, read_receipt, same_word, words

RECEIPT = "gravel acorn walnut drizzle lantern"

receipts = st.lists(st.sampled_from(words()), min_size=5, max_size=5).map(" ".join)


def test_a_receipt_carries_more_than_64_bits():
    # 5 x log2(7,169) = 5 x 12.8076 = 64.04.
    assert bits() > 64


def test_the_words_are_lower_case_letters_and_all_different():
    assert len(set(words())) == len(words())
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words())


def test_no_word_begins_another():
    """So that a receipt typed without any spaces could not be read in two ways."""
    in_order = sorted(words())
    assert not [b for a, b in pairwise(in_order) if b.startswith(a)]


# Of each sort one or two: death, injury, neglect, abuse, blame, being found out, being judged.
UNKIND = """
blame crying deceased shame custody unsafe suffocate choking battered mortuary obituary grope skeleton depraved
dejected agony agonize gory estranged divorcee scapegoat tattle bruising scalded fracture groom careless confess
sanction tribunal removal unworthy imbecile stress
"""


@pytest.mark.parametrize("unkind", UNKIND.split())
def test_nobody_is_handed_an_unkind_word(unkind):
    assert unkind not in words()


def test_receipts_are_drawn_by_the_given_chance():
    assert new_receipt(random.Random(1).choice) == new_receipt(random.Random(1).choice)
    assert len({new_receipt() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        RECEIPT,
        RECEIPT.upper(),
        "Gravel, acorn, walnut, drizzle, lantern.",
        "1. gravel\n2. acorn\n3. walnut\n4. drizzle\n5. lantern",
        "  gravel   acorn\twalnut–drizzle-lantern ",
    ],
)
def test_capitals_commas_and_spaces_do_not_matter(typed):
    assert read_receipt(typed) == RECEIPT


@pytest.mark.parametrize(
    "typed", ["", "gravel", RECEIPT + " acorn", "gravel acorn walnut drizzle lanternn", "\x00"]
)
def test_what_is_no_receipt_is_none(typed):
    assert read_receipt(typed) is None


@given(receipts)
def test_every_receipt_reads_back_as_itself(receipt):
    assert read_receipt(receipt) == receipt


@given(receipts, st.text(), st.text())
def test_a_text_around_the_words_is_noticed(receipt, before, after):
    assert mentions(f"{before} {receipt.upper()} {after}", receipt)


def test_four_of_the_words_are_not_the_receipt():
    assert not mentions("gravel acorn walnut drizzle", RECEIPT)


@given(receipts, st.integers(1, 5))
def test_a_word_is_checked_at_its_place(receipt, place):
    assert same_word(f" {receipt.split()[place - 1].title()}. ", receipt, place=place)
    assert not same_word("", receipt, place=place)
