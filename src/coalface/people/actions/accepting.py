"""Accepting an invitation: a new account, one more role for an account, or an account made anew."""

from datetime import date

from django.db import IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_single_sign_on
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..facts import Identity
from ..models import Invitation, LinkedIdentity, Person, RoleGrant, StewardKey
from ..passwords import why_not_password
from ..queries.identities import person_of, signs_in_elsewhere
from ..queries.invitations import invitation_of, invited_person
from ..wrapping import new_steward_key
from .accounts import make_anew
from .leaves import enter_leaf, main_role
from .roles import add_grant, kind_of_giving

LONGEST_NAME = 200
TAKEN = _("With this account of your organisation you sign in as somebody else here already.")


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
    return _accepted(invitation, person, today, key=key, line_manages_here=line_manages_here)


def accept_with_identity(*, token: str, identity: Identity, today: date) -> Person:
    """Return whose account it is now. They sign in with their organisation from here on, and in no other way."""
    invitation = invitation_of(token, today)
    if invitation is None:
        raise NotInvited
    known = invited_person(invitation)
    if reason := why_not_with_identity(invitation, known, identity):
        raise NotAllowed(reason)
    name = identity.name or invitation.email
    person = known or Person(
        organisation=invitation.organisation, email=invitation.email, name=name[:LONGEST_NAME]
    )
    if known is None or invitation.mends_account:
        person.set_unusable_password()
    try:
        return _accepted(invitation, person, today, identity=identity)
    except IntegrityError as fault:
        # Somebody else was faster with this very account.
        raise NotAllowed(TAKEN) from fault


@transaction.atomic
def _accepted(
    invitation: Invitation,
    person: Person,
    today: date,
    *,
    key: StewardKey | None = None,
    line_manages_here: bool | None = None,
    identity: Identity | None = None,
) -> Person:
    locked = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise NotInvited
    person.save()
    if locked.mends_account:
        make_anew(person)
    if key:
        key.save(force_insert=True)
    if identity:
        LinkedIdentity.objects.get_or_create(person=person, issuer=identity.issuer, subject=identity.subject)
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
    if signs_in_elsewhere(known) and why_not_elsewhere(invitation, known):
        return _(
            "You sign in with your organisation, and this role needs a password and codes. Ask the operator to mend "
            "your account and choose a password there. Then open this link again."
        )
    if signed_in is None or signed_in.pk != known.pk:
        return _("You have an account already. Sign in with it, then open this link again.")
    return None


def why_not_with_identity(invitation: Invitation, known: Person | None, identity: Identity) -> str | None:
    """Return why this invitation is not accepted with this account of an organisation, or None."""
    if reason := why_not_elsewhere(invitation, known):
        return reason
    owner = person_of(identity)
    if owner is not None and owner != known:
        return TAKEN
    if owner is not None and not invitation.mends_account:
        return None
    if known is not None and not invitation.mends_account:
        return _(
            "You have an account here already. Sign in with it, then open this link again. To sign in with your "
            "organisation from now on, ask a steward to mend your account."
        )
    if not identity.email_is_theirs:
        return _(
            "Your organisation does not say that your e-mail address is really yours. Ask its IT service to confirm "
            "it, or accept the invitation with a password."
        )
    if identity.email != invitation.email:
        return _(
            "This invitation is for another e-mail address than that of your organisation’s account. Choose the right "
            "account there, or ask to be invited at your own address."
        )
    return None


def why_not_elsewhere(invitation: Invitation, known: Person | None) -> str | None:
    """Return why whoever accepts this invitation will not sign in with their organisation, or None."""
    held = RoleGrant.objects.filter(person=known).values_list("role", flat=True) if known else []
    return why_not_single_sign_on({Role(role) for role in (*held, invitation.role) if role})


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
