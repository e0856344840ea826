"""Whoever may have read how a card ended, as a steward, codes and settles none of it."""

from datetime import date, timedelta

import pytest

from coalface.core.coding import CodedCondition, Coding, Depth
from coalface.core.errors import NotAllowed
from coalface.core.retention import PAST_STEWARDS
from coalface.core.roles import Role
from coalface.core.thresholds import WEEKS_OUTCOME_WITHHELD, WEEKS_STEWARD_MAY_KNOW
from coalface.learning import actions
from coalface.learning.queries import coding as queries
from coalface.people import actions as people_actions
from coalface.people.actions.roles import take_role_away
from coalface.people.models import PastSteward, Person, RoleGrant
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)
CODING = Coding("", "", (CodedCondition("handover", "hindered", Depth.CONTRIBUTED),))


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def was(channel):
    """A peer who was a steward here until today."""
    make.steward(channel, "Alice")
    steward = make.steward(channel, "Bob").person
    RoleGrant.objects.create(person=steward, channel=channel, role=Role.PEER.value)
    take_role_away(grant=RoleGrant.objects.get(person=steward, role=Role.STEWARD.value), today=TODAY)
    return steward


def card(channel, *, on=TODAY):
    return actions.put_up_card(text=make.card(), channel=channel, today=on)


def code(card_, by, *, on=TODAY):
    actions.code_card(card_id=card_.id, by=by, coding=CODING, knows_the_case=False, today=on)


def test_who_was_a_steward_when_a_card_may_have_been_written_does_not_code_it(channel, was):
    last = TODAY + timedelta(weeks=WEEKS_STEWARD_MAY_KNOW.value)
    known, free = card(channel, on=last), card(channel, on=last + timedelta(days=1))
    with pytest.raises(NotAllowed, match="You were a steward here"):
        code(known, was, on=last)
    code(free, was, on=last + timedelta(days=1))
    assert queries.cards_to_code(was, today=last) == []
    assert "You were a steward" in actions.why_not_code_card(known, was, knows_the_case=False, today=last)


def test_in_another_channel_they_code(channel, was):
    elsewhere = make.channel(organisation_=channel.organisation)
    RoleGrant.objects.create(person=was, channel=elsewhere, role=Role.PEER.value)
    code(card(elsewhere), was)


@pytest.mark.parametrize("still", [True, False])
def test_a_peer_who_became_a_steward_after_coding_does_not_settle(channel, still):
    pat, quin = (make.person(channel, Role.PEER, name) for name in ("Pat", "Quin"))
    one = card(channel)
    code(one, pat)
    code(one, quin)
    if still:
        RoleGrant.objects.create(person=pat, channel=channel, role=Role.STEWARD.value)
    else:
        PastSteward.objects.create(person=pat, channel=channel, until=TODAY)
    with pytest.raises(NotAllowed, match="may know how it ended"):
        actions.propose_coding(card_id=one.id, by=pat, coding=CODING, seen=0, today=TODAY)
    assert queries.cards_to_settle(pat) == []
    assert [found.id for found in queries.cards_to_settle(quin)] == [one.id]


def test_what_is_kept_of_a_past_steward_goes_with_the_account_and_once_every_ending_is_shown(channel, was):
    row = PastSteward.objects.get()
    assert (row.person, row.channel, row.until) == (was, channel, TODAY)
    weeks = WEEKS_STEWARD_MAY_KNOW.value + WEEKS_OUTCOME_WITHHELD.value
    assert PAST_STEWARDS.days >= weeks * 7
    people_actions.forget_old(today=TODAY + timedelta(days=PAST_STEWARDS.days))
    assert PastSteward.objects.exists()
    people_actions.forget_old(today=TODAY + timedelta(days=PAST_STEWARDS.days + 1))
    assert not PastSteward.objects.exists()


def test_of_a_steward_who_leaves_nothing_is_kept(channel):
    make.steward(channel, "Alice")
    gone = make.steward(channel, "Bob").person
    take_role_away(grant=RoleGrant.objects.get(person=gone), today=TODAY)
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert not PastSteward.objects.exists()
