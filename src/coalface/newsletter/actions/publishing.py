"""Publishing a newsletter. What was left out of it goes, and the rest stands as it is."""

from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.newsletter import why_not_publish
from coalface.integrity.kinds import What

from ..models import NewsletterLine
from .locked import STEWARD, draft_to_act_on, enter_leaf


@transaction.atomic
def publish_newsletter(*, newsletter_id: UUID, by, seen: int, today: date) -> None:
    """Let everyone read it. `seen` is the revision that this steward had before them."""
    newsletter = draft_to_act_on(by, newsletter_id, seen=seen)
    if reason := why_not_publish(opening=newsletter.opening, published=newsletter.published_on is not None):
        raise NotAllowed(reason)
    newsletter.lines.filter(left_out=True).delete()
    lines = list(newsletter.lines.all())
    for line in lines:
        line.digest = line.digest_now()
    NewsletterLine.objects.bulk_update(lines, ["digest"])
    newsletter.published_on = today
    newsletter.save()
    enter_leaf(What.NEWSLETTER_PUBLISHED, newsletter.leaf_commitment, role=STEWARD, on=today)
