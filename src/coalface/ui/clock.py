"""The one clock. Rules are told the day; views ask for it here, and tests put another in its place."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    return timezone.localdate()


def now() -> datetime:
    return timezone.now()
