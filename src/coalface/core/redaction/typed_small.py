"""Schools, streets, buildings and towns typed small: "at greenway junior school", "41b tanner row", "in hebden bridge".

What has its capitals is told by `places`. Without them a head such as "school" or "road" is a name only where a word
before it names: one that no list has, a town, a surname, a tree; or where a number or "on" stands before it all.
"""

import re
from collections.abc import Iterator
from functools import cache

from coalface.core.redaction.cues import BEFORE_A_PLACE, DONE, NEVER, PLACE_ENDINGS, POINTING, ROLES
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.scene import code_of
from coalface.core.redaction.spelling import is_a_slip, is_another_word, is_two_words
from coalface.core.redaction.vocabulary import listed

SCHOOLS = frozenset(head.split()[-1] for head in listed("schools")) | {"playgroup", "preschool"}
STREETS = listed("streets") | {"parade"}
BUILDINGS = listed("buildings") - {"common", "cross", "end", "health centre", "medical centre"}
# "6 peel st".
NUMBERED_ONLY = frozenset({"st", "view", "heights", "fold", "croft", "yard"})
HEADS = SCHOOLS | STREETS | BUILDINGS | NUMBERED_ONLY
BEFORE_A_NAME = listed("before_the_name_of_a_place")
# Between a name and its head: "greenway junior school", "st cuthbert's rc high school".
BETWEEN = listed("school_between") | listed("schools_in_small_between")
GROWS = listed("trees_and_land") | listed("words_for_services")
NOT_IN_A_STREET = listed("not_in_a_street") | listed("kinds_of_road")
# Heads that are nothing but streets; "close", "drive" and "way" are other words first.
SURE_STREETS = frozenset({"road", "rd", "street", "avenue", "ave", "lane", "terrace", "crescent", "parade"})
SHORT_STREETS = frozenset({"st", "rd", "ave", "cres"})
ON = frozenset({"on", "at", "in", "to", "from", "near", "off", "outside", "down", "up", "along", "of"})
MOST_WORDS = 4
# Above a name of which no more is known: what it ends in says what it is.
SURE = 0.76
NUMBER = re.compile(r"(?<![\w£.,:/-])\d{1,4}[a-z]?(?:-\d{1,4})?,? $", re.IGNORECASE)
DEDICATIONS = re.compile(
    r"(?<!\w)(?:our lady(?: (?:of|and) (?:the )?[\w']+)?|sacred heart|all saints"
    r"|holy (?:trinity|cross|family|rood|rosary|name)|corpus christi|immaculate conception|christ church"
    r"|christ the king)(?!\w)(?:'s)?",
    re.IGNORECASE,
)
# "The bay horse", "the kings arms".
PUBS = re.compile(
    r"(?<!\w)the (?P<pub>[\w']+(?: [\w']+)? (?:arms|inn|tavern)"
    r"|(?:red|white|black|bay|golden|blue|old|grey|green|running|flying|royal|(?:rose|fox|dog|coach|hare|plough) and)"
    r" (?:lion|horses?|bull|swan|bear|hart|dragon|boar|bell|cow|dog|fox|hind|ship|stars?|crown|anchor|oak|hounds|duck)"
    r"|(?:king|queen|nag|turk|boar)'?s (?:head|arms))(?!\w)",
    re.IGNORECASE,
)
DEDICATED = frozenset({"lady", "sacred", "holy", "saints", "corpus", "immaculate", "christ"})
# What hangs before a pub.
SIGNS = frozenset(
    {
        "arms",
        "inn",
        "tavern",
        "head",
        "lion",
        "horse",
        "horses",
        "bull",
        "swan",
        "bear",
        "hart",
        "dragon",
        "boar",
        "bell",
    }
    | {"cow", "dog", "fox", "hind", "ship", "star", "stars", "crown", "anchor", "oak", "hounds", "duck"}
)
FLATS = re.compile(r"(?<!\w)flats \d{1,4}(?:(?:-| to | and |, )\d{1,4})*,?(?= )", re.IGNORECASE)
# "Rushmore park": a word that no list has, though two words make it up.
NAMED_BY_ANYTHING = frozenset({"park", "court", "estate"})
SAINT = frozenset({"st", "saint"})


def typed_small(typed: Typed) -> Iterator[Mark]:
    words, towns = typed.words, _towns_begin_with()
    for place, word in enumerate(words):
        if word.lower in HEADS and place and _is_without_telling(words, place):
            first = _first_of_name(typed, place)
            if first is not None:
                start = _with_number(typed.plain, words[first].start)
                label = "school" if word.lower in SCHOOLS else "address"
                yield Mark(start, word.bare_end, label, SURE)
        if place and word.follows_on and words[place - 1].bare in towns:
            yield from _town_of_two_words(words, place)
    for match in FLATS.finditer(typed.plain) if "flats" in typed.lowers else ():
        yield Mark(*match.span(), "address", 0.6)
    if not DEDICATED.isdisjoint(typed.lowers):
        yield from _dedicated(typed.plain)
    if not SIGNS.isdisjoint(typed.lowers):
        for match in PUBS.finditer(typed.plain):
            yield Mark(*match.span("pub"), "place", 0.55)


