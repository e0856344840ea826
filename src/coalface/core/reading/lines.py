"""Which lines of a report are its words, and which only stand around them: running heads, page numbers, footnotes."""

import re
from collections import Counter
from typing import NamedTuple

LINE = re.compile(r"[^\n\f]*(?:\n|\f|$)")
PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
# A line of a table of contents, whose page stands at its end.
CONTENTS = re.compile(r"\s*\S.{2,90}?(?:\s{3,}|\.{4,}\s*)\d{1,3}\s*")
FIGURES = re.compile(r"\d+")
# So often a line has to return before it is a running head, and so short it is.
LEAST_HEADS = 3
LONGEST_HEAD = 130
FOOTNOTE_INDENT = re.compile(r"[ ]{1,4}(?=[A-Z‘“\"'w(h])")
ENDS_A_SENTENCE = (".", "?", "!", ":", ";", ",")


class Line(NamedTuple):
    """A line with its place in the text. `words` has single spaces; an empty one parts paragraphs."""

    start: int
    words: str
    raw: str
    around: bool


def lines_of(text: str) -> list[Line]:
    """Return every line, those that stand around the words marked as such."""
    found = [
        (match.start(), match[0].rstrip("\n\f"))
        for match in LINE.finditer(text)
        if match[0] or match.start() < len(text)
    ]
    words = [" ".join(raw.split()) for _, raw in found]
    contents = [CONTENTS.fullmatch(raw) is not None for _, raw in found]
    heads = _running_heads(["" if listed else line for line, listed in zip(words, contents, strict=True)])
    around = [
        bool(line) and (listed or PAGE_NUMBER.fullmatch(line) is not None or _alike(line) in heads)
        for line, listed in zip(words, contents, strict=True)
    ]
    _mark_footnotes(words, [raw for _, raw in found], around)
    return [
        Line(start, line, raw, is_around)
        for (start, raw), line, is_around in zip(found, words, around, strict=True)
    ]


def _alike(line: str) -> str:
    """The line without what changes from page to page."""
    return FIGURES.sub("#", line).strip("# ").lower()


def _running_heads(words: list[str]) -> frozenset[str]:
    """Lines that return, each time at a page's edge: beside nothing, a page number or another such line."""
    counts: Counter[str] = Counter()
    at_edges: Counter[str] = Counter()
    alike = [_alike(line) if _may_be_head(line) else "" for line in words]
    again = {line for line, count in Counter(alike).items() if line and count >= LEAST_HEADS}
    for place, line in enumerate(alike):
        if line not in again:
            continue
        counts[line] += 1
        beside = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
        sides = [
            not other or PAGE_NUMBER.fullmatch(other) is not None or _alike(other) in again
            for other in beside
        ]
        at_edges[line] += any(sides) or len(beside) < 2
    return frozenset(line for line, count in counts.items() if at_edges[line] >= 0.8 * count)


def _may_be_head(line: str) -> bool:
    return (
        8 <= len(line) <= LONGEST_HEAD
        and (line[0].isupper() or line[0].isdigit())
        and not line.endswith(ENDS_A_SENTENCE)
        # A numbered paragraph or a table of figures returns as well.
        and sum(sign.isalpha() for sign in line) >= 6
    )


def _mark_footnotes(words: list[str], raws: list[str], around: list[bool]) -> None:
    """A number alone, and under it, a little further in, what it notes: up to the next empty line."""
    for place, line in enumerate(words[:-1]):
        if not (line.isdigit() and len(line) <= 2 and FOOTNOTE_INDENT.match(raws[place + 1])):
            continue
        # A page number stands there as well; what goes on under it goes on from the page before.
        before = next(
            (words[back] for back in range(place - 1, -1, -1) if words[back] and not around[back]), ""
        )
        if raws[place + 1][0] == " " and raws[place + 2 : place + 3] and raws[place + 2][:3].isspace():
            continue
        if before.endswith((".", "?", "!", ":")) or not words[place - 1]:
            around[place] = True
            for below in range(place + 1, len(words)):
                # It ends where the page does: at an empty line, or at the foot.
                if not words[below] or around[below]:
                    break
                around[below] = True
