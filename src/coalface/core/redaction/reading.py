"""Read what was typed the way a person would see it, and remember where each character stood.

Phones insert zero-width characters, word processors curl quotes, and some keyboards type
full-width digits. The rules read plain text; the marks go back to the text as it was typed.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SENTENCE_ENDS = frozenset(".!?:;•◼*")
SPACE_AND_QUOTES = " \n\r\"'(["
# Enough to look back over the space and quotes between two sentences.
LOOK_BACK = 12

LOOKALIKES = {
    **dict.fromkeys("‘’‛ʼ`´′＇", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—−﹣－", "-"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    # Letters that Unicode does not take apart.
    **dict(zip("łŁøØđĐ", "lLoOdD", strict=True)),
    "\t": " ",
}


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    lower: str
    starts_sentence: bool
    # The word stands in the same phrase as the one before: only spaces between them.
    follows_on: bool

    @property
    def is_possessive(self) -> bool:
        return self.lower.endswith("'s")

    @property
    def bare(self) -> str:
        """The word in lower case without a possessive ending."""
        return self.lower.removesuffix("'s")

    @property
    def bare_end(self) -> int:
        return self.end - 2 if self.is_possessive else self.end

    @property
    def is_capitalised(self) -> bool:
        """Amy, O'Brien and McKay, but not LADO, DfE or amy."""
        if len(self.text) < 2 or not self.text[0].isupper():
            return False
        return all(_is_capitalised_part(part) for part in re.split("['-]", self.text) if len(part) > 1)


@dataclass(frozen=True, slots=True)
class Typed:
    plain: str
    origins: tuple[int, ...]
    words: tuple[Word, ...]


def _is_capitalised_part(part: str) -> bool:
    if part in {"s", "t"}:
        return True
    rest = re.sub(r"^(?:Mc|Mac|Fitz)(?=[^\W\d_]{2})", "", part)
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
    plain: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for seen in fold(character):
            plain.append(seen)
            origins.append(place)
    joined = "".join(plain)
    return Typed(joined, tuple(origins), words_of(joined))


def words_of(plain: str) -> tuple[Word, ...]:
    words: list[Word] = []
    last_end = 0
    for match in WORD.finditer(plain):
        gap = plain[last_end : match.start()]
        words.append(
            Word(
                start=match.start(),
                end=match.end(),
                text=match.group(),
                lower=match.group().lower(),
                starts_sentence=_starts_sentence(plain, match.start()),
                follows_on=bool(words) and gap in {" ", "  "},
            )
        )
        last_end = match.end()
    return tuple(words)


def _starts_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - LOOK_BACK) : start]
    last_seen = before.rstrip(SPACE_AND_QUOTES)
    return not last_seen or last_seen[-1] in SENTENCE_ENDS or "\n" in before[len(last_seen) :]
