"""What is known of child deaths, now and before."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.deaths import CODED, DeathFacts
from coalface.core.reviews.lists import UNKNOWN

from ..models import Death, DeathVersion, Register


def deaths_known(register: Register, *, category: str = "", words: str = "") -> QuerySet[DeathVersion]:
    """What is known now of every death, the latest reference first."""
    found = DeathVersion.objects.filter(death__register=register, known_to=None)
    if category:
        found = found.filter(category=category)
    if words:
        found = found.filter(death__key__icontains=words)
    return found.select_related("death").order_by("-death__key")


def death_of(register: Register, death_id: UUID) -> Death | None:
    """A death of this register. Another organisation’s is not there."""
    return Death.objects.filter(register=register, pk=death_id).first()


def death_versions(death: Death) -> QuerySet[DeathVersion]:
    """Everything that was ever known of a death, the latest first."""
    found: Any = death.versions
    versions: QuerySet[DeathVersion] = found.select_related("death", "opened_by__by", "closed_by__by")
    return versions.order_by("-number")


def death_keys(register: Register) -> set[str]:
    return set(Death.objects.filter(register=register).values_list("key", flat=True))


def death_as_value(version: DeathVersion, places: Authorities) -> DeathFacts:
    """A version as the rules of `core` see it."""
    return DeathFacts(
        key=version.death.key,
        **{name: getattr(version, name) for name in (*CODED, "month", "panel_date", "age_months")},
        age_band=version.age_band if version.age_months is None else UNKNOWN,
        authority=places.named(version.authority),
        agencies=frozenset(filter(None, version.agencies.split(";"))),
    )
