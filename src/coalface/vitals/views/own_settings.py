"""Which authority these months are of, a token for a program, and taking every number out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.ui.answers import TO_MEND
from coalface.ui.saying import say
from coalface.warehouse.queries.areas import Area

from .. import actions, queries
from ..naming import Ended, place_meant
from .own import HERE as OWN

HERE = {"under": OWN}


@require_http_methods(["GET", "HEAD", "POST"])
def own_settings(request: HttpRequest) -> HttpResponse:
    """Which authority this is, a token for a program, and taking every number out."""
    facts: dict[str, Any] = {"token": "", "refusal": ""}
    step = request.POST.get("step", "")
    try:
        if step == "token":
            facts["token"] = actions.make_token(by=request.user)
        elif step == "no_token":
            actions.take_token_away(by=request.user)
            messages.success(request, _("The token is taken away. No program can send numbers."))
            return redirect("own_settings")
        elif step == "authority":
            return _name_authority(request)
        elif step == "out":
            return _take_out(request)
    except actions.StandingNumbers as refusal:
        facts |= {"refusal": say(refusal), "standing": refusal.count, "meant": _asked_for(request)}
    except Ended as refusal:
        facts |= {"refusal": say(refusal), "after": refusal.after}
    except NotAllowed as refusal:
        facts["refusal"] = say(refusal)
    returns = queries.returns_seen_by(request.user)
    with queries.figures() as connection:
        named = queries.area_of(connection, returns.authority) if returns and returns.authority else None
    facts |= {
        "authority": named,
        "in_no_list": bool(returns and returns.in_no_list),
        "typed": request.POST.get("authority", "")[:100],
        "kept_count": queries.count_of(returns) if returns else 0,
        "has_token": bool(returns and returns.token_digest),
        **HERE,
    }
    return render(request, "vitals/own/settings.html", facts, status=TO_MEND if facts["refusal"] else 200)


def _name_authority(request: HttpRequest) -> HttpResponse:
    place, months = _asked_for(request), request.POST.get("months", "")
    actions.name_authority(by=request.user, authority=place.key if place else "", months=months)
    if place is None:
        messages.success(request, _("You are none of the authorities with published figures from now on."))
        return redirect("own_settings")
    messages.success(request, _("This is %(name)s from now on.") % {"name": place.name})
    return redirect("own_settings")


def _asked_for(request: HttpRequest) -> Area | None:
    """The place that is to be ours, or None where we are none of them."""
    if request.POST.get("in_no_list"):
        return None
    return place_meant(request.POST.get("authority", "")[:100])


def _take_out(request: HttpRequest) -> HttpResponse:
    if request.POST.get("sure") != "yes":
        raise NotAllowed(_("Tick the box if every number is to go. Nothing was changed."))
    count = actions.take_numbers_out(by=request.user)
    messages.success(request, _("%(count)d numbers are taken out.") % {"count": count})
    return redirect("own_returns")
