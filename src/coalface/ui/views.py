"""The standing pages: what Coalface is, what it promises, and what the law asks a site to say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.http import require_safe

from coalface import __version__
from coalface.core import retention as kept

from . import places, presenters


def _page(request: HttpRequest, name: str, **facts: Any) -> HttpResponse:
    return render(request, f"ui/{name}.html", {"numbers": presenters.numbers(), **facts})


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke. It asks nothing of the database or of who is signed in, which may be what broke."""
    name = "500_staff.html" if request.path.startswith("/staff/") else "500.html"
    return HttpResponse(loader.get_template(name).render(), status=500)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return _page(request, "home")


@require_safe
def promise(request: HttpRequest) -> HttpResponse:
    return _page(request, "promise", signed=places.signed())


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "accessibility", version=__version__)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "privacy")


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    return _page(request, "cookies", cookies=presenters.staff_cookies())


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    return _page(request, "retention", table=kept.TABLE)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django shows this where a form's token is too old. `reason` is for programmers and is not shown."""
    return render(request, "ui/form_expired.html", {"typed": presenters.typed_here(request)}, status=403)


def signed_out(request: HttpRequest) -> HttpResponse:
    """What somebody sees who sends a form after their sign-in has ended: the page, and all that they typed."""
    return render(request, "ui/signed_out.html", {"typed": presenters.typed_here(request)}, status=403)
