"""An authority’s own months, for its staff: on charts, along the loop, and each chart taken along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.core.own_returns import OWN_CHARTS
from coalface.core.own_returns.rights import ENTER
from coalface.warehouse.areas import ENGLAND

from .. import queries
from ..presenters import own as show
from ..presenters.files import over_time_file
from .files import as_file

HERE = "own_returns"


@require_safe
def own_returns(request: HttpRequest) -> HttpResponse:
    returns = queries.returns_seen_by(request.user)
    parts = queries.parts_of(request.user.organisation_id)
    with_numbers = queries.parts_with_numbers(returns) if returns else []
    part = _part(request, with_numbers)
    months = queries.months_of(returns, part) if returns else {}
    named = {code: parts.get(code, code) for code in with_numbers}
    page = show.own_page(months, part, named, queries.limits_of(returns, part) if returns else {})
    facts = {**page, "entries": queries.entries_of(returns) if returns else [], **_rights(request)}
    return render(request, "vitals/own/charts.html", facts)


@require_safe
def own_first_signs(request: HttpRequest) -> HttpResponse:
    returns = queries.returns_seen_by(request.user)
    months = queries.months_of(returns) if returns else {}
    place = (returns.authority if returns else "") or ENGLAND
    links = show.own_signs(months, queries.links(), place, queries.limits_of(returns) if returns else {})
    facts = {"links": links, "authority": "" if place == ENGLAND else place, **_rights(request)}
    return render(request, "vitals/own/signs.html", {**facts, "under": HERE})


@require_safe
def own_chart(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    returns = queries.returns_seen_by(request.user)
    if returns is None or code not in OWN_CHARTS:
        raise Http404
    part = _part(request, queries.parts_with_numbers(returns))
    made = show.made_of(code, queries.months_of(returns, part), queries.limits_of(returns, part))
    if made is None:
        raise Http404
    chart, series, drawn = made
    return as_file(over_time_file(ending, drawn, show.labels_of(chart, series)), f"own-{code}.{ending}")


def _part(request: HttpRequest, there_are: list[str]) -> str:
    asked = request.GET.get("part", "")
    return asked if asked in there_are else ""


def _rights(request: HttpRequest) -> dict[str, Any]:
    return {"may_enter": bool(queries.roles_for_returns(request.user) & ENTER)}
