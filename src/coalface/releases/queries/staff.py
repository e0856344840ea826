"""Bulletins as analysts of an organisation see them. Another organisation’s are not there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.releases import half_years_to_make
from coalface.core.reviews.periods import HalfYear
from coalface.reviews import queries as reviews

from ..models import Release, ReleaseFile


def bulletins_of(person: Any) -> QuerySet[Release]:
    """Every bulletin of the organisation whose register this person keeps, the latest first."""
    kept = reviews.register_kept_by(person)
    found = Release.objects.filter(organisation_id=kept.organisation_id if kept else None)
    return found.select_related("organisation", "made_by", "signed_by").order_by("-period", "-made_at")


def bulletin_of(person: Any, release_id: UUID) -> Release | None:
    return bulletins_of(person).filter(pk=release_id).first()


def under_way(organisation_id: UUID) -> Release | None:
    """The one that is being made, or None."""
    return Release.objects.filter(organisation_id=organisation_id, published_on=None).first()


def published_last(organisation_id: UUID) -> Release | None:
    found = Release.objects.filter(organisation_id=organisation_id).exclude(published_on=None)
    return found.order_by("-period", "-number").first()


def may_be_made(register: Any, today: Any) -> list[HalfYear]:
    """The half-years that a bulletin of this register can be made of, the latest first."""
    last = published_last(register.organisation_id)
    return half_years_to_make(
        reviews.first_completion(register),
        last.half_year if last else None,
        today,
        [one.half_year for one in to_be_corrected(register.organisation_id)],
    )


def last_of(organisation_id: UUID, period: HalfYear) -> Release | None:
    """The latest version of a half-year that this organisation has published."""
    found = Release.objects.filter(organisation_id=organisation_id, period=period.name)
    return found.exclude(published_on=None).order_by("-number").first()


def to_be_corrected(organisation_id: UUID) -> list[Release]:
    """Each version about which a notice is published and that has no corrected version beside it yet."""
    found = Release.objects.filter(organisation_id=organisation_id, corrections__published_on__isnull=False)
    return [one for one in found.distinct() if last_of(organisation_id, one.half_year) == one]


def files_of(release: Release) -> Mapping[str, bytes]:
    return {file.name: bytes(file.content) for file in release.files.all()}


def file_of(release: Release, name: str) -> ReleaseFile | None:
    return release.files.filter(name=name).first()


def has_changed(release: Release) -> bool:
    """Whether what was known of the register on its day is no longer what the bulletin was made from."""
    register = reviews.register_of(release.organisation)
    if register is None or not reviews.changed_since(register, release.made_at):
        return register is None
    return reviews.digest_of_known(register, release.as_known) != bytes(release.register_digest)
