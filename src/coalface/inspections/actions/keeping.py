"""A reader keeps a report for the readers of their organisation, or takes it away again."""

from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.reading.documents import Document
from coalface.core.words import gettext_noop as _
from coalface.integrity import files

from ..models import KeptReport, Reading

LONGEST_NAME = 120
MOST_KEPT = 200
TOO_MANY = _("There are 200 reports here already. Take one away that nobody reads any more.")
NOT_YOURS = _("Somebody else keeps this report. Ask them to take it away.")


@transaction.atomic
def keep_report(*, document: Document, name: str, by, today: date) -> KeptReport:
    """Keep the words of a report. Its pages and pictures are not kept."""
    if KeptReport.objects.filter(organisation_id=by.organisation_id).count() >= MOST_KEPT:
        raise NotAllowed(TOO_MANY)
    return KeptReport.objects.create(
        organisation_id=by.organisation_id,
        keeper=by,
        name=" ".join(name.split())[:LONGEST_NAME],
        form=document.form.value,
        pages=document.pages,
        # PostgreSQL holds every sign but this one.
        text=document.text.replace("\0", " "),
        kept_on=today,
    )


def take_report_away(*, report: KeptReport, by) -> None:
    """Delete a report with all that was said of its sentences, from the files of the database as well."""
    with transaction.atomic():
        kept = KeptReport.objects.select_for_update().filter(pk=report.pk).first()
        if kept is None:
            return
        if kept.keeper_id not in (None, by.pk):
            raise NotAllowed(NOT_YOURS)
        kept.delete()
    files.scrub(KeptReport, Reading)
