"""Trials of one's own channels: the list, and one trial with what can be done next."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.trials import State, why_not_fill
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..models import Trial
from ..presenters.public import trial_page
from ..presenters.staff import little_before, staff_page, waits_for


@require_safe
def staff_trials(request: HttpRequest) -> HttpResponse:
    trials = queries.trials_of(request.user).prefetch_related("numbers")
    facts = {
        "lists": staff_page(trials, today=today()),
        "fills": bool(queries.channels_filled_by(request.user)),
        "under": "staff_trials",
    }
    return render(request, "trials/staff_trials.html", facts)


@require_safe
def staff_trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    return show_trial(request, looked_up(request, trial_id))


def show_trial(request: HttpRequest, trial: Trial, *, refusal: str = "") -> HttpResponse:
    fills = why_not_fill(queries.roles_in(request.user, trial.channel_id)) is None
    facts = {
        "trial": trial_page(trial),
        "row": trial,
        "waits": waits_for(trial, queries.numbers_of(trial), today()),
        "little": little_before(trial),
        "fills": fills,
        "may_take_back": trial.state is not State.PLANNED,
        "refusal": refusal,
        "practice": trial.practice,
        "under": "staff_trials",
    }
    return render(request, "trials/staff_trial.html", facts, status=TO_MEND if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def trial_take_back(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = looked_up(request, trial_id)
    refusal = ""
    if request.method == "POST":
        try:
            actions.take_trial_back(trial_id=trial_id, by=request.user, today=today())
        except NotAllowed as fault:
            refusal = say(fault)
        else:
            messages.success(
                request, _("The trial is taken back. Its words and numbers are gone from the site.")
            )
            return redirect("staff_trials")
    facts = {"trial": trial, "refusal": refusal, "under": "staff_trials"}
    return render(request, "trials/take_back.html", facts, status=TO_MEND if refusal else 200)


def looked_up(request: HttpRequest, trial_id: UUID) -> Trial:
    """A trial of a channel in which this person has a role. Another's is not there."""
    found = queries.trial_of(request.user, trial_id)
    if found is None or found.taken_back_on:
        raise Http404
    return found
