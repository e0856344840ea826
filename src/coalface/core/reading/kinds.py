"""Whether a text is a report on a service at all. Of a recipe or a novel the rules would say wrong things.

A report on a service speaks, again and again and in many words, of the work, of those who do it and of looking at it.
A text about something else holds a few of these words at most. What is short needs fewer.
"""

import re

from .patterns import pattern
from .refusing import CannotRead

# Words of inspections and reviews: of the work, of whoever does it, and of finding something.
WORDS = pattern("kinds", "words")
# And of what such a report is made by, or is about: a newsletter may speak of safeguarding, staff and leaders.
MARKS = pattern("kinds", "marks")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# So many different ones in a text of any length, and so many among 1,000 words. The barest of the published reports has
# 90 among 1,000; a recipe has none, a school newsletter three, and the documents of this program have fifteen.
LEAST_DIFFERENT, LEAST_OF_A_THOUSAND = 6, 30
# A shorter text than this is only asked for one in so many.
FEW_WORDS, ONE_IN = 240, 60
# A sentence or two need no mark of a report, a paragraph needs one and a page two different ones.
A_SENTENCE_OR_TWO, LEAST_MARKS = 40, 2
NO_REPORT = (
    "This does not read like an inspection report or a review of a service: hardly a word of it is about the work,"
    " those who do it or what was found. What the rules would say of it would be wrong."
)


class NotAReport(CannotRead):
    """A text of another kind. Whoever gave it may have it read all the same; `words` is what there was to read."""

    def __init__(self, words: str) -> None:
        super().__init__(NO_REPORT)
        self.words = words


def is_report(text: str) -> bool:
    """Does this read like a report on a service?"""
    count = len(WORD.findall(text))
    found = [match[0].lower() for match in WORDS.finditer(text)]
    different = len({re.sub(r"(?:ies|s|ed|ing|ion|ions|y|e)$", "", word) for word in found})
    marks = {match[0].lower()[:7] for match in MARKS.finditer(text)}
    if len(marks) < (0 if count < A_SENTENCE_OR_TWO else 1 if count < FEW_WORDS else LEAST_MARKS):
        return False
    if count < FEW_WORDS:
        return different >= 1 and len(found) * ONE_IN >= count
    return different >= LEAST_DIFFERENT and 1_000 * len(found) >= LEAST_OF_A_THOUSAND * count
