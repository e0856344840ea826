"""Changes of a register: in which ways they come, and why. Nothing is overwritten; each change says why it was made."""

from enum import StrEnum
from types import MappingProxyType

from coalface.core.words import gettext_noop as _

LONGEST_NOTE = 200
LONG_NOTE = _("This note is longer than 200 letters. Say it in one sentence.")


class Way(StrEnum):
    """How a change came into the register."""

    PAGE = "page"
    FILE = "file"
    PROGRAM = "program"


class Why(StrEnum):
    """Why what is known has changed. A table of revisions tells news from corrections by it."""

    NEW = "new"
    NEWS = "news"
    CORRECTION = "correction"
    MISTAKE = "mistake"


WAYS = MappingProxyType(
    {Way.PAGE: _("on the page"), Way.FILE: _("from a file"), Way.PROGRAM: _("sent by a program")}
)
WHYS = MappingProxyType(
    {
        Why.NEW: _("Entered for the first time"),
        Why.NEWS: _("Something happened, or became known"),
        Why.CORRECTION: _("It was written down wrongly"),
        Why.MISTAKE: _("It does not belong in the register"),
    }
)
# What somebody chooses from who changes a review that is there.
TO_CHANGE = (Why.NEWS, Why.CORRECTION)


def why_not_change(*, why: str, seen: int, now: int, struck: bool) -> str | None:
    """Return why this change cannot be made, or None. `seen` is the version that was on the page."""
    if struck:
        return _(
            "This was struck out of the register, so nothing can be changed. Enter it anew if it belongs there."
        )
    if seen != now:
        return _(
            "Somebody has changed this since you opened it. Yours stands below as you typed it, and nothing of it was"
            " kept yet: look at theirs first, then keep yours if it is right."
        )
    if why not in TO_CHANGE:
        return _("Say why it changes: something happened, or it was written down wrongly.")
    return None
