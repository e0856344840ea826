"""People: what they may do, and which key is theirs."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.roles import Role

from ..models import Channel, Organisation, PastSteward, Person, RoleGrant, StewardKey


def person_at(email: str) -> Person | None:
    """Whoever signs in with this address."""
    return Person.objects.filter(email=email).select_related("organisation").first()


def person_typed(email: str) -> Person | None:
    """Whoever signs in with this address, however somebody has typed it."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def roles_of(person: Person) -> frozenset[tuple[Role, UUID | None]]:
    """Every role somebody holds, with its channel, or None where it belongs to the organisation."""
    grants = RoleGrant.objects.filter(person=person).values_list("role", "channel_id")
    return frozenset((Role(role), channel_id) for role, channel_id in grants)


def channels_to_follow(person: Person) -> QuerySet[Channel]:
    """The open channels of somebody's organisation. Their counts are public."""
    return Channel.objects.filter(organisation_id=person.organisation_id, opened_on__isnull=False).order_by(
        "name"
    )


def grant_at(
    email: str, role: Role, *, channel: Channel | None, organisation: Organisation
) -> RoleGrant | None:
    """The role that somebody with this address holds in a channel, or (None) in the whole organisation."""
    grants = RoleGrant.objects.filter(
        person__email=email, person__organisation=organisation, role=role.value, channel=channel
    )
    return grants.select_related("person__organisation", "channel").first()


def is_steward(person: Person, channel_id: UUID) -> bool:
    return (Role.STEWARD, channel_id) in roles_of(person)


def past_stewardships(person: Person) -> dict[UUID, date]:
    """The channels of which somebody was a steward, and until when. Nothing is left of it after a while."""
    return dict(PastSteward.objects.filter(person=person).values_list("channel_id", "until"))


def holder_id(person: Person) -> str:
    """The id under which keys are sealed to this steward, or nothing where they have no key."""
    key_id = StewardKey.objects.filter(person=person).values_list("id", flat=True).first()
    return str(key_id) if key_id else ""
