"""What one side writes to the other, before it is sealed: nothing in it may point to someone without being looked at.

A reporter and a steward are held to the same. The guard helps whoever writes; it decides nothing.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .redaction import NO_LISTS, NameLists, Span, blank_out, find, look_over, with_roles
from .words import gettext_noop as _

POINTS = _(
    "Something here could point to someone. Look at what is marked, and write it more generally or keep it."
)


# How the places of a text are named that stands alone.
THE_ONLY_ONE = "words"


class _Everything:
    def __contains__(self, words: object) -> bool:
        return True


class Apart(NamedTuple):
    """One place of several where the same words stand: the second of three in the story."""

    field: str
    # In small letters, so that "Amy" and "amy" are one.
    words: str
    number: int
    many: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What a writer has decided about marked words: these stay as they are, those are written more generally.

    Of what is written more generally, the places `apart` stay.
    """

    keep: Container[str] = frozenset()
    blank: Container[str] = frozenset()
    apart: frozenset[Apart] = frozenset()

    def to_blank(self, text: str, spans: Sequence[Span], field: str = THE_ONLY_ONE) -> list[Span]:
        """The spans of this text that are to be blanked.

        A place is told by its number among so many: where the text was changed since, they are all blanked.
        """
        return [
            span
            for span, (words, number, many) in zip(spans, numbered(text, spans), strict=True)
            if text[span.start : span.end] in self.blank
            and Apart(field, words, number, many) not in self.apart
        ]


def numbered(text: str, spans: Sequence[Span]) -> list[tuple[str, int, int]]:
    """For each span its words in small letters, and which of how many places with these words it is."""
    words = [text[span.start : span.end].casefold() for span in spans]
    many = Counter(words)
    seen: Counter[str] = Counter()
    numbers = []
    for each in words:
        seen[each] += 1
        numbers.append((each, seen[each], many[each]))
    return numbers


NOT_LOOKED = Looked()
# A program says so with `confirmed`: a person was shown every mark.
KEEP_ALL = Looked(keep=_Everything())


def settled(
    text: str,
    lists: NameLists = NO_LISTS,
    looked: Looked = NOT_LOOKED,
    *,
    field: str = THE_ONLY_ONE,
    half_sure: bool = False,
) -> tuple[str, list[Span]]:
    """Return the text with everything blanked that was to be blanked, and the marks nobody has decided about yet.

    With `half_sure`, what may point to somebody or to nobody is asked about, too.
    """
    texts, left = settled_together({field: text}, lists, looked, half_sure=half_sure)
    return texts[field], left[field]


def settled_together(
    texts: Mapping[str, str],
    lists: NameLists = NO_LISTS,
    looked: Looked = NOT_LOOKED,
    *,
    half_sure: bool = False,
) -> tuple[dict[str, str], dict[str, list[Span]]]:
    """The same of several texts by field, in which one person has one letter."""
    marks = _noticed(texts, lists, half_sure)
    to_blank = {field: looked.to_blank(text, marks[field], field) for field, text in texts.items()}
    blanked = {field: blank_out(text, to_blank[field]) for field, text in texts.items()}
    if any(to_blank.values()):
        marks = _noticed(blanked, lists, half_sure)
    return blanked, {
        field: [span for span in marks[field] if text[span.start : span.end] not in looked.keep]
        for field, text in blanked.items()
    }


def _noticed(texts: Mapping[str, str], lists: NameLists, half_sure: bool) -> dict[str, list[Span]]:
    notice = look_over if half_sure else find
    return with_roles(texts, {field: notice(text, lists) for field, text in texts.items()})
