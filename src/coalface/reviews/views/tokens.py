"""A token for a program. It stands on the page that answers the button, and nowhere after."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from .. import actions
from .mine import register_here


@require_http_methods(["GET", "HEAD", "POST"])
def reviews_token(request: HttpRequest) -> HttpResponse:
    token = refusal = ""
    register_here(request)
    step = request.POST.get("step") if request.method == "POST" else ""
    try:
        if step == "make":
            token = actions.make_token(by=request.user, today=today())
        elif step == "take_away":
            actions.take_token_away(by=request.user, today=today())
            messages.success(request, _("The token is taken away. No program can keep the register."))
            return redirect("staff_reviews")
    except NotAllowed as fault:
        refusal = _(str(fault))
    there = register_here(request).token_digest is not None
    facts = {"token": token, "there": there, "refusal": refusal, "under": "staff_reviews"}
    return render(request, "reviews/token.html", facts, status=TO_MEND if refusal else 200)
