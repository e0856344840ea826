"""Teams, gyms, clinics and hotels by name: "the Rowan Team", "at redmire gym", "team falcon", "Elmtree surgery".

The word for what it is goes with the name before it, once that is found: half a name and its head still name. Where it
is not found, a word that services are called by names one beside "team" or "hub".
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.reading import Typed, Word
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import listed

TEAMS = listed("heads_of_a_team")
SCHOOLS = listed("heads_of_a_school")
BUILDINGS = listed("heads_of_a_building")
HEADS = TEAMS | SCHOOLS | BUILDINGS
BETWEEN = listed("between_a_name_and_its_head")
CALLED_SO = listed("words_for_services") | listed("trees_and_land")
GIVEN_OFTEN = 3
NAMED = frozenset({"person", "family", "team", "school", "place", "address"})
SURE = 0.76
# What is shown in amber becomes firm where the word for what it is stands with it.
LEAST = 0.3
RARE = 2
CLUBS = re.compile(
    r"(?<!\w)A?FC (?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)?|(?<!\w)(?:[A-Z][\w'-]+ ){1,3}(?:A?FC|RFC|ABC)(?!\w)"
)


def teams(typed: Typed) -> Iterator[Mark]:
    if not TEAMS.isdisjoint(typed.lowers):
        for place, word in enumerate(typed.words):
            if word.bare in TEAMS:
                yield from _named_beside(typed.words, place)
    for match in CLUBS.finditer(typed.plain) if "FC" in typed.plain or " ABC" in typed.plain else ():
        yield Mark(*match.span(), "team", SURE)


def _named_beside(words: tuple[Word, ...], place: int) -> Iterator[Mark]:
    """The name before a head, or after "team"."""
    head, before = words[place], place - 1
    while before > 0 and words[before + 1].follows_on and words[before].lower in BETWEEN:
        before -= 1
    if before >= 0 and words[before + 1].follows_on and _names_a_team(words[before], head):
        yield Mark(words[before].start, head.bare_end, "team", SURE)
    after = words[place + 1] if place + 1 < len(words) else None
    if head.bare == "team" and after is not None and after.follows_on and after.bare in CALLED_SO:
        yield Mark(head.start, after.bare_end, "team", SURE)


def _names_a_team(word: Word, head: Word) -> bool:
    code = lexicon().get(word.bare, 0)
    if word.is_possessive or code & (PRACTICE | SHORT):
        return False
    if word.bare in CALLED_SO:
        return True
    if not (word.is_capitalised and head.is_capitalised):
        return False
    return bool(code & PLACE) or not (code & WORD or code >> 3 & 7 >= GIVEN_OFTEN or is_misspelt(word.bare))


def with_their_heads(typed: Typed, marks: list[Mark]) -> list[Mark]:
    """Take the word for what it is into the mark of its name: "Elmtree" before "surgery"."""
    if HEADS.isdisjoint(typed.lowers):
        return marks
    by_start = {word.start: place for place, word in enumerate(typed.words)}
    return [
        _with_head(typed, mark, by_start) if mark.label in NAMED and mark.confidence >= LEAST else mark
        for mark in marks
    ]


def _with_head(typed: Typed, mark: Mark, by_start: dict[int, int]) -> Mark:
    head = _head_after(typed.words, by_start.get(mark.end + 1))
    if head is None or typed.plain[mark.end : mark.end + 1] != " ":
        return mark
    name = typed.plain[mark.start : mark.end].split()[-1].lower()
    code = lexicon().get(name, 0)
    somebody = mark.label == "person" and code & FIRST and not (code & LAST and head.is_capitalised)
    # "Tyler team manager" has lost its apostrophe, and so has "grace school".
    if somebody and not head.is_capitalised and name not in CALLED_SO:
        return mark
    # Half sure, and no capital on the head: "will team up".
    if mark.confidence < 0.5 and not head.is_capitalised and code & WORD > RARE:
        return mark
    label = "team" if head.bare in TEAMS else "school" if head.bare in SCHOOLS else mark.label
    label = label if label in {"team", "school"} else "address"
    return mark._replace(end=head.bare_end, label=label, confidence=max(mark.confidence, SURE))


def _head_after(words: tuple[Word, ...], place: int | None) -> Word | None:
    """The head right there, or behind one word of its kind: "Northfields Locality Team"."""
    if place is None or not words[place].follows_on:
        return None
    if words[place].bare in HEADS:
        return words[place]
    further = words[place + 1] if place + 1 < len(words) else None
    goes_on = words[place].lower in BETWEEN and further is not None and further.follows_on
    return further if goes_on and further is not None and further.bare in HEADS else None
