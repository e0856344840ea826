"""What a sign-in leaves behind: every session of one person, who signed them in, and in which hour."""

from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from coalface.core.thresholds import HOURS_SIGNED_IN
from coalface.ui.clock import now

from .models import Person

HOUR = 60 * 60
# In the session: the hour in which somebody signed in. Within it, when they did is nobody's business.
SINCE = "coalface_signed_in_since"


def end_sessions(person: Person, *, but: str = "") -> None:
    """End them at once: those that are done, and those that wait for a code. With the rows go the locked keys.

    `but` is the key of one that stays. A session does not say whose it is until it is unpacked. There are few: each
    ends by itself after 30 idle minutes.
    """
    mine = [session.pk for session in Session.objects.all() if person.pk.hex in _people_in(session)]
    Session.objects.filter(pk__in=mine).exclude(pk=but).delete()


def _people_in(session: Session) -> set[str]:
    holds = session.get_decoded()
    halfway = holds.get(LOGIN_SESSION_KEY) or {}
    return {str(who).replace("-", "") for who in (holds.get(SESSION_KEY), halfway.get("user_pk")) if who}


# In the session of somebody whom their organisation has signed in: the short name of that organisation.
ELSEWHERE = "coalface_signed_in_elsewhere"


def signed_in_elsewhere(request: HttpRequest) -> str:
    """The organisation that has signed somebody in, or nothing where they typed a password and a code."""
    return request.session.get(ELSEWHERE, "")


def note_since(sender: type, request: HttpRequest, user: Person, **_signal: Any) -> None:
    """Remember in which hour somebody signed in. Hears Django's `user_logged_in`."""
    request.session[SINCE] = this_hour()


def has_lasted(request: HttpRequest) -> bool:
    """Is it so long since they signed in that they have to do it again, however busy they were?"""
    return this_hour() - request.session.setdefault(SINCE, this_hour()) >= HOURS_SIGNED_IN.value


def this_hour() -> int:
    return int(now().timestamp()) // HOUR
