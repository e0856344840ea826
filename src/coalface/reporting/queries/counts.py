"""Counts that are public: what waits, and how reports ended."""

from collections import Counter
from datetime import date

from coalface.core.life import weeks_waiting
from coalface.core.weeks import Week

from ..models import SealedReport, Tally


def waiting_by_week(channel, *, today: date) -> dict[int, int]:
    """Return {weeks waited: how many reports nobody has read}, longest first."""
    weeks = SealedReport.objects.filter(channel=channel, week_first_read="").values_list(
        "week_received", flat=True
    )
    counted = Counter(weeks_waiting(Week.parse(week), today=today) for week in weeks)
    return dict(sorted(counted.items(), reverse=True))


def weeks_longest_waiting(channel, *, today: date) -> int | None:
    return next(iter(waiting_by_week(channel, today=today)), None)


def tallies(channel) -> dict[str, dict[str, int]]:
    """Return {quarter: {what: count}}, latest quarter first."""
    counts: dict[str, dict[str, int]] = {}
    for tally in Tally.objects.filter(channel=channel).order_by("-quarter", "what"):
        counts.setdefault(tally.quarter, {})[tally.what] = tally.count
    return counts
