"""First names beside surnames: "Amy Clarke", "Jean-Luc O'Brien", "J. Smith", "Maria de Souza".

Two capitalised words side by side are a name when neither is in the vocabulary. A word that
opens a sentence has its capital for nothing, and the vocabulary sees to that too.
"""

from collections.abc import Iterator
from itertools import pairwise

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import is_ordinary, is_practice, listed, may_be_a_name

PARTICLES = listed("particles")
OPENERS = listed("openers")
BODIES = listed("bodies")
KNOWN_PHRASES = listed("known_phrases")


def name_pairs(typed: Typed) -> Iterator[Mark]:
    words = typed.words
    place = 0
    while place < len(words):
        end = _end_of_run(words, place)
        if end - place >= 2 and not _is_let_through(words, place, end):
            yield Mark(words[place].start, words[end - 1].bare_end, "person", 0.75)
        place = max(end, place + 1)
    yield from _initial_and_surname(typed)
    yield from _surname_in_capitals(words)


def _end_of_run(words: tuple[Word, ...], start: int) -> int:
    """Return the place after the last word of the name that starts here; `start` if none does."""
    end = start
    while end < len(words) and (end == start or words[end].follows_on):
        if _is_name(words[end]):
            end += 1
            if words[end - 1].is_possessive:
                break
        elif end > start and (after := _past_particles(words, end)):
            end = after
        else:
            break
    return end


def _past_particles(words: tuple[Word, ...], place: int) -> int:
    """Return the place after "de la Cruz", or nought if no name comes after the particles."""
    after = place
    while (
        after < len(words)
        and after < place + 3
        and words[after].follows_on
        and words[after].lower in PARTICLES
    ):
        after += 1
    is_joined = place < after < len(words) and words[after].follows_on and _is_name(words[after])
    return after + 1 if is_joined else 0


def _is_name(word: Word) -> bool:
    if not word.is_capitalised or len(word.bare) < 2:
        return False
    if word.starts_sentence and word.bare in OPENERS:
        return False
    return may_be_a_name(word.bare)


def _is_let_through(words: tuple[Word, ...], start: int, end: int) -> bool:
    if " ".join(word.lower for word in words[start:end]) in KNOWN_PHRASES:
        return True
    following = words[end] if end < len(words) else None
    return following is not None and (
        following.follows_on and following.is_capitalised and following.bare in BODIES
    )


def _initial_and_surname(typed: Typed) -> Iterator[Mark]:
    for before, after in pairwise(typed.words):
        gap = typed.plain[before.end : after.start]
        # "I" and, at the start of a sentence, "A" are words of their own.
        is_a_word = before.text == "I" or (before.text == "A" and gap == " ")
        if gap not in {" ", ". ", "."} or is_a_word:
            continue
        if _is_initial(before) and _is_name(after):
            yield Mark(before.start, after.bare_end, "person", 0.7)
        # "Amy C": but "Plan B" and "Hepatitis C" are in the vocabulary.
        if (
            gap == " "
            and _is_initial(after)
            and after.text not in "AI"
            and _is_name(before)
            and not before.is_possessive
        ):
            yield Mark(before.start, after.end, "person", 0.6)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _surname_in_capitals(words: tuple[Word, ...]) -> Iterator[Mark]:
    """Court papers write "Amy CLARKE"."""
    for before, after in pairwise(words):
        shouted = after.follows_on and after.text.isupper() and len(after.text) >= 5
        if (
            shouted
            and _is_name(before)
            and not before.is_possessive
            and not is_ordinary(after.bare)
            and not is_practice(after.bare)
        ):
            yield Mark(before.start, after.bare_end, "person", 0.6)
