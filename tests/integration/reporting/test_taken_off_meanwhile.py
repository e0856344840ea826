"""A steward who is taken off in the very moment in which a report is sealed keeps no copy of its keys."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from coalface.core.roles import Role
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.people.actions import take_role_away, update_routes
from coalface.people.actions.accounts import make_anew
from coalface.people.models import RoleGrant
from coalface.reporting.actions.keys import share_keys
from coalface.reporting.models import KeyCopy, SealedReport
from tests import make
from tests.make import TODAY
from tests.many_at_once import in_own_connection, while_the_log_is_held

pytestmark = pytest.mark.usefixtures("real_database")


class Channel:
    """Two stewards and one report, so that the log has begun."""

    def __init__(self) -> None:
        self.channel = make.channel(opened=False)
        self.alice, self.bob = make.steward(self.channel, "Alice"), make.steward(self.channel, "Bob")
        self.alices_key = str(self.alice.person.steward_key.id)
        make.report(self.channel)

    def tell(self) -> None:
        make.report(self.channel)

    def take_alice_off(self) -> None:
        grant = RoleGrant.objects.get(person=self.alice.person, role=Role.STEWARD.value)
        take_role_away(grant=grant, today=TODAY)

    def change_a_route(self) -> None:
        update_routes(channel=self.channel, today=TODAY, duty_route="Ring the front door.")

    def share(self) -> None:
        share_keys(self.bob.person, private_key=self.bob.private_key, on=TODAY)

    def one_who_waits_for_keys(self) -> None:
        """Carol came after the report: she has no copy of its keys yet."""
        self.carol = make.steward(self.channel, "Carol")
        self.carols_key = str(self.carol.person.steward_key.id)

    def take_carol_off(self) -> None:
        take_role_away(grant=RoleGrant.objects.get(person=self.carol.person), today=TODAY)


def copies_of(holder: str) -> int:
    return KeyCopy.objects.filter(holder=holder).count()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(5) as pool:
        yield pool


@pytest.fixture
def here(pool):
    return pool.submit(in_own_connection(Channel)).result()


def ask(pool, question, *arguments):
    return pool.submit(in_own_connection(question), *arguments).result()


@pytest.mark.parametrize("order", [("tell", "take_alice_off"), ("take_alice_off", "tell")])
def test_nothing_told_meanwhile_stays_open_to_who_was_taken_off(pool, here, order):
    with while_the_log_is_held(pool) as meeting:
        acts = [meeting.begin(getattr(here, act)) for act in order]
    for act in acts:
        act.result()
    assert ask(pool, SealedReport.objects.count) == 2
    assert ask(pool, copies_of, here.alices_key) == 0
    assert ask(pool, copies_of, str(here.bob.person.steward_key.id)) == 4


@pytest.mark.parametrize("order", [("share", "take_carol_off"), ("take_carol_off", "share")])
def test_no_fresh_key_is_given_to_who_is_taken_off_meanwhile(pool, here, order):
    ask(pool, here.one_who_waits_for_keys)
    with while_the_log_is_held(pool) as meeting:
        acts = [meeting.begin(getattr(here, act)) for act in order]
    for act in acts:
        act.result()
    assert ask(pool, copies_of, here.carols_key) == 0


def test_telling_sharing_and_changing_a_route_do_not_wait_in_a_ring(pool, here):
    """A foreign key looks at its channel when the transaction ends, and by then the log is held."""
    ask(pool, here.one_who_waits_for_keys)
    with while_the_log_is_held(pool) as meeting:
        acts = [meeting.begin(act) for act in (here.tell, here.change_a_route, here.share)]
    for act in acts:
        act.result()
    assert ask(pool, SealedReport.objects.count) == 2


def test_an_account_that_is_mended_keeps_no_copy_of_what_is_told_meanwhile(pool, here):
    def mend() -> None:
        with transaction.atomic():
            make_anew(here.alice.person)
            enter(what=What.ACCOUNT_MENDED, role="steward", week="2026-W47", commitment=b"m" * 32)

    with while_the_log_is_held(pool) as meeting:
        acts = [meeting.begin(here.tell), meeting.begin(mend)]
    for act in acts:
        act.result()
    assert ask(pool, copies_of, here.alices_key) == 0
