"""The rest of a name after its first word: "Amy White", "jaden w", "kaylee bone was seen"."""

from coalface.core.redaction.cues import DONE, MODALS, NEVER, NO_SURNAME, WHERE_AND_WHEN
from coalface.core.redaction.evidence import FIRM
from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, SHORT, WORD
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.spelling import is_misspelt
from coalface.core.redaction.vocabulary import listed

# Not those that are typed for words.
LETTERS_OF_SURNAMES = frozenset("bcdfghjklmopstvwz")
# "N" is "and", and "r" is "are", unless something is done by them.
TYPED_FOR_WORDS = frozenset("nr")
BODIES = listed("bodies")
COMMON_SURNAME = 3


def goes_on(scene: Scene, scores: list[float], place: int) -> bool:
    """Whether the word at `place` is the rest of the name before it."""
    if place >= len(scene.words):
        return False
    word, before, code = scene.words[place], scene.words[place - 1], scene.codes[place]
    if not word.follows_on or before.is_possessive:
        return False
    if len(word.bare) == 1:
        return is_the_letter_of_a_surname(scene, place)
    if word.bare in NEVER:
        return False
    if scores[place] >= FIRM:
        return True
    if word.bare in DONE:
        return False
    if code & PRACTICE:
        return _is_a_surname_and_ours(scene, place)
    if word.text.isupper() and not scene.shouted[place]:
        return len(word.bare) >= 4 and not code & (SHORT | WORD)
    if scene.capitals[place] and scene.capitals[place - 1]:
        return bool(code & (FIRST | LAST) or not code & WORD)
    if scene.capitals[place - 1] is Capital.TELLING and not scene.shouted[place]:
        return False
    if not code & WORD:
        return bool(code & (FIRST | LAST)) or not is_misspelt(word.bare)
    return code >> 6 & 3 >= COMMON_SURNAME - 1 and _closes(scene, place)


def _is_a_surname_and_ours(scene: Scene, place: int) -> bool:
    """ "Amy White", "Jade Young": a word of our work and a common surname, with the capital of one."""
    telling = scene.capitals[place] is Capital.TELLING and bool(scene.capitals[place - 1])
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    has_more = following is not None and following.follows_on and following.is_capitalised
    is_a_body = scene.words[place].bare in BODIES
    return telling and not has_more and not is_a_body and scene.codes[place] >> 6 & 3 >= COMMON_SURNAME


def is_the_letter_of_a_surname(scene: Scene, place: int) -> bool:
    """ "Jaden W", and in small letters "jaden w"; not "jaden n kai", and not "jaden w/ nan"."""
    word = scene.words[place]
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    does = following is not None and following.follows_on and following.bare in DONE
    if word.bare.isalpha() and word.text[0].isupper():
        # "Olufunke A moved", "Maryam A, 7 wks"; not "told Amy I moved".
        ends = following is None or not following.follows_on
        return word.bare not in "ai" or (word.text == "A" and (does or ends))
    if word.text in TYPED_FOR_WORDS:
        return does or following is None or not following.follows_on or following.bare == "and"
    return word.bare in LETTERS_OF_SURNAMES and scene.typed.plain[word.end : word.end + 1] not in {"/", "'"}


def _closes(scene: Scene, place: int) -> bool:
    """Whether what follows lets a word be a surname: "jayden walker said", not "jayden brown hair"."""
    word = scene.words[place]
    if word.is_possessive:
        return True
    if word.bare in NO_SURNAME:
        return False
    following = scene.words[place + 1] if place + 1 < len(scene.words) else None
    if following is None or not following.follows_on:
        return True
    if word.bare in MODALS:
        return False
    common = scene.codes[place] >> 6 & 3 >= COMMON_SURNAME
    return following.bare in DONE | {"and", "who"} or (common and following.bare in WHERE_AND_WHEN)
