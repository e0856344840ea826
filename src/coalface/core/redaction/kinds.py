"""What the guard can notice, why it matters, and what could stand there instead.

`why` is read by a tired person with a form half filled in. `instead` reads naturally in the
middle of a sentence, so nobody has to write around a hole.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coalface.core.redaction.reading import Typed
from coalface.core.words import gettext_noop as _

# At or above this a mark is proposed to be blanked; below it is only shown.
FIRM = 0.5
# What says who it is or where. Shown in amber, it is proposed to be blanked from LIKELY on: to keep a name by mistake
# costs somebody more than to lose a word.
WHO_OR_WHERE = frozenset({"person", "family", "name", "school", "team", "place", "address"})
# Of the half-sure names below it in the reports that were worked on, 10 of 11 are ordinary words, and a text that loses
# its verbs can be read by nobody. They stay marked, and whoever wrote it may tick them.
LIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Kind:
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of the reporter's own text, in character offsets, with a proposed blank."""

    start: int
    end: int
    label: str
    confidence: float
    why: str
    instead: str

    @property
    def is_firm(self) -> bool:
        """Whether we would blank it unasked. What is not is shown in amber, and is for the writer to judge."""
        return self.confidence >= FIRM

    @property
    def is_proposed(self) -> bool:
        """Whether a check page proposes to blank it. A writer who is asked can say no."""
        return self.is_firm or (self.label in WHO_OR_WHERE and self.confidence >= LIKELY)


class Mark(NamedTuple):
    """What one rule noticed, in offsets of the folded text."""

    start: int
    end: int
    label: str
    confidence: float
    # Where the words to write instead depend on what was written; else those of the kind.
    instead: str = ""


Rule = Callable[[Typed], Iterator[Mark]]

KINDS: dict[str, Kind] = {
    "email": Kind(_("An email address belongs to one person or one team."), _("an email address")),
    "web": Kind(_("A web address can lead straight to a person or a place."), _("a web page")),
    "handle": Kind(_("An account name belongs to one person."), _("an account")),
    "phone": Kind(_("A phone number belongs to one person or one office."), _("a phone number")),
    "postcode": Kind(_("A postcode covers about fifteen homes."), _("a place")),
    "date": Kind(_("An exact date can be matched to a diary or a case record."), _("one day")),
    "age": Kind(_("An exact age, beside the rest, can point to one child."), _("of about that age")),
    "nhs_number": Kind(_("An NHS number belongs to one person."), _("an NHS number")),
    "upn": Kind(_("A pupil number belongs to one child."), _("a pupil number")),
    "indirect": Kind(
        _("Few people are in this situation: somebody who knows the family may recognise them."),
        _("a situation"),
    ),
    "ni_number": Kind(
        _("A National Insurance number belongs to one person."), _("a National Insurance number")
    ),
    "case_number": Kind(_("A case number leads straight to a record."), _("a case number")),
    "number": Kind(_("A long number can often be looked up in a record."), _("a number")),
    "person": Kind(_("A name or initials can point to one person."), _("someone")),
    "family": Kind(_("A surname can be enough to recognise a family."), _("a family")),
    "vehicle": Kind(_("A registration leads straight to the keeper of a vehicle."), _("a vehicle")),
    "school": Kind(_("A school, in a small place, can be enough to recognise a family."), _("a school")),
    "team": Kind(_("A small service or team can be enough to recognise a family."), _("a service")),
    "place": Kind(
        _("A town or a district, beside the rest, can be enough to recognise a family."), _("a place")
    ),
    "address": Kind(_("A street or a building can be enough to recognise a family."), _("a place")),
    # One label for an organisation's own lists, whichever list it was: which list a name is on
    # would tell a reader over the shoulder what that name is.
    "name": Kind(_("A name can point to a person or a place."), _("a name")),
}
