"""Making an organisation, and what every page says about it."""

from datetime import date

from django.db import transaction

from coalface.integrity.kinds import What

from ..models import Organisation, Person
from .authority import must_be_steward
from .leaves import OPERATOR, enter_leaf, role_of

FACTS = frozenset({"front_door_phone", "front_door_hours", "support_line", "data_protection_contact"})


@transaction.atomic
def make_organisation(*, slug: str, name: str, today: date, **facts: str) -> Organisation:
    """Make an organisation, with any of FACTS."""
    assert facts.keys() <= FACTS, facts.keys() - FACTS
    organisation = Organisation.objects.create(slug=slug, name=name, **facts)
    enter_leaf(What.ORGANISATION_MADE, organisation.pk, role=OPERATOR, today=today)
    return organisation


@transaction.atomic
def update_organisation(
    *, organisation: Organisation, today: date, by: Person | None = None, **facts: str
) -> None:
    """Fill in whom every page says to ring, and whom to ask about data."""
    must_be_steward(by, None, organisation)
    assert facts.keys() <= FACTS, facts.keys() - FACTS
    Organisation.objects.filter(pk=organisation.pk).update(
        **{name: words.strip() for name, words in facts.items()}
    )
    enter_leaf(What.ORGANISATION_CHANGED, organisation.pk, role=role_of(by), today=today)
