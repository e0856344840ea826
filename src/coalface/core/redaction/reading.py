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
SPACES = frozenset({" ", "  "})
PLAIN = re.compile(r"[\n\r -_a-~]*")

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
    # Every word in small letters: whether a rule need look at all.
    lowers: frozenset[str]


def _is_capitalised(text: str) -> bool:
    if len(text) < 2 or not text[0].isupper():
        return False
    if text.isalpha() and text[1:].islower():
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


def read(text: str) -> Typed:
    if PLAIN.fullmatch(text):
        return _typed(text, range(len(text)))
    plain: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for seen in fold(character):
            plain.append(seen)
            origins.append(place)
    joined = "".join(plain)
    return _typed(joined, tuple(origins))


def _typed(plain: str, origins: Sequence[int]) -> Typed:
    words = words_of(plain)
    return Typed(plain, origins, words, frozenset(word.lower for word in words))


def words_of(plain: str) -> tuple[Word, ...]:
    words: list[Word] = []
    last_end = 0
    for match in WORD.finditer(plain):
        start, end = match.span()
        text = match.group()
        lower = text.lower()
        possessive = lower.endswith("'s")
        # Between two words of one phrase nothing but a space can end a sentence.
        only_space = bool(words) and plain[last_end:start] in SPACES
        words.append(
            Word(
                start,
                end,
                text,
                lower,
                not only_space
                and not _is_after_an_initial(words, plain, start)
                and _starts_sentence(plain, start),
                only_space,
                possessive,
                lower[:-2] if possessive else lower,
                end - 2 if possessive else end,
                text is not lower and text != lower and _is_capitalised(text),
            )
        )
        last_end = end
    return tuple(words)


def _starts_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - LOOK_BACK) : start]
    last_seen = before.rstrip(SPACE_AND_QUOTES)
    return not last_seen or last_seen[-1] in SENTENCE_ENDS or "\n" in before[len(last_seen) :]


def _is_after_an_initial(words: list[Word], plain: str, start: int) -> bool:
    """Whether the full stop before belongs to an initial: "C. Hartnell"."""
    if not words or plain[words[-1].end : start] not in {". ", "."}:
        return False
    return len(words[-1].text) == 1 and words[-1].text.isupper() and words[-1].text != "I"
