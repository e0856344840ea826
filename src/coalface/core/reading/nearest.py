"""Which of the things a report asks for is nearest to something one could begin with tomorrow, and what it leaves open.

Four things make a recommendation one that somebody can act on: which action, who, by when, and how anyone would see
that it is done. Most leave three of them open, so a page that shows only those that say all would be empty.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

from ..words import gettext_noop as _
from .levels import Level

MOST = 3


class Open(StrEnum):
    """What a recommendation can leave open."""

    ACTION = "action"
    WHO = "who"
    WHEN = "when"
    SEEN = "seen"


# What a reader is asked where it is left open.
ASKS = {
    Open.ACTION: _("Which action? It names an aim alone."),
    Open.WHO: _("Who does it?"),
    Open.WHEN: _("By when?"),
    Open.SEEN: _("How would anyone see that it is done?"),
}
NAMES = {
    Open.ACTION: _("which action"),
    Open.WHO: _("who does it"),
    Open.WHEN: _("by when"),
    Open.SEEN: _("how anyone would see that it is done"),
}


class Says(Protocol):
    """What is known of a recommendation, in the words of `Recommendation`."""

    @property
    def level(self) -> Level | None: ...
    @property
    def who(self) -> str | None: ...
    @property
    def when(self) -> str | None: ...
    @property
    def measurable(self) -> bool: ...


def left_open(one: Says) -> tuple[Open, ...]:
    """Return what it does not say, in the order in which one would ask."""
    said = {
        Open.ACTION: one.level is not None,
        Open.WHO: one.who is not None,
        Open.WHEN: one.when is not None,
        Open.SEEN: one.measurable,
    }
    return tuple(what for what, is_said in said.items() if not is_said)


STRENGTH = {Level.STRONGER: 0, Level.INTERMEDIATE: 1, Level.WEAKER: 2, None: 3}


def nearest(asked: Iterable[Says]) -> tuple[int, ...]:
    """Return the places of those that leave least open, the stronger action first: a few at most."""
    ones: Sequence[Says] = list(asked)
    if not ones:
        return ()
    gaps = [len(left_open(one)) for one in ones]
    least = [place for place, gap in enumerate(gaps) if gap == min(gaps)]
    return tuple(sorted(least, key=lambda place: (STRENGTH[ones[place].level], place))[:MOST])
