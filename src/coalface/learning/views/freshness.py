"""Public pages may be kept, and are asked for anew each time: a card that was taken back is gone at once."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

OK = 200


def fresh(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer "not changed" where the browser has the page as it still is. A long download carries no tag."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        if response.status_code != OK or response.streaming:
            return response
        tag = f'"{sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = tag
        return get_conditional_response(request, etag=tag, response=response)

    return shown
