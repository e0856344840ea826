"""Who may act for whom. Pages only show what a steward may do; the actions make sure."""

from django.db.models import Q

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.words import gettext_noop as _

from ..models import Channel, Organisation, Person, RoleGrant


def must_be_steward(
    by: Person | None, channel: Channel | None, organisation: Organisation | None = None
) -> None:
    """Refuse where this person is no steward of the channel, or (channel None) of any in the organisation.

    None for a person is the operator, who may do all of this.
    """
    if by is None:
        return
    where = Q(channel=channel) if channel else Q(channel__organisation=organisation)
    if not RoleGrant.objects.filter(where, person=by, role=Role.STEWARD.value).exists():
        raise NotAllowed(_("Only a steward of this channel can do that."))
