"""Passwords: changed by their owner, or made anew when a steward, or the operator, has mended the account."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_appoint
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..facts import Holder
from ..leaving import steward_key_gone, steward_key_opened, steward_key_replaced
from ..models import LinkedIdentity, Person, RoleGrant, StewardKey
from ..passwords import why_not_password
from ..queries.channels import channels_of_steward
from ..queries.holders import hold_for_taking_off
from ..scrubbing import scrub_keys
from ..sessions import end_sessions
from ..wrapping import new_steward_keys, unwrapped
from .inviting import new_invitation
from .leaves import enter_leaf, main_role, role_of


def change_password(*, person: Person, old: str, new: str, today: date) -> None:
    """Change a password, and give a steward a new key pair: whoever has a copy of the old one, and the old password,
    opens nothing that is sealed from now on. Every sign-in of this person ends.
    """
    if not person.check_password(old):
        raise NotAllowed(_("That is not your password now."))
    if reason := why_not_password(new, person):
        raise NotAllowed(reason)
    key = StewardKey.objects.filter(person=person).select_related("person").first()
    # Argon2id takes its time, so all of it runs before the transaction and not in it.
    change = _Change(person.password, key, unwrapped(key, old) if key else b"")
    fresh, private_key = new_steward_keys(person, new) if key else (None, b"")
    person.set_password(new)
    _keep_password(person, change, fresh, today)
    if fresh:
        # Everything opens with the new key already. Whatever stops fresh keys now, the next sign-in makes them.
        steward_key_opened.send_robust(sender=StewardKey, person=person, private_key=private_key)


@dataclass(frozen=True, slots=True)
class _Change:
    """What a change of password began with: the old hash and, for a steward, the old key and its private half."""

    old_hash: str
    key: StewardKey | None
    private_key: bytes


@transaction.atomic
def _keep_password(person: Person, change: _Change, fresh: StewardKey | None, today: date) -> None:
    locked = Person.objects.select_for_update().filter(pk=person.pk).first()
    if locked is None or locked.password != change.old_hash:
        raise NotAllowed(_("Your password was changed elsewhere just now. Please sign in with that one."))
    person.save(update_fields=["password"])
    if change.key and fresh:
        _replace_key(person, change.key, change.private_key, fresh)
    end_sessions(person)
    enter_leaf(What.PASSWORD_CHANGED, person.pk, role=main_role(person), today=today)
    transaction.on_commit(scrub_keys)


def _replace_key(person: Person, old: StewardKey, private_key: bytes, fresh: StewardKey) -> None:
    """Put a new key pair in the place of the old, and let everything that was sealed to the old follow."""
    hold_for_taking_off(channels_of_steward(person).values_list("pk", flat=True))
    old_id = str(old.pk)
    old.delete()
    fresh.save(force_insert=True)
    new = Holder(str(fresh.pk), bytes(fresh.public_key))
    steward_key_replaced.send(sender=StewardKey, old=old_id, old_private_key=private_key, new=new)


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
    """In the caller's transaction: the old key pair, codes and sign-ins go, and all that was sealed to them."""
    end_sessions(person)
    transaction.on_commit(scrub_keys)
    Authenticator.objects.filter(user=person).delete()
    LinkedIdentity.objects.filter(person=person).delete()
    hold_for_taking_off(channels_of_steward(person).values_list("pk", flat=True))
    for key in StewardKey.objects.filter(person=person):
        holder = str(key.id)
        key.delete()
        steward_key_gone.send(sender=StewardKey, holder=holder, channel_id=None)
