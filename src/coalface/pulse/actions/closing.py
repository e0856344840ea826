"""A pulse closes after its last day: unused codes go, and the counts are entered in the log."""

from datetime import date

from django.db import transaction

from coalface.integrity.kinds import What

from ..models import Pulse
from .leaves import PROGRAM, enter_leaf


def close_pulses(*, today: date) -> int:
    """Close what is over, and return how many there were."""
    over = Pulse.objects.filter(closed_on=None, closes_on__lt=today).order_by("closes_on", "pk")
    return sum(_close(pulse_id, today) for pulse_id in list(over.values_list("pk", flat=True)))


@transaction.atomic
def _close(pulse_id, today: date) -> int:
    pulse = Pulse.objects.select_for_update().filter(pk=pulse_id, closed_on=None).first()
    if pulse is None:
        return 0
    pulse.codes.all().delete()
    pulse.closed_on = today
    pulse.save(update_fields=["closed_on"])
    enter_leaf(What.PULSE_CLOSED, pulse, role=PROGRAM, on=today, **pulse.closed_facts())
    return 1
