"""Entering a review, changing it, and striking it out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..forms import ReviewForm, as_filled_in
from ..forms.review import MOST_CHILDREN
from ..models import Register, Version
from ..presenters.pages import list_lines, review_page, theirs
from .mine import register_here, review_here
from .staying import number_typed, status_of
from .striking import said_by, strike_out

ADD_CHILD = "add_child"


@require_http_methods(["GET", "HEAD", "POST"])
def review_new(request: HttpRequest) -> HttpResponse:
    kept = register_here(request)
    form = _form(request, kept, None)
    facts: dict[str, Any] = {}
    if _is_sent(request) and form.is_valid():
        try:
            review = actions.enter_review(
                register=kept,
                by=said_by(request, form),
                facts=form.facts,
                alike_allowed=request.POST.get("alike_allowed") == "yes",
            )
        except NotAllowed as refusal:
            facts = _say(form, refusal, kept)
        else:
            messages.success(request, _("It is in the register as %(key)s.") % {"key": review.key})
            return redirect("staff_review", review.pk)
    return _page(request, form, {"register": kept, **facts})


@require_http_methods(["GET", "HEAD", "POST"])
def review_change(request: HttpRequest, review_id: UUID) -> HttpResponse:
    kept, review = review_here(request, review_id)
    version = queries.version_now(review)
    if version is None:
        return redirect("staff_review", review_id)
    form = _form(request, kept, version)
    facts: dict[str, Any] = {"review": review, "seen": number_typed(request, "seen") or version.number}
    if _is_sent(request) and form.is_valid():
        try:
            actions.change_review(
                register=kept,
                review_id=review_id,
                by=said_by(request, form),
                facts=form.facts,
                seen=facts["seen"],
                why=form.cleaned_data["why"],
            )
        except actions.Changed as refusal:
            form.add_error(None, say(refusal))
            # After a clash the next press is one that has seen theirs.
            facts |= {"theirs": theirs(version, queries.authorities_of(kept)), "seen": version.number}
        except NotAllowed as refusal:
            facts |= _say(form, refusal, kept)
        else:
            messages.success(request, _("It is changed. What was known before stays in its history."))
            return redirect("staff_review", review_id)
    return _page(request, form, facts)


@require_http_methods(["GET", "HEAD", "POST"])
def review_strike(request: HttpRequest, review_id: UUID) -> HttpResponse:
    kept, review = review_here(request, review_id)
    version = queries.version_now(review)
    if version is None:
        return redirect("staff_review", review_id)
    return strike_out(
        request,
        kept,
        version,
        lambda by, seen: actions.strike_review(register=kept, review_id=review_id, by=by, seen=seen),
        back_to=reverse("staff_review", args=[review_id]),
        template="reviews/strike.html",
        facts={"review": review_page([version], queries.authorities_of(kept))},
    )


def _form(request: HttpRequest, kept: Register, version: Version | None) -> ReviewForm:
    places = queries.authorities_of(kept)
    there = queries.as_value(version, places) if version else None
    first = as_filled_in(there) if there else {}
    typed = request.POST if request.method == "POST" else None
    children = len(there.children) if there else 1
    if typed is not None:
        more = 1 if request.POST.get("step") == ADD_CHILD else 0
        children = min((number_typed(request, "children") or 0) + more, MOST_CHILDREN)
        if more:
            # Another child is only one more set of fields: nothing is judged before somebody sends it.
            first, typed = {**first, **_as_typed(request)}, None
    return ReviewForm(
        typed,
        initial=first,
        places=places,
        today=today(),
        children=children,
        there=version is not None,
        lists=people.name_lists(kept.organisation),
    )


def _as_typed(request: HttpRequest) -> dict[str, Any]:
    many = {name for name in request.POST if name.endswith("_maltreatment_also")}
    return {name: request.POST.getlist(name) if name in many else request.POST[name] for name in request.POST}


def _is_sent(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("step") != ADD_CHILD


def _say(form: ReviewForm, refusal: NotAllowed, kept: Register) -> dict[str, Any]:
    """Put a refusal at its field, and show what may be the same review."""
    if isinstance(refusal, actions.Alike):
        form.add_error(None, say(refusal))
        return {"alike": list_lines(refusal.there, queries.authorities_of(kept))}
    form.add_error(refusal.field if refusal.field in form.fields else None, say(refusal))
    return {}


def _page(request: HttpRequest, form: ReviewForm, facts: dict[str, Any]) -> HttpResponse:
    shown = {"form": form, "under": "staff_reviews", "most_children": MOST_CHILDREN, **facts}
    return render(request, "reviews/form.html", shown, status=status_of(form))
