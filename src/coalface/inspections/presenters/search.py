"""Sentences that were found, each with the report it stands in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reading.readers import OF_CRITICISM

from ..searching import COUNTED, KINDS, ON_PAGE
from .profile import day, place_name

MOST_PAGES = COUNTED // ON_PAGE
WHYS = {term.code: term.short for term in OF_CRITICISM}


def page_number(asked: str) -> int:
    """From 1 on; what is no number is the first."""
    return (
        min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    )


def first_of(page: int) -> int:
    return (page - 1) * ON_PAGE


def search_page(
    asked: str, kind: str, rows: Sequence[Mapping[str, Any]], count: int, page: int
) -> dict[str, Any]:
    pages = min(MOST_PAGES, -(-count // ON_PAGE))
    return {
        "asked": asked,
        "kind": kind if kind in KINDS else "",
        "kinds": [
            ("", _("Both")),
            ("criticism", _("What is criticised")),
            ("asked", _("What is asked for")),
        ],
        "lines": [_line(row) for row in rows],
        "how_many": _("More than a thousand sentences")
        if count > COUNTED
        else ngettext("%(count)d sentence", "%(count)d sentences", count) % {"count": count},
        "page": page,
        "pages": pages,
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < pages else None,
    }


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    what = (
        _("Asked for") if row["kind"] == "asked" else _("Criticised: %(why)s") % {"why": _(WHYS[row["why"]])}
    )
    return {
        "text": row["text"],
        "slug": row["slug"],
        "what": what,
        "place": place_name(row["authority"]),
        "when": day(row["published"]),
    }
