"""Making the organisation, its first channel and the stewards' invitations, all or nothing."""

from dataclasses import dataclass

from .answers import Area


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made."""

    organisation: tuple[str, str]
    about: dict[str, str]
    channel: tuple[str, str]
    audience: str
    areas: list[Area]
    stewards: list[str]
    recovery_public_key: bytes
    shares: list[str]


def make(plan: Plan) -> tuple[object, list[str]]:
    """Return the channel and the tokens of the stewards' invitations."""
    from django.db import transaction
    from django.utils import timezone

    with transaction.atomic():
        return _make(plan, timezone.localdate())


def _make(plan: Plan, today) -> tuple[object, list[str]]:
    from coalface.people import actions

    name, slug = plan.organisation
    organisation = actions.make_organisation(name=name, slug=slug, today=today, **plan.about)
    actions.set_recovery_key(organisation=organisation, public_key=plan.recovery_public_key, today=today)
    organisation.refresh_from_db()
    actions.test_recovery_key(organisation=organisation, shares=plan.shares, today=today)
    name, slug = plan.channel
    channel = actions.make_channel(
        organisation=organisation,
        name=name,
        slug=slug,
        audience=plan.audience,
        areas=[(area.code, area.name, area.staff) for area in plan.areas],
        today=today,
    )
    tokens = [
        actions.invite(organisation=organisation, channel=channel, role="steward", email=email, today=today)
        for email in plan.stewards
    ]
    return channel, tokens
