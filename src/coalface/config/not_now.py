"""The database cannot be used just now: a full disk, a lock, a restart. Whoever typed gets their words back.

Nothing half is left behind, for every action is one transaction. Where the connection broke while it ended, nobody
knows whether it stands: the form has its key in it, so that sending it again, and again, makes one report.
"""

import json
import logging

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from coalface.ui.presenters import given_back, typed_here

OUT_OF_REACH = (OperationalError, InterfaceError)
SECONDS_TO_WAIT = "30"

log = logging.getLogger(__name__)


def not_now(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Answer 503, with everything that was sent in the page."""
    log.error("The database could not be used. Look at its disk, then run `coalface doctor`.", exc_info=fault)
    # What is broken must not be handed to the next request, nor to the page that says so.
    connection.close_if_unusable_or_obsolete()
    answer = _in_json() if request.path.startswith("/api/") else _in_words(request)
    answer.headers["Retry-After"] = SECONDS_TO_WAIT
    return answer


def _in_json() -> HttpResponse:
    problem = _(
        "We cannot keep or find anything just now. Send the same again in half a minute, with the same Idempotency-Key:"
        " it makes one report, however often it is sent."
    )
    return HttpResponse(
        json.dumps({"problem": problem, "spans": []}), content_type="application/json", status=503
    )


def _in_words(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "503.html", status=503)
    staff = request.path.startswith(settings.STAFF_PATH)
    page = {"typed": typed_here(request)} if staff else {"fields": given_back(request), "path": request.path}
    return render(request, "ui/not_now.html", page, status=503)
