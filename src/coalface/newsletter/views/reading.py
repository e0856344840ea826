"""What everyone may read: the list, and a quarter as a page, as text and as a PDF. No session, no cookie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.core.quarters import Quarter
from coalface.learning.views.freshness import fresh

from .. import queries
from ..models import Newsletter
from ..presenters import reading as show
from ..presenters.pdf import as_pdf, forget
from ..presenters.text import as_text


@require_safe
@fresh
def newsletters(request: HttpRequest) -> HttpResponse:
    lines = show.list_lines(list(queries.published_newsletters()))
    return render(request, "newsletter/list.html", {"lines": lines})


@require_safe
@fresh
def newsletter(request: HttpRequest, quarter: Quarter) -> HttpResponse:
    found = queries.published_of(quarter)
    if not found:
        return _not_there(request, quarter)
    page = {
        "title": show.title_words(quarter),
        "quarter": str(quarter),
        "newsletters": _pages(found),
        "under": "newsletters",
    }
    return render(request, "newsletter/newsletter.html", page)


@require_safe
@fresh
def newsletter_text(request: HttpRequest, quarter: Quarter) -> HttpResponse:
    found = queries.published_of(quarter)
    if not found:
        return _not_there(request, quarter)
    written = as_text(show.title_words(quarter), _pages(found))
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


@require_safe
@fresh
def newsletter_pdf(request: HttpRequest, quarter: Quarter) -> HttpResponse:
    """Made when it is asked for: whatever has been taken back since is not in it."""
    found = queries.published_of(quarter)
    if not found:
        return _not_there(request, quarter)
    made = as_pdf(str(quarter), show.title_words(quarter), _pages(found), on=show.last_day(found))
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="newsletter-{quarter}.pdf"'
    return response


def _pages(found: list[Newsletter]) -> list[dict]:
    return [show.newsletter_page(one) for one in found]


def _not_there(request: HttpRequest, quarter: Quarter) -> HttpResponse:
    forget(str(quarter))
    if not queries.was_taken_back(quarter):
        raise Http404
    facts = {"when": show.quarter_words(quarter), "under": "newsletters"}
    return render(request, "newsletter/taken_back.html", facts, status=410)
