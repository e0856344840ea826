"""Four stewards at once, each in a connection of their own: one drafts, three are told what is there."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from coalface.core.errors import NotAllowed
from coalface.core.newsletter import why_not_draft
from coalface.core.roles import Role
from coalface.newsletter import actions
from coalface.newsletter.models import Newsletter
from tests import make
from tests.many_at_once import in_own_connection

from .made import QUARTER, TODAY

HANDS = 4


@in_own_connection
def make_it():
    channel = make.channel()
    stewards = [make.person(channel, Role.STEWARD, f"Steward {n}") for n in range(HANDS)]
    return channel.organisation, stewards


@in_own_connection
def attempt(organisation, by, together):
    together.wait()
    try:
        actions.draft_newsletter(organisation=organisation, by=by, quarter=QUARTER, today=TODAY)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


@in_own_connection
def counted():
    return Newsletter.objects.count()


def test_of_four_stewards_who_draft_a_newsletter_at_once_one_does(real_database):
    together, there = Barrier(HANDS), why_not_draft(QUARTER, there=True, today=TODAY)
    with ThreadPoolExecutor(1) as alone, ThreadPoolExecutor(HANDS) as hands:
        organisation, stewards = alone.submit(make_it).result()
        asked = [hands.submit(attempt, organisation, steward, together) for steward in stewards]
        assert sorted(one.result() for one in asked) == ["", *[there] * 3]
        assert alone.submit(counted).result() == 1
