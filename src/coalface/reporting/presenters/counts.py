"""What became of everything that was told in a channel: the words for its public counts."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.disclosure.reasons import SMALLEST, as_range, may_show_reasons
from coalface.core.events import DUTIES
from coalface.core.life import CLOSE_WORDS, Rule
from coalface.core.waits import CARD, FIRST_WORD, WAITS, half_within, waits_in
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


# Where the reasons may not be shown, the sum alone.
SUMS = {
    "passed on": gettext_noop("Content passed on, never who told it"),
    "closed": gettext_noop("Closed without a card"),
}


def counts_page(tallies: dict[str, dict[str, int]], waiting: dict[int, int]) -> dict[str, Any]:
    """Return one table a quarter, latest first, and what is waiting now."""
    quarters = [
        {
            "when": period_words(quarter),
            "rows": [(row_words(what), shown[what]) for what in sorted(shown, key=_place)],
            "waits": waits_lines(tallies[quarter]),
        }
        for quarter, shown in ((quarter, shown_counts(counts)) for quarter, counts in tallies.items())
    ]
    return {"quarters": quarters, "waiting": waiting_lines(waiting), "smallest": SMALLEST}


def shown_counts(counts: dict[str, int]) -> dict[str, int]:
    """The counts of a quarter as anyone may see them: where a reason could be told of a report, the sum alone."""
    shown = {what: count for what, count in counts.items() if what.partition(": ")[0] not in WAITS}
    for family in SUMS:
        by_reason = {what: count for what, count in counts.items() if what.startswith(f"{family}: ")}
        if by_reason and not may_show_reasons(by_reason):
            shown = {what: count for what, count in shown.items() if what not in by_reason}
            shown[family] = sum(by_reason.values())
    return shown


def waits_lines(counts: dict[str, int]) -> list[str]:
    """How long it took to a first word and to a card, a sentence each. Nothing where there are too few to say."""
    first, card = (half_within(waits_in(counts, wait)) for wait in (FIRST_WORD, CARD))
    said = []
    if first == 0:
        said.append(_("Half of those who first heard from a person heard in the week in which they told."))
    elif first is not None:
        said.append(
            ngettext(
                "Half of those who first heard from a person heard within %(weeks)s week.",
                "Half of those who first heard from a person heard within %(weeks)s weeks.",
                first,
            )
            % {"weeks": first}
        )
    if card is not None:
        said.append(
            ngettext(
                "Half of the cards were published within %(weeks)s week of being told.",
                "Half of the cards were published within %(weeks)s weeks of being told.",
                card,
            )
            % {"weeks": card}
        )
    return said


def waiting_lines(waiting: dict[int, int]) -> list[str]:
    """What waits to be read, a sentence for each week, longest first. A count that ticks is said as a range."""
    return [_waiting_words(weeks, *as_range(count)) for weeks, count in waiting.items()]


def _waiting_words(weeks: int, fewest: int, most: int) -> str:
    if fewest < SMALLEST:
        says = ngettext(
            "Fewer than %(smallest)s reports have waited since last week to be read.",
            "Fewer than %(smallest)s reports have waited %(weeks)s weeks to be read.",
            weeks,
        )
    else:
        says = ngettext(
            "Between %(fewest)s and %(most)s reports have waited since last week to be read.",
            "Between %(fewest)s and %(most)s reports have waited %(weeks)s weeks to be read.",
            weeks,
        )
    return says % {"smallest": SMALLEST, "fewest": fewest, "most": most, "weeks": weeks}


def row_words(what: str) -> str:
    """What a tally counts, as a person says it."""
    family, _colon, code = what.partition(": ")
    if what in SUMS:
        return _(SUMS[what])
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
