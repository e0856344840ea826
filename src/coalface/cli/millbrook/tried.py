"""What Millbrook tried, read from the file beside this one and played through the program's real actions."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any
from uuid import UUID

from coalface.core.trial_numbers import period_of, periods_between
from coalface.core.trials import Rhythm, TrialPlan
from coalface.core.weeks import Week
from coalface.learning.queries.themes import public_themes
from coalface.people import queries as people
from coalface.trials import actions

from .calendar import Act, Calendar

WEEK = timedelta(weeks=1)
FRIDAY = timedelta(days=4)
NUMBERS = ("before", "numbers")
DAYS_TO_A_RESULT = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Tried:
    """One trial: its words, its numbers from before the change and since, when it began, and what came of it."""

    aim: str
    smallest_test: str
    measure: str
    stop_if: str
    area: str
    rhythm: Rhythm
    better: str
    before: tuple[int, ...]
    numbers: tuple[int, ...]
    periods_ago: int
    periods_planned: int
    login: str
    result: str = ""
    said: str = ""
    theme: str = ""

    def periods(self, today: date) -> list[date]:
        """The first days of all the weeks or months that are planned."""
        first = period_of(self.rhythm, today)
        for _ in range(self.periods_ago):
            first = period_of(self.rhythm, first - timedelta(days=1))
        found = periods_between(self.rhythm, first, first + timedelta(days=32 * self.periods_planned))
        return found[: self.periods_planned]

    def plan(self, today: date) -> TrialPlan:
        periods = self.periods(today)
        return TrialPlan(
            aim=self.aim,
            smallest_test=self.smallest_test,
            measure=self.measure,
            stop_if=self.stop_if,
            area=self.area,
            starts_on=periods[0],
            changes_on=periods[len(self.before)],
            ends_on=last_day(self.rhythm, periods[-1]),
            rhythm=self.rhythm.value,
            better=self.better,
        )


def last_day(rhythm: Rhythm, period: date) -> date:
    if rhythm is Rhythm.WEEKLY:
        return Week.of(period).sunday
    return period_of(rhythm, period + timedelta(days=32)) - timedelta(days=1)


def read_trials() -> tuple[Tried, ...]:
    written = tomllib.loads(files(__package__).joinpath("trials.toml").read_text(encoding="utf-8"))["trial"]
    return tuple(
        Tried(
            **{**facts, "rhythm": Rhythm(facts["rhythm"]), **{name: tuple(facts[name]) for name in NUMBERS}}
        )
        for facts in written
    )


TRIED = read_trials()


def enter_trials(calendar: Calendar, channel, *, today: date) -> None:
    """Put every act of every trial into the calendar, each on its day."""
    for tried in TRIED:
        for day, act in _acts(tried, channel, today):
            calendar.enter(day, act)


def _acts(tried: Tried, channel, today: date) -> Iterator[tuple[date, Act]]:
    """Begun on the first day of the change, with what was counted before; then each number when its time is over."""
    life = Life(tried, channel)
    periods = tried.periods(today)
    changed = len(tried.before)
    yield periods[changed], partial(life.begin, tried.plan(today))
    yield periods[changed], partial(life.look_up, dict(zip(periods, tried.before, strict=False)))
    for period, number in zip(periods[changed:], tried.numbers, strict=False):
        day = period + FRIDAY if tried.rhythm is Rhythm.WEEKLY else last_day(tried.rhythm, period)
        yield day, partial(life.enter, period, number)
    if tried.result:
        yield last_day(tried.rhythm, periods[-1]) + DAYS_TO_A_RESULT, life.finish


class Life:
    """One trial as it is played, by one of Millbrook's people."""

    def __init__(self, tried: Tried, channel) -> None:
        self._tried, self._channel = tried, channel
        self._trial_id: UUID | None = None

    def begin(self, plan: TrialPlan, day: date) -> None:
        theme = public_themes().filter(title=self._tried.theme).first() if self._tried.theme else None
        trial = actions.plan_trial(
            channel=self._channel, by=self._by(), plan=plan, today=day, theme_id=theme.pk if theme else None
        )
        self._trial_id = trial.pk
        actions.begin_trial(**self._about(day), revision=trial.revision)

    def look_up(self, numbers: dict[date, int], day: date) -> None:
        found = {period: Decimal(number) for period, number in numbers.items()}
        actions.enter_numbers(**self._about(day), numbers=found)

    def enter(self, period: date, number: int, day: date) -> None:
        actions.enter_numbers(**self._about(day), numbers={period: Decimal(number)})

    def finish(self, day: date) -> None:
        actions.finish_trial(**self._about(day), result=self._tried.result, said=self._tried.said)

    def _about(self, day: date) -> dict[str, Any]:
        return {"trial_id": self._trial_id, "by": self._by(), "today": day}

    def _by(self) -> Any:
        return people.person_at(f"{self._tried.login}@example.org")