def _dedicated(plain: str) -> Iterator[Mark]:
    for match in DEDICATIONS.finditer(plain):
        yield Mark(*match.span(), "place", SURE)


def _is_without_telling(words: tuple[Word, ...], place: int) -> bool:
    """Whether the case of a head says nothing: small, or shouted with what is before it."""
    return not words[place].is_capitalised and (
        words[place].text.islower() or words[place - 1].text.isupper()
    )


def _first_of_name(typed: Typed, head: int) -> int | None:
    """Return the place of the first word of the name before a head, or None where nothing there names."""
    words, first, naming = typed.words, head, 0
    while first and head - first < MOST_WORDS and words[first].follows_on:
        word = words[first - 1]
        if word.lower in BETWEEN and first != head - MOST_WORDS + 1:
            first -= 1
            continue
        if word.lower in SAINT and naming:
            return first - 1
        if naming and word.lower in BEFORE_A_NAME:
            return first - 1
        if not _may_name(word, words[head]) or (
            naming and not _names(word, words[head].lower) and not _is_plain(word)
        ):
            break
        naming += _names(word, words[head].lower)
        first -= 1
    while first < head and words[first].lower in BETWEEN:
        first += 1
    if first == head or (words[head].lower in NUMBERED_ONLY and not _is_numbered(typed, first)):
        return None
    return first if naming or _stands_as_one(typed, first, head) else None


def _may_name(word: Word, head: Word) -> bool:
    if (
        word.bare in NEVER
        or word.bare in POINTING
        or word.bare in DONE
        or word.bare in ROLES
        or len(word.bare) < 3
    ):
        return False
    is_ours = lexicon().get(word.bare, 0) & (PRACTICE | SHORT)
    # "On station parade" stands, though a station is a word of our work.
    return (
        not is_ours
        or word.bare in GROWS
        or (word.bare in {"park", "station", "church", "school"} and head.lower != word.bare)
    )


def _is_plain(word: Word) -> bool:
    return not lexicon().get(word.bare, 0) & WORD


def _names(word: Word, head: str = "") -> bool:
    """Whether a word is a name of something: of no list, a town, a surname, a tree."""
    bare, code = word.bare, code_of(word.bare, lexicon())
    if bare in GROWS:
        return True
    if bare.endswith(PLACE_ENDINGS) and len(bare) > 6 and is_two_words(bare) and not code & WORD:
        return True
    if code & WORD:
        return bool(code & PLACE and code & WORD <= 2)
    if not code and head in NAMED_BY_ANYTHING:
        return True
    return bool(code & (FIRST | LAST | PLACE)) or not (code or is_another_word(bare) or is_a_slip(bare))


def _stands_as_one(typed: Typed, first: int, head: int) -> bool:
    """Whether a name of common words is one by what stands before it: "41b church row", "on station road"."""
    words = typed.words
    if any(word.bare in NOT_IN_A_STREET or word.is_possessive for word in words[first:head]):
        return False
    if words[head].lower in STREETS | NUMBERED_ONLY | {
        "row",
        "rise",
        "way",
        "walk",
        "court",
        "square",
    } and _is_numbered(typed, first):
        return True
    before = words[first - 1] if first and words[first].follows_on else None
    if before is None or before.lower not in ON or head - first > 2:
        return False
    if words[head].lower in SCHOOLS - {"school", "home", "centre", "high", "house", "club", "college"}:
        return head - first == 2
    return words[head].lower in SURE_STREETS


def _is_numbered(typed: Typed, first: int) -> bool:
    return _with_number(typed.plain, typed.words[first].start) != typed.words[first].start


def _with_number(plain: str, start: int) -> int:
    match = NUMBER.search(plain, max(0, start - 12), start)
    return match.start() if match else start


@cache
def _towns_begin_with() -> frozenset[str]:
    return frozenset(name.split("_", 1)[0] for name in lexicon() if "_" in name)


def _town_of_two_words(words: tuple[Word, ...], place: int) -> Iterator[Mark]:
    """ "Hebden bridge", "Moss Side": on the map, and with its capitals or where a place stands."""
    before, word = words[place - 1], words[place]
    if not lexicon().get(f"{before.bare}_{word.bare}", 0) & PLACE:
        return
    both = before.is_capitalised and word.is_capitalised
    where = place > 1 and before.follows_on and words[place - 2].bare in BEFORE_A_PLACE
    if where or both or _names(before):
        yield Mark(before.start, word.bare_end, "place", SURE)
