"""Who works in which channel: what other rooms ask before they show or do something."""

from uuid import UUID

from django.db.models import QuerySet

from coalface.core.roles import Role

from ..models import Channel, Person, RoleGrant


def channels_with_role(person: Person, role: Role) -> QuerySet[Channel]:
    """The channels in which somebody holds this role, with their organisations."""
    held = Channel.objects.filter(grants__person=person, grants__role=role.value)
    return held.select_related("organisation").order_by("name")


def has_role(person: Person, role: Role, channel_id: UUID) -> bool:
    return RoleGrant.objects.filter(person=person, role=role.value, channel_id=channel_id).exists()


def addresses_with_role(role: Role) -> list[str]:
    """The addresses of everybody who holds this role somewhere, each once."""
    people = Person.objects.filter(is_active=True, grants__role=role.value)
    return list(people.order_by("email").values_list("email", flat=True).distinct())
