"""What everyone may read: the library, one trial, and its numbers to take along. No session, no cookie."""

import csv
import json
from io import StringIO
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.learning.presenters.facts import LICENCE
from coalface.learning.views.freshness import fresh

from .. import queries
from ..models import Trial
from ..presenters import public as show
from ..presenters.facts import csv_rows, trial_facts
from ..presenters.plain import plan_text

TRIALS_ON_PAGE = 20


@require_safe
@fresh
def library(request: HttpRequest) -> HttpResponse:
    """Every public trial. A filter that is not on its list is as good as none."""
    chosen = request.GET.get("result", "")
    options = show.filters()
    chosen = chosen if chosen in dict(options) else ""
    found = (
        queries.public_trials(state=show.RUNNING)
        if chosen == show.RUNNING
        else queries.public_trials(result=chosen)
    )
    page = Paginator(found, TRIALS_ON_PAGE).get_page(request.GET.get("page"))
    facts = {
        "lines": [show.trial_line(trial) for trial in page],
        "page": page,
        "options": options,
        "chosen": chosen,
    }
    return render(request, "trials/library.html", facts)


@require_safe
@fresh
def trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = _found(trial_id)
    if found.taken_back_on:
        return render(request, "trials/taken_back.html", {"stone": show.tombstone(found)}, status=410)
    return render(request, "trials/trial.html", {"trial": show.trial_page(found), "under": "trials"})


@require_safe
@fresh
def trial_csv(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """The numbers of one trial, with the names under which they can be pasted again."""
    found = _found(trial_id)
    if found.taken_back_on:
        return render(request, "trials/taken_back.html", {"stone": show.tombstone(found)}, status=410)
    written = StringIO()
    csv.writer(written).writerows(csv_rows(found, queries.numbers_of(found)))
    return _file(written.getvalue(), "text/csv; charset=utf-8", f"trial-{found.pk}.csv")


@require_safe
@fresh
def trial_text(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """The plan and what came of it as plain text: to print, or to send to whoever could plan it elsewhere."""
    found = _found(trial_id)
    if found.taken_back_on:
        return render(request, "trials/taken_back.html", {"stone": show.tombstone(found)}, status=410)
    return HttpResponse(plan_text(found), content_type="text/plain; charset=utf-8")


@require_safe
@fresh
def trials_json(request: HttpRequest) -> HttpResponse:
    """Every public trial with its numbers."""
    trials = queries.public_trials().select_related("copied_from").prefetch_related("numbers")
    facts = [trial_facts(trial, queries.numbers_there(trial)) for trial in trials]
    written = json.dumps({"licence": LICENCE, "trials": facts}, ensure_ascii=False)
    return _file(written + "\n", "application/json", "coalface-trials.json")


def _found(trial_id: UUID) -> Trial:
    found = queries.trial_by_id(trial_id)
    if found is None:
        raise Http404
    return found


def _file(written: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return response
