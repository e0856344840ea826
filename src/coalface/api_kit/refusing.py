"""Refusals of the API: always the same shape, `{problem, spans}`, and a problem that says what to do."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError


class SpanOut(Schema):
    """Something that could point to someone, by character offsets into the text that was sent."""

    field: str
    start: int
    end: int
    label: str


class ProblemOut(Schema):
    """What is wrong and what to do, in a sentence."""

    problem: str
    spans: list[SpanOut] = []


class Refusal(Exception):
    """Stop here and answer with this status and sentence."""

    def __init__(self, status: int, problem: str, spans: list[dict[str, Any]] | None = None) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.spans = spans or []


def teach_refusals(api: NinjaAPI) -> None:
    """Let every refusal of this API have the one shape."""

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
        return api.create_response(
            request, {"problem": refusal.problem, "spans": refusal.spans}, status=refusal.status
        )

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        places = sorted({_place(error) for error in fault.errors} - {""})
        problem = _("We could not read: %(places)s. See /api/v1/openapi.json for what each may be.") % {
            "places": ", ".join(places) or _("the request")
        }
        return api.create_response(request, {"problem": problem, "spans": []}, status=422)

    @api.exception_handler(HttpError)
    def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
        # Ninja wraps what a parser raises; the sentence is in what it wraps.
        cause = fault.__cause__
        if isinstance(cause, Refusal):
            return refused(request, cause)
        problem = _("We could not read this request. Send JSON in UTF-8.")
        return api.create_response(request, {"problem": problem, "spans": []}, status=fault.status_code)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, fault: Http404) -> HttpResponse:
        problem = _("There is nothing here. Check the address.")
        return api.create_response(request, {"problem": problem, "spans": []}, status=404)


def _place(error: dict[str, Any]) -> str:
    """The name of our own field, never of one that the visitor made up."""
    if error.get("type") == "extra_forbidden":
        return _("a field that is not in the list")
    names = [part for part in error.get("loc", ()) if isinstance(part, str)]
    return names[-1] if names else ""
