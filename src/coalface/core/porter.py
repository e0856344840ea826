"""The stem of an English word, by M. F. Porter's algorithm of 1980, so that "visits" finds "visited".

It is written out here, and not left to the database, so that SQLite and PostgreSQL find the same cards.
Source: Porter, "An algorithm for suffix stripping", Program 14(3), with his own later changes (bli, logi).
"""

import re

SHORTEST = 3

STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al",
    "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = {
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate",
    "iti", "ous", "ive", "ize", "sion", "tion",
}  # fmt: skip


def stem(word: str) -> str:
    """Return the stem of a word in small letters. A short word, or one not plain a to z, is its own stem."""
    if len(word) < SHORTEST or not re.fullmatch("[a-z]+", word):
        return word
    for step in (_plural, _past, _y_to_i, _double_suffix, _single_suffix, _bare_suffix, _tidy_end):
        word = step(word)
    return word


def _shape(word: str) -> str:
    """'happy' as 'cvccv'."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return len(re.findall("v+c+", _shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c"


def _ends_cvc(word: str) -> bool:
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    for ending, new in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + new
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        bare = word.removesuffix(ending)
        if bare != word:
            return _mended(bare) if _has_vowel(bare) else word
    return word


def _mended(bare: str) -> str:
    """What is left of "hoping", "hopping" or "falling" once the ending has gone."""
    if bare.endswith(("at", "bl", "iz")):
        return bare + "e"
    if _ends_double(bare) and bare[-1] not in "lsz":
        return bare[:-1]
    return bare + "e" if _measure(bare) == 1 and _ends_cvc(bare) else bare


def _y_to_i(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _replaced(word: str, table: dict[str, str]) -> str:
    ending = max((end for end in table if word.endswith(end)), key=len, default="")
    bare = word.removesuffix(ending)
    return bare + table[ending] if ending and _measure(bare) > 0 else word


def _double_suffix(word: str) -> str:
    return _replaced(word, STEP_2)


def _single_suffix(word: str) -> str:
    return _replaced(word, STEP_3)


def _bare_suffix(word: str) -> str:
    ending = max((end for end in STEP_4 if word.endswith(end)), key=len, default="")
    cut = 3 if ending in ("sion", "tion") else len(ending)
    return word[:-cut] if ending and _measure(word[:-cut]) > 1 else word


def _tidy_end(word: str) -> str:
    bare = word.removesuffix("e")
    if bare != word and (_measure(bare) > 1 or (_measure(bare) == 1 and not _ends_cvc(bare))):
        word = bare
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
