"""Four stewards at once, each in a connection of their own: one opens, three are told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from coalface.core.errors import NotAllowed
from coalface.core.pulse import ONE_IS_OPEN
from coalface.core.roles import Role
from coalface.pulse import actions
from coalface.pulse.models import Pulse, PulseCode
from tests import make
from tests.make import TODAY
from tests.many_at_once import in_own_connection

HANDS, CODES = 4, 12


@in_own_connection
def make_it():
    channel = make.channel()
    return channel, [make.person(channel, Role.STEWARD, f"Steward {n}") for n in range(HANDS)]


@in_own_connection
def attempt(channel, by, together):
    together.wait()
    last = TODAY + timedelta(days=14)
    try:
        actions.open_pulse(channel=channel, by=by, codes=CODES, closes_on=last, today=TODAY)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


@in_own_connection
def counted():
    return Pulse.objects.count(), PulseCode.objects.count()


def test_of_four_stewards_who_open_a_pulse_at_once_one_does(real_database):
    together = Barrier(HANDS)
    with ThreadPoolExecutor(1) as alone, ThreadPoolExecutor(HANDS) as hands:
        channel, stewards = alone.submit(make_it).result()
        asked = [hands.submit(attempt, channel, steward, together) for steward in stewards]
        assert sorted(one.result() for one in asked) == ["", *[ONE_IS_OPEN] * 3]
        assert alone.submit(counted).result() == (1, CODES)
