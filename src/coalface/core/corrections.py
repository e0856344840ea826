"""Putting a published bulletin right: nothing vanishes and nothing changes silently. A notice says what was wrong.

It follows what the Code of Practice for Statistics asks under “orderly release”: corrections come as soon as can be,
with their scale, nature, cause and impact beside the statistics. Here what was published before stays as well.
"""

from collections.abc import Collection, Sequence
from datetime import date

from .words import gettext_noop as _

LONGEST_WRONG = 500
# Of one version. More than that, and it is time for a new version.
MOST_NOTICES = 4

# What a second analyst ticks before a notice goes out.
LOOKS = {
    "wrong": _("I have looked at the figures myself, and they are wrong as it says."),
    "tables": _("Every table in which they stand is named, and no other."),
    "child": _("The notice itself points to no child, and to no number that is hidden."),
}

NO_WORDS = _("Say in one or two sentences what was wrong, and how far it misled.")
TOO_LONG = _("This is longer than 500 characters. Say it in fewer words: nothing you typed is lost.")
NO_TABLES = _("Tick every table in which something was wrong.")
NO_DAY = _("Say when it was found.")
FOUND_AHEAD = _("This day has not come yet. Give the day on which it was found.")
FOUND_EARLY = _("On this day it was not published yet. Give the day on which it was found.")
NOT_PUBLISHED = _(
    "It is not published yet. Throw it away and make it again: then nobody reads what is wrong."
)
ONE_WAITS = _("A notice waits already for a second analyst. Publish that one or throw it away first.")
SUPERSEDED = _("There is a newer version of this half-year already. Write the notice about that one.")
ENOUGH = _("There are four notices about this version already. Make the corrected version first.")
SAME_PERSON = _("You wrote this notice. Somebody else has to look at it: ask another analyst.")
OTHER_WORDS = _("This notice was written anew since you opened the page. Look at it as it is now.")
NOT_ALL = _("Tick everything first. What you have not looked at, look at now.")
GONE = _("This notice is published, or was thrown away. Look at the page again.")
NO_NOTICE = _(
    "A bulletin of this half-year is published, and stays. Publish a notice of what is wrong in it first: its page"
    " under “Bulletins” leads there. Then the corrected version can be made."
)


def why_not_write(
    *,
    wrong: str,
    tables: Collection[str],
    there: Collection[str],
    found_on: date | None,
    published_on: date,
    today: date,
) -> tuple[str, str] | None:
    """Return the field and the reason why this notice cannot be kept, or None."""
    if found_on is None:
        return "found_on", NO_DAY
    if found_on > today:
        return "found_on", FOUND_AHEAD
    if found_on < published_on:
        return "found_on", FOUND_EARLY
    if not tables or not set(tables) <= set(there):
        return "tables", NO_TABLES
    if not wrong:
        return "wrong", NO_WORDS
    return ("wrong", TOO_LONG) if len(wrong) > LONGEST_WRONG else None


def why_not_begin(*, waits: bool, superseded: bool, notices: int) -> str | None:
    """Return why no notice can be written about this version now, or None."""
    if superseded:
        return SUPERSEDED
    if waits:
        return ONE_WAITS
    return ENOUGH if notices >= MOST_NOTICES else None


def why_not_agree(*, wrote_it: bool, same_words: bool, looked_at: Collection[str]) -> str | None:
    """Return why this person cannot publish this notice, or None."""
    if wrote_it:
        return SAME_PERSON
    if not same_words:
        return OTHER_WORDS
    return None if set(LOOKS) <= set(looked_at) else NOT_ALL


def reason_of(notices: Sequence[str]) -> str:
    """Why there is a new version: what all the notices about the one before say, the oldest first."""
    return " ".join(dict.fromkeys(notices))
