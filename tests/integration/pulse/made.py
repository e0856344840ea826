"""Pulses for tests: open with codes, answered, closed."""

from datetime import timedelta

from coalface.core.pulse_questions import ANSWERS, SETS, latest_set
from coalface.pulse import actions
from coalface.pulse.models import Pulse
from tests.make import TODAY

NOW = latest_set()
SHEET = dict.fromkeys(SETS[NOW], "somewhat")


def opened(channel, by, codes=12, *, today=TODAY):
    made = actions.open_pulse(
        channel=channel, by=by, codes=codes, closes_on=today + timedelta(days=14), today=today
    )
    return Pulse.objects.get(channel=channel, closed_on=None), made


def closed(channel, by, *, codes=12, answered=11, today=TODAY):
    """A pulse that was opened two weeks and a day before, answered in turn with each answer, and closed."""
    began = today - timedelta(days=15)
    pulse, made = opened(channel, by, codes, today=began)
    for number, code in enumerate(made[:answered]):
        answer = list(ANSWERS)[number % len(ANSWERS)]
        actions.answer_pulse(code=code, given=dict.fromkeys(SETS[NOW], answer), asked=NOW, today=began)
    assert actions.close_pulses(today=today) == 1
    pulse.refresh_from_db()
    return pulse
