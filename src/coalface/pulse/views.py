"""Reading and answering a pulse, for everyone; and opening one, for stewards."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.pulse import still_meant
from coalface.core.pulse_questions import SETS
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from . import actions, queries
from .forms import OpenPulse
from .presenters import asked_now, line, results_page, sheet_page, slips_page, staff_line


@require_safe
def pulse(request: HttpRequest) -> HttpResponse:
    """Every pulse that has closed, and whether one can be answered now."""
    pulses = [line(pulse) for pulse in queries.pulses_to_read()]
    return render(request, "pulse/list.html", {"pulses": pulses, "one_is_open": queries.one_is_open(today())})


@require_safe
def pulse_results(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    found = queries.pulse_to_read(pulse_id)
    if found is None:
        raise Http404
    return render(request, "pulse/results.html", {"page": results_page(found), "under": "pulse"})


# No cookie, so no cross-site request token: without a code there is nothing that a foreign page could send.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def pulse_answer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "pulse/answer.html", sheet_page({}, asked=queries.set_to_ask(today())))
    code, asked = request.POST.get("code", ""), _asked(request)
    given = {question: request.POST.get(question, "") for question in SETS[asked]}
    try:
        actions.answer_pulse(code=code, given=given, asked=asked, today=today())
    except NotAllowed as refusal:
        if isinstance(refusal, actions.OtherQuestions):
            given = still_meant(given, asked=refusal.asked, instead_of=asked)
            asked = refusal.asked
        page = sheet_page(given, asked=asked, code=code, problem=(refusal.field, str(refusal)))
        return render(request, "pulse/answer.html", page, status=TO_MEND)
    return render(request, "pulse/answered.html")


def _asked(request: HttpRequest) -> int:
    """The set of questions that was on the page."""
    typed = request.POST.get("asked", "")
    known = {str(number): number for number in SETS}
    return known.get(typed) or queries.set_to_ask(today())


@require_http_methods(["GET", "HEAD", "POST"])
def staff_pulses(request: HttpRequest) -> HttpResponse:
    channels = list(queries.stewards_channels(request.user))
    form = OpenPulse(request.POST or None, channels=channels)
    if request.method == "POST" and form.is_valid():
        facts = {"codes": form.cleaned_data["codes"], "closes_on": form.cleaned_data["closes_on"]}
        try:
            codes = actions.open_pulse(channel=form.chosen, by=request.user, today=today(), **facts)
        except NotAllowed as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, _(str(refusal)))
        else:
            page = {**slips_page(codes), "channel": form.chosen, "closes_on": facts["closes_on"]}
            return render(request, "pulse/codes.html", {**page, "under": "staff_pulses"})
    return _staff_page(request, channels, form, status=TO_MEND if form.errors else 200)


@require_POST
def pulse_drop(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    if not queries.is_of_steward(request.user, pulse_id):
        raise Http404
    try:
        actions.drop_pulse(pulse_id=pulse_id, by=request.user, today=today())
    except NotAllowed as refusal:
        messages.info(request, _(str(refusal)))
    else:
        messages.success(request, _("The pulse is dropped, and its codes open nothing any more."))
    return redirect("staff_pulses")


def _staff_page(request: HttpRequest, channels, form: OpenPulse, *, status: int) -> HttpResponse:
    lists = [
        {
            "channel": channel.name,
            "pulses": [staff_line(pulse, today=today()) for pulse in queries.pulses_of_channel(channel)],
        }
        for channel in channels
    ]
    facts = {"form": form, "lists": lists, "asked": asked_now()}
    return render(request, "pulse/staff_pulses.html", facts, status=status)
