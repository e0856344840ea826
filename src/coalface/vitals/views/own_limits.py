"""New limits for one chart of an authority’s own months, from a month on, with the reason; and taking them back."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import OWN_CHARTS
from coalface.core.own_returns.months import read_month
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..presenters import own as show
from .own import HERE as OWN


@require_http_methods(["GET", "HEAD", "POST"])
def own_limits(request: HttpRequest, code: str) -> HttpResponse:
    returns = queries.returns_seen_by(request.user)
    if code not in OWN_CHARTS or returns is None:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    parts = queries.parts_with_numbers(returns)
    part = asked.get("part", "") if asked.get("part", "") in parts else ""
    facts: dict[str, Any] = {"part": part, "refusal": "", "why": asked.get("why", "")[:200]}
    facts["chosen"] = asked.get("month", "")[:10]
    if request.method == "POST":
        try:
            messages.success(request, _changed(request, code, part))
        except NotAllowed as refusal:
            facts["refusal"] = say(refusal)
        else:
            query = f"?{urlencode({'part': part})}" if part else ""
            return redirect(f"{reverse('own_returns')}{query}#own-{code}")
    months, anew = (queries.months_of(returns, part), queries.limits_of(returns, part))
    facts |= show.limits_page(code, months, anew)
    facts["part_name"] = queries.parts_of(request.user.organisation_id).get(part, part)
    status = TO_MEND if facts["refusal"] else 200
    return render(request, "vitals/own/limits.html", {**facts, "under": OWN}, status=status)


def _changed(request: HttpRequest, code: str, part: str) -> str:
    """Do what was asked. Returns what is said of it."""
    month = _month(request.POST.get("month", ""))
    about = {"by": request.user, "chart": code, "part": part, "month": month}
    if request.POST.get("step") == "back":
        actions.take_limits_back(**about)
        return _("The new limits are taken back.")
    actions.begin_limits_anew(**about, why=request.POST.get("why", ""), today=today())
    return _("The limits begin anew at this month, and the reason stands under the chart.")


def _month(typed: str) -> date | None:
    try:
        return read_month(typed)
    except NotAllowed:
        return None
