"""Telephone numbers as people say them: "oh seven seven double oh nine hundred one two three"."""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.phones import HELPLINES
from coalface.core.redaction.reading import Typed

NOUGHTS = dict.fromkeys(("oh", "o", "zero", "nought", "naught", "nil"), "0")
ONES = dict(
    zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], "123456789", strict=True)
)
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# Two figures at once, as in "oh seven seven hundred ninety twelve".
PAIRS = dict(zip(TEENS, map(str, range(10, 20)), strict=True)) | dict(
    zip(TENS, map(str, range(20, 100, 10)), strict=True)
)
SPOKEN = NOUGHTS | ONES | PAIRS
TIMES = {"double": 2, "triple": 3, "treble": 3}
BIG = {"hundred": "00", "thousand": "000"}
# A run without one of these beside it is passed over at a glance.
TELLING = frozenset(SPOKEN) - {"o", "one", "oh"}
FEWEST_FIGURES = 8

WORDS = "|".join([*SPOKEN, *TIMES, *BIG])
TOKEN = rf"(?:(?:{WORDS})|\d{{1,6}})"
GAP = r"[ ,.\n-]{1,4}(?:and )?"
RUN = re.compile(rf"(?<!\w)(?:plus )?{TOKEN}(?:{GAP}{TOKEN}){{3,24}}(?!\w)", re.IGNORECASE)
PART = re.compile(r"[a-z]+|\d+")


def spoken_phones(typed: Typed) -> Iterator[Mark]:
    if TELLING.isdisjoint(typed.lowers):
        return
    for match in RUN.finditer(typed.plain):
        written = match.group().lower()
        figures = figures_of(written)
        if _could_be_rung(written, figures):
            yield Mark(match.start(), match.end(), "phone", 0.9)


def figures_of(spoken: str) -> str:
    """The figures that are said: "double oh nine hundred" is 00900, and "ninety two" is 92."""
    figures, times, tens = "", 1, False
    for part in PART.findall(spoken):
        if part in TIMES:
            times, tens = TIMES[part], False
        elif part in BIG:
            figures, tens = figures + BIG[part], False
        elif part.isdigit() or part in SPOKEN:
            said = SPOKEN.get(part, part)
            # "Ninety" and then a figure are two figures, not three.
            figures = figures[:-1] + said if tens and part in ONES else figures + said * times
            times, tens = 1, part in TENS
    return figures


def _could_be_rung(written: str, figures: str) -> bool:
    """Whether so many figures may be a number: not a list of ages, somebody counting, or a helpline of ours."""
    if len(figures) < FEWEST_FIGURES or figures in HELPLINES:
        return False
    if sum(character.isdigit() for character in written) >= FEWEST_FIGURES:
        # "0113 496 0742 eleven times" is told by its figures.
        return False
    if written.startswith("plus") or figures.startswith("0"):
        return True
    said = PART.findall(written)
    is_a_list = "," in written or "and" in said or not said[0].isalpha()
    counted = figures.startswith(("1234", "9876", "10987"))
    return (
        not is_a_list
        and not counted
        and all(part in ONES or part in NOUGHTS or part in TIMES for part in said)
    )
