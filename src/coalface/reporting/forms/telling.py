"""The Tell us form, read from a page that carries its own state. No Django form: nothing here is bound or saved."""

import re
import secrets
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from coalface.core.cards import PROSE
from coalface.core.redaction import blank_out
from coalface.core.routes import Route
from coalface.core.telling import CHOICES, FREE_TEXT, TICKS, Marked, Told
from coalface.core.vocabulary import CONDITIONS
from coalface.core.wording import Apart, Looked

PLAIN_FIELDS = (*CHOICES, "area", *FREE_TEXT)

# At least 128 random bits, written in characters that are safe in a header.
IDEMPOTENCY_KEY = re.compile(r"[A-Za-z0-9_\-]{22,200}")
# One place of several: "story 2 of 3: jayden".
ONE_OF_MANY = re.compile(
    r"(?P<field>[a-z_]{1,40}) (?P<number>[0-9]{1,4}) of (?P<many>[0-9]{1,4}): (?P<words>.{1,400})", re.DOTALL
)


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


def looked(posted: QueryDict) -> Looked:
    """Return what was chosen on a check page, by the marked words: places move when a text is edited.

    "Blank all" counts before every choice beside it, but not before what was kept on an earlier page.
    """
    keep, blank, apart = set[str](), set[str](), set[Apart]()
    all_blank = posted.get("all") == "blank"
    for number in [name.removeprefix("marked-") for name in posted if name.startswith("marked-")]:
        words = posted.getlist(f"marked-{number}")
        earlier = number.startswith("kept-")
        if _is_kept(posted, number) and (earlier or not all_blank):
            keep.update(words)
            continue
        blank.update(words)
        if stay := [] if all_blank else _apart(posted, number):
            apart.update(stay)
            keep.update(words)
    return Looked(frozenset(keep), frozenset(blank), frozenset(apart))


def _is_kept(posted: QueryDict, number: str) -> bool:
    """A page of ticks sends nothing for what is not ticked, which stays as it was typed."""
    return posted.get(f"choice-{number}", "keep" if posted.get("by_ticks") == "yes" else "") == "keep"


def _apart(posted: QueryDict, number: str) -> list[Apart]:
    """The places that stay, because they are not ticked: "story 2 of 3: jayden"."""
    ticked = set(posted.getlist(f"place-{number}"))
    unticked = [each for each in posted.getlist(f"places-{number}") if each not in ticked]
    places = [ONE_OF_MANY.fullmatch(each) for each in unticked]
    return [
        Apart(place["field"], place["words"].casefold(), int(place["number"]), int(place["many"]))
        for place in places
        if place
    ]


def apply_choices(
    answers: dict[str, Any], told: Told, marked: list[Marked], chosen: Looked
) -> dict[str, Any]:
    """Return the answers with every piece blanked that the reporter chose to blank."""
    blanked = dict(answers)
    for field in FREE_TEXT:
        text, spans = getattr(told, field), [m.span for m in marked if m.field == field]
        blanked[field] = blank_out(text, chosen.to_blank(text, spans, field))
    return blanked


def still_marked(told: Told, marked: list[Marked], chosen: Looked) -> list[Marked]:
    """Return the marks about which the reporter has not chosen yet."""
    return [m for m in marked if getattr(told, m.field)[m.span.start : m.span.end] not in chosen.keep]


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
