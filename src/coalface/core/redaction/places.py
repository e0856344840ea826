"""Schools, homes, streets and buildings, told by the word they end in."""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.vocabulary import is_ordinary, is_practice, listed, may_be_a_name

SCHOOLS = listed("schools")
SCHOOLS_IN_SMALL = listed("schools_in_small")
BETWEEN = listed("school_between")
STREETS = listed("streets")
BUILDINGS = listed("buildings")
NOT_IN_A_STREET = listed("not_in_a_street")

# The first words of heads of two words, so that most words are passed over at a glance.
OPENINGS = {
    heads: frozenset(head.split()[0] for head in heads)
    for heads in (SCHOOLS, SCHOOLS_IN_SMALL, STREETS, BUILDINGS)
}

NUMBER_BEFORE = re.compile(
    r"(?<![\w£.,:/-])(?:(?:flat|apartment|apt) \d{1,4}[a-z]?,? )?(?:units? |plots? |pitch |room )?"
    r"\d{1,4}[a-z]?(?:(?:-| and | & )\d{1,4})?,? $",
    re.IGNORECASE,
)
FLAT_BEFORE = re.compile(r"(?<!\w)(?:flat|apartment|apt) \d{1,4}[a-z]?,? $", re.IGNORECASE)
FLAT = re.compile(r"(?<!\w)(?:flat|apartment|apt) \d{1,4}[a-z]?(?!\w)", re.IGNORECASE)
SAINT = re.compile(r"(?<!\w)S(?:t|aint)\.? (?P<name>[A-Z][\w'-]{2,30})(?![\w'-]| [Dd]ay(?!\w))")
SAINT_IN_SMALL = re.compile(r"(?<!\w)(?:st\.? (?P<name>[a-z]{3,12})'?s|ST\.? (?P<loud>[A-Z]{3,12})'?S)(?!\w)")
# A street in Wales has the word for it first: "17 Heol y Bryn".
IN_WALES = re.compile(
    r"(?<![\w£.,:/-])\d{1,4}[a-z]? (?:heol|ffordd|stryd|lôn|lon|maes|clos|cwrt|rhodfa|rhes|tan|tŷ|bro|parc) "
    r"(?:(?:y|yr|r|o) )?[\w'-]{3,}(?-i: [A-Z][\w'-]+)?",
    re.IGNORECASE,
)
ESTATE = re.compile(
    r"(?<!\w)the (?:[\w'-]{3,20} )?(?P<name>[\w'-]{3,20}) (?:estate|flats)(?!\w)", re.IGNORECASE
)
# Not streets by themselves: "61 Beck View".
NUMBERED = re.compile(
    r"(?<![\w£.,:/-])\d{1,4}[a-z]? (?:[A-Z][\w'-]+ ){1,3}"
    r"(?:View|Heights|Fold|Croft|Yard|Garth|Bank|Mount|Brow|End|Edge|Top|Hill|Parade|Mead|Dene)(?!\w)"
)
# "At st cuths", "school (st cuths)".
AT_A_SCHOOL = (" at ", " from ", " to ", " told ", " rang ", " asked ", "school ", "nursery ", "(")
SAINTS = listed("saints")
KINDS_OF_ESTATE = listed("kinds_of_estate")
NEVER_NAMES = listed("never_names")
# A school's name can go on for some words, but not for ever.
MOST_WORDS = 6


def schools(typed: Typed) -> Iterator[Mark]:
    for first, head, last in _named_before(typed, SCHOOLS):
        yield Mark(typed.words[first].start, typed.words[last].bare_end, "school", 0.8 if head else 0.6)
    if not OPENINGS[SCHOOLS_IN_SMALL].isdisjoint(typed.lowers):
        yield from _schools_in_small(typed.words)


def _schools_in_small(words: tuple[Word, ...]) -> Iterator[Mark]:
    """Schools typed without capitals, known by a word no list has: "ashgrove primary"."""
    for place in range(1, len(words)):
        if words[place].lower not in OPENINGS[SCHOOLS_IN_SMALL]:
            continue
        name = words[place - 1]
        last = _end_of_head(words, place, SCHOOLS_IN_SMALL)
        if last is not None and len(name.bare) >= 5 and name.text.islower() and not is_ordinary(name.bare):
            yield Mark(words[_with_article(words, place - 1)].start, words[last].bare_end, "school", 0.5)


