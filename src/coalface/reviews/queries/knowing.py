"""What is known of reviews: now, or as it was known at an instant."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.values import Child as ChildValue
from coalface.core.reviews.values import ReviewFacts

from ..models import FACTS, Register, Review, Version


def current_versions(register: Register) -> QuerySet[Version]:
    """What is known now of every review that was not struck out, with authorities and children."""
    return _with_all(Version.objects.filter(review__register=register, known_to=None))


def versions_at(register: Register, at: datetime) -> QuerySet[Version]:
    """What was known of every review at an instant."""
    known = Q(known_from__lte=at) & (Q(known_to=None) | Q(known_to__gt=at))
    return _with_all(Version.objects.filter(known, review__register=register))


def review_of(register: Register | None, review_id: UUID) -> Review | None:
    """A review of this register. Another organisation’s is not there."""
    return Review.objects.filter(register=register, pk=review_id).first() if register else None


def review_at(register: Register, key: str) -> Review | None:
    return Review.objects.filter(register=register, key=key).first()


def versions_of(review: Review) -> QuerySet[Version]:
    """Everything that was ever known of a review, the latest first, with who changed it and why."""
    return _with_all(review.versions).select_related("opened_by__by", "closed_by__by").order_by("-number")


def version_now(review: Review) -> Version | None:
    """What is known now of a review, or None where it was struck out."""
    return _with_all(review.versions.filter(known_to=None)).first()


def _with_all(versions: Any) -> QuerySet[Version]:
    found: QuerySet[Version] = versions.select_related("review").prefetch_related("authorities", "children")
    return found.order_by("review__key")


def as_value(version: Version, places: Authorities) -> ReviewFacts:
    """A version as the rules of `core` see it. A code that has left the list is left out, and so is found wanting."""
    codes = [row.code for row in version.authorities.all()]
    return ReviewFacts(
        key=version.review.key,
        **{name: getattr(version, name) for name in FACTS},
        authorities=tuple(one for code in codes if (one := places.named(code))),
        children=tuple(
            ChildValue(
                age_months=child.age_months,
                age_band=child.age_band,
                died=child.died,
                maltreatment=child.maltreatment,
                also=frozenset(filter(None, child.maltreatment_also.split(";"))),
            )
            for child in version.children.all()
        ),
        known_from=localdate(version.known_from),
        known_to=localdate(version.known_to) if version.known_to else None,
    )
