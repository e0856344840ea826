"""Filling a trial: its numbers by hand or pasted, the token for a program, and the result."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.trial_numbers import (
    plain,
    read_number,
    read_period,
    read_sheet,
    read_value,
    why_no_numbers,
)
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..forms import FinishForm, NumberForm, SheetForm
from ..models import Trial
from ..presenters.charts import trial_chart
from ..presenters.staff import numbers_page, periods_to_choose
from .marks import looked_at, say_refusal, status_of, vouched_for
from .planning import mine
from .staff import show_trial


@require_http_methods(["GET", "HEAD", "POST"])
def trial_numbers(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = mine(request, trial_id)
    if reason := why_no_numbers(trial.state):
        return show_trial(request, trial, refusal=say(reason))
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        return _numbers(request, trial)
    return step(request, trial)


def _one(request: HttpRequest, trial: Trial) -> HttpResponse:
    """One number. Where another one stands already, the page shows it and asks which of the two is right."""
    form = _number_form(trial, request)
    if form.is_valid():
        period = value = None
        typed = form.cleaned_data["period"]
        try:
            period = read_period(trial.counted, typed)
            value = read_value(form.cleaned_data["value"])
            added = actions.enter_numbers(
                trial_id=trial.pk, by=request.user, numbers={period: value}, today=today()
            )
        except NotAllowed as refusal:
            say_refusal(form, refusal, request)
            there = queries.numbers_of(trial).get(period) if period and value is not None else None
            clash = None
            if there is not None and there != value:
                clash = {"there": plain(there), "mine": plain(value), "period": typed}
            return _numbers(request, trial, form=form, clash=clash)
        messages.success(request, _said(added))
        return redirect("trial_numbers", trial.pk)
    return _numbers(request, trial, form=form)


def _correct(request: HttpRequest, trial: Trial) -> HttpResponse:
    form = _number_form(trial, request)
    if form.is_valid():
        try:
            actions.correct_number(
                trial_id=trial.pk,
                by=request.user,
                period=read_period(trial.counted, form.cleaned_data["period"]),
                value=read_value(form.cleaned_data["value"]),
                instead_of=read_number(request.POST.get("instead_of", "")),
                today=today(),
            )
        except NotAllowed as refusal:
            say_refusal(form, refusal, request)
        else:
            messages.success(request, _("The number is corrected."))
            return redirect("trial_numbers", trial.pk)
    return _numbers(request, trial, form=form)


def _sheet(request: HttpRequest, trial: Trial) -> HttpResponse:
    form = SheetForm(request.POST)
    if form.is_valid():
        try:
            numbers = read_sheet(form.cleaned_data["sheet"], trial.counted)
            added = actions.enter_numbers(trial_id=trial.pk, by=request.user, numbers=numbers, today=today())
        except NotAllowed as refusal:
            form.add_error("sheet", say(refusal))
        else:
            messages.success(request, _said(added))
            return redirect("trial_numbers", trial.pk)
    return _numbers(request, trial, sheet=form)


STEPS: dict[str, Callable[[HttpRequest, Trial], HttpResponse]] = {
    "one": _one,
    "correct": _correct,
    "sheet": _sheet,
}


def _number_form(trial: Trial, request: HttpRequest | None = None) -> NumberForm:
    choices = periods_to_choose(trial, queries.numbers_of(trial), today())
    return NumberForm(request.POST if request else None, periods=choices, weekly=trial.counted == "weekly")


def _said(added: int) -> str:
    if not added:
        return _("Every number was there already. Nothing was changed.")
    return ngettext("One number is kept.", "%(count)d numbers are kept.", added) % {"count": added}


def _numbers(
    request: HttpRequest,
    trial: Trial,
    *,
    form: Form | None = None,
    sheet: Form | None = None,
    clash: dict[str, Any] | None = None,
) -> HttpResponse:
    shown = [form or _number_form(trial), sheet or SheetForm()]
    facts = {
        "page": numbers_page(trial, queries.numbers_of(trial)),
        "form": shown[0],
        "sheet": shown[1],
        "clash": clash,
        "under": "staff_trials",
    }
    return render(request, "trials/numbers.html", facts, status=max(map(status_of, shown)))


@require_http_methods(["GET", "HEAD", "POST"])
def trial_finish(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = mine(request, trial_id)
    form = FinishForm(request.POST if request.method == "POST" else None)
    facts: dict[str, Any] = {"vouched": vouched_for(request)}
    if form.is_valid():
        try:
            actions.finish_trial(
                trial_id=trial_id,
                by=request.user,
                today=today(),
                looked_at=looked_at(request),
                **form.cleaned_data,
            )
        except NotAllowed as refusal:
            facts = say_refusal(form, refusal, request)
        else:
            messages.success(request, _("It is finished. Whatever came of it, others can learn from it now."))
            return redirect("staff_trial", trial_id)
    chart = trial_chart(trial, queries.numbers_of(trial))
    facts |= {"trial": trial, "chart": chart, "form": form, "under": "staff_trials"}
    return render(request, "trials/finish.html", facts, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def trial_token(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """A token for a program. It stands on the page that answers the button, and nowhere after."""
    trial = mine(request, trial_id)
    token = refusal = ""
    try:
        if request.POST.get("step") == "make":
            token = actions.make_token(trial_id=trial_id, by=request.user, today=today())
        elif request.POST.get("step") == "take_away":
            actions.take_token_away(trial_id=trial_id, by=request.user, today=today())
            messages.success(
                request, _("The token is taken away. No program can send numbers of this trial.")
            )
            return redirect("staff_trial", trial_id)
    except NotAllowed as fault:
        refusal = say(fault)
    facts = {"trial": trial, "token": token, "refusal": refusal, "under": "staff_trials"}
    return render(request, "trials/token.html", facts, status=TO_MEND if refusal else 200)
