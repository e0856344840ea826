"""Words that a steward writes: tidied, short enough, and what goes to the reporter held to the guard."""

from collections.abc import Container

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.redaction import Span
from coalface.core.thresholds import MESSAGE_LENGTH, Threshold
from coalface.core.wording import POINTS, Looked, settled
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
    if marks_to_look_at(report, text, looked_at):
        raise NotAllowed(POINTS, field)
    return text


def marks_to_look_at(report: OpenReport, text: str, looked_at: Container[str] = frozenset()) -> list[Span]:
    """What in a text could point to someone, less what was looked at. Offsets are into the tidied text."""
    lists = people.name_lists(report.row.channel.organisation_id)
    return settled(tidy(text), lists, Looked(keep=looked_at))[1]
