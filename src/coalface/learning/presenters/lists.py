"""The list of cards: how many were found, the filters and the way to the next page."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.vocabulary import CONDITIONS, KINDS, STAGES, Term

from ..search import Found
from .words import brief

FILTERS = {"kind": KINDS, "stage": STAGES, "condition": CONDITIONS}


def list_page(found: Found, asked: dict[str, str]) -> dict[str, Any]:
    """Everything that the list shows. `asked` holds the query and the filters as they were understood."""
    first = (found.page - 1) * found.page_size + 1
    return {
        "how_many": how_many(found),
        "query": asked["query"],
        "filters": [_filter(name, asked[name]) for name in FILTERS],
        "narrowed": any(asked.values()),
        "first": first,
        "last": first + len(found.standing) - 1,
        "before": found.page - 1,
        "after": found.page + 1 if found.has_next else 0,
    }


def how_many(found: Found) -> str:
    if not found.total:
        return _("No cards")
    if found.more:
        return _("More than %s cards") % f"{found.total:,}"
    return ngettext("%(number)s card", "%(number)s cards", found.total) % {"number": f"{found.total:,}"}


def _filter(name: str, chosen: str) -> dict[str, Any]:
    label, anything = {
        "kind": (_("What kind"), _("Any kind")),
        "stage": (_("Where in the work"), _("Anywhere")),
        "condition": (_("Which condition"), _("Any condition")),
    }[name]
    table: dict[str, Term] = FILTERS[name]
    options = [(code, brief(table, code)) for code in table]
    return {"name": name, "label": label, "options": [("", anything), *options], "chosen": chosen}
