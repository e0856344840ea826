"""Read what was typed the way a person would see it, and remember where each character stood.

Phones insert zero-width characters, word processors curl quotes, and some keyboards type
full-width digits. The rules read plain text; the marks go back to the text as it was typed.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SENTENCE_ENDS = frozenset(".!?:;•◼*")
SPACE_AND_QUOTES = " \n\r\"'(["
# Enough to look back over the space and quotes between two sentences.
LOOK_BACK = 12
PLAIN = re.compile(r"[\n\r -_a-~]*")
FIGURE = re.compile(r"\d")

LOOKALIKES = {
    **dict.fromkeys("‘’‛ʼ`´′＇", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—−﹣－", "-"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    # Letters that Unicode does not take apart.
    **dict(zip("łŁøØđĐ", "lLoOdD", strict=True)),
    "ı": "i",
    "\t": " ",
}


@dataclass(slots=True)
class Word:
    """One word as it stands. What the rules ask again and again is worked out once."""

    start: int
    end: int
    text: str
    lower: str
    starts_sentence: bool
    # The word stands in the same phrase as the one before: only spaces between them.
    follows_on: bool
    is_possessive: bool
    # The word in lower case without a possessive ending.
    bare: str
    bare_end: int
    # Amy, O'Brien and McKay, but not LADO, DfE or amy.
    is_capitalised: bool


@dataclass(frozen=True, slots=True)
class Typed:
    plain: str
    origins: Sequence[int]
    words: tuple[Word, ...]
    # Every word in small letters, with its possessive ending and without: whether a rule need look at all.
    lowers: frozenset[str]
    # How many figures there are.
    figures: int


def _is_capitalised(text: str) -> bool:
    if len(text) < 2 or not text[0].isupper():
        return False
    if text.istitle() and text.isalpha():
        return True
    return all(_is_capitalised_part(part) for part in re.split("['-]", text) if len(part) > 1)


def _is_capitalised_part(part: str) -> bool:
    if part in {"s", "t"}:
        return True
    rest = re.sub(r"^(?:Mc|Mac|Fitz|Mhic|Nic|Al|De|O)(?=[^\W\d_]{2})", "", part)
    return part[0].isupper() and (rest[1:].islower() or len(rest) == 1)


@lru_cache(maxsize=4096)
def fold(character: str) -> str:
    """Return the plain characters for one typed character; nothing for one that does not show."""
    if character in LOOKALIKES:
        return LOOKALIKES[character]
    if character.isascii():
        return character
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in {"Cf", "Mn", "Me"}:
        return ""
    apart = unicodedata.normalize("NFKD", character)
    return "".join(part for part in apart if unicodedata.category(part) not in {"Mn", "Me", "Cf"})


def plain_of(text: str) -> tuple[str, Sequence[int]]:
    """Return the text as a person would see it, and where each of its characters stood."""
    if PLAIN.fullmatch(text):
        return text, range(len(text))
    plain: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for seen in fold(character):
            plain.append(seen)
            origins.append(place)
    return "".join(plain), tuple(origins)


def read(text: str) -> Typed:
    return _typed(*plain_of(text))


def _typed(plain: str, origins: Sequence[int]) -> Typed:
    words = words_of(plain)
    lowers = {word.lower for word in words}
    lowers |= {word.bare for word in words if word.is_possessive}
    return Typed(plain, origins, words, frozenset(lowers), len(FIGURE.findall(plain)))


def words_of(plain: str) -> tuple[Word, ...]:
    words: list[Word] = []
    last_end = 0
    for match in WORD.finditer(plain):
        start, end = match.span()
        text = match.group()
        lower = text.lower()
        # Between two words of one phrase nothing but a space can end a sentence.
        gap = plain[last_end:start]
        follows_on = (gap == " " or gap == "  ") and last_end > 0
        starts = not follows_on and not _is_after_an_initial(words, gap) and _starts_sentence(plain, start)
        is_capitalised = text != lower and _is_capitalised(text)
        if lower.endswith("'s"):
            words.append(
                Word(start, end, text, lower, starts, follows_on, True, lower[:-2], end - 2, is_capitalised)
            )
        else:
            words.append(Word(start, end, text, lower, starts, follows_on, False, lower, end, is_capitalised))
        last_end = end
    return tuple(words)


def _starts_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - LOOK_BACK) : start]
    last_seen = before.rstrip(SPACE_AND_QUOTES)
    return not last_seen or last_seen[-1] in SENTENCE_ENDS or "\n" in before[len(last_seen) :]


def _is_after_an_initial(words: list[Word], gap: str) -> bool:
    """Whether the full stop before belongs to an initial: "C. Hartnell"."""
    if gap not in {". ", "."} or not words:
        return False
    return len(words[-1].text) == 1 and words[-1].text.isupper() and words[-1].text != "I"
