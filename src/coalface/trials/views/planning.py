"""Planning a trial: anew or as a copy, changing the plan, beginning, or throwing it away."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.trials import FILL, plan_problems, why_not_change, why_not_copy
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..forms import PlanForm, as_filled_in, to_copy
from ..models import Trial
from ..presenters.public import trial_link
from .marks import looked_at, say_refusal, status_of, vouched_for
from .staff import show_trial


@require_safe
def trial_copy(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """From a finished trial to a plan of one's own; whoever plans none is told whom to ask, and what to take along."""
    found = queries.trial_by_id(trial_id)
    if found is None or why_not_copy(found.state, public=found.public):
        raise Http404
    if queries.channels_filled_by(request.user):
        return redirect(f"{reverse('trial_new')}?{urlencode({'copy': trial_id})}")
    return render(request, "trials/ask_to_plan.html", {"trial": trial_link(found), "under": "staff_trials"})


@require_http_methods(["GET", "HEAD", "POST"])
def trial_new(request: HttpRequest) -> HttpResponse:
    channels = list(queries.channels_filled_by(request.user))
    channel = _channel(request, channels)
    original = _original(request)
    first = {**(to_copy(original) if original else {}), "theme": request.GET.get("theme", "")}
    form = _form(request, channel, first)
    facts: dict[str, Any] = {"vouched": vouched_for(request)}
    if _is_right(form, channel):
        try:
            trial = actions.plan_trial(
                channel=channel,
                by=request.user,
                plan=form.plan,
                today=today(),
                looked_at=looked_at(request),
                copy_of=original.pk if original else None,
                theme_id=form.theme_id,
            )
        except NotAllowed as refusal:
            facts = say_refusal(form, refusal, request)
        else:
            messages.success(request, _("The plan is kept. Nobody outside the channel can read it yet."))
            return redirect("staff_trial", trial.pk)
    others = [one for one in channels if one.pk != channel.pk]
    facts |= {"channel": channel, "others": others, "original": trial_link(original) if original else None}
    return _page(request, form, "trials/new.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def trial_change(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = mine(request, trial_id)
    if reason := why_not_change(trial.state):
        return show_trial(request, trial, refusal=say(reason))
    form = _form(request, trial.channel, as_filled_in(trial))
    facts: dict[str, Any] = {"vouched": vouched_for(request)}
    if _is_right(form, trial.channel):
        try:
            actions.change_plan(
                trial_id=trial_id,
                by=request.user,
                plan=form.plan,
                revision=_revision(request),
                today=today(),
                looked_at=looked_at(request),
                theme_id=form.theme_id,
            )
        except NotAllowed as refusal:
            facts = say_refusal(form, refusal, request)
            facts["theirs"] = as_filled_in(trial) if refusal.field == "revision" else None
        else:
            messages.success(request, _("The plan is kept."))
            return redirect("staff_trial", trial_id)
    # After a clash the next press is one that has seen theirs.
    typed = _revision(request) if form.is_bound and not facts.get("theirs") else trial.revision
    return _page(request, form, "trials/change.html", {**facts, "trial": trial, "revision": typed})


@require_POST
def trial_begin(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = mine(request, trial_id)
    about = {"trial_id": trial_id, "by": request.user, "revision": _revision(request)}
    try:
        actions.begin_trial(**about, today=today())
    except NotAllowed as refusal:
        return show_trial(request, mine(request, trial_id), refusal=say(refusal))
    said = _("It has begun. This is a practice channel, so nobody outside can read it.")
    messages.success(
        request, said if trial.practice else _("It has begun, and everyone can read the plan now.")
    )
    return redirect("staff_trial", trial_id)


@require_POST
def trial_drop(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = mine(request, trial_id)
    try:
        actions.drop_plan(trial_id=trial_id, by=request.user)
    except NotAllowed as refusal:
        return show_trial(request, trial, refusal=say(refusal))
    messages.success(request, _("The plan is thrown away."))
    return redirect("staff_trials")


def mine(request: HttpRequest, trial_id: UUID) -> Trial:
    """A trial of a channel whose trials this person fills. Another's is not there."""
    found = queries.trial_of(request.user, trial_id, FILL)
    if found is None or found.taken_back_on:
        raise Http404
    return found


def _channel(request: HttpRequest, channels: list) -> Any:
    """The channel that the form or the address names, or that of the theme it names; else the first."""
    asked = request.POST.get("channel") or request.GET.get("channel") or ""
    theme = request.GET.get("theme", "")
    named = [one for one in channels if one.slug == asked]
    of_theme = [one for one in channels if theme and theme in dict(queries.themes_to_choose(one))]
    return [*named, *of_theme, *channels][0]


def _form(request: HttpRequest, channel, first: dict[str, Any]) -> PlanForm:
    typed = request.POST if request.method == "POST" else None
    return PlanForm(typed, channel=channel, themes=queries.themes_to_choose(channel), initial=first)


def _is_right(form: PlanForm, channel) -> bool:
    """Is everything there that a plan needs? What is not stands at its field."""
    if not form.is_bound or not form.is_valid():
        # What can be read is judged all the same, so that nobody mends a form in two rounds.
        if form.is_bound:
            _say_problems(form, channel)
        return False
    _say_problems(form, channel)
    return not form.errors


def _say_problems(form: PlanForm, channel) -> None:
    staff = {area.code: area.staff for area in channel.areas.all()}
    for problem in plan_problems(form.plan, areas=staff, today=today()):
        if problem.field not in form.errors:
            form.add_error(problem.field, say(problem.says))


def _revision(request: HttpRequest) -> int:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


def _original(request: HttpRequest) -> Trial | None:
    """The finished trial that is to be copied, where the address or the form names one."""
    try:
        asked = UUID(request.POST.get("copy_of") or request.GET.get("copy") or "")
    except ValueError:
        return None
    found = queries.trial_by_id(asked)
    return found if found and found.public and found.finished_on else None


def _page(request: HttpRequest, form: PlanForm, template: str, facts: dict[str, Any]) -> HttpResponse:
    facts = {"form": form, "under": "staff_trials", **facts}
    return render(request, template, facts, status=status_of(form))
