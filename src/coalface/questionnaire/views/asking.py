"""The pages of the analyst: who has been asked, what came back, and what may be published of it."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.disclosure.policy import Policy
from coalface.core.errors import NotAllowed
from coalface.core.questionnaire import why_not_ask
from coalface.core.questionnaire.counting import counts_of
from coalface.core.reviews.periods import read_half_year
from coalface.reviews import actions as reviews_actions
from coalface.reviews import queries as reviews
from coalface.ui.clock import today

from .. import actions, queries
from ..forms import AskForm
from ..models import Questionnaire
from ..presenters import asked_line, csv_rows, day_words, link, message

PAGE_SIZE, NOT_ASKED_SHOWN = 40, 10
TO_MEND = 422


@require_safe
def staff_questionnaires(request: HttpRequest) -> HttpResponse:
    """Who has been asked, and whose author was never asked."""
    register = _register(request)
    pages = Paginator(queries.questionnaires_of(register), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    not_asked = queries.completed_and_not_asked(register)
    facts = {
        "lines": [asked_line(one, today()) for one in page.object_list],
        "page": page,
        "count": pages.count,
        "not_asked": [
            {"id": one.review_id, "key": one.review.key, "completed": day_words(one.completion_date)}
            for one in not_asked[:NOT_ASKED_SHOWN]
        ],
        "not_asked_count": not_asked.count(),
        "periods": queries.half_years_over(register, today()),
        "policy": Policy().in_words()[:3],
        "under": "staff_reviews",
    }
    return render(request, "questionnaire/asked.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def review_questionnaire(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Ask the author of one review, remind them, withdraw the link, and read what came back."""
    register = _register(request)
    review = reviews.review_of(register, review_id)
    if review is None:
        raise Http404
    form = AskForm(request.POST if request.POST.get("step") == "ask" else None)
    token = ""
    if request.method == "POST":
        try:
            token = _done(request, register, review, form)
        except NotAllowed as refusal:
            form = form if form.is_bound else AskForm({})
            form.add_error(None, _(str(refusal)))
        else:
            if not token and not form.errors:
                return redirect("review_questionnaire", review_id)
    return _page(request, review, form, token)


@require_safe
def questionnaires_csv(request: HttpRequest, period: str) -> HttpResponse:
    """A half-year that is over, as numbers that may be published."""
    register = _register(request)
    try:
        half_year = read_half_year(period)
    except ValueError as fault:
        raise Http404 from fault
    if half_year not in queries.half_years_over(register, today()):
        raise Http404
    file = StringIO()
    csv.writer(file, lineterminator="\r\n").writerows(
        csv_rows(half_year, *counts_of(queries.coded_in(register, half_year)))
    )
    answer = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="conditions-{half_year.name}.csv"'
    return answer


def _done(request: HttpRequest, register: Any, review: Any, form: AskForm) -> str:
    """Do what was pressed. Returns the secret of a new link, or nothing."""
    step = request.POST.get("step", "")
    if step == "ask":
        if not form.is_valid():
            return ""
        asked = {"review_id": review.pk, "by": request.user, "sent_to": form.cleaned_data["sent_to"]}
        return actions.ask_author(register=register, **asked, today=today())
    waiting = queries.open_about(review)
    if waiting is None or step not in ("remind", "withdraw"):
        raise NotAllowed(actions.asking.NOT_OPEN)
    if step == "remind":
        return actions.new_link(questionnaire=waiting, today=today())
    actions.withdraw(questionnaire=waiting, today=today())
    messages.success(request, _("The link is withdrawn, and leads nowhere now."))
    return ""


def _page(request: HttpRequest, review: Any, form: AskForm, token: str) -> HttpResponse:
    every: list[Questionnaire] = list(queries.questionnaires_about(review))
    lines = [asked_line(one, today()) for one in every]
    version = reviews.version_now(review)
    is_open = any(line["open"] for line in lines)
    facts = {
        "review": review,
        "form": form,
        "lines": lines,
        "why_not": why_not_ask(status=version.status if version else None, one_is_open=is_open),
        "is_open": is_open,
        "link": link(token) if token else "",
        "message": message(token, next(one for one in every if one.pk == queries.open_about(review).pk))
        if token
        else "",  # type: ignore[union-attr]
        "under": "staff_reviews",
    }
    return render(request, "questionnaire/one.html", facts, status=TO_MEND if form.errors else 200)


def _register(request: HttpRequest) -> Any:
    try:
        return queries.register_here(request.user) or reviews_actions.register_for(request.user)
    except NotAllowed as refusal:
        raise Http404 from refusal
