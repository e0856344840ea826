"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing passed on."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Nothing is kept by a browser or a proxy unless a view says that it may be.
    "Cache-Control": "no-store",
}
# On staff pages a browser must be able to say where a form came from: without it Django refuses every form.
STAFF_REFERRER = "same-origin"
ONE_YEAR = "max-age=31536000; includeSubDomains"


class SecurityHeaders:
    """Sets the headers on every answer, static files included; a view's own choice stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.STAFF_PATH):
            response.headers.setdefault("Referrer-Policy", STAFF_REFERRER)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.OVER_HTTPS:
            response.headers.setdefault("Strict-Transport-Security", ONE_YEAR)
        return response
