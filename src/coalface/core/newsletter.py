"""The quarterly newsletter: what it is made of, and when it can be drafted, published and taken back.

The program drafts every line from what was published in the quarter. A steward leaves lines out or changes their
words, and writes one short word at the top.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from .quarters import Quarter
from .telling import Problem
from .vocabulary import Term
from .words import gettext_noop as _


class Part(StrEnum):
    """The parts of a newsletter, in the order in which they are read."""

    CARDS = "cards"
    THEMES = "themes"
    ANSWERS = "answers"
    CHECK_BACKS = "check_backs"
    TRIALS_BEGUN = "trials_begun"
    TRIALS_FINISHED = "trials_finished"


PARTS = {
    Part.CARDS: Term("cards", _("What people told us")),
    Part.THEMES: Term("themes", _("What we asked the service")),
    Part.ANSWERS: Term("answers", _("What the service answered")),
    Part.CHECK_BACKS: Term("check_backs", _("Is it still happening?")),
    Part.TRIALS_BEGUN: Term("trials_begun", _("What we have begun to try")),
    Part.TRIALS_FINISHED: Term("trials_finished", _("What came of what we tried")),
}

# The word at the top is read before everything else; a line is read in one breath.
LONGEST = {"opening": 1_000, "words": 500}
# So many cards are eight pages. The others are on the site, and the newsletter says how many.
MOST_CARDS = 120
QUARTERS_BACK = 4

TOO_LONG = {
    "opening": _(
        "The word at the top is longer than 1,000 characters. Shorten it: nothing you typed is lost."
    ),
    "words": _("This line is longer than 500 characters. Shorten it: nothing you typed is lost."),
}
NO_WORDS = _("Say something in this line, or leave it out.")
NO_OPENING = _("Write a short word at the top first: what should a reader take from this quarter?")


def quarters_to_draft(today: date) -> list[Quarter]:
    """The quarters that a newsletter can be drafted for, the latest first. None that is not over."""
    found = [Quarter.of(today).before()]
    while len(found) < QUARTERS_BACK:
        found.append(found[-1].before())
    return found


def why_not_draft(quarter: Quarter, *, there: bool, today: date) -> str | None:
    """Return why no newsletter can be drafted for this quarter, or None. `there` is one that stands or is drafted."""
    if quarter not in quarters_to_draft(today):
        return _("A newsletter is for one of the last four quarters that are over.")
    if there:
        return _("There is a newsletter for this quarter already. Go on with it, or take it back first.")
    return None


def newsletter_problems(*, opening: str, lines: Mapping[str, str]) -> list[Problem]:
    """What keeps these words from being kept. `lines` are the words of each line that is not left out."""
    found = [Problem("opening", TOO_LONG["opening"])] if len(opening) > LONGEST["opening"] else []
    for field, words in lines.items():
        if not words:
            found.append(Problem(field, NO_WORDS))
        elif len(words) > LONGEST["words"]:
            found.append(Problem(field, TOO_LONG["words"]))
    return found


def why_not_publish(*, opening: str, published: bool) -> str | None:
    """Return why a newsletter cannot go out, or None. One steward is enough: everything in it is public already."""
    if published:
        return _("This newsletter is published.")
    return None if opening else NO_OPENING


def why_not_take_back(*, published: bool, taken_back: bool) -> str | None:
    if taken_back:
        return _("This newsletter has been taken back already.")
    return None if published else _("This is a draft that nobody else can read. Change it, or throw it away.")
