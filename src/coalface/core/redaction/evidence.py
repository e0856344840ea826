"""How likely a word is a name here: what is known of the word, and what stands around it.

The figures are log-odds in spirit, set by hand on the tuned half of `benchmarks/redaction_reports`: about 1 is where
a reader would rather ask. Each figure stands for a sentence somebody could type, and is said beside it.
"""

import re

from coalface.core.redaction.cues import (
    ACTING,
    AFTER_A_WORD,
    AGED,
    BEFORE_A_MONTH,
    BEFORE_A_PERSON,
    BEFORE_A_PLACE,
    BELONGS,
    CALENDAR,
    CALLED,
    CANNOT_BE_SAID,
    DONE,
    DONE_TO_A_PERSON,
    ENDS,
    FAMILY,
    IS,
    JOINING,
    KIN,
    LIKE_A_VERB,
    MODALS,
    NEVER,
    PEOPLES,
    PERSONAL,
    PLACE_ENDINGS,
    POINTING,
    ROLES,
    SAID,
    THINGS,
    TITLES,
    VOWEL,
    WEAKLY_DONE,
    WHOSE,
)
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.spelling import is_a_slip, is_another_word, is_two_words

NO = -9.0
FIRM = 0.5
AMBER = 0.2
# A word of its own, by how much more it is a name than a word (0 to 5).
NAME_AND_WORD = (-4.0, -2.2, -1.4, -0.4, 0.45)
WORD_IS_RARE = (0.0, 1.6, 0.6, 0.0, -0.3)
NAME_ONLY = {5: 2.6, 4: 2.2, 3: 1.6}
SURNAME_ONLY = (0.0, 0.9, 1.2, 1.6)
NOT_KNOWN = (0.55, 1.05, 2.0)
# "hrs", "kinda": the shorter, the likelier it is only how somebody types.
SHORT_AND_SMALL = 0.3
CAPITAL_ON_A_NAME = (0.0, 0.3, 3.5)


def evidence(scene: Scene, place: int) -> float:
    """Return how likely the word at `place` is a person's name or part of one."""
    word, code = scene.words[place], scene.codes[place]
    bare = word.bare
    if bare in NEVER or len(bare) < 2 or bare in PEOPLES or bare in KIN:
        return NO
    if bare.endswith("s") and (bare[:-1] in CALENDAR or bare[:-1] in NEVER):
        return NO
    capital = scene.capitals[place]
    if word.text.isupper() and not scene.shouted[place]:
        return _in_capitals(scene, place)
    score = _by_itself(bare, code, capital, small=not word.is_capitalised)
    if score <= -5:
        return score
    if code & PRACTICE and bare not in CALENDAR and not (code >> 3 & 7) >= 3:
        # "Health said no": the words of our work are names only where somebody is titled by one.
        return score + _around(scene, place, code) * 0.5 - 3
    if bare in CALENDAR and _is_a_month(scene, place):
        return NO
    return score + _around(scene, place, code)


def _by_itself(bare: str, code: int, capital: Capital, *, small: bool) -> float:
    word, first, last = code & WORD, code >> 3 & 7, code >> 6 & 3
    if word:
        if code & SHORT and small:
            # "dash": a form of ours, and a word, before it is a name.
            return NO
        if not first:
            return (
                NO if not last or capital is Capital.NONE else NAME_AND_WORD[0] + capital * 0.6 + last * 0.3
            )
        return NAME_AND_WORD[first] + WORD_IS_RARE[word] + CAPITAL_ON_A_NAME[capital]
    if code & PLACE and not first:
        return 1.2 + capital * 0.5
    if code & SHORT and (first < 3 or (first < 5 and small)):
        return NO
    if first:
        return NAME_ONLY[first] + capital * 0.5
    if last:
        # "Childs" is a surname, and "childs name" is not.
        if capital is Capital.NONE and bare.endswith("s") and lexicon().get(bare[:-1], 0) & WORD >= 3:
            return NO
        return SURNAME_ONLY[last] + capital * 0.6
    if len(bare) <= 2:
        return -1.0
    if not VOWEL.search(bare) or CANNOT_BE_SAID.search(bare):
        return NO
    if capital is Capital.TELLING:
        return 0.7 if is_a_slip(bare) else NOT_KNOWN[capital]
    if bare.endswith(PLACE_ENDINGS) and is_two_words(bare):
        # "oakfield", "eastgate": only where a place could stand.
        return 0.0
    if is_another_word(bare):
        return -3.0
    # One slip from a word: "lide" may be somebody, where somebody stands.
    if is_a_slip(bare):
        return -0.8
    return NOT_KNOWN[capital] - (SHORT_AND_SMALL if capital is Capital.NONE and len(bare) < 5 else 0.0)


