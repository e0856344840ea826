"""Finding reviews: by their reference, by what they are, and those that may be one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from coalface.core.reviews.likeness import alike_to
from coalface.core.reviews.values import ReviewFacts

from ..models import Register, Review, Version
from .knowing import as_value, current_versions, versions_at
from .places import authorities_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for. Empty is everything."""

    words: str = ""
    type: str = ""
    status: str = ""
    authority: str = ""
    at: datetime | None = None


def reviews_found(register: Register, asked: Asked) -> QuerySet[Version]:
    """What is known, or was known at an instant, of the reviews that somebody looks for."""
    found = versions_at(register, asked.at) if asked.at else current_versions(register)
    if asked.words:
        found = found.filter(review__key__icontains=asked.words)
    for name in ("type", "status"):
        if given := getattr(asked, name):
            found = found.filter(**{name: given})
    if asked.authority:
        found = found.filter(authorities__code=asked.authority)
    return found


def codes_named(register: Register) -> list[str]:
    """The authorities that some review of this register names."""
    named = Version.objects.filter(review__register=register, authorities__code__isnull=False)
    return sorted(set(named.values_list("authorities__code", flat=True)))


def may_be_the_same(register: Register, facts: ReviewFacts) -> list[Version]:
    """Reviews of this register that may be this one."""
    day = Q()
    for name in ("incident_date", "decision_date"):
        if found := getattr(facts, name):
            day |= Q(**{name: found})
    if not day:
        return []
    places = authorities_of(register)
    near = {one.review.key: one for one in current_versions(register).filter(day)}
    return [near[other.key] for other in alike_to(facts, [as_value(one, places) for one in near.values()])]


def holds_anything(register: Register) -> bool:
    """Was ever a review entered?"""
    return Review.objects.filter(register=register).exists()
