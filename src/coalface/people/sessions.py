"""What a sign-in leaves behind: every session of one person, and whether their organisation has signed them in."""

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from .models import Person


def end_sessions(person: Person) -> None:
    """End them at once: those that are done, and those that wait for a code. With the rows go the locked keys.

    A session does not say whose it is until it is unpacked. There are few: each ends by itself after 30 idle minutes.
    """
    mine = [session.pk for session in Session.objects.all() if person.pk.hex in _people_in(session)]
    Session.objects.filter(pk__in=mine).delete()


def _people_in(session: Session) -> set[str]:
    holds = session.get_decoded()
    halfway = holds.get(LOGIN_SESSION_KEY) or {}
    return {str(who).replace("-", "") for who in (holds.get(SESSION_KEY), halfway.get("user_pk")) if who}


# In the session of somebody whom their organisation has signed in: the short name of that organisation.
ELSEWHERE = "coalface_signed_in_elsewhere"


def signed_in_elsewhere(request: HttpRequest) -> str:
    """The organisation that has signed somebody in, or nothing where they typed a password and a code."""
    return request.session.get(ELSEWHERE, "")
