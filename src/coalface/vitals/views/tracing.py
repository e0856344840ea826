"""From a number to the line on which it was published. No session, no cookie."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.warehouse.defining import measures
from coalface.warehouse.queries.source_rows import source_row

from ..presenters.tracing import number_page, row_page, sources_page
from ..queries import area_of, figures

# No year that anybody counted in lies outside; a longer number would not even be asked for.
FIRST, LAST = 1900, 2200


@require_safe
def number(request: HttpRequest, area: str, code: str, year: int) -> HttpResponse:
    """One number: how it is made, and each line that it stands on, as published."""
    measure = measures().get(code)
    with figures() as connection:
        place = area_of(connection, area)
        if measure is None or place is None or not FIRST < year < LAST:
            raise Http404
        page = number_page(connection, place, measure, year)
    if page is None:
        raise Http404
    return render(request, "vitals/number.html", {**page, "under": "figures"})


@require_safe
def row(request: HttpRequest, release: str, file: str, line: int) -> HttpResponse:
    """One row of a published file. Only files of this installation are known by name; nothing else is opened."""
    found = source_row(Path(settings.FIGURES), release, file, line) if line < 1 << 31 else None
    if found is None:
        raise Http404
    return render(request, "vitals/row.html", {"row": row_page(found), "under": "figures"})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every file that figures are read from: its release, its publisher and its licence."""
    with figures() as connection:
        page = sources_page(connection)
    return render(request, "vitals/sources.html", {**page, "under": "figures"})
