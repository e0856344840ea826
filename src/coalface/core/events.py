"""What stewards do to a report outside its usual way, and what the reporter reads where nobody says more."""

from dataclasses import dataclass

from .words import gettext_noop as _

PASSED_ON, HOLD_PLACED, HOLD_LIFTED = "passed on", "hold placed", "hold lifted"

# Why content, never who, may be passed on.
DUTIES = {
    "child_at_risk": _("a child may be at risk now"),
    "crime": _("there may have been a crime"),
    "abuse_by_staff": _("there may have been abuse by someone who works with children"),
}

# A steward may leave the sentence for the reporter empty. Then it is this one.
SAYS_UNLESS = {
    PASSED_ON: _("Somebody whose duty it is to act knows about it now. Thank you for telling us."),
    HOLD_PLACED: _("It is kept because a court or an official inquiry has asked for it."),
    HOLD_LIFTED: "",
}


@dataclass(frozen=True, slots=True)
class StewardNote:
    """What a steward wrote down for the other stewards: to whom it went and why, or who asked for the hold.

    `duty` is a code of DUTIES, or empty. `by` tells one steward from another.
    """

    what: str
    week: str
    role: str
    by: str
    text: str
    duty: str = ""
