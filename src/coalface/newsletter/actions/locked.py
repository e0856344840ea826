"""A newsletter as it is now, locked, for a steward of its organisation; and its leaf in the log."""

from datetime import date
from uuid import UUID

from coalface.core.errors import NotAllowed
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import Newsletter

STEWARD, PROGRAM = "steward", "program"
NOT_YOURS = _("Only stewards of this organisation write its newsletter.")
CHANGED = _("Another steward has changed this newsletter meanwhile. Read it again; yours is still below.")
PUBLISHED = _("This newsletter is published, and stands as it is. Take it back if it should not.")


def is_steward_in(by, organisation_id: UUID) -> bool:
    return people.channels_of_steward(by).filter(organisation_id=organisation_id).exists()


def newsletter_to_act_on(by, newsletter_id: UUID) -> Newsletter:
    newsletter = Newsletter.objects.select_for_update().filter(pk=newsletter_id).first()
    if newsletter is None or not is_steward_in(by, newsletter.organisation_id):
        raise NotAllowed(NOT_YOURS)
    return newsletter


def draft_to_act_on(by, newsletter_id: UUID, *, seen: int | None = None) -> Newsletter:
    """A draft, as it was when this steward last read it. NotAllowed where it has changed since, or is public."""
    newsletter = newsletter_to_act_on(by, newsletter_id)
    if newsletter.published_on:
        raise NotAllowed(PUBLISHED)
    if seen is not None and seen != newsletter.revision:
        raise NotAllowed(CHANGED, "revision")
    return newsletter


def enter_leaf(what: What, commitment: bytes, *, role: str, on: date) -> None:
    """Enter what was done. Last in the transaction."""
    enter(what=what, role=role, week=str(Week.of(on)), commitment=commitment)
