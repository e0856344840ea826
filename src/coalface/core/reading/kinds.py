"""Whether a text is a report on a service at all. Of a recipe or a novel the rules would say wrong things.

A report on a service speaks, again and again and in many words, of the work, of those who do it and of looking at it.
A text about something else holds a few of these words at most. What is short needs fewer. A newsletter, minutes and a
paper may speak of the same work: they are known by what only they have, such as apologies for absence.
"""

import re

from .dates import OTHER, framework_of
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
# Texts of other kinds that may tell of the same work, each known by so many different marks of its own; by more where
# the first lines name a kind of report, which a review with a list of books does.
OTHER_KINDS = {
    "a newsletter": pattern("kinds", "newsletter"),
    "the minutes of a meeting": pattern("kinds", "minutes"),
    "a research paper": pattern("kinds", "paper"),
}
FIRST_LINES = 300
MARKS_OF_ITS_OWN, WHERE_IT_IS_CALLED_A_REPORT = 3, 6
ANOTHER_KIND = (
    "This does not read like an inspection report or a review of a service: it reads like {kind}. What the rules would"
    " say of it would be wrong."
)


class NotAReport(CannotRead):
    """A text of another kind. Whoever gave it may have it read all the same; `words` is what there was to read."""

    def __init__(self, words: str) -> None:
        kind = other_kind(words)
        super().__init__(ANOTHER_KIND.format(kind=kind) if kind else NO_REPORT)
        self.words = words


def other_kind(text: str) -> str | None:
    """Return what this is by the marks of its own that it bears, or None where it bears few."""
    called_a_report = framework_of(text) != OTHER
    for kind, marks in OTHER_KINDS.items():
        found = [(match.start(), " ".join(match[0].lower().split())[:8]) for match in marks.finditer(text)]
        counted = len({words for _, words in found})
        if not called_a_report:
            # What stands in the first lines says what a text is called, and counts twice.
            counted += len({words for place, words in found if place < FIRST_LINES})
        if counted >= (WHERE_IT_IS_CALLED_A_REPORT if called_a_report else MARKS_OF_ITS_OWN):
            return kind
    return None


def is_report(text: str) -> bool:
    """Does this read like a report on a service?"""
    if other_kind(text):
        return False
    count = len(WORD.findall(text))
    found = [match[0].lower() for match in WORDS.finditer(text)]
    different = len({re.sub(r"(?:ies|s|ed|ing|ion|ions|y|e)$", "", word) for word in found})
    marks = {match[0].lower()[:7] for match in MARKS.finditer(text)}
    if len(marks) < (0 if count < A_SENTENCE_OR_TWO else 1 if count < FEW_WORDS else LEAST_MARKS):
        return False
    if count < FEW_WORDS:
        return different >= 1 and len(found) * ONE_IN >= count
    return different >= LEAST_DIFFERENT and 1_000 * len(found) >= LEAST_OF_A_THOUSAND * count
