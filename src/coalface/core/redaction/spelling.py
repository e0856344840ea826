"""Tell a word that was mistyped from a name that no list has.

"Recieved" and "saftey" are one slip from a common word: two letters swapped, one left out, one too many or one wrong.
"""

from functools import cache
from string import ascii_lowercase

from coalface.core.redaction.lexicon import WORD, lexicon

# So short a word is one slip from many others.
SHORTEST = 4
LONGEST = 18
COMMON = 2
VERBS_AND_NOUNS = ("ed", "ing", "ly", "tion", "ment", "ity", "ence", "ance", "able", "ive", "ous", "ful")
FEWEST_FOR_A_SKELETON = 7
LETTERS_THAT_TELL = 4
ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "less", "ish", "y", "ies", "able", "ment")
BEGINNINGS = (
    "un",
    "re",
    "non",
    "pre",
    "over",
    "under",
    "mis",
    "dis",
    "anti",
    "co",
    "multi",
    "inter",
    "out",
    "sub",
)


def is_a_form_of_a_word(word: str) -> bool:
    """Whether taking off an ending or a beginning leaves a word: "overspends", "unallocated"."""
    known = lexicon()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            if any(known.get(form, 0) & WORD >= COMMON for form in (stem, stem + "e", stem[:-1])):
                return True
    return any(
        word.startswith(start)
        and len(word) - len(start) >= 4
        and known.get(word[len(start) :], 0) & WORD >= COMMON
        for start in BEGINNINGS
    )


def is_two_words(word: str) -> bool:
    """Whether two common words were run together: "eachother", "socialworker"."""
    known = lexicon()
    return any(
        known.get(word[:cut], 0) & WORD >= 3 and known.get(word[cut:], 0) & WORD >= 3
        for cut in range(3, len(word) - 2)
    )


def is_a_slip(word: str) -> bool:
    """Whether one slip makes a common word of it."""
    if len(word) > LONGEST:
        return False
    known = lexicon()
    if len(word) < SHORTEST:
        # "adn", "teh".
        return any(
            known.get(word[:at] + word[at + 1] + word[at] + word[at + 2 :], 0) & WORD >= 4
            for at in range(len(word) - 1)
        )
    return not _common_words().isdisjoint(_one_slip_away(word))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for word, code in lexicon().items() if code & WORD >= 3)


@cache
def _skeletons() -> frozenset[str]:
    return frozenset(
        _skeleton(word)
        for word, code in lexicon().items()
        if code & WORD >= 3 and len(word) >= FEWEST_FOR_A_SKELETON
    )


def _skeleton(word: str) -> str:
    """A word without its vowels and its double letters, which is what people get right."""
    return word[0] + "".join(
        letter
        for letter, before in zip(word[1:], word, strict=False)
        if letter not in "aeiouyh" and letter != before
    )


def sounds_like_a_word(word: str) -> bool:
    """Whether a long word has the consonants of a common one: "definatly", "imediately"."""
    if len(word) < FEWEST_FOR_A_SKELETON:
        return False
    skeleton = _skeleton(word)
    return len(skeleton) >= LETTERS_THAT_TELL and skeleton in _skeletons()


def is_another_word(word: str) -> bool:
    """Whether a word that no list has is surely no name: a form of a word, two words, or a verb with a slip in it."""
    if is_a_form_of_a_word(word) or is_two_words(word) or sounds_like_a_word(word):
        return True
    return word.endswith(VERBS_AND_NOUNS) and is_a_slip(word)


def is_misspelt(word: str) -> bool:
    """Whether a word that no list has is still a word, typed in a hurry."""
    return is_a_form_of_a_word(word) or is_two_words(word) or is_a_slip(word)


def _one_slip_away(word: str) -> set[str]:
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    fewer = {before + after[1:] for before, after in halves if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    # The first letter is the one that people get right.
    other = {
        before + letter + after[1:] for before, after in halves[1:] if after for letter in ascii_lowercase
    }
    more = {before + letter + after for before, after in halves[1:] for letter in ascii_lowercase}
    return fewer | swapped | other | more
