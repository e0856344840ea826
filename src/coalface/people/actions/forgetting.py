"""What this room deletes each day: see the retention table."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from ..codes import forget_when_used
from ..models import Invitation


@transaction.atomic
def forget_old(*, today: date) -> int:
    """Delete invitations and sign-ins that have ended, and when codes were used. Returns how many went."""
    invitations, _ = Invitation.objects.filter(expires_on__lt=today).delete()
    sessions, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    for codes in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        forget_when_used(codes)
    return invitations + sessions
