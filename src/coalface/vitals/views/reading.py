"""What everyone may read of published figures. No session, no cookie."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalface.core.errors import NotAllowed
from coalface.core.figures import why_not_a_span
from coalface.ui.answers import TO_MEND
from coalface.warehouse.areas import ENGLAND
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area, area_named
from coalface.warehouse.queries.places import years_with_places

from ..presenters import area as show
from ..presenters.beside import beside_page
from ..presenters.files import KINDS, ChartFile, csv_text
from ..presenters.inspected import inspected_page
from ..presenters.measure import measure_page
from ..presenters.places import measures_with_funnels
from ..presenters.signs import signs_page
from ..presenters.two_years import two_years_page
from ..queries import area_of, figures, inspected, joint_return_of, links, places_there_are
from .files import as_file

LONGEST_NAME = 100
# The years of the question with which this began: how did the work change while the workforce was not counted?
FIRST_ASKED, LAST_ASKED = 2008, 2012


@require_safe
def england(request: HttpRequest) -> HttpResponse:
    """England, and the way to every place. A name that is asked for leads to its page."""
    asked, oops = request.GET.get("place", "").strip()[:LONGEST_NAME], ""
    with figures() as connection:
        if asked:
            try:
                return redirect("figures_area", area_named(connection, asked).key)
            except NotAllowed as refusal:
                oops = _(str(refusal))
        there_are = places_there_are(connection)
        page = show.area_page(connection, there_are[0])
    facts = {
        **page,
        "regions": show.england_lists(there_are),
        "rates": measures_with_funnels(),
        "asked": asked,
        "oops": oops,
    }
    return render(request, "vitals/england.html", facts)


@require_safe
def area(request: HttpRequest, area: str) -> HttpResponse:
    with figures() as connection:
        found = area_of(connection, area)
        if found is None:
            raise Http404
        page = show.area_page(connection, found)
        beside = beside_page(connection, found) if found.level == "authority" else None
    return render(request, "vitals/area.html", {**page, "beside": beside, "under": "figures"})


@require_safe
def area_csv(request: HttpRequest, area: str) -> HttpResponse:
    with figures() as connection:
        found = area_of(connection, area)
        if found is None:
            raise Http404
        rows = show.csv_rows(connection, found)
    made = ChartFile(csv_text(rows).encode(), KINDS["csv"])
    return as_file(made, f"figures-{area.replace('/', '-')}.csv")


@require_safe
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """A measure across places in one year, and one of them. Of a year without figures the last is shown."""
    found = measures().get(code)
    if found is None:
        raise Http404
    with figures() as connection:
        years = years_with_places(connection, found)
        if not years:
            raise Http404
        year = (
            int(asked_year) if (asked_year := request.GET.get("year", "")) in map(str, years) else years[-1]
        )
        asked, place, oops = _place_asked(request, connection)
        page = measure_page(connection, found, year, years, place)
    return render(request, "vitals/measure.html", {**page, "asked": asked, "oops": oops, "under": "figures"})


def _place_asked(request: HttpRequest, connection: Any) -> tuple[str, Area | None, str]:
    """The words of whoever asks for a place, the place that they mean, and why there is none."""
    asked = request.GET.get("place", "").strip()[:LONGEST_NAME]
    try:
        return asked, area_named(connection, asked) if asked else None, ""
    except NotAllowed as refusal:
        return asked, None, _(str(refusal))


@require_safe
def first_signs(request: HttpRequest, area: str = ENGLAND) -> HttpResponse:
    """The links of the spiral: what public figures say of each, in England or at one place."""
    found = links()
    with figures() as connection:
        place = area_of(connection, area)
        if place is None or place.level == "region":
            raise Http404
        page = signs_page(connection, place, found, joint_return_of(connection, place))
    return render(request, "vitals/signs.html", {**page, "under": "figures"})


@require_safe
def after_inspections(request: HttpRequest) -> HttpResponse:
    """What the workforce did around every judgement, and what that is held against."""
    return render(request, "vitals/inspected.html", {**inspected_page(inspected()), "under": "figures"})


@require_safe
def two_years(request: HttpRequest) -> HttpResponse:
    """Two years of any place, side by side. What the address cannot mean is as good as not asked."""
    with figures() as connection:
        asked, found, oops = _place_asked(request, connection)
        place = found or places_there_are(connection)[0]
        low, high = connection.execute("SELECT min(year), max(year) FROM figures").fetchone()
        years = {str(year): year for year in range(low, high + 1)}
        first = years.get(request.GET.get("from", ""), FIRST_ASKED)
        last = years.get(request.GET.get("to", ""), LAST_ASKED)
        refusal = why_not_a_span(first, last)
        page = {"area": place} if refusal else two_years_page(connection, place, first, last)
    facts = {**page, "first": first, "last": last, "years": list(years.values())}
    facts |= {"asked": asked, "oops": oops, "refusal": refusal, "under": "figures"}
    return render(request, "vitals/two_years.html", facts, status=TO_MEND if refusal else 200)
