"""Words between reporter and stewards: tidied, short enough, and what the other side reads held to the guard."""

from collections.abc import Container

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.redaction import Span
from coalface.core.thresholds import MESSAGE_LENGTH, Threshold
from coalface.core.wording import NOT_LOOKED, POINTS, THE_ONLY_ONE, Looked, Seen, looked_through
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..queries.opened import OpenReport


def written(text: str, *, field: str, needed: str = "", longest: Threshold = MESSAGE_LENGTH) -> str:
    """Return the text tidied. NotAllowed where it is too long, or empty although it is `needed`."""
    text = tidy(text)
    if needed and not text:
        raise NotAllowed(needed, field)
    if len(text) > longest.value:
        raise NotAllowed(_("This is longer than it can be. Shorten it: nothing you typed is lost."), field)
    return text


def written_to_reporter(
    report: OpenReport,
    text: str,
    *,
    field: str,
    looked_at: Container[str],
    needed: str = "",
    longest: Threshold = MESSAGE_LENGTH,
) -> str:
    """The same for words that the reporter reads. `looked_at` is what was marked and points to nobody."""
    text = written(text, field=field, needed=needed, longest=longest)
    return looked_over(report, text, Looked(keep=looked_at), field=field)


def looked_over(report: OpenReport, text: str, looked: Looked, *, field: str) -> str:
    """Return the text as it was decided. NotAllowed where something could point to someone, and nobody has looked."""
    seen = look_through(report, text, looked)
    if not seen.is_settled:
        raise NotAllowed(POINTS, field)
    return seen.texts[THE_ONLY_ONE]


def look_over(report: OpenReport, text: str) -> list[Span]:
    """Return what in a text could point to someone, before anybody has decided about it."""
    return look_through(report, text, NOT_LOOKED).left[THE_ONLY_ONE]


def look_through(report: OpenReport, text: str, looked: Looked) -> Seen:
    """What looking over a text comes to, by the name lists of the report's organisation."""
    return looked_through({THE_ONLY_ONE: text}, people.name_lists(report.row.channel.organisation), looked)
