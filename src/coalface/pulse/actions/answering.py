"""Somebody answers: the code goes and the answers are added to the counts, both or neither."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.pulse import (
    NO_CODE,
    OVER,
    UNKNOWN_CODE,
    counted,
    digest_of_code,
    refuse,
    why_not_given,
)

from ..models import Pulse, PulseCode
from .scrubbing import scrub


def answer_pulse(*, code: str, given: Mapping[str, str], today: date) -> None:
    """Count one sheet. NotAllowed, and nothing counted, where the code or an answer is not right."""
    refuse(why_not_given(given))
    digest = digest_of_code(code)
    if not digest:
        raise NotAllowed(NO_CODE, "code")
    _count(digest, given, today)
    # The counts as they were a moment ago would say, beside the counts as they are, what this one sheet held.
    scrub()


@transaction.atomic
def _count(digest: str, given: Mapping[str, str], today: date) -> None:
    pulse_id = PulseCode.objects.filter(pk=digest).values_list("pulse_id", flat=True).first()
    # Locked, so that of two who hold the same code one is told that it is used, and no count is lost.
    pulse = Pulse.objects.select_for_update().filter(pk=pulse_id).first()
    if pulse is None:
        raise NotAllowed(UNKNOWN_CODE, "code")
    if pulse.closed_on or today > pulse.closes_on:
        raise NotAllowed(OVER, "code")
    gone, _rows = PulseCode.objects.filter(pk=digest).delete()
    if not gone:
        raise NotAllowed(UNKNOWN_CODE, "code")
    pulse.counts = counted(pulse.counts, given)
    pulse.used += 1
    pulse.save(update_fields=["counts", "used"])
