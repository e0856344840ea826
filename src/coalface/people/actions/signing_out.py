"""Ending sign-ins. Nothing is entered in the log: it would say who was signed in, and in which week."""

from django.contrib.sessions.models import Session

from ..models import Person
from ..sessions import end_sessions


def sign_out_elsewhere(*, person: Person, here: str) -> None:
    """End every sign-in of this person but the one with this key."""
    end_sessions(person, but=here)


def sign_out_everywhere(*, person: Person) -> None:
    """End every sign-in of this person."""
    end_sessions(person)


def sign_everybody_out() -> int:
    """End every sign-in of everybody, those that wait for a code too. Returns how many there were."""
    return Session.objects.all().delete()[0]
