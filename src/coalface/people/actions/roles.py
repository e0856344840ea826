"""Giving roles and taking them away."""

from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_appoint, why_not_give
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..leaving import steward_key_gone
from ..models import Channel, Invitation, LinkedIdentity, PastSteward, Person, RoleGrant, StewardKey
from ..queries.holders import hold_for_taking_off
from .authority import must_be_steward
from .inviting import why_not_invite
from .leaves import enter_leaf, role_of


@transaction.atomic
def give_role(
    *,
    person: Person,
    role: str,
    today: date,
    channel: Channel | None = None,
    line_manages_here: bool | None = None,
    by: Person | None = None,
) -> RoleGrant:
    """Give somebody a role. A steward's key is made when they next sign in: it needs their password."""
    must_be_steward(by, channel, person.organisation)
    if reason := why_not_appoint(Role(role), by_operator=by is None):
        raise NotAllowed(reason)
    grant = add_grant(person, Role(role), channel, line_manages_here)
    enter_leaf(kind_of_giving(Role(role)), grant.pk, role=role_of(by), today=today)
    return grant


def add_grant(
    person: Person, role: Role, channel: Channel | None, line_manages_here: bool | None
) -> RoleGrant:
    """Give a role in the caller's transaction, or refuse with the reason."""
    Person.objects.select_for_update().get(pk=person.pk)
    held = RoleGrant.objects.filter(person=person, channel=channel).values_list("role", flat=True)
    reason = why_not_invite(role, person.organisation, channel) or why_not_give(
        role, held=frozenset(map(Role, held)), line_manages_here=bool(line_manages_here)
    )
    if reason:
        raise NotAllowed(reason)
    if role is Role.STEWARD:
        # A link that another steward made to mend a peer must not open the account of a steward.
        Invitation.objects.filter(email=person.email, mends_account=True).delete()
        # Nor may whoever runs the sign-in of an organisation.
        LinkedIdentity.objects.filter(person=person).delete()
    return RoleGrant.objects.create(
        person=person, role=role.value, channel=channel, line_manages_here=line_manages_here
    )


def kind_of_giving(role: Role) -> What:
    return What.STEWARD_ADDED if role is Role.STEWARD else What.ROLE_GIVEN


@transaction.atomic
def take_role_away(*, grant: RoleGrant, today: date, by: Person | None = None) -> None:
    """Take a role away at once. With the last one go the account, the name and the address."""
    must_be_steward(by, grant.channel, grant.person.organisation)
    person = Person.objects.select_for_update().get(pk=grant.person_id)
    if grant.channel_id and grant.role == Role.STEWARD.value:
        hold_for_taking_off([grant.channel_id])
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("channel").get(pk=grant.pk)
    reason = why_not_appoint(Role(grant.role), by_operator=by is None)
    if reason := reason or why_not_take_away(grant):
        raise NotAllowed(reason)
    grant_id, is_steward = grant.pk, grant.role == Role.STEWARD.value
    grant.delete()
    if is_steward:
        _close_key(person, grant)
    if not RoleGrant.objects.filter(person=person).exists():
        person.delete()
    elif is_steward:
        # Who stays as a peer may have read how a card ended: they do not code the cards of their time.
        PastSteward.objects.update_or_create(person=person, channel=grant.channel, defaults={"until": today})
    kind = What.STEWARD_REMOVED if is_steward else What.ROLE_TAKEN_AWAY
    enter_leaf(kind, grant_id, role=role_of(by), today=today)


def why_not_take_away(grant: RoleGrant) -> str | None:
    """Return why this role has to stay for now, or None."""
    if grant.role != Role.STEWARD.value:
        return None
    others = RoleGrant.objects.filter(channel=grant.channel, role=grant.role).exclude(pk=grant.pk)
    if not others.filter(person__steward_key__isnull=False).exists():
        return _(
            "Nobody else here has a working key. Let another steward sign in first, or nothing can be read."
        )
    return None


def _close_key(person: Person, left: RoleGrant) -> None:
    """What was sealed to a steward who left goes at once: in one channel, or everywhere with the key."""
    key = StewardKey.objects.filter(person=person).first()
    if key is None:
        return
    holder = str(key.id)
    still_steward = RoleGrant.objects.filter(person=person, role=Role.STEWARD.value).exists()
    if not still_steward:
        key.delete()
    channel_id = left.channel_id if still_steward else None
    steward_key_gone.send(sender=StewardKey, holder=holder, channel_id=channel_id)
