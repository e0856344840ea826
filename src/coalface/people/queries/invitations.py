"""Invitations: the one a link belongs to, and those that wait."""

from datetime import date
from hashlib import sha256

from ..models import Invitation, Person
from .persons import person_at


def digest_of(token: str) -> bytes:
    """What is kept of a token."""
    return sha256(token.encode()).digest()


def invitation_of(token: str, today: date) -> Invitation | None:
    """The invitation that a link belongs to; None where it is mistyped, used, withdrawn or too old."""
    return (
        Invitation.objects.filter(token_digest=digest_of(token), expires_on__gte=today)
        .select_related("organisation", "channel")
        .first()
    )


def invited_person(invitation: Invitation) -> Person | None:
    """Whoever has an account under the invited address already."""
    return person_at(invitation.email)
