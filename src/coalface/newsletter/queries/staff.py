"""Newsletters as the stewards of their organisation see them: drafts, published ones, and empty places."""

from uuid import UUID

from django.db.models import F, QuerySet

from coalface.people import queries as people

from ..models import Newsletter


def newsletters_of_steward(person) -> QuerySet[Newsletter]:
    """Every newsletter of this person's organisations, the latest quarter first, and in it the draft before all."""
    where = people.channels_of_steward(person).values("organisation_id")
    found = Newsletter.objects.filter(organisation__in=where).select_related("organisation")
    return found.prefetch_related("lines").order_by(
        "-quarter", F("published_on").desc(nulls_first=True), "id"
    )


def newsletter_of_steward(person, newsletter_id: UUID) -> Newsletter | None:
    return newsletters_of_steward(person).filter(pk=newsletter_id).first()
