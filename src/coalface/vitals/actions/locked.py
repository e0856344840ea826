"""The returns of an organisation, locked, for whoever keeps them."""

from typing import Any

from coalface.core.errors import NotAllowed
from coalface.core.own_returns.rights import why_not_enter

from .. import queries
from ..models import OwnReturns


def returns_for(person: Any) -> OwnReturns:
    """The returns that this person keeps, locked, and made if there are none yet. NotAllowed where they keep none."""
    if reason := why_not_enter(queries.roles_for_returns(person)):
        raise NotAllowed(reason)
    made, _new = OwnReturns.objects.get_or_create(organisation_id=person.organisation_id)
    return OwnReturns.objects.select_for_update().get(pk=made.pk)
