"""When each story was told, so that two years of them lead up to today."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from .stories import Story

DAYS_OPEN = 728
WEEKS_BETWEEN_BATCHES = 13
DAYS_SINCE_LAST_BATCH = 18
# From telling to a card that can be published, at its longest, with a week to spare.
DAYS_TO_A_CARD = 62

# How many days ago something still unfinished was told: the earliest and the latest.
UNFINISHED = {
    "waiting": (1, 7),
    "reading": (5, 24),
    "question": (16, 44),
    "with_reporter": (38, 50),
    "agreed": (52, 60),
}


def days_told(stories: Iterable[Story], *, today: date, rng: Random) -> dict[str, date]:
    """Return the day on which each story was told. Finished ones are spread evenly, in no order of kind or stage."""
    stories = list(stories)
    finished = [story for story in stories if story.state not in UNFINISHED]
    rng.shuffle(finished)
    first, last = DAYS_OPEN, DAYS_SINCE_LAST_BATCH + DAYS_TO_A_CARD
    step = (first - last) / len(finished)
    ago = {story.key: round(first - (place + rng.random()) * step) for place, story in enumerate(finished)}
    for story in stories:
        if story.state in UNFINISHED:
            latest, earliest = UNFINISHED[story.state]
            ago[story.key] = rng.randint(latest, earliest)
    return {key: today - timedelta(days=days) for key, days in ago.items()}


def batch_days(*, today: date) -> list[date]:
    """The days on which cards are published, a quarter apart, the first one first."""
    last = working_day(today - timedelta(days=DAYS_SINCE_LAST_BATCH))
    count = DAYS_OPEN // (7 * WEEKS_BETWEEN_BATCHES)
    return [last - timedelta(weeks=WEEKS_BETWEEN_BATCHES * n) for n in reversed(range(count))]


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
