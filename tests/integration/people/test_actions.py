"""What can be done with organisations, channels and people, and what the log says of it."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import IntegrityError
from django.utils import timezone

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.sealing import new_key_pair
from coalface.integrity.models import Entry
from coalface.people import actions, queries
from coalface.people.codes import LAST_USED, use_code
from coalface.people.models import Invitation, NameListTerm, Person, RoleGrant
from tests import make
from tests import people_make as people
from tests.make import TODAY

pytestmark = pytest.mark.django_db


def test_an_organisation_and_its_channel_are_made_for_practice_first():
    organisation = actions.make_organisation(slug="millbrook", name="Millbrook", today=TODAY)
    channel = actions.make_channel(
        organisation=organisation,
        slug="staff",
        name="Staff",
        audience="staff",
        areas=[("duty", "Front door", 40)],
        today=TODAY,
    )
    assert channel.practice
    assert [area.name for area in queries.channel_to_tell("staff").areas.all()] == ["Front door"]
    assert list(queries.channels_to_tell()) == [channel]


def test_an_area_in_which_somebody_could_stand_out_is_not_made():
    with pytest.raises(IntegrityError):
        actions.make_channel(
            organisation=make.organisation(),
            slug="s",
            name="S",
            audience="staff",
            areas=[("a", "Small", 9)],
            today=TODAY,
        )


def areas_of(channel):
    return [(area.code, area.name, area.staff) for area in queries.channel_to_tell(channel.slug).areas.all()]


def test_areas_are_added_or_take_the_place_of_all_there_were():
    channel = make.channel()
    actions.update_areas(channel=channel, areas=[("help", "Early help", 29)], today=TODAY)
    assert areas_of(channel) == [("help", "Early help", 29), ("duty", "Front door", 40)]
    actions.update_areas(channel=channel, areas=[("duty", "Duty", 44)], replace=True, today=TODAY)
    assert areas_of(channel) == [("duty", "Duty", 44)]


def test_a_channel_is_not_left_without_any_area_by_mistake():
    channel = make.channel()
    with pytest.raises(NotAllowed, match="at least one part"):
        actions.update_areas(channel=channel, areas=[], replace=True, today=TODAY)
    assert areas_of(channel) == [("duty", "Front door", 40)]


def test_two_channels_cannot_have_one_short_name():
    channel = make.channel()
    with pytest.raises(NotAllowed, match="Choose another one"):
        actions.make_channel(
            organisation=channel.organisation, slug=channel.slug, name="S", audience="staff", today=TODAY
        )


def test_each_role_in_a_channel_is_entered_in_the_log_with_the_role_that_acted():
    channel = make.channel()
    alice = people.member(channel, Role.STEWARD)
    carol = people.member(channel, Role.PEER)
    actions.give_role(person=carol, role=Role.READER, today=TODAY, by=alice)
    actions.give_role(person=carol, role=Role.STEWARD, channel=channel, today=TODAY)
    assert [(entry.what, entry.role, entry.week) for entry in Entry.objects.all()] == [
        ("role given", "steward", "2026-W47"),
        ("steward added", "operator", "2026-W47"),
    ]


def test_a_role_that_does_not_go_with_another_is_refused_and_leaves_no_entry():
    channel = make.channel()
    manager = people.member(channel, Role.ANSWERING_MANAGER)
    with pytest.raises(NotAllowed, match="must not know who told"):
        actions.give_role(person=manager, role=Role.STEWARD, channel=channel, today=TODAY)
    assert not Entry.objects.exists()


def test_the_same_two_roles_go_together_in_two_channels():
    here = make.channel()
    there = make.channel(organisation_=here.organisation)
    manager = people.member(here, Role.ANSWERING_MANAGER)
    actions.give_role(person=manager, role=Role.STEWARD, channel=there, today=TODAY)
    assert queries.is_steward(manager, there.pk)
    assert not queries.is_steward(manager, here.pk)


@pytest.mark.parametrize(
    ("role", "with_channel", "reason"),
    [(Role.PEER, False, "Choose the channel"), (Role.READER, True, "whole organisation")],
)
def test_a_role_is_of_a_channel_or_of_the_organisation(role, with_channel, reason):
    channel = make.channel()
    with pytest.raises(NotAllowed, match=reason):
        actions.invite(
            organisation=channel.organisation,
            channel=channel if with_channel else None,
            role=role,
            email="x@example.org",
            today=TODAY,
        )


def test_nobody_acts_for_a_channel_in_which_they_are_no_steward():
    channel, stranger = make.channel(opened=False), people.member(make.channel(), Role.STEWARD)
    peer = people.member(channel, Role.PEER)
    organisation = channel.organisation
    refused = [
        lambda by: actions.invite(
            organisation=organisation,
            channel=channel,
            role=Role.PEER,
            email="x@example.org",
            today=TODAY,
            by=by,
        ),
        lambda by: actions.give_role(person=peer, role=Role.READER, today=TODAY, by=by),
        lambda by: actions.take_role_away(grant=peer.grants.get(), today=TODAY, by=by),
        lambda by: actions.mend_account(person=peer, today=TODAY, by=by),
        lambda by: actions.open_channel(channel=channel, today=TODAY, by=by),
        lambda by: actions.update_routes(channel=channel, today=TODAY, by=by, duty_route="x"),
        lambda by: actions.update_areas(channel=channel, areas=[("x", "X", 10)], today=TODAY, by=by),
        lambda by: actions.update_organisation(organisation=organisation, today=TODAY, by=by),
        lambda by: actions.note_papers(channel=channel, today=TODAY, by=by, dpia_noted_on=TODAY),
        lambda by: actions.load_name_list(
            organisation=organisation, which="staff", text="Ann", today=TODAY, by=by
        ),
        lambda by: actions.test_recovery_key(organisation=organisation, shares=[], today=TODAY, by=by),
    ]
    for by in (stranger, peer):
        for act in refused:
            with pytest.raises(NotAllowed, match="Only a steward"):
                act(by)
    assert not Entry.objects.exists()


def test_only_the_operator_makes_mends_and_removes_a_steward():
    channel = make.channel()
    alice, bob = people.steward(channel, "Alice"), people.steward(channel, "Bob")
    peer = people.member(channel, Role.PEER)
    acts = [
        lambda by: actions.invite(
            organisation=channel.organisation,
            channel=channel,
            role=Role.STEWARD,
            email="me.too@example.org",
            today=TODAY,
            by=by,
        ),
        lambda by: actions.give_role(person=peer, role=Role.STEWARD, channel=channel, today=TODAY, by=by),
        lambda by: actions.mend_account(person=bob, today=TODAY, by=by),
        lambda by: actions.take_role_away(grant=bob.grants.get(), today=TODAY, by=by),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="neither can appoint"):
            act(alice)
    assert not Entry.objects.exists()
    for act in acts:
        act(None)


def test_a_tested_recovery_key_is_never_changed():
    organisation = make.organisation(recovery_tested_on=TODAY)
    with pytest.raises(NotAllowed, match="already"):
        actions.set_recovery_key(organisation=organisation, public_key=new_key_pair()[0], today=TODAY)


def test_a_list_of_which_one_row_is_wrong_leaves_the_old_one_standing():
    organisation = make.organisation()
    actions.load_name_list(organisation=organisation, which="staff", text="Ann Bell", today=TODAY)
    with pytest.raises(actions.RowsWrong) as refusal:
        actions.load_name_list(organisation=organisation, which="staff", text="Ben Cole\nX", today=TODAY)
    assert refusal.value.rows == [(2, "fewer than two letters: it would be found on every line")]
    assert [row.term for row in NameListTerm.objects.all()] == ["Ann Bell"]


def test_two_people_cannot_hold_one_role_twice_whatever_asks():
    channel = make.channel()
    peer = people.member(channel, Role.PEER)
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(person=peer, channel=channel, role=Role.PEER.value)


def test_no_role_of_the_organisation_is_held_twice_either():
    reader = people.member(None, Role.READER, organisation=make.organisation())
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(person=reader, role=Role.READER.value)


def test_a_refused_invitation_makes_no_account():
    channel = make.channel()
    token = actions.invite(
        organisation=channel.organisation, channel=channel, role="steward", email="x@example.org", today=TODAY
    )
    with pytest.raises(NotAllowed, match="line-manage"):
        actions.accept_invitation(
            token=token, name="Ann", password=people.PASSWORD, line_manages_here=True, today=TODAY
        )
    assert not Person.objects.exists()
    assert Invitation.objects.exists()


def test_old_invitations_sessions_and_the_times_of_codes_are_forgotten():
    peer = people.member(make.channel(), Role.PEER)
    codes = Authenticator.objects.get(user=peer)
    assert use_code(codes, people.code_now())
    codes.refresh_from_db()
    Authenticator.objects.update(data={**codes.data, LAST_USED: codes.data[LAST_USED] - 10})
    people.signed_in(peer)
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    actions.invite(
        organisation=peer.organisation, role=Role.READER, email="x@example.org", today=date(2026, 1, 1)
    )
    assert actions.forget_old(today=TODAY) == 2
    assert LAST_USED not in Authenticator.objects.get(user=peer).data
