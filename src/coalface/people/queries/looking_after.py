"""What a steward looks after: the people, invitations and channels that are theirs, and nobody else's."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from coalface.core.roles import Role

from ..models import Channel, Declaration, Invitation, NameListTerm, Person, RoleGrant
from .channels import channels_of_steward


def channel_of_steward(person: Person, slug: str) -> Channel | None:
    return channels_of_steward(person).filter(slug=slug).first()


def grants_of_steward(person: Person) -> QuerySet[RoleGrant]:
    """Who holds which role in this steward's channels, and in the whole of their organisation."""
    return (
        RoleGrant.objects.filter(_theirs(person), person__organisation_id=person.organisation_id)
        .select_related("person__organisation", "person__steward_key", "channel")
        .order_by("channel__name", "person__name", "role")
    )


def grant_of_steward(person: Person, grant_id: int) -> RoleGrant | None:
    return grants_of_steward(person).filter(pk=grant_id).first()


def person_of_steward(person: Person, person_id: UUID) -> Person | None:
    """Somebody whose account this steward may have to mend."""
    grants = grants_of_steward(person)
    return (
        Person.objects.filter(pk=person_id, grants__in=grants)
        .select_related("organisation")
        .distinct()
        .first()
    )


def invitations_of_steward(person: Person, today: date) -> QuerySet[Invitation]:
    """The invitations that wait in this steward's channels and organisation."""
    return (
        Invitation.objects.filter(
            _theirs(person), organisation_id=person.organisation_id, expires_on__gte=today
        )
        .select_related("organisation", "channel")
        .order_by("expires_on", "email")
    )


def invitation_of_steward(person: Person, invitation_id: UUID, today: date) -> Invitation | None:
    return invitations_of_steward(person, today).filter(pk=invitation_id).first()


def my_grant(person: Person, channel: Channel) -> RoleGrant | None:
    """The stewardship of this person in this channel."""
    return RoleGrant.objects.filter(person=person, channel=channel, role=Role.STEWARD.value).first()


def declarations(channel: Channel) -> list[Declaration]:
    """Every promise that was signed for a channel, the newest first."""
    return list(Declaration.objects.filter(channel=channel).order_by("-signed_on", "-id"))


def names_loaded(organisation_id: UUID) -> dict[str, int]:
    """How many names each list has. The names themselves are never shown."""
    terms = NameListTerm.objects.filter(organisation_id=organisation_id)
    return {name: terms.filter(list=name).count() for name in NameListTerm.List.values}


def _theirs(person: Person) -> Q:
    return Q(channel__in=channels_of_steward(person)) | Q(channel__isnull=True)
