"""Pulses held against the log: what was handed out, and what was counted."""

from collections.abc import Iterator

from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Pulse


def pulses_not_as_entered() -> Iterator[str]:
    """Say of each pulse that is not what the log says was opened and closed."""
    for pulse in Pulse.objects.order_by("pk").iterator(chunk_size=200):
        opened = pulse.commitment_to(What.PULSE_OPENED, **pulse.opened_facts())
        if opened not in integrity.entered(What.PULSE_OPENED.value, [opened]):
            yield f"Pulse {pulse.pk} is not what was entered when it was opened."
        if pulse.closed_on is None:
            continue
        closed = pulse.commitment_to(What.PULSE_CLOSED, **pulse.closed_facts())
        if closed not in integrity.entered(What.PULSE_CLOSED.value, [closed]):
            yield f"Pulse {pulse.pk} is not what was entered when it was closed."
    # The log is counted first: what is opened, dropped or closed meanwhile only adds to the rows.
    entered = integrity.count_entered(What.PULSE_OPENED.value)
    kept = Pulse.objects.count() + integrity.count_entered(What.PULSE_DROPPED.value)
    if kept < entered:
        yield f"The log says that {entered} pulses were opened, and there are {kept} in the database or dropped."
    entered = integrity.count_entered(What.PULSE_CLOSED.value)
    if (closed := Pulse.objects.filter(closed_on__isnull=False).count()) < entered:
        yield f"The log says that {entered} pulses were closed, and {closed} are."
