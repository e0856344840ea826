"""Whatever is done with organisations, channels and people enters exactly one leaf, with the role that did it."""

from collections.abc import Callable
from typing import Any

import pytest

from coalface.core.recovery import split
from coalface.core.roles import Role
from coalface.core.sealing import new_key_pair
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry
from coalface.people import actions
from coalface.people.facts import Identity
from coalface.people.models import Invitation, Organisation
from tests import make
from tests import people_make as people
from tests.make import TODAY

pytestmark = pytest.mark.django_db

# Deleting what is old is no act of anybody: the calendar enters `retention run` for what it destroys.
# Nor is signing out: a line for it would say who worked, or when everybody was sent home.
NO_ACTS = {
    *("forget_old", "NotInvited", "RowsWrong"),
    *("sign_out_elsewhere", "sign_out_everywhere", "sign_everybody_out"),
}


class World:
    """One organisation with its channel and people, and the shares of its recovery key."""

    def __init__(self) -> None:
        self.channel = make.channel(opened=False)
        self.organisation = self.channel.organisation
        self.alice = people.steward(self.channel, "Alice")
        self.bob = people.steward(self.channel, "Bob")
        self.peer = people.member(self.channel, Role.PEER, "Peer")
        public, private = new_key_pair()
        Organisation.objects.filter(pk=self.organisation.pk).update(recovery_public_key=public)
        self.organisation.refresh_from_db()
        self.shares = split(private)[:2]

    def invited(self) -> str:
        return actions.invite(
            organisation=self.organisation, role="reader", email="new@example.org", today=TODAY
        )

    def ready(self) -> None:
        """All that an opening needs."""
        here = {"channel": self.channel, "today": TODAY}
        routes = ("duty_route", "lado_route", "whistleblowing_route", "escalation_route")
        second = {"second_contact_name": "The chair", "second_contact_email": "chair@example.org"}
        actions.update_routes(**here, **dict.fromkeys(routes, "Ring 01632 960 115"), **second)
        actions.note_papers(**here, dpia_noted_on=TODAY)
        for what in ("pledge", "no_sanction"):
            actions.sign_declaration(**here, what=what, leader="Jo", post="Director", signed_on=TODAY)
        for which in ("staff", "schools", "teams"):
            actions.load_name_list(organisation=self.organisation, which=which, text="Ann Bell", today=TODAY)
        actions.test_recovery_key(organisation=self.organisation, shares=self.shares, today=TODAY)


Act = Callable[[], Any]


def of_organisation(act: Any, **facts: Any) -> Callable[[World], Act]:
    return lambda world: lambda: act(organisation=world.organisation, today=TODAY, **facts)


def of_channel(act: Any, **facts: Any) -> Callable[[World], Act]:
    return lambda world: lambda: act(channel=world.channel, today=TODAY, **facts)


def accept(world: World) -> Act:
    token = world.invited()
    return lambda: actions.accept_invitation(token=token, name="New", password=people.PASSWORD, today=TODAY)


def accept_with_identity(world: World) -> Act:
    token = world.invited()
    identity = Identity(
        "https://sign-in.example", "4711", "new@example.org", email_is_theirs=True, name="New"
    )
    return lambda: actions.accept_with_identity(token=token, identity=identity, today=TODAY)


def withdraw(world: World) -> Act:
    world.invited()
    return lambda: actions.withdraw_invitation(invitation=Invitation.objects.get(), today=TODAY)


def open_channel(world: World) -> Act:
    world.ready()
    return lambda: actions.open_channel(channel=world.channel, today=TODAY)


def with_shares(act: Any) -> Callable[[World], Act]:
    return lambda world: lambda: act(organisation=world.organisation, shares=world.shares, today=TODAY)


# Each action: how it is prepared, and the leaf that it enters.
ACTS: dict[str, tuple[Callable[[World], Act], What]] = {
    "make_organisation": (
        lambda world: lambda: actions.make_organisation(slug="new", name="New", today=TODAY),
        What.ORGANISATION_MADE,
    ),
    "update_organisation": (
        of_organisation(actions.update_organisation, front_door_phone="01632 960 100"),
        What.ORGANISATION_CHANGED,
    ),
    "make_channel": (
        of_organisation(actions.make_channel, slug="new", name="New", audience="staff"),
        What.CHANNEL_MADE,
    ),
    "update_areas": (
        of_channel(actions.update_areas, areas=[("new", "New", 12)]),
        What.AREAS_CHANGED,
    ),
    "update_routes": (of_channel(actions.update_routes, duty_route="Ring"), What.ROUTES_CHANGED),
    "note_papers": (of_channel(actions.note_papers, dpia_noted_on=TODAY), What.PAPERS_NOTED),
    "sign_declaration": (
        of_channel(actions.sign_declaration, what="pledge", leader="Jo", post="Director", signed_on=TODAY),
        What.PLEDGE_SIGNED,
    ),
    "declare_line_management": (
        lambda world: (
            lambda: actions.declare_line_management(
                person=world.alice, channel=world.channel, line_manages_here=False, today=TODAY
            )
        ),
        What.LINE_MANAGEMENT_DECLARED,
    ),
    "open_channel": (open_channel, What.CHANNEL_OPENED),
    "load_name_list": (
        of_organisation(actions.load_name_list, which="staff", text="Ann Bell"),
        What.NAME_LISTS_LOADED,
    ),
    "invite": (lambda world: world.invited, What.PERSON_INVITED),
    "withdraw_invitation": (withdraw, What.INVITATION_WITHDRAWN),
    "accept_invitation": (accept, What.ROLE_GIVEN),
    "accept_with_identity": (accept_with_identity, What.ROLE_GIVEN),
    "mend_account": (
        lambda world: lambda: actions.mend_account(person=world.peer, today=TODAY),
        What.PERSON_INVITED,
    ),
    "change_password": (
        lambda world: (
            lambda: actions.change_password(
                person=world.alice, old=people.PASSWORD, new=people.OTHER_PASSWORD, today=TODAY
            )
        ),
        What.PASSWORD_CHANGED,
    ),
    "give_role": (
        lambda world: lambda: actions.give_role(person=world.peer, role="reader", today=TODAY),
        What.ROLE_GIVEN,
    ),
    "take_role_away": (
        lambda world: lambda: actions.take_role_away(grant=world.alice.grants.get(), today=TODAY),
        What.STEWARD_REMOVED,
    ),
    "set_recovery_key": (
        of_organisation(actions.set_recovery_key, public_key=new_key_pair()[0]),
        What.RECOVERY_KEY_SET,
    ),
    "test_recovery_key": (with_shares(actions.test_recovery_key), What.RECOVERY_KEY_TESTED),
    "use_recovery_key": (with_shares(actions.use_recovery_key), What.RECOVERY_KEY_USED),
}


def test_every_action_stands_in_the_table_above():
    assert set(ACTS) == set(actions.__all__) - NO_ACTS


@pytest.mark.parametrize("name", ACTS)
def test_every_action_enters_exactly_one_leaf(name):
    prepare, what = ACTS[name]
    act = prepare(World())
    before = Entry.objects.count()
    act()
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("index").what == what


def test_an_account_made_anew_is_one_leaf_in_the_role_of_its_owner():
    world = World()
    token = actions.mend_account(person=world.alice, today=TODAY)
    actions.accept_invitation(token=token, password=people.OTHER_PASSWORD, today=TODAY)
    assert [(entry.what, entry.role) for entry in Entry.objects.order_by("index")] == [
        ("person invited", "operator"),
        ("account mended", "steward"),
    ]
