"""Child deaths: the list, one with its history, entering and changing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.ui.clock import today
from coalface.ui.saying import say

from .. import actions, queries
from ..forms import DeathForm, death_as_filled_in
from ..models import Death, DeathVersion, Register
from ..presenters.deaths import death_page, deaths_list
from .mine import register_here
from .staying import number_typed, status_of
from .striking import said_by, strike_out

PAGE_SIZE = 40


@require_safe
def staff_deaths(request: HttpRequest) -> HttpResponse:
    kept = register_here(request)
    words = request.GET.get("words", "").strip()[:40]
    pages = Paginator(queries.deaths_known(kept, words=words), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    lines = deaths_list(page.object_list, queries.authorities_of(kept))
    facts = {"lines": lines, "page": page, "count": pages.count, "words": words, "under": "staff_reviews"}
    return render(request, "reviews/deaths.html", facts)


@require_safe
def staff_death(request: HttpRequest, death_id: UUID) -> HttpResponse:
    kept, death = _death_here(request, death_id)
    found = death_page(list(queries.death_versions(death)), queries.authorities_of(kept))
    return render(request, "reviews/death.html", {"death": found, "under": "staff_reviews"})


@require_http_methods(["GET", "HEAD", "POST"])
def death_new(request: HttpRequest) -> HttpResponse:
    kept = register_here(request)
    form = _form(request, kept, None)
    if form.is_bound and form.is_valid():
        try:
            [death] = actions.enter_deaths(register=kept, by=said_by(request, form), deaths=[form.facts])
        except NotAllowed as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, say(refusal))
        else:
            messages.success(request, _("It is in the register as %(key)s.") % {"key": death.key})
            return redirect("staff_death", death.pk)
    return _page(request, form, {})


@require_http_methods(["GET", "HEAD", "POST"])
def death_change(request: HttpRequest, death_id: UUID) -> HttpResponse:
    kept, death = _death_here(request, death_id)
    version = queries.death_versions(death)[0]
    if version.known_to is not None:
        return redirect("staff_death", death_id)
    form = _form(request, kept, version)
    facts: dict[str, Any] = {"death": death, "seen": number_typed(request, "seen") or version.number}
    if form.is_bound and form.is_valid():
        about = {"seen": facts["seen"], "why": form.cleaned_data["why"]}
        try:
            actions.change_death(
                register=kept, death_id=death.pk, by=said_by(request, form), facts=form.facts, **about
            )
        except actions.Changed as refusal:
            form.add_error(None, say(refusal))
            theirs = death_page([version], queries.authorities_of(kept))
            facts |= {"theirs": {**theirs["history"][0], "lines": theirs["lines"]}, "seen": version.number}
        except NotAllowed as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, say(refusal))
        else:
            messages.success(request, _("It is changed. What was known before stays in its history."))
            return redirect("staff_death", death.pk)
    return _page(request, form, facts)


@require_http_methods(["GET", "HEAD", "POST"])
def death_strike(request: HttpRequest, death_id: UUID) -> HttpResponse:
    """Take a death out that does not belong there. Its history stays."""
    kept, death = _death_here(request, death_id)
    version = queries.death_versions(death)[0]
    if version.known_to is not None:
        return redirect("staff_death", death_id)
    return strike_out(
        request,
        kept,
        version,
        lambda by, seen: actions.strike_death(register=kept, death_id=death_id, by=by, seen=seen),
        back_to=reverse("staff_death", args=[death_id]),
        template="reviews/death_strike.html",
        facts={"death": death_page([version], queries.authorities_of(kept))},
    )


def _death_here(request: HttpRequest, death_id: UUID) -> tuple[Register, Death]:
    kept = register_here(request)
    death = queries.death_of(kept, death_id)
    if death is None:
        raise Http404
    return kept, death


def _form(request: HttpRequest, kept: Register, version: DeathVersion | None) -> DeathForm:
    places = queries.authorities_of(kept)
    return DeathForm(
        request.POST if request.method == "POST" else None,
        initial=death_as_filled_in(queries.death_as_value(version, places)) if version else {},
        places=places,
        today=today(),
        there=version is not None,
        lists=people.name_lists(kept.organisation),
    )


def _page(request: HttpRequest, form: DeathForm, facts: dict[str, Any]) -> HttpResponse:
    shown = {"form": form, "under": "staff_reviews", **facts}
    return render(request, "reviews/death_form.html", shown, status=status_of(form))
