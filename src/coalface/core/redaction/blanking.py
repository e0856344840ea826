"""Write something else in place of what could point to someone, and find the way back to what was typed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from coalface.core.redaction.kinds import Span


def blank_out(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the proposed words in place of each span."""
    pieces = []
    last = 0
    for span in _apart(spans):
        pieces += [text[last : span.start], written_instead(span, text)]
        last = span.end
    return "".join([*pieces, text[last:]])


def written_instead(span: Span, text: str) -> str:
    """What is written in place of a span of this text: with a capital where it begins a sentence."""
    before, instead = text[: span.start], span.instead
    begins = not before.strip() or before.rstrip(" ").endswith((".", "!", "?", "\n", "…"))
    return instead[:1].upper() + instead[1:] if begins else instead


def in_typed(found: Sequence[Span], gone: Iterable[Span]) -> list[Span]:
    """Spans of a text that `blank_out` returned, in offsets of what was typed. `gone` is what was blanked in it.

    What touches words that were written instead takes in all that stood there.
    """
    blanks = _apart(gone)
    if not blanks:
        return list(found)
    # By how much what stands behind each blank has moved, and where each ends now.
    moved = [0, *accumulate(len(blank.instead) - (blank.end - blank.start) for blank in blanks)]
    starts = [blank.start + by for blank, by in zip(blanks, moved, strict=False)]

    def typed_at(place: int, *, is_end: bool) -> int:
        behind = bisect_right(starts, place - 1) if place else 0
        if not behind:
            return place
        blank = blanks[behind - 1]
        if place >= starts[behind - 1] + len(blank.instead):
            return place - moved[behind]
        return blank.end if is_end else blank.start

    return [
        replace(span, start=typed_at(span.start, is_end=False), end=typed_at(span.end, is_end=True))
        for span in found
    ]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The same in order. Where one was found behind another that was blanked, one stands for both."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if apart and span.start < apart[-1].end:
            apart[-1] = replace(apart[-1], end=max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return apart
