"""Bringing earlier reports in: paste, choose the columns, look at them de-identified, seal them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import ImportForm, may_receive

# So many reports are shown before they are sealed.
SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def import_earlier(request: HttpRequest) -> HttpResponse:
    """Nothing is kept between the steps: the page carries the sheet, and the last button seals its reports."""
    channels = may_receive(people.channels_of_steward(request.user))
    form = ImportForm(posted(request), channels=channels)
    step = request.POST.get("step", "")
    brought = None
    if form.is_bound and form.is_valid() and step in ("look", "seal"):
        brought = form.read(people.name_lists(form.chosen.organisation))
    if brought and step == "seal":
        try:
            count = actions.import_reports(
                channel=form.chosen, reports=brought.reports, today=today(), key=form.cleaned_data["key"]
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _said(count))
            return redirect("desk")
    page = {
        "form": form,
        "channels": channels,
        "brought": brought,
        "shown": brought.reports[:SHOWN] if brought else [],
        "columns": form.sheet_read is not None,
        "under": "desk",
    }
    return render(request, "reporting/import.html", page, status=TO_MEND if form.errors else 200)


def _said(count: int) -> str:
    if not count:
        return _("These reports are in already. Nothing was sealed twice.")
    sealed = ngettext("%(n)d report is sealed.", "%(n)d reports are sealed.", count) % {"n": count}
    return _("%(sealed)s Now delete the sheet that you pasted from.") % {"sealed": sealed}
