"""The recovery key: its public half is kept here, its private half only ever outside, in three shares."""

from datetime import date

from django.db import transaction
from nacl.public import PrivateKey

from coalface.core.errors import NotAllowed
from coalface.core.recovery import NEEDED, SharesDoNotFit, join
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Organisation, Person
from ..queries.recovery import recovery_commitment
from .authority import must_be_steward
from .leaves import OPERATOR, enter_leaf, role_of


@transaction.atomic
def set_recovery_key(*, organisation: Organisation, public_key: bytes, today: date) -> None:
    """Keep the public key that every report will be sealed to as well."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if organisation.recovery_tested_on:
        raise NotAllowed(_("There is a tested recovery key already, and reports are sealed to it."))
    organisation.recovery_public_key = public_key
    organisation.save(update_fields=["recovery_public_key"])
    enter(
        what=What.RECOVERY_KEY_SET,
        role=OPERATOR,
        week=str(Week.of(today)),
        commitment=recovery_commitment(organisation.pk, public_key),
    )


@transaction.atomic
def test_recovery_key(
    *,
    organisation: Organisation,
    shares: list[str],
    today: date,
    by: Person | None = None,  # noqa: PT028
) -> None:
    """Note that two shares brought the recovery key back. The key itself is forgotten at once."""
    must_be_steward(by, None, organisation)
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if reason := why_not_recovered(organisation, shares):
        raise NotAllowed(reason)
    organisation.recovery_tested_on = today
    organisation.save(update_fields=["recovery_tested_on"])
    enter_leaf(What.RECOVERY_KEY_TESTED, organisation.pk, role=role_of(by), today=today)


@transaction.atomic
def use_recovery_key(*, organisation: Organisation, shares: list[str], today: date) -> bytes:
    """Return the private key that two shares bring back, and enter that it was used. Forget it when you are done."""
    if reason := why_not_recovered(organisation, shares):
        raise NotAllowed(reason)
    enter_leaf(What.RECOVERY_KEY_USED, organisation.pk, role=OPERATOR, today=today)
    return join(shares)


def why_not_recovered(organisation: Organisation, shares: list[str]) -> str | None:
    """Return why these shares do not bring the recovery key back, or None."""
    if organisation.recovery_public_key is None:
        return _("There is no recovery key yet. The operator makes one with `coalface init`.")
    if len({" ".join(share.lower().split()) for share in shares}) != NEEDED:
        return _("Type two different shares, each with its 33 words.")
    try:
        private_key = join(shares)
    except SharesDoNotFit as fault:
        return str(fault)
    if len(private_key) != PrivateKey.SIZE or bytes(PrivateKey(private_key).public_key) != bytes(
        organisation.recovery_public_key
    ):
        return _(
            "These shares belong to another key. Ask for the shares that were made for this organisation."
        )
    return None


test_recovery_key.__test__ = False  # type: ignore[attr-defined]  # It is no test, whatever pytest may think.
