"""What the people who run the server may watch: whether it is well, and figures that tell of nobody."""

import hmac

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .health import what_is_wrong
from .prometheus import written

PLAIN = "text/plain; charset=utf-8"
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`ok`, or 503 and one word for what is wrong. It may be asked by anyone, so it says no more."""
    wrong = what_is_wrong()
    return HttpResponse(f"{wrong or 'ok'}\n", content_type=PLAIN, status=503 if wrong else 200)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus. Without the token there is nothing here.

    The address that asks proves nothing: behind a proxy on this machine, every visitor comes from 127.0.0.1.
    """
    if not has_token(request.headers.get("Authorization", "")):
        raise Http404
    return HttpResponse(written(), content_type=PROMETHEUS)


def has_token(said: str) -> bool:
    token = settings.METRICS_TOKEN
    if len(token) < settings.SHORTEST_METRICS_TOKEN:
        return False
    return hmac.compare_digest(said.encode(), f"Bearer {token}".encode())
