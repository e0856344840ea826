"""Whose register it is, and who keeps it."""

from typing import Any

from django.db.models import QuerySet

from coalface.core.roles import Role
from coalface.people import queries as people

from ..models import Register


def register_of(organisation: Any) -> Register | None:
    """The register of an organisation, or None where nothing was entered yet."""
    return Register.objects.filter(organisation=organisation).first()


def register_kept_by(person: Any) -> Register | None:
    """The register that somebody keeps as an analyst of their organisation, or None."""
    if (Role.ANALYST, None) not in people.roles_of(person):
        return None
    return Register.objects.filter(organisation_id=person.organisation_id).first()


def registers() -> QuerySet[Register]:
    """Every register of this installation, with its organisation."""
    return Register.objects.select_related("organisation").order_by("organisation__slug")
