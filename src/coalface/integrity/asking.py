"""What programs ask of the log: whole numbers in the address, and an answer in JSON or a sentence."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from coalface.core.merkle_places import ProofError

# No log is longer, and no database counts further.
WHOLE_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


class Unanswerable(Exception):
    """What was asked cannot be answered. The message says why."""

    def __init__(self, problem: str, status: int = 400) -> None:
        super().__init__(problem)
        self.status = status


def answers_json(view: Callable[..., dict[str, Any]]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return JsonResponse(view(request, *args, **kwargs))
        except Unanswerable as fault:
            return JsonResponse({"problem": str(fault)}, status=fault.status)
        except ProofError as fault:
            return JsonResponse({"problem": str(fault)}, status=400)

    return answered


def number(request: HttpRequest, name: str, otherwise: int | None = None) -> int:
    """Read a whole number from the address."""
    written = request.GET.get(name)
    if written is None and otherwise is not None:
        return otherwise
    if written is None or not WHOLE_NUMBER.fullmatch(written):
        raise Unanswerable(_("Give %(name)s as a whole number, such as %(name)s=7.") % {"name": name})
    return int(written)
