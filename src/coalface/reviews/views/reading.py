"""Reading the register: the list with its search, one review with its history, and all of it as a file."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.ui.clock import today

from .. import queries
from ..forms import FindForm
from ..presenters.pages import how_many_words, list_lines, review_page
from ..presenters.words import day_words
from .mine import register_here, review_here

PAGE_SIZE = 40


@require_safe
def staff_reviews(request: HttpRequest) -> HttpResponse:
    kept = register_here(request)
    places = queries.authorities_of(kept)
    form = FindForm(request.GET, codes=queries.codes_named(kept), places=places)
    asked = form.asked
    pages = Paginator(queries.reviews_found(kept, asked), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "lines": list_lines(page.object_list, places),
        "page": page,
        "how_many": how_many_words(pages.count),
        "known": day_words((asked.at - timedelta(minutes=1)).date()) if asked.at else "",
        "narrowed": any((asked.words, asked.type, asked.status, asked.authority, asked.at)),
        "empty": not queries.holds_anything(kept),
        "fictional": places.fictional,
        "under": "staff_reviews",
    }
    return render(request, "reviews/list.html", facts)


@require_safe
def staff_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    kept, review = review_here(request, review_id)
    found = review_page(list(queries.versions_of(review)), queries.authorities_of(kept))
    return render(request, "reviews/review.html", {"review": found, "under": "staff_reviews"})


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """Everything that was ever known, in the columns of a register file."""
    kept = register_here(request)
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.csv"
        queries.write_register(kept, path)
        answer = HttpResponse(path.read_bytes(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="register-{today().isoformat()}.csv"'
    return answer
