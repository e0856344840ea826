"""Newsletters as everyone may read them."""

from django.db.models import QuerySet

from coalface.core.quarters import Quarter

from ..models import Newsletter


def published_newsletters() -> QuerySet[Newsletter]:
    """Every newsletter that stands, the latest quarter first."""
    found = Newsletter.objects.filter(published_on__isnull=False, taken_back_on=None)
    return found.select_related("organisation").order_by("-quarter", "organisation__name", "id")


def published_of(quarter: Quarter) -> list[Newsletter]:
    """The newsletters of a quarter: nearly always one, for nearly every site serves one organisation."""
    return list(published_newsletters().filter(quarter=str(quarter)).prefetch_related("lines"))


def was_taken_back(quarter: Quarter) -> bool:
    return Newsletter.objects.filter(quarter=str(quarter), taken_back_on__isnull=False).exists()