def _in_capitals(scene: Scene, place: int) -> float:
    """A word in capitals among others that are not: letters of our work, or a surname as the courts write it."""
    word, code = scene.words[place], scene.codes[place]
    if code & (SHORT | WORD | PRACTICE) or len(word.bare) < 4:
        return NO
    if code & (FIRST | LAST):
        return 1.6
    beside = (
        place > 0 and word.follows_on and scene.capitals[place - 1] and not scene.codes[place - 1] & WORD
    ) or (scene.after(place)[:2] == ", ")
    return 1.2 if beside and len(word.bare) >= 5 else NO


def _is_a_month(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    before = scene.words[place - 1].bare if place and (word.follows_on) else ""
    if scene.after(place)[:2].strip()[:1].isdigit() or re.search(
        r"\d(?:st|nd|rd|th)?,? (?:of )?$", scene.gap(place)
    ):
        return True
    if place and before == "of" and scene.capitals[place] is not Capital.NONE:
        return True
    return before in BEFORE_A_MONTH and not (
        place + 1 < len(scene.words)
        and scene.words[place + 1].follows_on
        and (
            scene.words[place + 1].bare in DONE - {"is", "was", "has", "had"}
            or before in {"to", "from", "for", "and"}
        )
        and scene.words[place + 1].bare in DONE
    )


def _around(scene: Scene, place: int, code: int) -> float:
    before, behind = _before(scene, place, code), _behind(scene, place, code)
    if before >= 0.9 and scene.words[place].bare not in MODALS:
        # "told hope that": what follows a person told is not what follows a hope.
        behind = max(behind, -0.3)
    return before + behind


def _before(scene: Scene, place: int, code: int) -> float:
    """What the words before say."""
    if not place:
        return 0.3 if not code else 0.0
    word, previous = scene.words[place], scene.words[place - 1]
    both = code & WORD
    before = previous.bare
    gap = scene.gap(place)
    if not word.follows_on:
        # "her mum, Grace", "Manager (Mark)", "Worker: Hope".
        if gap in {", ", " (", " - ", ": ", "("} and before in ROLES and not previous.is_possessive:
            return 1.6
        if gap in {". ", "."} and before in TITLES:
            return 4.0
        return 0.3 if not code and word.starts_sentence else 0.0
    if before in TITLES:
        return 4.0
    if before in CALLED:
        return -2.5 if place > 1 and scene.words[place - 2].bare in THINGS else 2.6
    if before in ROLES and not previous.is_possessive:
        return 2.0 if both else 1.6
    if before in IS and (
        not both or (code >> 3 & 7 >= 3 and place > 1 and scene.words[place - 2].bare in ROLES)
    ):
        # "my worker is poppy"; of no word at all, "im kayzee".
        return 1.5 if both else 0.5
    if before in POINTING or previous.is_possessive:
        # "the grace period"; "my tyler" is still somebody.
        if (
            before == "the"
            and not both
            and word.bare.endswith("s")
            and code & LAST
            and word.bare not in lexicon()
        ):
            return 0.3
        return (
            (-2.2 if scene.capitals[place] is Capital.TELLING else -3.2)
            if both
            else -0.6 - (not code >> 3 & 7) * 0.9
        )
    if before in ACTING and before not in BEFORE_A_PERSON:
        return -2.6 if both else 0.0
    if not code and before in BEFORE_A_PLACE and scene.capitals[place] is not Capital.OPENING:
        return 1.1 if word.bare.endswith(PLACE_ENDINGS) else 0.6
    if before in DONE_TO_A_PERSON:
        return 1.5 if both else 0.8
    if before in BEFORE_A_PERSON:
        return 0.9 if both else 0.6
    if both and previous.bare not in NEVER and scene.codes[place - 1] & WORD and not scene.capitals[place]:
        return -0.4
    return 0.0


def _behind(scene: Scene, place: int, code: int) -> float:
    """What the words after say."""
    word = scene.words[place]
    both = code & WORD
    rest = scene.after(place)
    score = 0.0
    if AGED.match(rest):
        score += 2.6
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    if (
        following is not None
        and rest.startswith(" (")
        and (following.bare in ROLES or scene.codes[place + 1] & SHORT)
    ):
        # "Helen Marsh (chair)", "spoke with justice (nan)".
        score += 1.6
    if rest.startswith(", ") and place + 2 < len(scene.words) and following is not None:
        # "Bill, her mother, was told".
        whose = following.bare in WHOSE and scene.words[place + 2].bare in ROLES
        score += 1.5 if whose and scene.words[place + 2].follows_on else 0.0
    if following is None or not following.follows_on:
        if word.is_possessive:
            return score + 0.8
        return score + (0.2 if both and ENDS.match(rest) else 0.0)
    after = following.bare
    if word.is_possessive:
        return score + (2.2 if after in BELONGS else 0.8)
    if after in DONE:
        if word.bare in MODALS and after in LIKE_A_VERB:
            return score - 2.0
        weak = 1.1 + (0.6 if after in IS and _is_said_of_a_person(scene, place + 2) else 0.0)
        return score + (2.7 if after in SAID else weak if after in WEAKLY_DONE else 1.8)
    if after in JOINING and place + 2 < len(scene.words):
        score += _beside_another(scene, place + 2)
    if after in FAMILY and (not both or scene.capitals[place] is Capital.TELLING):
        return score + 1.5
    if not both and scene.capitals[place] and scene.capitals[place + 1] is Capital.TELLING:
        return score + (1.0 if _could_be_a_surname(scene.codes[place + 1]) else 0.0)
    if both and code & FIRST and _is_a_surname_beside(scene, place):
        # "Hope Mensah was the allocated worker".
        return score + 2.0
    if both and code >> 3 & 7 >= 3 and after.endswith("ed") and scene.codes[place + 1] & WORD >= 3:
        return score + 0.8
    if both and after in AFTER_A_WORD:
        return score - 1.6
    if (
        both
        and after not in NEVER
        and scene.codes[place + 1] & WORD
        and not (scene.codes[place + 1] >> 3 & 7)
    ):
        # "grace periods", "star charts": a word before a word.
        return score - 1.1
    return score


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
    if scene.words[place].bare in MODALS and following & FIRST:
        return False
    return not following & (WORD | PRACTICE) and bool(following & LAST)


def _could_be_a_surname(code: int) -> bool:
    return not code & PRACTICE and bool(code & (FIRST | LAST) or not code & WORD)


def _beside_another(scene: Scene, place: int) -> float:
    """What it says that a name, or a person, stands on the other side of "and"."""
    word, code = scene.words[place], scene.codes[place]
    if not word.follows_on or word.bare in NEVER - {"her", "his", "me", "my"}:
        return 0.0
    if word.bare in {"her", "his", "me", "my"} or word.bare in ROLES:
        return 0.5
    if not code & WORD and code & (FIRST | LAST):
        return 1.0
    return 1.4 if scene.capitals[place] is Capital.TELLING and code & FIRST else 0.0
