"""Reports that were kept, for the readers of one organisation."""

from uuid import UUID

from django.db.models import QuerySet

from ..models import KeptReport


def organisation_of(person):
    """Whose readers this person is among."""
    return person.organisation


def kept_reports(person) -> QuerySet[KeptReport]:
    """Every report that readers of this organisation keep, the latest first, without its words."""
    mine = KeptReport.objects.filter(organisation_id=person.organisation_id)
    return mine.defer("text").order_by("-kept_on", "name", "id")


def kept_report(person, report: str) -> KeptReport | None:
    """One of them, by its address. Another organisation's is not there."""
    try:
        return KeptReport.objects.filter(organisation_id=person.organisation_id, pk=UUID(report)).first()
    except ValueError:
        return None
