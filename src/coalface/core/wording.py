"""What one side writes to the other, before it is sealed: nothing in it may point to someone without being looked at.

A reporter and a steward are held to the same. The guard helps whoever writes; it decides nothing.
"""

from collections.abc import Container
from dataclasses import dataclass

from .redaction import NO_LISTS, NameLists, Span, blank_out, find, look_over
from .words import gettext_noop as _

POINTS = _(
    "Something here could point to someone. Look at what is marked, and write it more generally or keep it."
)


class _Everything:
    def __contains__(self, words: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Looked:
    """What a writer has decided about marked words: these stay as they are, those are written more generally."""

    keep: Container[str] = frozenset()
    blank: Container[str] = frozenset()


NOT_LOOKED = Looked()
# A program says so with `confirmed`: a person was shown every mark.
KEEP_ALL = Looked(keep=_Everything())


def settled(
    text: str, lists: NameLists = NO_LISTS, looked: Looked = NOT_LOOKED, *, half_sure: bool = False
) -> tuple[str, list[Span]]:
    """Return the text with everything blanked that was to be blanked, and the marks nobody has decided about yet.

    With `half_sure`, what may point to somebody or to nobody is asked about, too.
    """
    notice = look_over if half_sure else find
    marks = notice(text, lists)
    if to_blank := [span for span in marks if text[span.start : span.end] in looked.blank]:
        text = blank_out(text, to_blank)
        marks = notice(text, lists)
    return text, [span for span in marks if text[span.start : span.end] not in looked.keep]
