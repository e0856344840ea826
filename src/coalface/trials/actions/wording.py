"""Words of a trial, which everyone will read: tidied, and nothing in them that could point to someone unseen."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.wording import POINTS, Looked, settled
from coalface.people import queries as people

MARKED = "marked"


class MarkedWords(NamedTuple):
    """Something that could point to someone: in which field, the words, and why."""

    field: str
    words: str
    why: str


class Marked(NotAllowed):
    """Nobody has looked at what is marked yet. Nothing was kept."""

    def __init__(self, marks: list[MarkedWords]) -> None:
        super().__init__(POINTS, MARKED)
        self.marks = marks


def looked_over(channel, prose: Mapping[str, str], *, looked_at: Container[str]) -> dict[str, str]:
    """Return the texts tidied. Marked where something could point to someone. `looked_at` points to nobody."""
    lists = people.name_lists(channel.organisation)
    kept, marks = {}, []
    for field, typed in prose.items():
        kept[field], left = settled(tidy(typed), lists, Looked(keep=looked_at))
        for span in left:
            words = kept[field][span.start : span.end]
            if words not in {mark.words for mark in marks}:
                marks.append(MarkedWords(field, words, span.why))
    if marks:
        raise Marked(marks)
    return kept
