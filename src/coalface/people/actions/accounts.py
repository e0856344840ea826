"""Passwords: changed by their owner, or made anew when a steward, or the operator, has mended the account."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_appoint
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..leaving import steward_key_gone
from ..models import Person, RoleGrant, StewardKey
from ..passwords import why_not_password
from ..queries.channels import channels_of_steward
from ..queries.holders import hold_for_taking_off
from ..wrapping import unwrapped, wrapped_anew
from .inviting import new_invitation
from .leaves import enter_leaf, main_role, role_of


def change_password(*, person: Person, old: str, new: str, today: date) -> None:
    """Change a password. The steward's key stays, wrapped anew; every session of this person ends."""
    if not person.check_password(old):
        raise NotAllowed(_("That is not your password now."))
    if reason := why_not_password(new, person):
        raise NotAllowed(reason)
    key = StewardKey.objects.filter(person=person).select_related("person").first()
    if key:
        wrapped_anew(key, unwrapped(key, old), new)
    person.set_password(new)
    _keep_password(person, key, today)


@transaction.atomic
def _keep_password(person: Person, key: StewardKey | None, today: date) -> None:
    person.save(update_fields=["password"])
    if key:
        key.save(update_fields=["salt", "wrapped_private_key"])
    enter_leaf(What.PASSWORD_CHANGED, person.pk, role=main_role(person), today=today)


@transaction.atomic
def mend_account(*, person: Person, today: date, by: Person | None = None) -> str:
    """Invite somebody anew who has lost their password or their codes. Returns the token, once."""
    if reason := why_not_mend(person, by):
        raise NotAllowed(reason)
    invitation, token = new_invitation(
        organisation=person.organisation,
        channel=None,
        role="",
        email=person.email,
        mends_account=True,
        today=today,
    )
    enter_leaf(What.PERSON_INVITED, invitation.pk, role=role_of(by), today=today)
    return token


def why_not_mend(person: Person, by: Person | None) -> str | None:
    """Return why this steward cannot mend that account, or None. The operator can mend any."""
    if by is None:
        return None
    if Role.STEWARD not in _roles(by) or by.organisation_id != person.organisation_id:
        return _("Only a steward of this organisation can do that.")
    reasons = (why_not_appoint(role, by_operator=False) for role in _roles(person))
    return next((reason for reason in reasons if reason), None)


def _roles(person: Person) -> set[Role]:
    return {Role(role) for role in RoleGrant.objects.filter(person=person).values_list("role", flat=True)}


def make_anew(person: Person) -> None:
    """In the caller's transaction: the old key pair and the old codes go, and all that was sealed to them."""
    Authenticator.objects.filter(user=person).delete()
    hold_for_taking_off(channels_of_steward(person).values_list("pk", flat=True))
    for key in StewardKey.objects.filter(person=person):
        holder = str(key.id)
        key.delete()
        steward_key_gone.send(sender=StewardKey, holder=holder, channel_id=None)
