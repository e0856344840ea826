"""Somebody answers: the code goes and the answers are added to the counts, both or neither."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.pulse import (
    NO_CODE,
    OTHER_QUESTIONS,
    OVER,
    UNKNOWN_CODE,
    counted,
    digest_of_code,
    refuse,
    why_not_given,
)

from ..models import Pulse, PulseCode
from .scrubbing import scrub


class OtherQuestions(NotAllowed):
    """The code is for another set of questions than was on the page: that one is `asked`. Nothing was counted."""

    def __init__(self, asked: int) -> None:
        super().__init__(OTHER_QUESTIONS, "code")
        self.asked = asked


def answer_pulse(*, code: str, given: Mapping[str, str], asked: int, today: date) -> None:
    """Count one sheet. NotAllowed, and nothing counted, where the code or an answer is not right.

    `asked` is the set of questions that was on the page.
    """
    refuse(why_not_given(given, asked=asked))
    digest = digest_of_code(code)
    if not digest:
        raise NotAllowed(NO_CODE, "code")
    _count(digest, given, asked, today)
    # The counts as they were a moment ago would say, beside the counts as they are, what this one sheet held.
    scrub()


@transaction.atomic
def _count(digest: str, given: Mapping[str, str], asked: int, today: date) -> None:
    pulse_id = PulseCode.objects.filter(pk=digest).values_list("pulse_id", flat=True).first()
    # Locked, so that of two who hold the same code one is told that it is used, and no count is lost.
    pulse = Pulse.objects.select_for_update().filter(pk=pulse_id).first()
    if pulse is None:
        raise NotAllowed(UNKNOWN_CODE, "code")
    if pulse.closed_on or today > pulse.closes_on:
        raise NotAllowed(OVER, "code")
    if pulse.asked != asked:
        raise OtherQuestions(pulse.asked)
    gone, _rows = PulseCode.objects.filter(pk=digest).delete()
    if not gone:
        raise NotAllowed(UNKNOWN_CODE, "code")
    pulse.counts = counted(pulse.counts, given)
    pulse.used += 1
    pulse.save(update_fields=["counts", "used"])
