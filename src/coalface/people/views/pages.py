"""How this room's pages are shown, and what a password that came too soon is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..tries import MustWait, wait_in_words


def show(
    request: HttpRequest, name: str, facts: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render one of this room's pages."""
    return render(request, f"people/{name}.html", {"under": "people"} | (facts or {}), status=status)


def may_have_to_wait(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answers in place of a view in which a password came too soon after wrong ones: says how long to wait."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MustWait as wait:
            response = show(request, "wait", {"says": wait_in_words(wait.seconds)}, status=429)
            response.headers["Retry-After"] = str(wait.seconds)
            return response

    return shown


def refused(form: Any) -> int:
    """The status of a page with this form: 422 once something in it has to be looked at again."""
    return 422 if form.is_bound and form.errors else 200
