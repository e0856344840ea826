"""Taking along everything that is published."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..presenters import open_data as tables
from ..presenters.data_package import package
from ..presenters.facts import LICENCE
from .freshness import fresh

FORMS = {
    "json": (tables.as_json, "application/json"),
    "csv": (tables.as_csv, "text/csv; charset=utf-8"),
    "parquet": (tables.as_parquet, "application/vnd.apache.parquet"),
}


@require_safe
@fresh
def data(request: HttpRequest) -> HttpResponse:
    lines = [{"name": table.name, "title": _(table.title)} for table in tables.datasets().values()]
    return render(request, "learning/data.html", {"tables": lines, "forms": list(FORMS)})


@require_safe
@fresh
def data_file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    table = tables.datasets().get(name)
    if table is None or form not in FORMS:
        raise Http404
    write, content_type = FORMS[form]
    response = HttpResponse(write(table), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="coalface-{name}.{form}"'
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return response


@require_safe
@fresh
def data_package(request: HttpRequest) -> HttpResponse:
    return JsonResponse(package(), json_dumps_params={"indent": 2})
