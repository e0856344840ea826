"""What became of everything that was told in a channel: the words for its public counts."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.events import DUTIES
from coalface.core.life import CLOSE_WORDS, RULE_WORDS
from coalface.core.words import gettext_noop

from .periods import period_words

PLAIN = {
    "told": gettext_noop("Told"),
    "first read": gettext_noop("Read for the first time"),
    "published": gettext_noop("Published as cards"),
}


def counts_page(tallies: dict[str, dict[str, int]], waiting: dict[int, int]) -> dict[str, Any]:
    """Return one table a quarter, latest first, and what is waiting now."""
    quarters = [
        {"when": period_words(quarter), "rows": [(row_words(what), count) for what, count in counts.items()]}
        for quarter, counts in tallies.items()
    ]
    return {"quarters": quarters, "waiting": waiting}


def row_words(what: str) -> str:
    """What a tally counts, as a person says it."""
    family, _colon, code = what.partition(": ")
    if family == "closed":
        return _("Closed without a card: %(why)s") % {"why": _(CLOSE_WORDS.get(code, code))}  # type: ignore[call-overload]
    if family == "passed on":
        return _("Content passed on, never who told it: %(why)s") % {"why": _(DUTIES.get(code, code))}
    if family == "story ended":
        return _("Stories destroyed: %(why)s") % {"why": _(RULE_WORDS.get(code, code))}  # type: ignore[call-overload]
    return _(PLAIN.get(what, what))
