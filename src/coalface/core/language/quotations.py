"""Where somebody else is quoted, or a word is only mentioned: what stands in quotation marks within one paragraph."""

import re
from bisect import bisect_right
from dataclasses import dataclass

MARK = re.compile(r"\n[ \t\r]*\n|[\"“”„«»]|[‘’']")
CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’'", "'": "'’"}


@dataclass(frozen=True, slots=True)
class Quotations:
    """Stretches of a text, in its character offsets, in order and apart from each other."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, place: int) -> bool:
        found = bisect_right(self.starts, place) - 1
        return found >= 0 and place < self.ends[found]


def quoted(text: str) -> Quotations:
    """Return what is quoted. A mark that is never closed in its paragraph quotes nothing; an apostrophe is no mark."""
    starts, ends = [], []
    opened: int | None = None
    for found in MARK.finditer(text):
        mark, place = found[0], found.start()
        if mark.startswith("\n"):
            opened = None
        elif opened is None:
            opened = place if mark in CLOSES and _may_open(text, place) else None
        elif mark in CLOSES[text[opened]] and _may_close(text, place):
            starts.append(opened)
            ends.append(place + 1)
            opened = None
    return Quotations(tuple(starts), tuple(ends))


def _may_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _may_close(text: str, place: int) -> bool:
    """A curl between two letters is an apostrophe."""
    single = text[place] in "'’‘"
    return not (single and text[place + 1 : place + 2].isalnum()) and not text[place - 1 : place].isspace()
