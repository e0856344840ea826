"""Trials: a small change, tried for a while and counted. What makes a plan whole, and what may be said at the end.

A trial knows a part of the service and never a person. It has one measure, and no target.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .plain_text import tidy
from .roles import Role
from .sentences import count_sentences
from .telling import Problem
from .thresholds import NUMBERS_TO_SAY_MORE, STAFF_IN_AREA, WEEKS_OF_TRIAL
from .vocabulary import Term
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
    """What is tried, where and for how long. `area` is a code of the channel, or empty for the whole service."""

    aim: str = ""
    smallest_test: str = ""
    measure: str = ""
    stop_if: str = ""
    area: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    rhythm: str = ""
    better: str = ""

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
        return f"This is longer than {LONGEST[field]} characters. Shorten it: nothing you typed is lost."
    return None


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
    starts, ends = plan.starts_on, plan.ends_on
    longest = timedelta(weeks=WEEKS_OF_TRIAL.value)
    if starts is None or ends is None:
        first = None if starts else _("Give the first day that you count.")
        return [
            _problem("starts_on", first),
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


def why_not_finish(*, state: State, result: str, said: str, numbers: int) -> Problem | None:
    """Return what keeps a trial from being finished with this result in these words, or None."""
    if state is State.PLANNED:
        return Problem("result", _("This trial has not begun. Begin it first, or leave it as a plan."))
    if state is State.FINISHED:
        return Problem("result", _("This trial is finished already."))
    if result not in RESULTS:
        return Problem("result", _("Choose what came of it. “Not known” is an honest answer."))
    if reason := why_not_result(Result(result), numbers):
        return Problem("result", reason)
    return _problem("said", why_not_said(said))


def why_not_result(result: Result, numbers: int) -> str | None:
    """Return why so many numbers cannot show this result, or None.

    Harm may show in one, and whoever sees it should stop. That something helped, or made no difference, cannot.
    """
    if result is Result.NOT_KNOWN:
        return None
    if not numbers:
        return _(
            "No number has been entered, so none can show what came of it. Enter one, or say that it is not known."
        )
    if result is not Result.HARMED and numbers < NUMBERS_TO_SAY_MORE.value:
        so_far = "There is one number" if numbers == 1 else f"There are {numbers} numbers"
        return (
            f"{so_far}, and {NUMBERS_TO_SAY_MORE.value} are the fewest that show more than chance. Go on for longer,"
            " or say that it is not known."
        )
    return None


def why_not_said(said: str) -> str | None:
    """Return why a result in these words is not one that everyone can read, or None."""
    words = tidy(said)
    if not words:
        return _("Say it in two sentences: what the number did, and what you do now.")
    if reason := why_too_long("said", words):
        return reason
    if (count := count_sentences(words)) != 2:
        so_many = "one sentence" if count == 1 else f"{count} sentences"
        return (
            f"This is {so_many}. Say it in two: what the number did, and what you do now. Begin each with a capital"
            " letter and end it with a full stop."
        )
    return None


def why_not_copy(state: State, *, public: bool) -> str | None:
    """Return why a trial cannot be copied into a new one, or None."""
    if not public or state is not State.FINISHED:
        return _("Only a finished trial that everyone can read can be copied.")
    return None
