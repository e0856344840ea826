"""Pulses that everyone can read, and those of a steward's channels. Nobody reads the counts of one that is open."""

from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet

from coalface.core.pulse_questions import latest_set
from coalface.core.roles import Role
from coalface.people import queries as people

from ..models import Pulse


def pulses_to_read() -> QuerySet[Pulse]:
    """Every pulse that has closed, the latest first."""
    closed = Pulse.objects.filter(closed_on__isnull=False, practice=False)
    return closed.select_related("organisation", "channel").order_by("-closed_on", "id")


def pulse_to_read(pulse_id: UUID) -> Pulse | None:
    return pulses_to_read().filter(pk=pulse_id).first()


def one_is_open(today: date) -> bool:
    """Can anybody answer one now? The page says so without naming the channel."""
    return Pulse.objects.filter(closed_on=None, closes_on__gte=today).exists()


def set_to_ask(today: date) -> int:
    """The set of questions for a sheet: that of the pulses that are open, of several the one that was asked first."""
    asked = Pulse.objects.filter(closed_on=None, closes_on__gte=today).aggregate(first=Min("asked"))["first"]
    return asked or latest_set()


def stewards_channels(person) -> QuerySet:
    return people.channels_with_role(person, Role.STEWARD)


def is_of_steward(person, pulse_id: UUID) -> bool:
    """Does this pulse stand in one of their channels? Another's is not there."""
    return Pulse.objects.filter(pk=pulse_id, channel__in=stewards_channels(person)).exists()


def pulses_of_channel(channel) -> QuerySet[Pulse]:
    """Every pulse of a channel, the latest first."""
    return Pulse.objects.filter(channel=channel).order_by("-opened_on", "id")
