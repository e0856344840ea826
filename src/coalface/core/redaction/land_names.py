"""Schools and homes called after land, typed small: "hill top school", "in oak view", "goes to woodlands".

Each word is an everyday one. Two of them before the word for a school, or where a setting stands without "the", name.
"""

from collections.abc import Iterator

from coalface.core.redaction.cues import PLACE_ENDINGS
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.spelling import is_two_words
from coalface.core.redaction.vocabulary import listed

TREES = listed("trees_and_land")
LAND = listed("land") | TREES
ENDS = listed("ends_of_land")
ALONE = listed("lands_alone")
DIRECTIONS = listed("directions")
BETWEEN = listed("school_between") | listed("schools_in_small_between")
SCHOOLS = frozenset(head.split()[-1] for head in listed("schools")) | {"playgroup", "preschool"}
HEADS = SCHOOLS | {
    "house",
    "lodge",
    "court",
    "surgery",
    "hospital",
    "flats",
    "road",
    "rd",
    "avenue",
    "crescent",
    "close",
}
# Where a setting stands without "the".
AT = frozenset(
    {"at", "to", "from", "in", "attends", "attended", "into", "called", "leaving", "near", "dropped"}
)
AT_ALONE = AT - {"in", "into"}
FEWEST, MOST = 2, 3
SURE, SURE_ENOUGH = 0.76, 0.55


def land_names(typed: Typed) -> Iterator[Mark]:
    words = typed.words
    for place in range(1, len(words)):
        word = words[place]
        if not word.follows_on or word.is_capitalised:
            continue
        before = words[place - 1].bare
        if word.bare in HEADS and (first := _first_of_land(words, place)) is not None:
            yield Mark(
                words[first].start, word.bare_end, "school" if word.bare in SCHOOLS else "address", SURE
            )
        elif before in AT_ALONE and (word.bare in ALONE or _is_made_of_land(word.bare)):
            yield Mark(word.start, word.bare_end, "school", SURE_ENOUGH)
        elif word.bare in ENDS and _is_land_where_a_setting_stands(words, place - 1):
            yield Mark(words[place - 1].start, word.bare_end, "school", SURE_ENOUGH)


def _is_made_of_land(bare: str) -> bool:
    """ "At beechwood", "from heathlands": of two words, the second of land, and in no list."""
    single = bare.removesuffix("s")
    return (
        len(single) > 6
        and single.endswith(PLACE_ENDINGS)
        and not (lexicon().get(bare, 0) | lexicon().get(single, 0)) & (WORD | FIRST)
        and is_two_words(single)
    )


def _is_land_where_a_setting_stands(words: tuple[Word, ...], place: int) -> bool:
    """ "In oak" before "view"; not "in long" before "view", and not "in the park"."""
    names = words[place].bare in LAND and words[place].bare not in ENDS | DIRECTIONS
    return names and place > 0 and words[place].follows_on and words[place - 1].bare in AT


def _first_of_land(words: tuple[Word, ...], head: int) -> int | None:
    """Return the place of the first of two or more such words before a head: "sunny bank children's centre"."""
    last = head
    while (
        last
        and words[last].follows_on
        and words[last - 1].lower in BETWEEN
        and words[last - 1].bare not in LAND
    ):
        last -= 1
    first = last
    while first and words[first].follows_on and last - first < MOST and words[first - 1].bare in LAND:
        first -= 1
    named = {word.bare for word in words[first:last]}
    return first if last - first >= FEWEST and named - DIRECTIONS else None
