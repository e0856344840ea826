"""The pages of the register: the list, one review, and its history."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.changes import WAYS, WHYS, Way, Why
from coalface.core.reviews.lists import TYPES

from ..models import Change, Version
from ..queries import as_value
from .words import (
    all_lines,
    child_words,
    day_words,
    differences,
    places_words,
    review_lines,
    status_words,
)


def list_lines(versions: Iterable[Version], places: Authorities) -> list[dict[str, Any]]:
    """One line for each review of a page."""
    return [_line(version, places) for version in versions]


def _line(version: Version, places: Authorities) -> dict[str, Any]:
    review = as_value(version, places)
    return {
        "id": version.review_id,
        "key": review.key,
        "type": _(TYPES.get(review.type, review.type)),
        "where": places_words(review),
        "stands": status_words(review),
        "decided": day_words(review.decision_date),
        "completed": day_words(review.completion_date) if review.completion_date else "",
        "children": ngettext("%d child", "%d children", len(review.children)) % len(review.children),
    }


def how_many_words(count: int) -> str:
    if not count:
        return _("No review")
    return ngettext("%d review", "%d reviews", count) % count


def review_page(versions: Sequence[Version], places: Authorities) -> dict[str, Any]:
    """One review as it is known now, or was when it was struck out; and everything that was ever known of it."""
    latest = versions[0]
    review = as_value(latest, places)
    return {
        "id": latest.review_id,
        "key": review.key,
        "type": _(TYPES.get(review.type, review.type)),
        "where": places_words(review),
        "stands": status_words(review),
        "lines": review_lines(review),
        "children": [child_words(child) for child in review.children],
        "struck": latest.known_to is not None,
        "number": latest.number,
        "history": history(versions, places),
    }


def history(versions: Sequence[Version], places: Authorities) -> list[dict[str, Any]]:
    """What changed, when, by whom and why, the latest first. Only what is different is said again."""
    steps = []
    latest = versions[0]
    if latest.known_to is not None and latest.closed_by is not None:
        steps.append(
            {**made_by(latest.closed_by), "when": when_words(latest.known_to), "differences": [], "lines": []}
        )
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        found = as_value(version, places)
        made = made_by(version.opened_by)
        if before and version.opened_by.why == Why.NEW:
            made["why"] = _("As the file that it came from has it")
        steps.append(
            {
                **made,
                "when": when_words(version.known_from),
                "differences": differences(as_value(before, places), found) if before else [],
                "lines": [] if before else all_lines(found),
            }
        )
    return steps


def made_by(change: Change) -> dict[str, Any]:
    by = change.by.name if change.by else ""
    if not by:
        by = _("a program") if change.way == Way.PROGRAM else _("somebody who has left")
    return {
        "by": by,
        "way": _(WAYS[Way(change.way)]),
        "why": _(WHYS[Why(change.why)]),
        "note": change.note,
        "entered": when_words(change.made_at),
        "now": False,
    }


def when_words(at: Any) -> str:
    here = localtime(at)
    return _("%(day)s at %(time)s") % {"day": day_words(here.date()), "time": f"{here:%H:%M}"}


def theirs(version: Version, places: Authorities) -> dict[str, Any]:
    """What somebody else has written meanwhile, to stand beside what was typed."""
    return {
        **made_by(version.opened_by),
        "when": when_words(version.known_from),
        "lines": all_lines(as_value(version, places)),
    }
