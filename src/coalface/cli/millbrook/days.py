"""When each story was told, so that two years of them lead up to today."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from .stories import Story

SATURDAY = 5
DAYS_OPEN = 728
WEEKS_BETWEEN_BATCHES = 13
DAYS_SINCE_LAST_BATCH = 18
# From telling to a card that can be published, at its longest, with a week to spare.
DAYS_TO_A_CARD = 62
# What the stewards of a card that is ready took to write it: so long that its four weeks are over.
DAYS_TO_GROW_OLD = 30
# Between two steps of a card that was agreed within its four weeks.
DAYS_WHEN_QUICK = 2

# How many days ago the last thing happened to a story that goes on: the latest and the earliest.
UNFINISHED = {
    "waiting": (1, 7),
    "reading": (1, 10),
    "question": (1, 9),
    # A newcomer has nearly all of the 14 days left to answer it.
    "with_reporter": (1, 2),
    "agreed": (1, 2),
    "ready": (1, 6),
}


def days_told(stories: Iterable[Story], *, today: date, rng: Random) -> dict[str, date]:
    """Return the day on which each finished story was told: spread evenly, in no order of kind or stage."""
    finished = [story for story in stories if story.state not in UNFINISHED]
    rng.shuffle(finished)
    first, last = DAYS_OPEN, DAYS_SINCE_LAST_BATCH + DAYS_TO_A_CARD
    step = (first - last) / len(finished)
    ago = {story.key: round(first - (place + rng.random()) * step) for place, story in enumerate(finished)}
    return {key: today - timedelta(days=days) for key, days in ago.items()}


def day_told_to_end(state: str, *, days_of_life: int, today: date, rng: Random) -> date:
    """Return the day on which a story was told whose last step was a few days ago."""
    return today - timedelta(days=days_of_life + rng.randint(*UNFINISHED[state]))


def batch_days(*, today: date) -> list[date]:
    """The days on which cards are published, a quarter apart, the first one first."""
    last = working_day(today - timedelta(days=DAYS_SINCE_LAST_BATCH))
    count = DAYS_OPEN // (7 * WEEKS_BETWEEN_BATCHES)
    return [last - timedelta(weeks=WEEKS_BETWEEN_BATCHES * n) for n in reversed(range(count))]


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
