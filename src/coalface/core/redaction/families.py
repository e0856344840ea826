"""Families by their surname: "the Thompsons next door", "the Smith family".

"A Slovak family" and "the Samaritans" are no surnames: peoples and known plurals are listed.
"""

from collections.abc import Iterator
from itertools import pairwise

from coalface.core.redaction.cues import NO_SURNAME
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import LAST, PRACTICE, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import is_ordinary, listed, may_be_a_name

FAMILY_WORDS = listed("family_words")
PEOPLES = listed("peoples")
# "The Willows" is a home or a nursery.
HOUSES = listed("house_names")
KNOWN_PLURALS = listed("known_plurals")


def families(typed: Typed) -> Iterator[Mark]:
    words = typed.words
    if not FAMILY_WORDS.isdisjoint(typed.lowers):
        for place, (before, after) in enumerate(pairwise(words)):
            if after.text not in FAMILY_WORDS or not after.follows_on:
                continue
            if _is_surname(before):
                yield Mark(words[_with_the(words, place)].start, after.end, "family", 0.8)
            if place and _is_surname_in_small(words[place - 1], before):
                yield Mark(words[place - 1].start, after.end, "family", 0.55)
    for place, after in enumerate(words):
        if after.is_capitalised and place and after.follows_on:
            before = words[place - 1]
            if before.lower == "the" and _is_surname_of_many(after):
                yield Mark(before.start, after.bare_end, "family", 0.8)


def _is_surname(word: Word) -> bool:
    if not word.is_capitalised or word.is_possessive or word.bare in PEOPLES:
        return False
    if word.starts_sentence and is_ordinary(word.bare):
        return False
    # "The Bone family": a word that is a surname too.
    code = lexicon().get(word.bare, 0)
    return may_be_a_name(word.bare) or (bool(code & LAST) and not code & PRACTICE)


def _is_surname_in_small(the: Word, word: Word) -> bool:
    """ "The king family", typed small: a common surname, and no word that says how a family is."""
    code = lexicon().get(word.bare, 0)
    common = code & LAST == LAST and not code & PRACTICE
    return (
        the.lower == "the"
        and word.follows_on
        and word.text.islower()
        and common
        and word.bare not in NO_SURNAME
    )


def _is_surname_of_many(word: Word) -> bool:
    many = word.bare
    return (
        word.is_capitalised
        and len(many) >= 5
        and many.endswith("s")
        and not many.endswith("ss")
        and not is_ordinary(many)
        and many not in HOUSES
        and not is_ordinary(many.removesuffix("s"))
        and not {many, many.removesuffix("s")} & (PEOPLES | KNOWN_PLURALS)
    )


def _with_the(words: tuple[Word, ...], place: int) -> int:
    """Take in "the", so that "the Smith family" becomes "a family"."""
    takes = place > 0 and words[place].follows_on and words[place - 1].lower == "the"
    return place - 1 if takes else place
