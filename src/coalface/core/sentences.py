"""How many sentences a short text has: for what has to be said in two."""

import re

# A full stop, a question mark or an ellipsis, what closes with it, and then the beginning of something new.
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ])|\n+")
LAST_WORD = re.compile(r"[^\s(\[“\"'‘]+$")
NO_END = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "mt", "e.g", "i.e", "approx", "vs", "cf", "jr", "sr"}
)
# These are short forms before a figure alone: "No." is an answer as well.
BEFORE_FIGURE = frozenset({"no", "nos", "n°", "p", "pp", "fig", "para"})


def count_sentences(text: str) -> int:
    """Return how many sentences these are. A new one begins with a capital letter or a figure, or on a new line."""
    pieces, start = [], 0
    for end in END.finditer(text):
        if not _is_abbreviation(text, end):
            pieces.append(text[start : end.end()])
            start = end.end()
    pieces.append(text[start:])
    return sum(any(sign.isalnum() for sign in piece) for piece in pieces)


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    """Is this the stop of a short form or of an initial, which ends no sentence?"""
    if end.group() != ".":
        return False
    before = LAST_WORD.search(text[: end.start()])
    if before is None:
        return False
    word = before.group()
    if word.lower() in BEFORE_FIGURE:
        return text[end.end() :].lstrip()[:1].isdigit()
    # "I." ends a sentence more often than it begins a name.
    return word.lower() in NO_END or (len(word) == 1 and word.isupper() and word != "I")
