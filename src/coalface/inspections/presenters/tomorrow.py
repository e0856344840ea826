"""What somebody could act on tomorrow: what a report asks for that comes nearest, and what its reader has to fill in.

It is filled in on the page and nowhere else: there is no form around it, so nothing of it can be sent.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reading.levels import Level
from coalface.core.reading.nearest import ASKS, left_open, nearest


class _Says(NamedTuple):
    level: Level | None
    who: str | None
    when: str | None
    measurable: bool


def work_sheet(asked: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return those that leave least open, each with what it says of itself and what is left to fill in."""
    ones = [
        _Says(Level(one["level"]) if one["level"] else None, one["who"], one["when"], bool(one["measurable"]))
        for one in asked
    ]
    return [_to_fill_in(asked[place], ones[place]) for place in nearest(ones)]


def _to_fill_in(one: Mapping[str, Any], says: _Says) -> dict[str, Any]:
    said = [
        (_("What it names"), one["level_says"] if says.level else None),
        (_("Who"), says.who),
        (_("By when"), says.when),
        (_("How one sees it"), _("it holds something to count or to check") if says.measurable else None),
    ]
    return {
        **one,
        "says_of_itself": [(name, words) for name, words in said if words],
        "left_open": [{"code": gap.value, "asks": _(ASKS[gap])} for gap in left_open(says)],
    }


def how_near(sheet: Sequence[Mapping[str, Any]], asked: int) -> str:
    """Say how near the nearest comes to the four things that somebody needs who would begin."""
    if not sheet:
        return _("We found nothing that it asks for. Look whether it asks in other words.")
    gaps = len(sheet[0]["left_open"])
    if not gaps:
        return ngettext(
            "This says all that one needs to begin: which action, who, by when, and how anyone would see it.",
            "These say all that one needs to begin: which action, who, by when, and how anyone would see it.",
            len(sheet),
        )
    return " ".join(
        [
            _(
                "To begin, one needs four things: which action, who, by when, and how anyone would see it done."
            ),
            _comes_nearest(len(sheet), asked),
            _leaves_open(len(sheet), gaps),
            _("Fill in the rest together with those who do the work."),
        ]
    )


def _comes_nearest(shown: int, asked: int) -> str:
    if asked == 1:
        return _("This is the one thing that it asks for.")
    return ngettext(
        "Of the %(asked)d things that it asks for, this one comes nearest.",
        "Of the %(asked)d things that it asks for, these come nearest.",
        shown,
    ) % {"asked": asked}


def _leaves_open(shown: int, gaps: int) -> str:
    if shown == 1:
        says = {
            1: _("It leaves one of the four open."),
            2: _("It leaves two of the four open."),
            3: _("It leaves three of the four open."),
            4: _("It leaves all four open."),
        }
    else:
        says = {
            1: _("Each leaves one of the four open."),
            2: _("Each leaves two of the four open."),
            3: _("Each leaves three of the four open."),
            4: _("Each leaves all four open."),
        }
    return says[gaps]
