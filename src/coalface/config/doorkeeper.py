"""Stands at every door of the table in doors.py, before a page is made."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.roles import Role
from coalface.people.codes import has_codes
from coalface.people.queries import roles_of
from coalface.people.sessions import has_lasted, signed_in_elsewhere
from coalface.people.unlocking import private_key
from coalface.ui.views import signed_out

from . import doors
from .doors import ANYONE, COMING_IN, SIGNED_IN, WITHOUT_CODES, Door


class Doorkeeper:
    """Asks at every door before the page is made. Whose channel it is, the page's own queries ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        door = doors.DOORS.get(request.resolver_match.view_name)
        if door is None:
            raise Http404
        if door in (ANYONE, COMING_IN):
            return None
        return turned_away(request, door)


def turned_away(request: HttpRequest, door: Door) -> HttpResponse | None:
    """Return where somebody is sent who may not open this door now, or None where they may."""
    if not request.user.is_authenticated:
        return to_sign_in(request)
    if has_lasted(request):
        logout(request)
        messages.info(request, _("You signed in many hours ago. Please sign in once more."))
        return to_sign_in(request)
    if door is WITHOUT_CODES:
        return None
    if not has_codes(request.user) and not signed_in_elsewhere(request):
        return redirect("set_up_codes")
    if door is SIGNED_IN:
        return None
    comes_as = door & {role for role, channel_id in roles_of(request.user)}
    if not comes_as:
        return render(request, "403.html", status=403)
    # Asked of whoever comes in as a steward, and not of the door: one that peers may open too can show a report.
    if Role.STEWARD in comes_as and private_key(request) is None:
        logout(request)
        messages.info(request, _("Your key is locked again. Sign in once more, and it opens."))
        return to_sign_in(request)
    return None


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to sign in, and back to the page that they wanted to read. Whoever typed keeps their words."""
    if request.method not in ("GET", "HEAD"):
        return signed_out(request)
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}")
