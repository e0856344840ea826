"""The whole text again: what one place says of another.

A word that is half a name twice, a half-sure name in a list with a sure one, and every other place where a part of a
name stands.
"""

from coalface.core.redaction.alone import NO
from coalface.core.redaction.cues import (
    ACTING,
    BELONGS,
    CALENDAR,
    DONE,
    MODALS,
    NEVER,
    NO_SURNAME,
    POINTING,
    ROLES,
    UNCHANGED,
)
from coalface.core.redaction.evidence import FIRM
from coalface.core.redaction.lexicon import FIRST, WORD
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.surnames import is_the_letter_of_a_surname

COMMON_SURNAME = 3
OFTEN_GIVEN = 3 << 3
TWICE_MAKES_ONE = -1.2
LIST_MAKES_ONE = -1.8
DOES_SOMETHING = frozenset(
    {"hope", "mark", "bill", "grant", "sue", "rob", "chase", "josh", "pat", "nick", "drew"}
)
# A word that is a name elsewhere in the text: in small letters too, where names have none, or not.
COMES_BACK = -1.3
COMES_BACK_SMALL = 0.5


def twice_is_more(scene: Scene, scores: list[float]) -> None:
    """A word that is half a name in two places is a name: "sunny is the baby. sunny has a cough"."""
    halves: dict[str, list[int]] = {}
    for place, score in enumerate(scores):
        if TWICE_MAKES_ONE <= score < FIRM:
            halves.setdefault(scene.words[place].bare, []).append(place)
    for places in halves.values():
        if len(places) > 1:
            for place in places:
                scores[place] = FIRM


def given_and_surname(scene: Scene, scores: list[float]) -> None:
    """Two words that are names, and what a person does: "will smith did not send it", "grace brown was off sick"."""
    words, codes = scene.words, scene.codes
    for place in range(len(words) - 2):
        if not codes[place] & FIRST or codes[place + 1] >> 6 & 3 < COMMON_SURNAME:
            continue
        given, surname, done = words[place : place + 3]
        if not (surname.follows_on and done.follows_on and done.bare in DONE) or surname.bare in NO_SURNAME:
            continue
        if given.is_possessive or given.bare in NEVER or surname.bare in DONE or done.bare in UNCHANGED:
            continue
        # "The grace king said": what is pointed at is a thing. "He will grant was": nobody writes so.
        before = words[place - 1].bare if place and given.follows_on else ""
        if before in POINTING or before in ACTING or codes[place] & WORD == 0:
            continue
        if scores[place] < FIRM:
            scores[place] = FIRM
        scores[place + 1] = max(scores[place + 1], FIRM)


def told_by_a_role_behind(scene: Scene, scores: list[float]) -> None:
    """A name, and then who it is: "joy the carer said", "mark the sw"; not "the mark the worker left"."""
    words = scene.words
    for place in range(len(words) - 2):
        given, article, role = words[place : place + 3]
        if article.bare != "the" or role.bare not in ROLES or not scene.codes[place] & FIRST:
            continue
        before = words[place - 1].bare if place and given.follows_on else ""
        if not (article.follows_on and role.follows_on) or before in POINTING or before in ACTING:
            continue
        # "Hope the worker rings", "mark the worker down".
        does = given.bare in MODALS or given.bare in DOES_SOMETHING
        if does or given.bare in NEVER or given.bare in DONE:
            continue
        if scores[place] > NO:
            scores[place] = max(scores[place], FIRM)


def in_a_list(scene: Scene, scores: list[float], parts: dict[int, float]) -> None:
    """Take in a half-sure name beside a sure one: "ruby, amber and jade"."""
    half_sure = [place for place, score in enumerate(scores) if LIST_MAKES_ONE <= score < FIRM]
    for _round in range(2):
        for place in half_sure:
            if place not in parts and _beside_a_name(scene, place, parts):
                parts[place] = FIRM


def _beside_a_name(scene: Scene, place: int, parts: dict[int, float]) -> bool:
    last = len(scene.words) - 1
    for step in (-1, 1):
        beside = place + step
        if (
            0 <= beside <= last
            and scene.gap(max(place, beside)) in {", ", ",", " & ", "/"}
            and beside in parts
        ):
            return True
        further = place + 2 * step
        joined = 0 <= further <= last and scene.words[beside].bare in {"and", "n", "or", "with"}
        if (
            joined
            and further in parts
            and scene.words[max(place, beside)].follows_on
            and scene.words[max(beside, further)].follows_on
        ):
            return True
    return False


def with_a_letter(scene: Scene, scores: list[float]) -> None:
    """A first name before the letter of a surname, typed small: "lily p, 7", "tia r and kayden"; not "will b there"."""
    for place in range(len(scene.words) - 1):
        word, letter = scene.words[place], scene.words[place + 1]
        if len(letter.bare) != 1 or not letter.follows_on or scene.codes[place] & FIRST < OFTEN_GIVEN:
            continue
        ours = word.bare in NEVER or word.bare in MODALS or word.bare in DONE or word.is_possessive
        if not ours and scores[place] > NO and is_the_letter_of_a_surname(scene, place + 1):
            scores[place] = max(scores[place], FIRM)


def _has_somebody(scene: Scene, place: int) -> bool:
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    return following is not None and following.follows_on and following.bare in BELONGS


def bring_back(scene: Scene, scores: list[float], parts: dict[int, float]) -> None:
    """Take in every other place where a part of a name stands: small, with an ending, or beside a hyphen."""
    found = {scene.words[place].bare for place in parts if len(scene.words[place].bare) > 2}
    if not found:
        return
    found |= {piece for name in found if "-" in name for piece in name.split("-") if len(piece) > 2}
    has_capitals = any(scene.capitals[place] for place in parts)
    for place, word in enumerate(scene.words):
        if place in parts:
            continue
        bare = word.bare
        again = bare in found
        if not again and bare[-1] == "s":
            # "Marks on his arm" are not of Mark; "marks mum" is.
            again = bare[:-1] in found and (not scene.codes[place] & WORD or _has_somebody(scene, place))
        if not again and "-" in bare:
            again = any(piece in found for piece in bare.split("-"))
        if not again or bare in NEVER or (scores[place] <= NO and (bare in CALENDAR or bare == "day")):
            continue
        is_word = scene.codes[place] & WORD and bare in found
        # "Amber's risk was amber for a year": where names have a capital, a word without one is a word.
        least = COMES_BACK_SMALL if has_capitals and not scene.capitals[place] else COMES_BACK
        if not is_word or scene.capitals[place] is Capital.TELLING or scores[place] >= least:
            parts[place] = FIRM
