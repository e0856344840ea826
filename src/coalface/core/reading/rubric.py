"""What we ask of our own reviews, themes and answers: the questions that the reading room asks of reports.

SCIE and NSPCC’s quality markers for reviews (2016, revised 2022) ask the same: explain why, and do not only describe;
leave hindsight out; make clear what is to change. Hindsight and blame are the language guard’s. Nothing is blocked.
"""

from typing import NamedTuple

from ..words import gettext_noop as _
from .criticisms import is_criticism
from .levels import Level, level_of
from .recommendations import AGES, MEASURE
from .sentences import Part, sentences_of
from .whys import Why, why_of

MOST = 5

WHY = _("This says that something was not good enough. What made it likely?")
BEHIND_IT = _("This says what came of it. What made it likely?")
WHICH_ACTION = _("This names an aim. Which action could somebody begin with tomorrow?")
NOT_BY_MEMORY = _("This leans on people remembering. What could change in the work, so that nobody has to?")
HOW_SEEN = _("How would anyone see that it is done?")


class Noticed(NamedTuple):
    """A sentence of our own, and what a reader of reports would ask of it."""

    sentence: str
    ask: str


def noticed_in(text: str) -> list[Noticed]:
    """Return the criticisms that say no why, each with its question; the first few."""
    found = []
    for sentence in sentences_of(text):
        if sentence.part is Part.HEADING or not is_criticism(sentence.text):
            continue
        why = why_of(sentence.text).why
        if why is not Why.CAUSE:
            found.append(Noticed(sentence.text, BEHIND_IT if why is Why.EFFECT else WHY))
    return found[:MOST]


def noticed_in_plan(text: str) -> list[Noticed]:
    """Return what to ask of what somebody says will be done: which action, how strong, and how one would see it."""
    words = " ".join(text.split())
    if not words:
        return []
    level = level_of(words)
    found = []
    if level is None:
        found.append(Noticed(words, WHICH_ACTION))
    elif level is Level.WEAKER:
        found.append(Noticed(words, NOT_BY_MEMORY))
    if MEASURE.search(AGES.sub(" ", words)) is None:
        found.append(Noticed(words, HOW_SEEN))
    return found
