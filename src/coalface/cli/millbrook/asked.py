"""Millbrook's pulse of last year, played through the program's real actions."""

from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from coalface.core.pulse_questions import ANSWERS, SETS, latest_set
from coalface.people import queries as people
from coalface.pulse import actions

from .calendar import Calendar

OPENED_BEFORE = timedelta(days=330)
OPEN_FOR = timedelta(days=21)
HANDED_OUT = 64
USED = 43
# How many of a hundred give each answer, from “not at all” to “very much”, and how many leave the question out.
LEANS = {
    "safe_to_speak": (8, 18, 30, 28, 14, 2),
    "fear_of_blame": (6, 14, 24, 33, 21, 2),
    "stress": (3, 8, 19, 36, 33, 1),
    "support": (5, 13, 28, 35, 18, 1),
    "changed": (22, 29, 25, 14, 4, 6),
}


def enter_pulse(calendar: Calendar, channel, rng: Random, *, today: date, login: str = "ruth") -> None:
    """Put last year's pulse into the calendar: opened and answered in its weeks, and closed after its last day."""
    opened = today - OPENED_BEFORE
    calendar.enter(opened, partial(_ask, channel, rng, login))
    calendar.enter(opened + OPEN_FOR + timedelta(days=1), lambda day: actions.close_pulses(today=day))


def _ask(channel, rng: Random, login: str, day: date) -> None:
    codes = actions.open_pulse(
        channel=channel, by=_steward(login), codes=HANDED_OUT, closes_on=day + OPEN_FOR, today=day
    )
    for code in codes[:USED]:
        actions.answer_pulse(code=code, given=_sheet(rng), asked=latest_set(), today=day)


def _sheet(rng: Random) -> dict[str, str]:
    answers = [*ANSWERS, ""]
    sheet = {question: rng.choices(answers, LEANS.get(question))[0] for question in SETS[latest_set()]}
    return sheet if any(sheet.values()) else {"stress": "somewhat"}


def _steward(login: str) -> Any:
    return people.person_at(f"{login}@example.org")
