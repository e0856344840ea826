"""Taking a newsletter back, at once: somebody could be recognised in what a steward wrote."""

from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.commitments import commitment, new_salt
from coalface.core.errors import NotAllowed
from coalface.core.newsletter import why_not_take_back
from coalface.core.retractions import RECOGNISABLE
from coalface.core.weeks import Week
from coalface.integrity.destroyed import note_gone
from coalface.integrity.kinds import What

from ..models import Newsletter
from .locked import PROGRAM, STEWARD, enter_leaf, newsletter_to_act_on
from .scrubbing import scrub


@transaction.atomic
def take_newsletter_back(*, newsletter_id: UUID, by, today: date) -> None:
    """One steward of the organisation is enough. NotAllowed where there is nothing to take back."""
    newsletter = newsletter_to_act_on(by, newsletter_id)
    if reason := why_not_take_back(
        published=newsletter.published_on is not None, taken_back=newsletter.taken_back_on is not None
    ):
        raise NotAllowed(reason)
    _take_back(newsletter, STEWARD, today)


@transaction.atomic
def take_newsletter_back_again(*, newsletter_id: UUID, today: date) -> bool:
    """After a restore: take back what was taken back since the backup. Says whether it still stood."""
    found = Newsletter.objects.select_for_update().filter(pk=newsletter_id, taken_back_on=None)
    newsletter = found.exclude(published_on=None).first()
    if newsletter is not None:
        _take_back(newsletter, PROGRAM, today)
    return newsletter is not None


def _take_back(newsletter: Newsletter, role: str, today: date) -> None:
    newsletter.lines.all().delete()
    newsletter.opening, newsletter.taken_back_on, newsletter.salt = "", today, new_salt()
    newsletter.save()
    note_gone("newsletter", newsletter.pk, rule=RECOGNISABLE, week=str(Week.of(today)))
    what = What.NEWSLETTER_TAKEN_BACK
    sealed = commitment(bytes(newsletter.salt), what.value, newsletter.id.bytes)
    enter_leaf(what, sealed, role=role, on=today)
    transaction.on_commit(scrub)
