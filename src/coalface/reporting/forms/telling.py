"""The Tell us form, read from a page that carries its own state. No Django form: nothing here is bound or saved."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from coalface.core.cards import PROSE
from coalface.core.routes import Route
from coalface.core.telling import CHOICES, FREE_TEXT, TICKS
from coalface.core.vocabulary import CONDITIONS

PLAIN_FIELDS = (*CHOICES, "area", *FREE_TEXT)

# At least 128 random bits, written in characters that are safe in a header.
IDEMPOTENCY_KEY = re.compile(r"[A-Za-z0-9_\-]{22,200}")


def new_idempotency_key() -> str:
    return secrets.token_urlsafe(24)


def read_answers(posted: QueryDict) -> dict[str, Any]:
    """Return the answers of a posted form in the shape that `core.telling.read_told` reads."""
    answers: dict[str, Any] = {name: posted.get(name, "") for name in PLAIN_FIELDS}
    answers["conditions"] = _read_conditions(posted)
    answers |= {name: posted.get(name) == "yes" for name in TICKS}
    answers["routes_read"] = _routes_read(posted)
    return answers


def _routes_read(posted: QueryDict) -> str:
    """The routes that were shown before and now: whoever ticked that they go on is not asked about them again."""
    read = set(posted.get("routes_read", "").split())
    if posted.get("go_on") == "yes":
        read.update(posted.get("routes_shown", "").split())
    return " ".join(route for route in Route if route in read)


def left_unticked(posted: Mapping[str, str]) -> bool:
    """Were routes shown, and was the form sent without the tick that says "I go on"?"""
    return bool(posted.get("routes_shown")) and posted.get("go_on") != "yes"


def read_card_answers(posted: QueryDict) -> dict[str, Any]:
    """Return a posted card in the shape that `core.cards.read_card` reads."""
    names = (*PROSE, "kind", "stage", "period", "area", "reach")
    answers: dict[str, Any] = {name: posted.get(name, "") for name in names}
    answers["conditions"] = _read_conditions(posted)
    answers["act_this_week"] = posted.get("act_this_week") == "yes"
    return answers


def read_checklist(posted: QueryDict) -> tuple[frozenset[str], frozenset[str]]:
    """Return which questions about being recognised were ticked, and which marked words point to nobody."""
    vouched = posted.getlist("looked_at") if posted.get("points_to_nobody") == "yes" else ()
    return frozenset(posted.getlist("recognition")), frozenset(vouched)


def _read_conditions(posted: QueryDict) -> list[dict[str, str]]:
    return [
        {"code": code, "effect": effect}
        for code in CONDITIONS
        for effect in posted.getlist(f"condition-{code}")
    ]
