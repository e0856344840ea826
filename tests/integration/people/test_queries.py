"""What other rooms may ask."""

from datetime import date

import pytest

from coalface.core.roles import Role
from coalface.people import actions, queries
from coalface.people.facts import RECOVERY, Holder
from coalface.people.models import Installation, StewardKey
from coalface.ui.places import NOTHING_SET
from tests import make
from tests import people_make as people
from tests.make import TODAY

pytestmark = pytest.mark.django_db


def test_keys_are_sealed_to_the_stewards_of_the_channel_and_the_recovery_key():
    channel = make.channel(organisation_=make.organisation(recovery_public_key=b"r" * 32))
    alice, bob = make.steward(channel, "Alice"), make.steward(channel, "Bob")
    make.steward(make.channel(organisation_=channel.organisation), "Elsewhere")
    keys = sorted(
        StewardKey.objects.filter(person__in=[alice.person, bob.person]), key=lambda key: str(key.id)
    )
    assert queries.holders_of(channel) == [
        *(Holder(str(key.id), bytes(key.public_key)) for key in keys),
        Holder(RECOVERY, b"r" * 32),
    ]
    assert queries.holder_id(alice.person) in {str(key.id) for key in keys}


def test_a_peer_with_a_key_from_elsewhere_holds_nothing_here():
    channel = make.channel()
    alice = make.steward(make.channel(organisation_=channel.organisation))
    make.RoleGrant.objects.create(person=alice.person, channel=channel, role=Role.PEER.value)
    assert queries.holders_of(channel) == []
    assert not queries.is_steward(alice.person, channel.pk)
    assert queries.holder_id(people.member(channel, Role.PEER)) == ""


def test_a_steward_has_their_channels_and_no_others():
    channel = make.channel()
    make.channel(organisation_=channel.organisation)
    alice = make.steward(channel)
    assert list(queries.channels_of_steward(alice.person)) == [channel]


def test_the_salt_of_receipts_is_made_once():
    assert queries.receipt_salt() == queries.receipt_salt()
    assert bytes(Installation.objects.get().receipt_salt) == queries.receipt_salt()


def test_a_salt_that_could_still_be_undone_is_not_remembered():
    from coalface.people.queries import installation

    queries.receipt_salt()
    assert not installation._remembered, "a test runs in a transaction, and so may a first report"


def test_pages_name_the_one_organisation_and_nobody_where_there_are_several():
    assert queries.place_facts() == {}
    channel = make.channel(
        organisation_=make.organisation(
            name="Millbrook",
            front_door_phone="01632 960 115",
            front_door_hours="day and night",
            support_line="Staff support",
        ),
        duty_route="Ring the front door",
    )
    facts = queries.place_facts()
    assert facts["place"] == channel.organisation.name
    assert facts["front_door_phone"] == "01632 960 115"
    assert facts["front_door_hours"] == "day and night"
    assert facts["support_line"] == "Staff support"
    assert facts["duty_route"] == "Ring the front door"
    make.organisation()
    assert queries.place_facts() == {}


def test_every_fact_of_a_place_is_one_that_pages_know():
    make.channel()
    assert queries.place_facts().keys() <= NOTHING_SET.keys()


def test_a_channel_says_what_its_leaders_signed_when_it_is_asked(django_assert_num_queries):
    channel = make.channel()
    for what, day in (("pledge", 1), ("no_sanction", 2), ("pledge", 3)):
        signed = {"what": what, "leader": "Jo", "post": "Director", "signed_on": date(2026, 11, day)}
        actions.sign_declaration(channel=channel, today=TODAY, **signed)
    with django_assert_num_queries(1):
        found = queries.channel_to_tell(channel.slug)
    signed = [(row.what, row.signed_on.day) for row in found.signed]
    assert signed == [("no_sanction", 2), ("pledge", 3), ("pledge", 1)]


def test_the_areas_of_a_channel_are_looked_up_when_one_is_named(django_assert_num_queries):
    found = queries.channel_to_tell(make.channel().slug)
    with django_assert_num_queries(0):
        codes = found.area_codes
    assert "duty" in codes
    assert "elsewhere" not in codes


def test_an_address_belongs_to_one_person_or_to_nobody():
    peer = people.member(make.channel(), Role.PEER)
    assert queries.person_at(peer.email) == peer
    assert queries.person_at("nobody@example.org") is None


def test_a_channel_that_is_not_there_is_none():
    assert queries.channel_to_tell("nowhere") is None


def test_every_precondition_of_opening_is_counted():
    channel = make.channel(opened=False)
    make.steward(channel, "Alice")
    people.member(channel, Role.STEWARD, "No key yet")
    facts = queries.channel_facts(channel)
    assert (facts.stewards_with_keys, facts.stewards_declared) == (1, 1)
    assert facts.routes_missing == ("duty", "lado", "whistleblowing", "escalation")
    assert len(queries.why_not_open(channel)) == 11


@pytest.mark.django_db(transaction=True)
def test_a_changed_number_is_on_every_page_within_five_seconds(monkeypatch, django_assert_num_queries):
    from coalface.people.queries import installation

    at = [100.0]
    monkeypatch.setattr(installation, "monotonic", lambda: at[0])
    organisation = make.channel(
        organisation_=make.organisation(front_door_phone="01632 960 115")
    ).organisation
    queries.place_facts()
    organisation.front_door_phone = "01632 960 116"
    organisation.save()
    at[0] = 104.9
    with django_assert_num_queries(0):
        assert queries.place_facts()["front_door_phone"] == "01632 960 115"
    at[0] = 105.0
    assert queries.place_facts()["front_door_phone"] == "01632 960 116"


def test_an_audience_is_served_by_an_open_channel_of_its_own_organisation():
    here = make.channel(audience="staff")
    make.channel(organisation_=here.organisation, audience="partner", opened=False)
    make.channel(audience="young_person")
    assert queries.audiences_served(here.organisation_id) == {"staff"}
