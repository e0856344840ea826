"""What the words after say: "hope said", "hope that"."""

import re

from coalface.core.redaction.cues import (
    AFTER_A_WORD,
    AGED,
    BELONGS,
    DONE,
    ENDS,
    FAMILY,
    IS,
    JOINING,
    LIKE_A_VERB,
    MODALS,
    NEVER,
    OFFICES,
    PERSONAL,
    ROLES,
    SAID,
    UNCHANGED,
    WEAKLY_DONE,
    WHOSE,
)
from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, SHORT, WORD
from coalface.core.redaction.reading import Word
from coalface.core.redaction.scene import Capital, Scene

NUMBERED = re.compile(r" \d")


def behind(scene: Scene, place: int, code: int) -> float:
    """What the words after say."""
    word, rest = scene.words[place], scene.after(place)
    # "Grace (4)"; "day 45" is a word and its number.
    score = 2.6 if AGED.match(rest) and not (code & WORD and NUMBERED.match(rest)) else 0.0
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    if following is None or not following.follows_on:
        score += _after_a_pause(scene, place, following)
        if word.is_possessive:
            return score + 0.8
        return score + (0.2 if code & WORD and ENDS.match(rest) else 0.0)
    if word.is_possessive:
        return score + (2.2 if following.bare in BELONGS else 0.8)
    if following.bare in DONE:
        return score + _done(scene, place)
    if following.bare in JOINING and place + 2 < len(scene.words):
        score += _beside_another(scene, place + 2)
    return score + (_before_a_word(scene, place, code) if code & WORD else _before(scene, place))


def _after_a_pause(scene: Scene, place: int, following: Word | None) -> float:
    """Who it is, said after it: "Helen Marsh (chair)", "Bill, her mother, was told"."""
    rest = scene.after(place)
    if following is None:
        return 0.0
    if rest.startswith(" (") and (following.bare in ROLES or scene.codes[place + 1] & SHORT):
        return 1.6
    if rest.startswith(", ") and place + 2 < len(scene.words):
        whose = following.bare in WHOSE and scene.words[place + 2].bare in ROLES
        return 1.5 if whose and scene.words[place + 2].follows_on else 0.0
    return 0.0


def _done(scene: Scene, place: int) -> float:
    """What it says that a thing that people do comes next."""
    done, word = scene.words[place + 1].bare, scene.words[place]
    if word.bare in MODALS:
        if done in LIKE_A_VERB:
            return -2.0
        # "Will was there": after the verb no such form could stand.
        if done not in UNCHANGED and not scene.capitals[place]:
            return 3.0
    if done in SAID:
        return 2.7
    if done in WEAKLY_DONE:
        return 1.1 + (0.6 if done in IS and _is_said_of_a_person(scene, place + 2) else 0.0)
    return 1.8


def _before_a_word(scene: Scene, place: int, code: int) -> float:
    """A word that is also a name, before a word that nobody does."""
    following = scene.words[place + 1].bare
    given = code >> 3 & 7
    if following in FAMILY and scene.capitals[place] is Capital.TELLING:
        return 1.5
    if given and _is_a_surname_beside(scene, place):
        # "Hope Mensah was the allocated worker".
        return 2.0
    if given >= 2 and _is_of_an_office(scene, place + 1):
        # "Bill from housing".
        return 1.5
    if given >= 3 and following.endswith("ed") and scene.codes[place + 1] & WORD >= 3:
        return 0.8
    if following in AFTER_A_WORD:
        return -1.6
    if following not in NEVER and scene.codes[place + 1] & WORD and not scene.codes[place + 1] >> 3 & 7:
        # "grace periods", "star charts": a word before a word.
        return -1.7 if scene.capitals[place] is Capital.OPENING else -1.1
    return 0.0


def _before(scene: Scene, place: int) -> float:
    """What is no word, before a word that nobody does."""
    if scene.words[place + 1].bare in FAMILY:
        return 1.5
    if scene.capitals[place] and scene.capitals[place + 1] is Capital.TELLING:
        return 1.0 if _could_be_a_surname(scene.codes[place + 1]) else 0.0
    return 0.0


def _is_of_an_office(scene: Scene, place: int) -> bool:
    """Whether it is said which office somebody is of: "from housing", "from the advocacy"."""
    words = scene.words
    if words[place].bare not in {"from", "at", "in"} or not words[place].follows_on:
        return False
    office = place + 1
    if (
        office < len(words)
        and words[office].bare in {"the", "our", "my", "your"}
        and words[office].follows_on
    ):
        office += 1
    return office < len(words) and words[office].follows_on and words[office].bare in OFFICES


def _is_said_of_a_person(scene: Scene, place: int) -> bool:
    """Whether it is a person that is so: "was crying", "is my mother"."""
    if place >= len(scene.words) or not scene.words[place].follows_on:
        return False
    said = scene.words[place].bare
    return said in PERSONAL or said.endswith("ing") or said in ROLES


def _is_a_surname_beside(scene: Scene, place: int) -> bool:
    """Whether the word after is the surname of this: "Hope Mensah", and typed small "mercy tembo"."""
    following = scene.codes[place + 1]
    if scene.capitals[place + 1] is Capital.TELLING:
        return _could_be_a_surname(following)
    if scene.words[place].bare in MODALS and following >> 3 & 7 > following >> 6 & 3:
        return False
    return not following & (WORD | PRACTICE) and bool(following & LAST)


def _could_be_a_surname(code: int) -> bool:
    return not code & PRACTICE and bool(code & (FIRST | LAST) or not code & WORD)


def _beside_another(scene: Scene, place: int) -> float:
    """What it says that a name, or a person, stands on the other side of "and"."""
    word, code = scene.words[place], scene.codes[place]
    kin = scene.words[place + 1].bare in ROLES if place + 1 < len(scene.words) else False
    if not word.follows_on or word.bare in NEVER - {"her", "his", "me", "my"}:
        return 0.0
    if word.bare in {"her", "his", "me", "my"}:
        return 1.3 if kin else 0.5
    if word.bare in ROLES:
        return 0.5
    if not code & WORD and code & (FIRST | LAST):
        return 1.0
    if scene.capitals[place] is Capital.TELLING and code & FIRST:
        return 1.4
    # "grace and faith were brought": of two words that are names, each says it of the other.
    return 0.8 if code >> 3 & 7 >= 3 else 0.0
