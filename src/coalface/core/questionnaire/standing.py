"""Where a questionnaire stands, and who may be asked when."""

from datetime import date
from enum import StrEnum

from coalface.core.reviews.lists import DONE_STATUSES
from coalface.core.words import gettext_noop as _


class Standing(StrEnum):
    """Open until it is handed in; then the link has done its work. Each of the others ends the link, too."""

    OPEN = "open"
    HANDED_IN = "handed in"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


NOT_COMPLETED = _("Its author is asked when a review is completed. This one is not.")
IS_STRUCK = _("This review was struck out of the register, so nobody is asked about it.")
IS_OPEN = _("Somebody has been asked already, and the link still works. Withdraw it first, or remind them.")


def standing_of(*, handed_in: bool, withdrawn: bool, expires_on: date, today: date) -> Standing:
    """Where it stands. What was handed in stays so, whatever became of its link."""
    if handed_in:
        return Standing.HANDED_IN
    if withdrawn:
        return Standing.WITHDRAWN
    return Standing.EXPIRED if expires_on < today else Standing.OPEN


def why_not_ask(*, status: str | None, one_is_open: bool) -> str | None:
    """Return why nobody can be asked about this review now, or None. `status` is None where it was struck out."""
    if status is None:
        return IS_STRUCK
    if status not in DONE_STATUSES:
        return NOT_COMPLETED
    return IS_OPEN if one_is_open else None
