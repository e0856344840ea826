"""What is known of a word by itself: how much more it is a name than a word."""

from coalface.core.redaction.cues import CANNOT_BE_SAID, PLACE_ENDINGS, VOWEL
from coalface.core.redaction.lexicon import FIRST, LAST, PLACE, PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.scene import Capital, Scene
from coalface.core.redaction.spelling import is_a_slip, is_another_word, is_two_words

NO = -9.0
SOMETHING_IS_CALLED_SO = FIRST | LAST | PLACE
# A word of its own, by how much more it is a name than a word (0 to 5).
NAME_AND_WORD = (-4.0, -2.2, -1.4, -0.4, 0.45)
WORD_IS_RARE = (0.0, 1.6, 0.6, 0.0, -0.3)
RARE = 2
# "LEWIS: ok": a name far more often than the rare word that it is too.
OFTEN_GIVEN = 4
A_RARE_WORD_AND_PLACE, A_WORD_AND_PLACE = -1.3, -3.2
A_RARE_WORD_AND_SURNAME = (-4.0, -2.6, -1.6, -1.0)
A_WORD_AND_SURNAME = -4.2
NAME_ONLY = {5: 2.6, 4: 2.2, 3: 1.6}
SURNAME_ONLY = (0.0, 0.9, 1.2, 1.6)
NOT_KNOWN = (0.55, 1.05, 2.0)
# "hrs", "kinda": the shorter, the likelier it is only how somebody types.
SHORT_AND_SMALL = 0.3
CAPITAL_ON_A_NAME = (0.0, 0.3, 3.5)


def is_only_a_word(bare: str, code: int) -> bool:
    """Whether nobody and no place is called so, and it is no "graces" either: most words, passed over at a glance."""
    return bool(code & WORD) and not code & SOMETHING_IS_CALLED_SO and bare[-1] != "s"


def by_itself(bare: str, code: int, capital: Capital, *, small: bool) -> float:
    word, first, last = code & WORD, code >> 3 & 7, code >> 6 & 3
    if word:
        return _a_word(code, capital, small=small)
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


def _a_word(code: int, capital: Capital, *, small: bool) -> float:
    word, first, last = code & WORD, code >> 3 & 7, code >> 6 & 3
    if code & SHORT and small:
        # "dash": a form of ours, and a word, before it is a name.
        return NO
    if code & PLACE and not first:
        # "Derby", "Reading".
        return (A_RARE_WORD_AND_PLACE if word <= RARE else A_WORD_AND_PLACE) + capital * 0.8
    if not first and last and word <= RARE:
        # "Begum", "Rudd".
        return A_RARE_WORD_AND_SURNAME[last] + capital * 1.2
    if not first:
        return (
            A_WORD_AND_SURNAME + (capital is Capital.TELLING) * 1.2 + last * 0.3 if last and capital else NO
        )
    return NAME_AND_WORD[first] + WORD_IS_RARE[word] + CAPITAL_ON_A_NAME[capital]


def in_capitals(scene: Scene, place: int) -> float:
    """A word in capitals among others that are not: letters of our work, or a surname as the courts write it."""
    word, code = scene.words[place], scene.codes[place]
    often_given = (code >> 3 & 7) >= OFTEN_GIVEN
    if (code & (SHORT | WORD | PRACTICE) and not often_given) or len(word.bare) < 4:
        return NO
    if code & (FIRST | LAST):
        return 1.6
    beside = (
        place > 0 and word.follows_on and scene.capitals[place - 1] and not scene.codes[place - 1] & WORD
    ) or (scene.after(place)[:2] == ", ")
    return 1.2 if beside and len(word.bare) >= 5 else NO