def addresses(typed: Typed) -> Iterator[Mark]:
    for match in FLAT.finditer(typed.plain):
        yield Mark(match.start(), match.end(), "address", 0.8)
    for heads in (STREETS, BUILDINGS):
        for first, capital, last in _named_before(typed, heads):
            if heads is BUILDINGS and not capital:
                continue
            start = _with_number(typed.plain, typed.words[first].start)
            yield Mark(start, typed.words[last].bare_end, "address", 0.75)
    yield from _numbered_streets(typed)
    for match in IN_WALES.finditer(typed.plain) if typed.figures else ():
        yield Mark(*match.span(), "address", 0.75)
    for match in NUMBERED.finditer(typed.plain) if typed.figures else ():
        yield Mark(*match.span(), "address", 0.75)
    for match in SAINT.finditer(typed.plain):
        if match["name"].lower() in NEVER_NAMES:
            continue
        # "St Bede's" is a school more often than a church; "St Mark" may be a road.
        yield Mark(match.start(), match.end(), "school" if match.group().endswith("s") else "address", 0.76)
    for match in SAINT_IN_SMALL.finditer(typed.plain):
        saint = (match["name"] or match["loud"]).lower()
        where = typed.plain[max(0, match.start() - 8) : match.start()].lower()
        stands = where.endswith(AT_A_SCHOOL) and not lexicon().get(saint, 0) & WORD
        if saint in SAINTS or lexicon().get(saint, 0) & FIRST or stands:
            yield Mark(match.start(), match.end(), "school", 0.76)
    for match in ESTATE.finditer(typed.plain):
        if match["name"].lower() not in KINDS_OF_ESTATE and match["name"].lower() not in NEVER_NAMES:
            yield Mark(match.start(), match.end(), "address", 0.6)


def _named_before(typed: Typed, heads: frozenset[str]) -> Iterator[tuple[int, bool, int]]:
    """Yield the first word, whether the head has its capital, and the last word of each named place."""
    words = typed.words
    openings = OPENINGS[heads]
    if openings.isdisjoint(typed.lowers):
        return
    for place, word in enumerate(words):
        if word.bare not in openings and word.lower not in openings:
            continue
        last = _end_of_head(words, place, heads)
        first = _start_of_name(words, place)
        capital = word.is_capitalised
        if first is not None and last is not None and _names_a_place(words[first:place], capital=capital):
            yield _with_article(words, first), capital, last


def _end_of_head(words: tuple[Word, ...], place: int, heads: frozenset[str]) -> int | None:
    """Return the place of the last word of "Primary School" or "Street", if one stands here."""
    for length in (2, 1):
        head = words[place : place + length]
        if len(head) == length and all(word.follows_on for word in head):
            before_last = [word.lower for word in head[:-1]]
            if (
                " ".join([*before_last, head[-1].lower]) in heads
                or " ".join([*before_last, head[-1].bare]) in heads
            ):
                return place + length - 1
    return None


def _start_of_name(words: tuple[Word, ...], place: int) -> int | None:
    """Walk left from the head over the capitals of its name."""
    first = place
    while first > 0 and place - first < MOST_WORDS and words[first].follows_on:
        before = words[first - 1]
        is_part = (
            before.is_capitalised
            or before.text in {"C", "E", "RC", "CE", "VA", "VC", "CofE"}
            or before.lower in BETWEEN
        )
        if not is_part:
            break
        first -= 1
    while first < place and (words[first].lower in BETWEEN or _opens(words[first])):
        first += 1
    return first if first < place else None


def _opens(word: Word) -> bool:
    """Whether the word has its capital only because a sentence opens with it."""
    return word.starts_sentence and is_ordinary(word.bare) and not word.is_possessive


def _names_a_place(name: tuple[Word, ...], *, capital: bool) -> bool:
    naming = [word for word in name if word.lower not in BETWEEN and not is_practice(word.bare)]
    if capital:
        return any(word.is_capitalised for word in naming)
    return any(word.is_capitalised and may_be_a_name(word.bare) for word in naming)


def _with_article(words: tuple[Word, ...], first: int) -> int:
    """Take in "the", so that "at The Willows Nursery" becomes "at a school"."""
    takes = first > 0 and words[first].follows_on and words[first - 1].lower == "the"
    return first - 1 if takes else first


def _with_number(plain: str, start: int) -> int:
    before = plain[max(0, start - 30) : start]
    match = NUMBER_BEFORE.search(before) or FLAT_BEFORE.search(before)
    return start - len(before) + match.start() if match else start


def _numbered_streets(typed: Typed) -> Iterator[Mark]:
    """Streets typed without capitals, known by the number before them: "12 acacia avenue"."""
    words = typed.words
    for place in range(1, len(words)):
        if words[place].lower not in STREETS or not words[place].follows_on:
            continue
        for first in (place - 1, place - 2):
            name = words[max(first, 0) : place]
            start = _with_number(typed.plain, name[0].start)
            is_name = not any(word.lower in NOT_IN_A_STREET for word in name)
            if start != name[0].start and is_name and all(word.follows_on for word in name[1:]):
                yield Mark(start, words[place].end, "address", 0.7)
