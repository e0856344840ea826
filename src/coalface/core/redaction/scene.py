"""A text as the name rules see it: each word with what is known of it, and what its capital is worth.

A capital tells something only where the writer uses capitals to tell. In a text without any, in a line that is all
capitals and in one that Gives Every Third Word one, it tells nothing.
"""

from dataclasses import dataclass
from enum import IntEnum

from coalface.core.redaction.lexicon import FIRST, LAST, PRACTICE, WORD, lexicon, packed
from coalface.core.redaction.reading import Typed, Word

# Read as a heading or a habit where so many, and so large a share of the ordinary words, have a capital.
MANY_CAPITALS = 4
SHARE_OF_CAPITALS = 0.3
SHARE_SHOUTED = 0.6
FEWEST_SHOUTED = 3
A_NAME_HAS_ONE, SENTENCES_HAVE_ONE = 1.2, 0.5


class Capital(IntEnum):
    """What the capital of a word is worth."""

    NONE = 0
    OPENING = 1
    TELLING = 2


@dataclass(slots=True)
class Scene:
    typed: Typed
    words: tuple[Word, ...]
    codes: list[int]
    capitals: list[Capital]
    shouted: list[bool]
    # What a word that is a name too loses without a capital, where the writer uses capitals.
    care: float

    def gap(self, place: int) -> str:
        """What stands between the word before and this one."""
        return self.typed.plain[self.words[place - 1].end if place else 0 : self.words[place].start]

    def after(self, place: int) -> str:
        """The first characters after a word, without its possessive ending."""
        end = self.words[place].end
        return self.typed.plain[end : end + 24]


def scene_of(typed: Typed) -> Scene:
    known = lexicon()
    codes = [
        code if (code := known.get(word.bare)) is not None else code_of(word.bare, known)
        for word in typed.words
    ]
    shouted = _shouted(typed.words)
    capitals = [
        Capital.NONE
        if hushed or not word.is_capitalised
        else (Capital.OPENING if word.starts_sentence else Capital.TELLING)
        for word, hushed in zip(typed.words, shouted, strict=True)
    ]
    if _capitals_tell_nothing(codes, capitals):
        capitals = [min(capital, Capital.OPENING) for capital in capitals]
    return Scene(typed, typed.words, codes, capitals, shouted, _care(typed, codes, capitals))


def code_of(bare: str, known: dict[str, int]) -> int:
    """The code of a word; of a name with a hyphen, the code of its first part that is a name and of no word."""
    code = known.get(bare)
    if code is not None:
        return code
    if "-" in bare:
        parts = [known.get(part, 0) for part in bare.split("-")]
        for part in parts:
            if part & FIRST and not part & WORD:
                return part
        if all(part >> 3 & 7 >= 2 for part in parts) and len(parts) == 2:
            # "Grace-Hope": two names that are words are one name that is none.
            return packed(0, 4, 0)
        if all(part & (WORD | PRACTICE) for part in parts):
            return 4
        return max(parts, key=lambda part: part & FIRST)
    if "'" in bare:
        return known.get(bare.replace("'", ""), 0)
    # "The Doyles", "tylers coat".
    if bare.endswith("s") and len(bare) > 3:
        single = known.get(bare[:-1], 0)
        return single if single & (FIRST | LAST) and not single & WORD else 0
    return 0


def _care(typed: Typed, codes: list[int], capitals: list[Capital]) -> float:
    """How much it says that a word has no capital: most where a name has one, some where sentences begin with one."""
    # A tag stands where a name was: "[child A]".
    if "[" in typed.plain or any(
        capital is Capital.TELLING and (code & (FIRST | LAST) or not code)
        for code, capital in zip(codes, capitals, strict=True)
    ):
        return A_NAME_HAS_ONE
    opening = [word for word in typed.words if word.starts_sentence]
    return SENTENCES_HAVE_ONE if sum(word.text[0].isupper() for word in opening) * 2 > len(opening) else 0.0


def _shouted(words: tuple[Word, ...]) -> list[bool]:
    """For each word, whether its whole sentence is in capitals."""
    if sum(word.end - word.start > 1 and word.text.isupper() for word in words) < FEWEST_SHOUTED:
        return [False] * len(words)
    shouted: list[bool] = []
    sentence: list[Word] = []
    for word in words:
        if word.starts_sentence and sentence:
            shouted += [_is_shouted(sentence)] * len(sentence)
            sentence = []
        sentence.append(word)
    return shouted + [_is_shouted(sentence)] * len(sentence)


def _is_shouted(sentence: list[Word]) -> bool:
    longer = [word for word in sentence if len(word.text) > 1]
    loud = sum(word.text.isupper() for word in longer)
    return loud >= FEWEST_SHOUTED and loud >= SHARE_SHOUTED * len(longer)


def _capitals_tell_nothing(codes: list[int], capitals: list[Capital]) -> bool:
    ordinary = [
        capital
        for code, capital in zip(codes, capitals, strict=True)
        if code & WORD >= 3 and not code & (FIRST | PRACTICE)
    ]
    telling = ordinary.count(Capital.TELLING)
    return telling >= MANY_CAPITALS and telling >= SHARE_OF_CAPITALS * len(ordinary)
