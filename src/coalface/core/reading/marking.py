"""The report itself, cut where something is marked: what criticises, what asks, and words to ask about.

Every sign of the text stands in one stretch, once and in its order. Within a paragraph the ends of lines are spaces, so
that it fits any screen.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from .profile import Profile
from .sentences import sentences_of

SPACE = re.compile(r"\s+")
ASKED = "asked"


class Piece(NamedTuple):
    """Words in a row; `to_ask` says that they are some that the language guard asks about."""

    words: str
    to_ask: bool


class Stretch(NamedTuple):
    """A sentence that is marked, or what stands between two.

    `kind` is `cause`, `effect`, `none` or `asked`, and empty where nothing is marked; `number` counts within its list.
    """

    kind: str
    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """Where links lead: c3 is the third criticism, r2 the second thing that is asked for."""
        return f"{'r' if self.kind == ASKED else 'c'}{self.number}" if self.kind else ""


def stretches(profile: Profile) -> Iterator[Stretch]:
    """Yield the whole text in order."""
    shown, place = _flowing(profile.document.text), 0
    marked = [(one.start, one.end, one.why.value, number) for number, one in enumerate(profile.criticisms, 1)]
    marked += [
        (one.recommendation.start, one.recommendation.end, ASKED, number)
        for number, one in enumerate(profile.asked, 1)
    ]
    for start, end, kind, number in sorted(marked):
        if start < place:
            continue
        if start > place:
            yield Stretch("", 0, _pieces(profile, shown, place, start))
        yield Stretch(kind, number, _pieces(profile, shown, start, end))
        place = end
    if place < len(shown):
        yield Stretch("", 0, _pieces(profile, shown, place, len(shown)))


def _pieces(profile: Profile, shown: Sequence[str], start: int, end: int) -> tuple[Piece, ...]:
    found = []
    for one in profile.phrases:
        if one.start >= end:
            break
        if one.start >= start and one.end <= end:
            found += [
                Piece("".join(shown[start : one.start]), False),
                Piece("".join(shown[one.start : one.end]), True),
            ]
            start = one.end
    found.append(Piece("".join(shown[start:end]), False))
    return tuple(piece for piece in found if piece.words)


def _flowing(text: str) -> list[str]:
    """Sign for sign what is shown."""
    shown = list(text)
    for _, block in groupby(sentences_of(text), key=lambda sentence: sentence.block):
        sentences = list(block)
        for space in SPACE.finditer(text, sentences[0].start, sentences[-1].end):
            shown[space.start() : space.end()] = [" ", *[""] * (space.end() - space.start() - 1)]
    return shown
