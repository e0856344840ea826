"""Invitations: a link that is shown once. Only a digest of it is kept."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.retention import INVITATIONS
from coalface.core.roles import ROLES, Role, why_not_appoint
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Channel, Invitation, Organisation, Person
from ..queries.invitations import digest_of
from .authority import must_be_steward
from .leaves import enter_leaf, role_of

TOKEN_BYTES = 32


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    email: str,
    role: str,
    today: date,
    channel: Channel | None = None,
    by: Person | None = None,
) -> str:
    """Return the token of a new invitation. An earlier one to the same address for the same role ends."""
    must_be_steward(by, channel, organisation)
    reason = why_not_appoint(Role(role), by_operator=by is None)
    if reason := reason or why_not_invite(Role(role), organisation, channel):
        raise NotAllowed(reason)
    invitation, token = new_invitation(
        organisation=organisation, channel=channel, role=role, email=email.strip().lower(), today=today
    )
    enter_leaf(What.PERSON_INVITED, invitation.pk, role=role_of(by), today=today)
    return token


def new_invitation(*, today: date, **asked: Any) -> tuple[Invitation, str]:
    """Return an invitation and its token, in place of any earlier one that asked the same."""
    Invitation.objects.filter(**asked).delete()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    assert INVITATIONS.days
    expires_on = today + timedelta(days=INVITATIONS.days)
    return Invitation.objects.create(**asked, token_digest=digest_of(token), expires_on=expires_on), token


def why_not_invite(role: Role, organisation: Organisation, channel: Channel | None) -> str | None:
    """Return why nobody can be invited to this role here, or None."""
    if ROLES[role].of_channel and channel is None:
        return _("Choose the channel in which they will have this role.")
    if not ROLES[role].of_channel and channel is not None:
        return _("This role belongs to the whole organisation. Leave the channel empty.")
    if channel is not None and channel.organisation_id != organisation.pk:
        return _("This channel belongs to another organisation.")
    return None


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, today: date, by: Person | None = None) -> None:
    """End an invitation before it is used."""
    must_be_steward(by, invitation.channel, invitation.organisation)
    withdrawn = invitation.pk
    invitation.delete()
    enter_leaf(What.INVITATION_WITHDRAWN, withdrawn, role=role_of(by), today=today)
