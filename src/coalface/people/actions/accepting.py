"""Accepting an invitation: a new account, one more role for an account, or an account made anew."""

from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import Invitation, Person, StewardKey
from ..passwords import why_not_password
from ..queries.invitations import invitation_of, invited_person
from ..wrapping import new_steward_key
from .accounts import make_anew
from .leaves import enter_leaf, main_role
from .roles import add_grant, kind_of_giving


class NotInvited(Exception):
    """This link is mistyped, used, withdrawn or too old. The answer is the same for all four."""


def accept_invitation(
    *,
    token: str,
    password: str,
    today: date,
    name: str = "",
    line_manages_here: bool | None = None,
    signed_in: Person | None = None,
) -> Person:
    """Return whose account it is now. Who has one already signs in first, and types its password."""
    invitation = invitation_of(token, today)
    if invitation is None:
        raise NotInvited
    known = invited_person(invitation)
    person = known or Person(organisation=invitation.organisation, email=invitation.email, name=name.strip())
    if reason := _why_not(invitation, known, person, password, signed_in):
        raise NotAllowed(reason)
    # Argon2id takes its time, so it runs before the transaction and not in it.
    if known is None or invitation.mends_account:
        person.set_password(password)
    key = new_steward_key(person, password) if _needs_key(invitation, known) else None
    return _accepted(invitation, person, key, line_manages_here, today)


@transaction.atomic
def _accepted(
    invitation: Invitation,
    person: Person,
    key: StewardKey | None,
    line_manages_here: bool | None,
    today: date,
) -> Person:
    locked = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise NotInvited
    person.save()
    if locked.mends_account:
        make_anew(person)
    if key:
        key.save(force_insert=True)
    if not locked.mends_account:
        add_grant(person, Role(locked.role), invitation.channel, line_manages_here)
    locked.delete()
    _enter(invitation, person, today)
    return person


def _why_not(
    invitation: Invitation, known: Person | None, person: Person, password: str, signed_in: Person | None
) -> str | None:
    if known is None and not person.name:
        return _("Write your name, so that your colleagues here know who you are.")
    if known is None or invitation.mends_account:
        return why_not_password(password, person)
    return why_not_add_to(invitation, known, signed_in) or (
        None if known.check_password(password) else _("That is not the password of your account.")
    )


def why_not_add_to(invitation: Invitation, known: Person, signed_in: Person | None) -> str | None:
    """Return why an account that exists cannot take this invitation now, or None."""
    if known.organisation_id != invitation.organisation_id:
        return _("Your account belongs to another organisation. Ask to be invited at another address.")
    if signed_in is None or signed_in.pk != known.pk:
        return _("You have an account already. Sign in with it, then open this link again.")
    return None


def _needs_key(invitation: Invitation, known: Person | None) -> bool:
    if known is None or not invitation.mends_account:
        has_key = known is not None and StewardKey.objects.filter(person=known).exists()
        return invitation.role == Role.STEWARD.value and not has_key
    return known.grants.filter(role=Role.STEWARD.value).exists()


def _enter(invitation: Invitation, person: Person, today: date) -> None:
    if invitation.mends_account:
        enter_leaf(What.ACCOUNT_MENDED, person.pk, role=main_role(person), today=today)
    else:
        enter_leaf(kind_of_giving(Role(invitation.role)), person.pk, role=invitation.role, today=today)
