"""What was published in a quarter, for one organisation. Nothing here that everyone could not read already."""

from itertools import dropwhile, takewhile
from uuid import UUID

from coalface.core.quarters import Quarter
from coalface.learning.queries import cards_to_read, public_themes
from coalface.trials.queries import public_trials


def cards_of(organisation_id: UUID, quarter: Quarter) -> list:
    """The cards that were published in it, in the order of the list: the latest first, and by chance in a batch."""
    later = dropwhile(lambda card: card.published_on > quarter.last, cards_to_read())
    held = takewhile(lambda card: card.published_on >= quarter.first, later)
    return [card for card in held if card.organisation_id == organisation_id]


def themes_of(organisation_id: UUID) -> list:
    """Every public theme with all that was said to it, the oldest first."""
    return list(public_themes().filter(organisation=organisation_id).order_by("asked_on", "id"))


def trials_of(organisation_id: UUID) -> list:
    return list(public_trials().filter(organisation=organisation_id).order_by("begun_on", "id"))
