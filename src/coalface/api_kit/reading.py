"""Reading what a program sends: JSON in UTF-8, not too deep, each field once; or a sentence that says what is wrong."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from .refusing import Refusal

DEEPEST = 20


class CarefulParser(Parser):
    """Reads JSON and refuses in a sentence what is not JSON, is nested without reason or is sent as something else."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise Refusal(415, _("Send JSON, with the header Content-Type: application/json."))
        if _deepest(request.body) > DEEPEST:
            raise Refusal(400, _("This JSON is nested too deeply to be a report."))
        try:
            return json.loads(
                request.body.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_no_doubles
            )
        except (ValueError, RecursionError) as fault:
            raise Refusal(400, _("We could not read this as JSON in UTF-8.")) from fault


def _deepest(body: bytes) -> int:
    """How deep brackets go outside texts, counted before anything is parsed."""
    depth = deepest = 0
    in_text = escaped = False
    for sign in body:
        if in_text:
            in_text, escaped = not (sign == 0x22 and not escaped), sign == 0x5C and not escaped
        elif sign == 0x22:
            in_text = True
        elif sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON leaves open which of two counts (RFC 8259, 4). A program would have meant one of them, and not both."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refusal(422, _("A field stands here twice. Send each field once. Nothing was kept."))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
