"""The register of an organisation, made when somebody first needs it."""

from typing import Any

from django.conf import settings

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Register
from ..models.register import ENGLAND, FICTIONAL

NOT_AN_ANALYST = _("Only an analyst of the organisation keeps its register.")


def register_for(person: Any) -> Register:
    """The register that this person keeps, made if there is none yet. NotAllowed where they keep none."""
    if (Role.ANALYST, None) not in people.roles_of(person):
        raise NotAllowed(NOT_AN_ANALYST)
    places = FICTIONAL if settings.DEMO else ENGLAND
    return Register.objects.get_or_create(
        organisation_id=person.organisation_id, defaults={"places": places}
    )[0]
