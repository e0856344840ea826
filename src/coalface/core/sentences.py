"""How many sentences a short text has: for what has to be said in two."""

import re

# A full stop, a question mark or an ellipsis, what closes with it, and then the beginning of something new.
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ])|\n+")
LAST_WORD = re.compile(r"[^\s(\[“\"'‘]+$")
LONGEST_WORD = 40
FIGURE_NEXT = re.compile(r"\s*\d")
NO_END = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "mt", "e.g", "i.e", "approx", "vs", "cf", "jr", "sr"}
)
# These are short forms before a figure alone: "No." is an answer as well.
BEFORE_FIGURE = frozenset({"no", "nos", "n°", "p", "pp", "fig", "para"})


def count_sentences(text: str) -> int:
    """Return how many sentences these are. A new one begins with a capital letter or a figure, or on a new line."""
    return len(sentence_spans(text))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence stands, white space and all, in order. What holds no letter and no figure is none."""
    ends, start = [], 0
    for end in END.finditer(text):
        if not _is_abbreviation(text, end):
            ends.append((start, end.end()))
            start = end.end()
    ends.append((start, len(text)))
    return [(start, end) for start, end in ends if any(sign.isalnum() for sign in text[start:end])]


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    """Is this the stop of a short form or of an initial, which ends no sentence?"""
    if end.group() != ".":
        return False
    # No short form is longer; a text may be very long.
    before = LAST_WORD.search(text[max(0, end.start() - LONGEST_WORD) : end.start()])
    if before is None:
        return False
    word = before.group()
    if word.lower() in BEFORE_FIGURE:
        return FIGURE_NEXT.match(text, end.end()) is not None
    # "I." ends a sentence more often than it begins a name.
    return word.lower() in NO_END or (len(word) == 1 and word.isupper() and word != "I")
