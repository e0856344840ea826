"""The one clock. Rules are told the day; views ask for it here, and tests put another in its place."""

from datetime import date

from django.utils import timezone


def today() -> date:
    return timezone.localdate()
