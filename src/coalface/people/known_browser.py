"""A browser in which somebody has signed in before. What strangers mistype elsewhere does not make it wait.

Without it, whoever kept typing wrong passwords at a steward's address would keep that steward out, and reports unread.
This is the device cookie of OWASP ("Slow Down Online Guessing Attacks with Device Cookies"): it lets nobody in, and a
thief who has it gets a count of their own that slows down as any other does. A new password makes the old ones
worthless; the browser in which it is chosen gets a new one. It is the only cookie that outlives the browser.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from coalface.core.thresholds import DAYS_BROWSER_KNOWN

from .models import Person

COOKIE = f"{settings.COOKIE_PREFIX}coalface_browser"
MARK_BYTES = 16
SECONDS = DAYS_BROWSER_KNOWN.value * 24 * 60 * 60


def note_signed_in(sender: Any, request: HttpRequest, user: Person, **_signal: Any) -> None:
    """Somebody is in, with both steps. Hears allauth's `user_logged_in`."""
    remember_browser(request, user)


def remember_browser(request: HttpRequest, person: Person) -> None:
    """Give the browser a mark with this answer: somebody in it has just shown that the account is theirs."""
    request.coalface_known_to = person  # type: ignore[attr-defined]


def mark_of_browser(request: HttpRequest, person: Person | None) -> str:
    """Return the mark of a browser in which this very person has signed in, or nothing."""
    mark, _, proof = request.COOKIES.get(COOKIE, "").partition(".")
    right = constant_time_compare(proof, _proof(mark, person or Person()))
    return mark if mark and person and right else ""


def _proof(mark: str, person: Person) -> str:
    bound = f"{person.pk} {person.password} {mark}"
    return salted_hmac("coalface known browser", bound, algorithm="sha256").hexdigest()


class KnownBrowserCookie:
    """Gives the mark out with the answer: a new one each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if person := getattr(request, "coalface_known_to", None):
            mark = secrets.token_urlsafe(MARK_BYTES)
            response.set_cookie(
                COOKIE,
                f"{mark}.{_proof(mark, person)}",
                max_age=SECONDS,
                path=settings.STAFF_PATH,
                secure=settings.OVER_HTTPS,
                httponly=True,
                samesite="Strict",
            )
        return response
