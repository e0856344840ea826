"""Trials: a small change, tried for a while and counted. What makes a plan whole, and when it begins.

A trial knows a part of the service and never a person. It has one measure, and no target.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .plain_text import tidy
from .roles import Role
from .telling import Problem
from .thresholds import STAFF_IN_AREA, WEEKS_OF_TRIAL
from .vocabulary import Term
from .words import Sentence
from .words import gettext_noop as _

# Whoever does the work and whoever answers for it plan trials and fill them. A steward may look, and take one back.
FILL = frozenset({Role.PEER, Role.ANSWERING_MANAGER})
LOOK = FILL | {Role.STEWARD}


class State(StrEnum):
    """How far a trial has come. It goes one way."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class Rhythm(StrEnum):
    """How often there is a number."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Better(StrEnum):
    """Which way the measure should go."""

    MORE = "more"
    LESS = "less"


class Result(StrEnum):
    """What came of it. Each is worth as much to whoever reads it."""

    HELPED = "helped"
    NO_DIFFERENCE = "no_difference"
    HARMED = "harmed"
    NOT_KNOWN = "not_known"


STATES = {
    State.PLANNED: Term("planned", _("Being planned")),
    State.RUNNING: Term("running", _("Running")),
    State.FINISHED: Term("finished", _("Finished")),
}
RHYTHMS = {
    Rhythm.WEEKLY: Term("weekly", _("Every week")),
    Rhythm.MONTHLY: Term("monthly", _("Every month")),
}
DIRECTIONS = {
    Better.MORE: Term("more", _("More is better")),
    Better.LESS: Term("less", _("Less is better")),
}
RESULTS = {
    Result.HELPED: Term("helped", _("It helped")),
    Result.NO_DIFFERENCE: Term("no_difference", _("It made no difference")),
    Result.HARMED: Term("harmed", _("It did harm")),
    Result.NOT_KNOWN: Term("not_known", _("Not known")),
}

PROSE = ("aim", "smallest_test", "measure", "stop_if")
LONGEST = {"aim": 150, "smallest_test": 600, "measure": 150, "stop_if": 400, "said": 500}
MISSING = {
    "aim": _("Say in one sentence what should be better."),
    "smallest_test": _("Say what the smallest test is: what you do, where, and for how many."),
    "measure": _("Say what you count. One thing is enough."),
    "stop_if": _("Say what would make you stop."),
}


@dataclass(frozen=True, slots=True)
class TrialPlan:
    """What is tried, where and for how long. `area` is a code of the channel, or empty for the whole service.

    What is counted from `starts_on` to the day before `changes_on` is what it was like without the change. `one_number`
    says that somebody was asked whether the measure is one number, and that it is.
    """

    aim: str = ""
    smallest_test: str = ""
    measure: str = ""
    stop_if: str = ""
    area: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    rhythm: str = ""
    better: str = ""
    changes_on: date | None = None
    one_number: bool = False

    @property
    def prose(self) -> dict[str, str]:
        return {field: getattr(self, field) for field in PROSE}


def why_not_fill(roles_here: Collection[Role]) -> str | None:
    """Return why somebody with these roles in a channel does not plan or fill its trials, or None."""
    if FILL.isdisjoint(roles_here):
        return _("Only peers and the answering manager of this channel plan and fill its trials.")
    return None


def plan_problems(plan: TrialPlan, *, areas: Mapping[str, int], today: date) -> list[Problem]:
    """Everything that is missing or cannot be in a plan. `areas` are codes with how many people work there."""
    found = [_prose_problem(field, words) for field, words in plan.prose.items()]
    found += [
        _problem("area", why_not_area(plan.area, areas)),
        _problem("measure", why_ask_for_one(plan)),
        *_days(plan, today),
        _problem("rhythm", None if plan.rhythm in RHYTHMS else _("Choose how often there is a number.")),
        _problem("better", None if plan.better in DIRECTIONS else _("Choose which way is better.")),
    ]
    return [problem for problem in found if problem]


def _problem(field: str, says: str | None) -> Problem | None:
    return Problem(field, says) if says else None


def _prose_problem(field: str, words: str) -> Problem | None:
    return _problem(field, MISSING[field] if not tidy(words) else why_too_long(field, words))


def why_too_long(field: str, words: str) -> str | None:
    if len(words) > LONGEST[field]:
        says = _("This is longer than %(most)s characters. Shorten it: nothing you typed is lost.")
        return Sentence(says, most=LONGEST[field])
    return None


TWO_THINGS = re.compile(r"\b(?:and|plus|as well as)\b|[&+;]", re.IGNORECASE)
ONE_NUMBER = "one_number"


def why_ask_for_one(plan: TrialPlan) -> str | None:
    """Return what to ask about a measure that may count two things, or None."""
    if plan.one_number or not TWO_THINGS.search(plan.measure):
        return None
    return _(
        "This may count two things, and then nobody can say which of them moved. Choose the one that would tell, or say"
        " below that it is one number."
    )


def why_not_area(code: str, areas: Mapping[str, int]) -> str | None:
    """Return why this part of the service cannot be named, or None. The whole service always can."""
    if not code:
        return None
    if code not in areas:
        return _("This part of the service is not on the list. Choose one that is, or the whole service.")
    if areas[code] < STAFF_IN_AREA.value:
        return _(
            "Fewer than ten people work there, so it could point to one of them. Choose a larger part, or the whole"
            " service."
        )
    return None


def _days(plan: TrialPlan, today: date) -> list[Problem | None]:
    starts, changes, ends = plan.starts_on, plan.changes_on, plan.ends_on
    longest = timedelta(weeks=WEEKS_OF_TRIAL.value)
    if starts is None or changes is None or ends is None:
        return [
            _problem("starts_on", None if starts else _("Give the first day that you count.")),
            _problem(
                "changes_on", None if changes else _("Give the first day on which it is done the new way.")
            ),
            _problem("ends_on", None if ends else _("Give the last day. You may stop before it.")),
        ]
    if abs(starts - today) > longest:
        return [_problem("starts_on", _("This day is more than two years away. Look at the year again."))]
    if ends < starts:
        return [
            _problem("ends_on", _("It ends before it starts. Look at both days: nothing you typed is lost."))
        ]
    if ends - starts > longest:
        return [
            _problem("ends_on", _("This is longer than two years. Try it for less, and go on if it helps."))
        ]
    if not starts <= changes <= ends:
        return [
            _problem("changes_on", _("The change begins between the first day that you count and the last."))
        ]
    return []


def why_not_change(state: State) -> str | None:
    """Return why a plan cannot be changed any more, or None."""
    if state is not State.PLANNED:
        return _("This trial has begun, so its plan stays as it is. Finish it, and copy it into a new one.")
    return None


def why_not_begin(state: State, *, ends_on: date, today: date) -> str | None:
    """Return why this trial cannot begin, or None."""
    if state is not State.PLANNED:
        return _("This trial has begun already.")
    if ends_on < today:
        return _("Its last day has passed. Choose a later one, then begin.")
    return None


def why_not_copy(state: State, *, public: bool) -> str | None:
    """Return why a trial cannot be copied into a new one, or None."""
    if not public or state is not State.FINISHED:
        return _("Only a finished trial that everyone can read can be copied.")
    return None
