"""A reflection slip for continuing professional development: three boxes, read and looked over, and never kept.

Whoever told something may show what they learned from it without saying that they told. So a slip holds no date, no
channel and no receipt, and what stands in it is held to the guard like a report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from .plain_text import tidy
from .redaction import NO_LISTS, NameLists
from .telling import Problem
from .thresholds import MESSAGE_LENGTH
from .wording import NOT_LOOKED, Looked, Seen, looked_through
from .words import gettext_noop as _

NOTHING_WRITTEN = _("Write in at least one of the three boxes. A sentence is enough.")
TOO_LONG = _("This is longer than it can be. Shorten it to about two pages: nothing you typed is lost.")


@dataclass(frozen=True, slots=True)
class Box:
    """One of the three boxes: its question, and what it asks for in a sentence."""

    label: str
    hint: str


BOXES = {
    "happened": Box(
        _("What happened, in general terms?"),
        _("The kind of situation. Leave out whatever belongs to this family, this team or this week."),
    ),
    "learned": Box(
        _("What did I learn?"),
        _("What you understand now that you did not before: about the work, or about what made it likely."),
    ),
    "changed": Box(
        _("What changed?"),
        _("What you, or the people you work with, do differently now. “Nothing yet, because” is an answer."),
    ),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands in the three boxes."""

    happened: str
    learned: str
    changed: str

    @property
    def filled(self) -> dict[str, str]:
        """The boxes in which something stands."""
        boxes = {box.name: getattr(self, box.name) for box in fields(self)}
        return {name: text for name, text in boxes.items() if text}


def read_slip(answers: Mapping[str, str]) -> tuple[Slip, list[Problem]]:
    """Return the slip, tidied, and everything to look at again (an empty list where it can be looked over)."""
    slip = Slip(**{name: tidy(answers.get(name, "")) for name in BOXES})
    problems = [
        Problem(name, TOO_LONG) for name, text in slip.filled.items() if len(text) > MESSAGE_LENGTH.value
    ]
    if not slip.filled:
        problems.append(Problem("happened", NOTHING_WRITTEN))
    return slip, problems


def slip_looked_over(slip: Slip, lists: NameLists = NO_LISTS, looked: Looked = NOT_LOOKED) -> Seen:
    """Return what looking over its boxes comes to, by what its writer decided about them."""
    return looked_through(slip.filled, lists, looked, half_sure=True)


def as_decided(seen: Seen) -> Slip:
    """The slip with everything blanked that was to be blanked."""
    return Slip(**(dict.fromkeys(BOXES, "") | seen.texts))
