"""Striking out what does not belong in the register: a review or a child death, in the same way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.ui.clock import now

from .. import actions
from ..forms import DeathForm, ReviewForm, StrikeForm
from ..models import DeathVersion, Register, Version
from .staying import number_typed, status_of

Strike = Callable[[actions.By, int], Any]


def said_by(request: HttpRequest, form: DeathForm | ReviewForm | StrikeForm) -> actions.By:
    """Who changes the register, with the note, and the words that they say point to nobody."""
    vouched = request.POST.getlist("looked_at") if request.POST.get("points_to_nobody") else []
    return actions.By(
        request.user, now(), note=form.cleaned_data.get("note", ""), looked_at=frozenset(vouched)
    )


def strike_out(
    request: HttpRequest,
    kept: Register,
    version: Version | DeathVersion,
    strike: Strike,
    *,
    back_to: str,
    template: str,
    facts: dict[str, Any],
) -> HttpResponse:
    """Ask why, and strike it out as it was seen. `back_to` is the address of what is struck out."""
    form = StrikeForm(
        request.POST if request.method == "POST" else None, lists=people.name_lists(kept.organisation)
    )
    seen = number_typed(request, "seen") or version.number
    if form.is_bound and form.is_valid():
        try:
            strike(said_by(request, form), seen)
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
            seen = version.number
        else:
            messages.success(request, _("It is struck out, and counts no more. Its history stays."))
            return redirect(back_to)
    shown = {"form": form, "seen": seen, "under": "staff_reviews", **facts}
    return render(request, template, shown, status=status_of(form))
