"""Bulletins as everyone may read them."""

from django.db.models import QuerySet

from coalface.core.reviews.periods import HalfYear

from ..models import Release


def published_versions() -> QuerySet[Release]:
    """Every version of every bulletin, the latest half-year first, and in it the latest version."""
    found = Release.objects.exclude(published_on=None).select_related("organisation")
    return found.order_by("-period", "-number")


def versions_of(period: HalfYear) -> list[Release]:
    """Every version of the bulletin of a half-year, the latest first."""
    return list(published_versions().filter(period=period.name))


def published_version(period: HalfYear, number: int) -> Release | None:
    return published_versions().filter(period=period.name, number=number).first()


def announced() -> QuerySet[Release]:
    """The bulletins that are announced for a day and not published yet."""
    found = Release.objects.filter(published_on=None, publish_on__isnull=False)
    return found.select_related("organisation").order_by("publish_on", "period")
