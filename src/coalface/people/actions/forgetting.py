"""What this room deletes each day: see the retention table."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from coalface.core.retention import FAILED_TRIES, PAST_STEWARDS

from ..codes import forget_when_used
from ..models import FailedTries, Invitation, PastSteward


@transaction.atomic
def forget_old(*, today: date) -> int:
    """Delete invitations, sign-ins, wrong tries and past stewardships that have had their time; when codes were used.

    Returns how many went.
    """
    invitations, _ = Invitation.objects.filter(expires_on__lt=today).delete()
    sessions, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    tries, _ = FailedTries.objects.filter(last_at__lte=timezone.now() - _days_kept()).delete()
    assert PAST_STEWARDS.days
    long_ago = today - timedelta(days=PAST_STEWARDS.days)
    stewards, _ = PastSteward.objects.filter(until__lt=long_ago).delete()
    for codes in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        forget_when_used(codes)
    return invitations + sessions + tries + stewards


def _days_kept() -> timedelta:
    assert FAILED_TRIES.days
    return timedelta(days=FAILED_TRIES.days)
