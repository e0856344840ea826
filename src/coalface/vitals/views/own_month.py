"""One month typed by hand, on a phone or anywhere: the numbers that are used here, the last ones beside them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Doubted, Numbers, doubts
from coalface.core.own_returns.doubts import questions
from coalface.core.own_returns.months import read_month
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..forms import digest_of
from ..month_form import MonthForm, items_used, last_before, month_to_begin, months_to_choose
from ..presenters import month as show
from ..presenters.entering import questions_asked
from .entering import kept_words

HERE = {"under": "own_returns"}


@require_http_methods(["GET", "HEAD", "POST"])
def own_month(request: HttpRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    month, part = _month(asked.get("month", "")), _part(request, asked.get("part", ""))
    kept = _kept(request, part)
    items = tuple(ITEMS) if asked.get("all") else items_used(kept, month)
    there = {item: value for (on, item), value in kept.items() if on == month}
    form = MonthForm(
        request.POST if request.method == "POST" else None,
        items=items,
        there=there,
        hints={code: show.hint(ITEMS[code], last_before(kept, month, code)) for code in items},
    )
    facts: dict[str, Any] = {"form": form, "month": month, "part": part, "all": bool(asked.get("all"))}
    if request.method == "POST" and form.is_valid():
        numbers = form.numbers(part, month)
        if not form.errors and (answer := _keep(request, form, numbers, facts)):
            return answer
    return _shown(request, facts)


def _keep(
    request: HttpRequest, form: MonthForm, numbers: Numbers, facts: dict[str, Any]
) -> HttpResponse | None:
    """Keep them and go to the charts. None where something has to be looked at first, which then is on the page."""
    try:
        added, replaced = actions.enter_numbers(
            by=request.user,
            numbers=numbers,
            way="page",
            today=today(),
            replace=True,
            sure=form.sure if request.POST.get("asked") == _asked(request, numbers) else False,
        )
    except Doubted as refusal:
        facts["doubts"] = questions_asked(refusal.doubts, form, {})
        facts["asked"] = _asked(request, numbers)
        for one in questions(refusal.doubts):
            form.add_error(f"sure_{one.item}", _("Tick this if it is right, or mend it."))
        return None
    except NotAllowed as refusal:
        form.add_error(None, say(refusal))
        return None
    said = _("%(month)s: %(kept)s") % {
        "month": show.month_words(facts["month"]),
        "kept": kept_words(added, replaced),
    }
    messages.success(request, said)
    part = f"?{urlencode({'part': facts['part']})}" if facts["part"] else ""
    return redirect(f"{reverse('own_returns')}{part}")


def _asked(request: HttpRequest, numbers: Numbers) -> str:
    """What is asked about these numbers: a tick is an answer to this, and to nothing that was typed since."""
    returns = queries.returns_seen_by(request.user)
    return digest_of(doubts(numbers, queries.numbers_of(returns) if returns else {}))


def _shown(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    months, form = months_to_choose(today()), facts["form"]
    if facts["month"] not in months:
        months.append(facts["month"])
    parts = queries.parts_of(request.user.organisation_id)
    page = {
        "months": [(f"{one:%Y-%m}", show.month_words(one)) for one in months],
        "chosen": f"{facts['month']:%Y-%m}",
        "title": show.month_words(facts["month"]),
        "parts": list(parts.items()),
        "part_name": parts.get(facts["part"], ""),
        "stands": bool(form.there),
        "more": len(form.items) < len(ITEMS),
    }
    status = TO_MEND if form.is_bound and form.errors else 200
    return render(request, "vitals/own/month.html", {**facts, **page, **HERE}, status=status)


def _month(typed: str) -> date:
    """The month that was asked for, or the last one that is over."""
    try:
        month = read_month(typed)
    except NotAllowed:
        return month_to_begin(today())
    return month if month < today().replace(day=1) and month.year >= 2000 else month_to_begin(today())


def _part(request: HttpRequest, asked: str) -> str:
    return asked if asked in queries.parts_of(request.user.organisation_id) else ""


def _kept(request: HttpRequest, part: str) -> Mapping[tuple[date, str], Decimal]:
    returns = queries.returns_seen_by(request.user)
    return queries.months_of(returns, part) if returns else {}
