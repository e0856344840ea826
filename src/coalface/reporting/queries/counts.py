"""Counts that are public: what waits, and how reports ended."""

from collections import Counter
from datetime import date

from coalface.core.life import weeks_waiting
from coalface.core.weeks import Week

from ..models import SealedReport, Tally


def quarter_of(day: date) -> str:
    """As it is written in counts, such as 2026-Q4."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def waiting_by_week(channel, *, today: date) -> dict[int, int]:
    """Return {weeks waited: how many reports nobody has read}, longest first.

    This week's are left out: a public count that ticks would tell the minute in which somebody told.
    """
    unread = SealedReport.objects.filter(channel=channel, week_first_read="")
    weeks = unread.exclude(week_received=str(Week.of(today))).values_list("week_received", flat=True)
    counted = Counter(weeks_waiting(Week.parse(week), today=today) for week in weeks)
    return dict(sorted(counted.items(), reverse=True))


def weeks_longest_waiting(channel, *, today: date) -> int | None:
    return next(iter(waiting_by_week(channel, today=today)), None)


def tallies(channel, *, today: date | None = None) -> dict[str, dict[str, int]]:
    """Return {quarter: {what: count}}, latest first. With `today`, only quarters that are over: no count ticks."""
    counts: dict[str, dict[str, int]] = {}
    kept = Tally.objects.filter(channel=channel)
    if today is not None:
        kept = kept.filter(quarter__lt=quarter_of(today))
    for tally in kept.order_by("-quarter", "what"):
        counts.setdefault(tally.quarter, {})[tally.what] = tally.count
    return counts
