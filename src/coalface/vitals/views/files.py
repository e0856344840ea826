"""A chart taken along. No session, no cookie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coalface.warehouse.defining import measures

from ..presenters.area import csv_rows, line_at
from ..presenters.files import ChartFile, line_file, spread_file
from ..presenters.places import spread_of
from ..queries import area_of, figures


@require_safe
def chart(request: HttpRequest, area: str, code: str, ending: str) -> HttpResponse:
    """One line of a place’s page."""
    with figures() as connection:
        found = area_of(connection, area)
        drawn = line_at(connection, found, code) if found else None
        if found is None or drawn is None:
            raise Http404
        line, changed = drawn
        made = line_file(ending, line, found.name, changed, lambda: csv_rows(connection, found, [code]))
    return as_file(made, f"{area.replace('/', '-')}-{code}.{ending}")


@require_safe
def funnel(request: HttpRequest, code: str, year: int, ending: str) -> HttpResponse:
    measure = measures().get(code)
    if measure is None:
        raise Http404
    with figures() as connection:
        spread = spread_of(connection, measure, year)
    if spread is None:
        raise Http404
    return as_file(spread_file(ending, spread), f"{code}-{year}.{ending}")


def as_file(made: ChartFile, name: str) -> HttpResponse:
    response = HttpResponse(made.content, content_type=made.kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
