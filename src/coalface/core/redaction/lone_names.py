"""One name alone, given away by what stands beside it: "his mum, Shanice,", "Tyler (4)", "Little Harry".

A capital alone is not enough for a single word. A relation, an age or "little" is.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import is_ordinary, listed, may_be_a_name

RELATIONS = listed("roles_before") | listed("relations_of_many")
FONDLY = listed("fondly")
PEOPLES = listed("peoples")

ALSO_NAMES = listed("also_names")

ASIDE = frozenset({", ", " (", " - ", ": "})
# How a name set beside a relation comes to its end: "his mum, Shanice, was", "my manager, Sue."
NAME_ENDS = re.compile(
    r"(?:'s)?(?:[ ]?[,.;:!?)\n]| -|\s*$| (?:and|who|was|is|had|has|said|rang|told|asked|came)\b)"
)
BARE_AGE = re.compile(r"(?:'s)? ?\(\d{1,2}\)")
SAID_AGE = re.compile(
    r"(?:'s)?(?: ?\(|,)? ?(?:(?:is|was|just|nearly|almost|only|who|now|turned) ){0,3}"
    r"(?:aged? \d{1,2}(?!\w)|\d{1,2} ?(?:(?:year|yr|month|mth|week|wk)s?[ -]?old|(?:yrs?|yo|y/o|mths?)(?!\w))"
    r"|\(?\d{1,2} (?:years|months|weeks|days)\))",
    re.IGNORECASE,
)


def lone_names(typed: Typed) -> Iterator[Mark]:
    yield from _beside_a_relation(typed)
    yield from _with_an_age(typed)
    for before, after in pairwise(typed.words):
        if after.follows_on and before.lower in FONDLY and _is_name(after) and not is_ordinary(after.bare):
            yield Mark(before.start, after.bare_end, "person", 0.6)


def _beside_a_relation(typed: Typed) -> Iterator[Mark]:
    words = typed.words
    for place, (relation, name) in enumerate(pairwise(words)):
        if relation.bare not in RELATIONS or relation.is_possessive:
            continue
        if typed.plain[relation.end : name.start] in ASIDE and _is_set_beside(typed.plain, name):
            yield Mark(name.start, name.bare_end, "person", 0.65)
            yield from _and_others(typed, place + 1)
        elif name.follows_on and _is_name(name):
            yield from _and_others(typed, place + 1)


def _is_set_beside(plain: str, name: Word) -> bool:
    return _is_name(name) and NAME_ENDS.match(plain, name.bare_end) is not None


def _and_others(typed: Typed, place: int) -> Iterator[Mark]:
    """Yield the rest of "her kids, Kai, Amy and Tyler"."""
    words = typed.words
    while place + 1 < len(words):
        place += 2 if words[place + 1].lower == "and" else 1
        if place >= len(words):
            return
        gap = typed.plain[words[place - 1].end : words[place].start]
        is_next = gap in {", ", " & "} or (words[place - 1].lower == "and" and gap == " ")
        if not is_next or not _is_name(words[place]) or is_ordinary(words[place].bare):
            return
        yield Mark(words[place].start, words[place].bare_end, "person", 0.6)


def _with_an_age(typed: Typed) -> Iterator[Mark]:
    for word in typed.words:
        if not _is_name(word):
            continue
        aged = SAID_AGE.match(typed.plain, word.bare_end)
        # "Price (3)" may be a column; "Price, aged 3" is a child.
        is_only_a_name = not is_ordinary(word.bare) and word.bare not in ALSO_NAMES
        numbered = is_only_a_name and BARE_AGE.match(typed.plain, word.bare_end)
        if aged or numbered:
            yield Mark(word.start, word.bare_end, "person", 0.7)


def _is_name(word: Word) -> bool:
    return (
        word.is_capitalised and len(word.bare) > 2 and word.bare not in PEOPLES and may_be_a_name(word.bare)
    )
