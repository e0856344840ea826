"""Names whose capitals say nothing: "JAYDEN THOMPSON", "mum leanne thompson".

Two words in capitals that no list knows are a name when the words around them are not in capitals
too. In small letters, or in a sentence that is all capitals, that is not enough (misspelt words look
the same): a relation, "called", "named" or a date of birth must stand beside them. A lone name, or
a pair with nothing beside it, is left to an engine that knows names.
"""

import re
from collections.abc import Callable, Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import is_ordinary, listed

ABBREVIATIONS = listed("abbreviations")
RELATIONS = listed("roles_before") | listed("relations_of_many")
TYPED_FAST = listed("typed_fast")
PEOPLES = listed("peoples")
ALSO_NAMES = listed("also_names")

VOWEL = re.compile(r"[aeiouy]")
DOB_AFTER = re.compile(r" ?[,(-]? ?(?:d\.?o\.?b\b|date of birth\b|born \d)", re.IGNORECASE)
SHORTEST_SURNAME = 5


def names_by_case(typed: Typed) -> Iterator[Mark]:
    words = typed.words
    place = 0
    while place + 1 < len(words):
        if len(words[place].text) < 3 or not words[place + 1].follows_on:
            place += 1
            continue
        length = _shouted_name(typed, place) or _small_name(typed, place)
        if length:
            yield Mark(words[place].start, words[place + length - 1].bare_end, "person", 0.6)
        place += length or 1


def _shouted_name(typed: Typed, place: int) -> int:
    """Return how many words in capitals are a name from here; nought if none are."""
    words = typed.words
    run = _run(words, place, _could_be_shouted)
    unknown = [word for word in run if not is_ordinary(word.bare)]
    # "MARAC IDVA" are letters; one word of five or more that no list knows is a surname.
    is_name = any(len(word.bare) >= SHORTEST_SURNAME for word in unknown)
    if not 2 <= len(run) <= 3 or not is_name:
        return 0
    end = place + len(run)
    # "I" and "A" are capitals in any sentence: look past them.
    before = next((word for word in words[max(0, place - 3) : place][::-1] if len(word.text) > 1), None)
    after = next((word for word in words[end : end + 3] if len(word.text) > 1), None)
    all_shouted = any(word is not None and _is_shouted(word) for word in (before, after))
    return 0 if all_shouted and not _is_sure(typed, place, end) else len(run)


def _is_shouted(word: Word) -> bool:
    """Whether an everyday word is in capitals. "NHS" always is, so it says nothing."""
    return (
        len(word.text) > 1
        and word.text.isupper()
        and word.bare not in ABBREVIATIONS
        and is_ordinary(word.bare)
    )


def _is_sure(typed: Typed, place: int, end: int) -> bool:
    """Whether a relation stands right before these words, or a date of birth right after."""
    words = typed.words
    related = place > 0 and words[place].follows_on and words[place - 1].bare in RELATIONS
    return related or DOB_AFTER.match(typed.plain, words[end - 1].end) is not None


def _small_name(typed: Typed, place: int) -> int:
    words = typed.words
    if not words[place].text.islower():
        return 0
    run = _run(words, place, _could_be_small)
    if len(run) != 2 or max(len(word.bare) for word in run) < SHORTEST_SURNAME:
        return 0
    return 2 if _is_sure(typed, place, place + 2) else 0


def _run(words: tuple[Word, ...], place: int, fits: Callable[[Word], bool]) -> list[Word]:
    """The words from here that fit and follow each other; four are already no name."""
    run: list[Word] = []
    for word in words[place : place + 4]:
        if (run and not word.follows_on) or not fits(word):
            break
        run.append(word)
    return run


def _could_be_shouted(word: Word) -> bool:
    known = is_ordinary(word.bare) and word.bare not in ALSO_NAMES
    return word.text.removesuffix("'s").isupper() and not known and _sounds_like_a_name(word)


def _could_be_small(word: Word) -> bool:
    return word.text.islower() and not is_ordinary(word.bare) and _sounds_like_a_name(word)


def _sounds_like_a_name(word: Word) -> bool:
    bare = word.bare
    return (
        len(bare) >= 3
        and ("'" not in bare or bare[1] == "'")
        and VOWEL.search(bare) is not None
        and bare not in ABBREVIATIONS
        and bare not in TYPED_FAST
        and bare not in PEOPLES
    )
