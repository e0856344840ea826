"""Channels: where one may tell, and what still keeps one a practice channel."""

from uuid import UUID

from django.db.models import QuerySet

from coalface.core import channels as rules
from coalface.core.channels import ChannelFacts
from coalface.core.roles import Role

from ..models import Channel, Declaration, NameListTerm, Person, RoleGrant


def channels_to_tell() -> QuerySet[Channel]:
    """Every channel, practice channels too, with its organisation and its areas."""
    return Channel.objects.select_related("organisation").prefetch_related("areas")


def channel_to_tell(slug: str) -> Channel | None:
    """One channel with its organisation. Who tells needs no more of it; the form asks for the rest as it draws it."""
    return Channel.objects.select_related("organisation").filter(slug=slug).first()


def audiences_served(organisation_id: UUID) -> set[str]:
    """The audiences that have an open channel of this organisation."""
    channels = Channel.objects.filter(organisation_id=organisation_id, opened_on__isnull=False)
    return set(channels.values_list("audience", flat=True))


def channels_of_steward(person: Person) -> QuerySet[Channel]:
    """The channels whose reports this person may open."""
    return Channel.objects.filter(grants__person=person, grants__role=Role.STEWARD.value).select_related(
        "organisation"
    )


def why_not_open(channel: Channel) -> list[str]:
    """Everything that still keeps this a practice channel; an empty list where it can open."""
    return rules.why_not_open(channel_facts(channel))


def channel_facts(channel: Channel) -> ChannelFacts:
    stewards = RoleGrant.objects.filter(
        channel=channel, role=Role.STEWARD.value, person__steward_key__isnull=False
    )
    signed = set(Declaration.objects.filter(channel=channel).values_list("what", flat=True))
    return ChannelFacts(
        audience=channel.audience,
        stewards_with_keys=stewards.count(),
        stewards_declared=stewards.filter(line_manages_here=False).count(),
        recovery_key_tested=channel.organisation.recovery_tested_on is not None,
        pledge_signed=Declaration.What.PLEDGE in signed,
        no_sanction_signed=Declaration.What.NO_SANCTION in signed,
        routes_missing=routes_missing(channel),
        name_lists_loaded=not lists_missing(channel.organisation_id),
        second_contact_named=bool(channel.second_contact_name and channel.second_contact_email),
        dpia_noted=channel.dpia_noted_on is not None,
        partnership_agreed=channel.partnership_agreed_on is not None,
        readers_every_working_day=channel.readers_every_working_day,
    )


def routes_missing(channel: Channel) -> tuple[str, ...]:
    routes = {
        "duty": channel.duty_route,
        "lado": channel.lado_route,
        "whistleblowing": channel.whistleblowing_route,
        "escalation": channel.escalation_route,
    }
    return rules.routes_missing(channel.audience, routes)


def lists_missing(organisation_id) -> set[str]:
    """The name lists that are still empty."""
    terms = NameListTerm.objects.filter(organisation_id=organisation_id)
    return set(NameListTerm.List.values) - set(terms.values_list("list", flat=True).distinct())
