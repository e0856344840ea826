"""What became of everything that was told in a channel: the words for its public counts."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.events import DUTIES
from coalface.core.life import CLOSE_WORDS, Rule
from coalface.core.words import gettext_noop

from .periods import period_words

STORIES_DESTROYED = {
    Rule.CARD_AGREED: gettext_noop("Stories destroyed because the card was agreed"),
    Rule.CLOSED: gettext_noop("Stories destroyed because the report was closed"),
    Rule.TIME_UP: gettext_noop("Stories destroyed because 90 days had passed since the first reading"),
}
# Every tally, in the order of a report's life: what it is followed by, and the words of each reason.
LIFE: dict[str, tuple[str, dict[Any, str]]] = {
    "told": (gettext_noop("Told"), {}),
    "first read": (gettext_noop("Read for the first time"), {}),
    "passed on": (gettext_noop("Content passed on, never who told it: %(why)s"), DUTIES),
    "published": (gettext_noop("Published as cards"), {}),
    "closed": (gettext_noop("Closed without a card: %(why)s"), CLOSE_WORDS),
    "story ended": ("%(why)s", STORIES_DESTROYED),
}


def counts_page(tallies: dict[str, dict[str, int]], waiting: dict[int, int]) -> dict[str, Any]:
    """Return one table a quarter, latest first, and what is waiting now."""
    quarters = [
        {
            "when": period_words(quarter),
            "rows": [(row_words(what), counts[what]) for what in sorted(counts, key=_place)],
        }
        for quarter, counts in tallies.items()
    ]
    return {"quarters": quarters, "waiting": waiting}


def row_words(what: str) -> str:
    """What a tally counts, as a person says it."""
    family, _colon, code = what.partition(": ")
    words, reasons = LIFE.get(family, (what, {}))
    return _(words) % {"why": _(reasons.get(code, code))} if reasons else _(words)


def _place(what: str) -> tuple[int, int]:
    """Where a tally stands in a report's life. One that is not known comes last."""
    family, _colon, code = what.partition(": ")
    reasons = list(LIFE.get(family, ("", {}))[1])
    families = list(LIFE)
    return (
        families.index(family) if family in families else len(families),
        reasons.index(code) if code in reasons else len(reasons),
    )
