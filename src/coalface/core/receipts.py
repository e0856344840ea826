"""Receipts: five words, shown once, that are the only way back to a report.

Words from the EFF large word list (Electronic Frontier Foundation, 2016, CC BY 3.0), less its four hyphenated words
and those that someone who has had a hard day should not be handed, such as "blame" or "scapegoat". 7,169 words are
left, and five of them carry 64.04 bits: 37 more could go before it were fewer than 64.
"""

import math
import re
import secrets
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import NewType

# Always in its plain form: five lower-case words with one space between.
Receipt = NewType("Receipt", str)

WORDS_IN_RECEIPT = 5

NOT_LETTERS = re.compile(r"[^a-z]+")


@cache
def words() -> tuple[str, ...]:
    text = files("coalface.core").joinpath("data/receipt_words.txt").read_text()
    return tuple(text.split())


@cache
def _known() -> frozenset[str]:
    return frozenset(words())


def new_receipt(choose: Callable[[Sequence[str]], str] = secrets.choice) -> Receipt:
    return Receipt(" ".join(choose(words()) for _ in range(WORDS_IN_RECEIPT)))


def bits() -> float:
    """How many bits of chance a receipt carries."""
    return WORDS_IN_RECEIPT * math.log2(len(words()))


def read_receipt(typed: str) -> Receipt | None:
    """Return the receipt that was typed, or None where it cannot be one.

    Capitals, commas, numbering, line breaks and extra spaces are as good as single spaces.
    """
    typed_words = _split(typed)
    if len(typed_words) != WORDS_IN_RECEIPT or not _known().issuperset(typed_words):
        return None
    return Receipt(" ".join(typed_words))


def count_of_words(typed: str) -> int:
    """How many words were typed. Says nothing of whether they are the right ones."""
    return len(_split(typed))


def mentions(text: str, receipt: Receipt) -> bool:
    """Does a text contain the five words in their order, however they are spaced?"""
    return f" {receipt} " in f" {' '.join(_split(text))} "


def same_word(typed: str, receipt: Receipt, *, place: int) -> bool:
    """Is what was typed the word at that place (1 to 5)?"""
    return _split(typed) == [receipt.split()[place - 1]]


def _split(text: str) -> list[str]:
    return NOT_LETTERS.sub(" ", text.lower()).split()
