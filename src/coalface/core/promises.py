"""Was what an answer promised done? Said by whoever answers, beside the day on which it fell due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .telling import Problem
from .themes import DAYS_A_YEAR, LONGEST
from .thresholds import YEARS_TO_ACT
from .vocabulary import Term
from .words import gettext_noop as _


class Done(StrEnum):
    """What became of a promise."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


DELIVERIES = {
    term.code: term
    for term in (
        Term(Done.DONE, _("Yes, it is done"), "", _("Done")),
        Term(Done.PARTLY, _("In part, and the rest is to come"), "", _("Done in part")),
        Term(Done.NOT_YET, _("Not yet"), "", _("Not done yet")),
    )
}


@dataclass(frozen=True, slots=True)
class Delivered:
    """How far a promise has come, what somebody can see of it, and the new day where it is not done."""

    done: str
    says: str
    due_on: date | None = None


def delivered_problems(delivered: Delivered, *, today: date) -> list[Problem]:
    """Everything to look at again before it is published."""
    problems = []
    if delivered.done not in DELIVERIES:
        problems.append(Problem("done", _("Choose yes, in part or not yet.")))
    if not delivered.says:
        problems.append(
            Problem("says", _("Say what somebody can see now, or what has kept it from being done."))
        )
    if len(delivered.says) > LONGEST["says"]:
        problems.append(Problem("says", _("This is longer than the page can hold. Shorten it.")))
    if delivered.done == Done.DONE:
        return problems
    if delivered.done in DELIVERIES and delivered.due_on is None:
        problems.append(Problem("due_on", _("Give the day by which the rest will be done.")))
    if delivered.due_on and not 0 <= (delivered.due_on - today).days <= YEARS_TO_ACT.value * DAYS_A_YEAR:
        problems.append(Problem("due_on", _("Give a day from today on, and at most two years away.")))
    return problems


def still_due(*, promised_for: date | None, said: Sequence[Delivered]) -> date | None:
    """The day on which what was promised is due now, or None where nothing is: no promise, or it is done."""
    if promised_for is None or any(one.done == Done.DONE for one in said):
        return None
    return said[-1].due_on if said else promised_for


def why_not_say_delivered(*, manager: bool, still_due: bool) -> str | None:
    """Return why somebody cannot say what became of a promise, or None."""
    if not manager:
        return _("Only an answering manager of this channel says what became of a promise.")
    if not still_due:
        return _("Nothing is open here: nothing was promised, or it is done.")
    return None
