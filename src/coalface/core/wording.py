"""What one side writes to the other, before it is sealed: nothing in it may point to someone without being looked at.

A reporter and a steward are held to the same. The guard helps whoever writes; it decides nothing.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .redaction import NO_LISTS, NameLists, Span, blank_out, find, in_typed, look_over, with_roles
from .words import gettext_noop as _

POINTS = _(
    "Something here could point to someone. Look at what is marked, and write it more generally or keep it."
)


# How the places of a text are named that stands alone.
THE_ONLY_ONE = "words"
# So often a text is looked at while what was decided about it shows something new.
MOST_LOOKS = 4


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

    @property
    def named(self) -> str:
        return f"{self.field} {self.number} of {self.many}: {self.words}"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a writer has decided about marked words: these stay as they are, those are written more generally.

    Of what is written more generally, the places `apart` stay.
    """

    # What a person chose is a set; a program that says "confirmed" keeps everything.
    keep: Container[str] = frozenset()
    blank: frozenset[str] = frozenset()
    apart: frozenset[Apart] = frozenset()
    # Kept against what was proposed, and no page has said so in words yet.
    unsaid: frozenset[str] = frozenset()
    # The writer went back to the form: what was decided is shown once more.
    again: bool = False

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

    def is_open(self, words: str) -> bool:
        """Whether these words still have to be asked about, or to be said to stay."""
        return words not in self.keep or words in self.unsaid


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


@dataclass(frozen=True, slots=True)
class Seen:
    """What looking over some texts came to, by field."""

    typed: Mapping[str, str]
    # The same with everything blanked that was to be blanked.
    texts: dict[str, str]
    # All that could point to someone, in offsets of what was typed: decided or not.
    marks: dict[str, list[Span]]
    # What is still to be asked about, in offsets of `texts`.
    left: dict[str, list[Span]]
    looked: Looked

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be shown before it is sealed."""
        if self.looked.again:
            return not any(self.marks.values())
        return all(self._is_decided(field) for field in self.typed)

    def _is_decided(self, field: str) -> bool:
        text, spans = self.typed[field], self.marks[field]
        gone = {_where(span) for span in self.looked.to_blank(text, spans, field)}
        return not any(
            self.looked.is_open(text[span.start : span.end]) for span in spans if _where(span) not in gone
        )


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
    seen = looked_through({field: text}, lists, looked, half_sure=half_sure)
    return seen.texts[field], seen.left[field]


def looked_through(
    typed: Mapping[str, str],
    lists: NameLists = NO_LISTS,
    looked: Looked = NOT_LOOKED,
    *,
    half_sure: bool = False,
) -> Seen:
    """The same of several texts by field, in which one person has one letter.

    What is blanked can show something beside it that was not seen before. So it is looked at again, and what a writer
    decided about that counts too.
    """
    marks = found = _noticed(typed, lists, half_sure)
    texts, gone = dict(typed), dict[str, list[Span]]()
    for _look in range(MOST_LOOKS):
        chosen = {field: looked.to_blank(typed[field], marks[field], field) for field in typed}
        if not any(chosen.values()) or chosen == gone:
            break
        gone = chosen
        texts = {field: blank_out(typed[field], gone[field]) for field in typed}
        found = _noticed(texts, lists, half_sure)
        marks = {
            field: _with(gone[field], in_typed(found[field], gone[field]), marks[field]) for field in typed
        }
    left = {
        field: [
            span
            for span, where in zip(found[field], in_typed(found[field], gone.get(field, [])), strict=True)
            if looked.is_open(typed[field][where.start : where.end])
        ]
        for field in typed
    }
    return Seen(typed, texts, marks, left, looked)


def _with(gone: list[Span], standing: list[Span], before: list[Span]) -> list[Span]:
    """What was seen before, and what was found since beside the blanks; not what is part of something longer now."""
    known, blanked = {_where(span) for span in before}, {_where(span) for span in gone}
    new = [span for span in standing if _where(span) not in known]
    stay = [
        span for span in before if _where(span) in blanked or not any(_touch(span, other) for other in new)
    ]
    return sorted([*stay, *new], key=_where)


def _where(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _noticed(texts: Mapping[str, str], lists: NameLists, half_sure: bool) -> dict[str, list[Span]]:
    notice = look_over if half_sure else find
    return with_roles(texts, {field: notice(text, lists) for field, text in texts.items()})
