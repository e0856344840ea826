"""Towns told by where they stand: right after an address, and "from hull to reading"."""

import re
from collections.abc import Iterator

from coalface.core.redaction.cues import DONE, NEVER
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import PLACE, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import listed

AFTER_AN_ADDRESS = frozenset({" ", ", ", ",", ",\n", "\n", " in "})
# The first half of a postcode, by itself: "3 Garth Terrace, HX7".
OUTWARD = re.compile(r",? (?P<area>[A-Za-z]{1,2})\d[\dA-Za-z]?(?![\w/]| ?\d[A-Za-z]{2}(?!\w))")
POSTCODE_AREAS = listed("postcode_areas")
# "Reading" and "bath": in small letters only where nothing goes on.
COMMON_WORD = 4


def towns_between(typed: Typed) -> Iterator[Mark]:
    """ "Moved from hull to reading": each says it of the other."""
    if "from" not in typed.lowers:
        return
    words = typed.words
    for place in range(len(words) - 3):
        start, here, to, there = words[place : place + 4]
        in_one_phrase = here.follows_on and to.follows_on and there.follows_on
        if (
            start.lower == "from"
            and to.lower == "to"
            and in_one_phrase
            and _is_town(here)
            and _is_town(there)
        ):
            yield Mark(here.start, here.bare_end, "place", 0.6)
            yield Mark(there.start, there.bare_end, "place", 0.6)


def with_their_towns(typed: Typed, marks: list[Mark]) -> list[Mark]:
    """Take the town that stands right after an address into it: "22 ashfield rd hull"."""
    if not any(mark.label == "address" for mark in marks):
        return marks
    by_start = {word.start: place for place, word in enumerate(typed.words)}
    return [_with_town(typed, mark, by_start) if mark.label == "address" else mark for mark in marks]


def _with_town(typed: Typed, mark: Mark, by_start: dict[int, int]) -> Mark:
    outward = OUTWARD.match(typed.plain, mark.end)
    if outward and outward["area"].upper() in POSTCODE_AREAS:
        return mark._replace(end=outward.end())
    for gap in AFTER_AN_ADDRESS:
        place = by_start.get(mark.end + len(gap))
        if place is None or typed.plain[mark.end : mark.end + len(gap)] != gap:
            continue
        if _is_town(typed.words[place]) and _stands_alone(typed, place):
            return mark._replace(end=typed.words[place].bare_end)
    return mark


def _is_town(word: Word) -> bool:
    return bool(lexicon().get(word.bare, 0) & PLACE)


def _stands_alone(typed: Typed, place: int) -> bool:
    """Whether it is the town and not a word: not "12 peel st reading a book", not "12 peel st bath time"."""
    word, common = typed.words[place], lexicon().get(typed.words[place].bare, 0) & WORD
    following = typed.words[place + 1] if place + 1 < len(typed.words) else None
    if word.is_capitalised or not common or following is None or not following.follows_on:
        return True
    return common < COMMON_WORD and (following.bare in NEVER or following.bare in DONE)
