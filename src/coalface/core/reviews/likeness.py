"""Two reviews that may be one: somebody has to look before the second is kept."""

from collections.abc import Iterable

from coalface.core.words import gettext_noop as _

from .values import ReviewFacts

MAY_BE_ONE = _(
    "This may be in the register already: the same authority, and the same day of the incident or of the decision. Look"
    " at the other one first. If both are real, say so below."
)


def may_be_one(one: ReviewFacts, other: ReviewFacts) -> bool:
    """Do they share an authority, and the day of the incident or of the decision?"""
    codes, others = ({place.code for place in review.authorities} for review in (one, other))
    if not codes & others:
        return False
    days = ((one.incident_date, other.incident_date), (one.decision_date, other.decision_date))
    return any(day is not None and day == same for day, same in days)


def alike_to(review: ReviewFacts, there: Iterable[ReviewFacts]) -> list[ReviewFacts]:
    """Those that are there and may be the same one, but for itself."""
    return [other for other in there if other.key != review.key and may_be_one(review, other)]
