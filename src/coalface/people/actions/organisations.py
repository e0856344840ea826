"""Making an organisation."""

from datetime import date

from django.db import transaction

from ..models import Organisation
from .leaves import OPERATOR, enter_leaf


@transaction.atomic
def make_organisation(*, slug: str, name: str, today: date, **facts: str) -> Organisation:
    """Make an organisation. Facts: front_door_phone and _hours, support_line, data_protection_contact."""
    organisation = Organisation.objects.create(slug=slug, name=name, **facts)
    enter_leaf("organisation made", organisation.pk, role=OPERATOR, today=today)
    return organisation
