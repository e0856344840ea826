"""What happened to each story, as dated steps. Steps of all stories together are played in the order of their days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from .days import DAYS_TO_GROW_OLD, DAYS_WHEN_QUICK, day_told_to_end, working_day
from .stories import REPORTER, STEWARD, Story

# "Only about half of receipt holders ever come back" (DESIGN, section 4).
COMES_BACK = 0.45
DAYS_UNTIL_SILENCE_COUNTS = 15
BY_REPORTER = frozenset({"write", "agree", "settle"})
AGREED = frozenset({"agreed", "ready"})


@dataclass(frozen=True, slots=True)
class Step:
    """One act: on which day, which act of `Player`, and its words."""

    day: date
    act: str
    words: str = ""


def life_of(story: Story, *, told_on: date | None, today: date, rng: Random) -> list[Step]:
    """Return every step of a story's life up to today, in order. A story that goes on is dated from its end."""
    acts = list(_acts(story, rng))
    if told_on is None:
        length = sum(days for _, _, days in acts)
        told_on = day_told_to_end(story.state, days_of_life=length, today=today, rng=rng)
    day, steps = told_on, [Step(told_on, "tell")]
    for act, words, days in acts:
        # Stewards work on working days; reporters when they have a moment. Nothing goes back in time.
        later = day + timedelta(days=days)
        day = min(today, later if act in BY_REPORTER else working_day(later))
        steps.append(Step(day, act, words))
    assert all(first.day <= second.day for first, second in pairwise(steps)), steps
    return steps


def _acts(story: Story, rng: Random) -> Iterator[tuple[str, str, int]]:
    """Yield (act, words, days since the act before)."""
    if story.state == "waiting":
        return
    days = _pace(story, rng)
    yield "open", "", days(4)
    spoken = list(story.messages) if story.state != "retracted" else []
    agrees = story.state in AGREED and spoken[-1:] and spoken[-1][0] == REPORTER
    last_words = spoken.pop()[1] if agrees else ""
    for writer, text in spoken:
        yield _speech(writer, text), text, days(3)
    if story.state == "closed":
        yield "propose_to_close", story.close_words, rng.randint(2, 6)
        yield "agree_to_close", "", days(3)
    elif story.card:
        yield from _card_acts(story, last_words, rng)


def _pace(story: Story, rng: Random) -> Callable[[int], int]:
    """How many days pass: up to so many, and few where a card was agreed before its four weeks were over."""
    return lambda most: rng.randint(1, min(most, DAYS_WHEN_QUICK) if story.state == "agreed" else most)


def _card_acts(story: Story, last_words: str, rng: Random) -> Iterator[tuple[str, str, int]]:
    days = _pace(story, rng)
    yield "draft", "", days(5) + (DAYS_TO_GROW_OLD if story.state == "ready" else 0)
    yield "check", "", days(4)
    yield "send", "", rng.randint(0, 2)
    if story.state == "with_reporter":
        return
    wrote = any(writer == REPORTER for writer, _ in story.messages)
    if wrote or story.state in AGREED or rng.random() < COMES_BACK:
        yield "agree", last_words, days(10)
    else:
        yield "settle", "", DAYS_UNTIL_SILENCE_COUNTS


def after_retraction(story: Story) -> str:
    """What the reporter wrote to ask that their card be taken down, where they did."""
    return next((text for writer, text in story.messages if writer == REPORTER), "")


def _speech(writer: str, text: str) -> str:
    if writer == REPORTER:
        return "write"
    assert writer == STEWARD
    return "ask" if "?" in text else "thank"
