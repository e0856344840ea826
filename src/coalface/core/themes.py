"""Themes: what cards have in common, the service's dated answer, and whether it is still happening.

A theme is titled by a condition, never by a person. Whoever answers is not whoever asks, and an answer that has not
come is shown as weeks of waiting, beside what is holding it up.
"""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .coding import CODED_CONDITIONS
from .plain_text import tidy
from .telling import Problem
from .thresholds import DAYS_TO_ANSWER, SHORT_TEXT_LENGTH, YEARS_TO_ACT
from .vocabulary import Term
from .words import gettext_noop as _

DAYS_A_YEAR = 366
FEWEST_CARDS = 2
MOST_CARDS = 40
LONGEST = {"title": 120, "says": 1_500, "question": 300}


@dataclass(frozen=True, slots=True)
class ThemeText:
    """What a theme says: its title, what the cards have in common, and what is asked of the service."""

    title: str
    says: str
    question: str
    condition: str = ""


def read_theme(answers: Mapping[str, Any]) -> ThemeText:
    return ThemeText(
        **{name: tidy(str(answers.get(name) or "")) for name in LONGEST},
        condition=str(answers.get("condition") or ""),
    )


NEEDED = {
    "title": _("Give the theme a title: the condition behind these cards, never a person or a post."),
    "says": _("Say in a few sentences what these cards have in common."),
    "question": _("Say what you ask of the service, as one question that it can answer."),
}
TOO_LONG = _("This is longer than a theme can hold. Shorten it.")


def theme_problems(theme: ThemeText) -> list[Problem]:
    problems = [Problem(name, says) for name, says in NEEDED.items() if not getattr(theme, name)]
    problems += [
        Problem(name, TOO_LONG) for name, most in LONGEST.items() if len(getattr(theme, name)) > most
    ]
    if theme.condition and theme.condition not in CODED_CONDITIONS:
        problems.append(Problem("condition", _("Choose a condition from the list, or leave it out.")))
    return problems


def why_not_ask(*, cards: int, asker: str, drafter: str, asked: bool) -> str | None:
    """Return why a theme cannot be put to the service yet, or None."""
    if asked:
        return _("This theme has been put to the service already.")
    if cards < FEWEST_CARDS:
        return _(
            "A theme needs at least two cards: one story is a card, two are something they have in common."
        )
    if asker == drafter:
        return _("Somebody else puts it to the service: a second peer sees what the first no longer notices.")
    return None


class Decision(StrEnum):
    """What the service says to a theme."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NO = "no"


DECISIONS = {
    term.code: term
    for term in (
        Term(Decision.ACCEPTED, _("Yes, we will change this"), "", _("Yes")),
        Term(Decision.PARTLY, _("In part"), "", _("In part")),
        Term(Decision.NO, _("No, and this is why"), "", _("No")),
    )
}


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer: the decision, its reason, what will be done, by when; and the same for young people, if they asked."""

    decision: str
    reason: str
    will_do: str = ""
    due_on: date | None = None
    for_young: str = ""

    def as_facts(self) -> dict[str, Any]:
        return {**asdict(self), "due_on": self.due_on.isoformat() if self.due_on else ""}


MUST_DATE = _("Give the day by which it will be done. People who spoke up are waiting to see it.")


def answer_problems(
    answer: AnswerText, *, today: date, for_young_needed: bool, promised_for: date | None = None
) -> list[Problem]:
    """Everything to look at again before an answer is published. `promised_for`: the day of the answer before it."""
    problems = []
    promises = answer.decision in (Decision.ACCEPTED, Decision.PARTLY)
    if answer.decision not in DECISIONS:
        problems.append(Problem("decision", _("Choose yes, in part or no.")))
    if not answer.reason:
        problems.append(Problem("reason", _("Give the reason. A no with a reason is an answer, too.")))
    if promises and not answer.will_do:
        problems.append(Problem("will_do", _("Say what will be done.")))
    if promises and answer.due_on is None:
        problems.append(Problem("due_on", MUST_DATE))
    new_day = answer.due_on if answer.due_on != promised_for else None
    if new_day and not 0 <= (new_day - today).days <= YEARS_TO_ACT.value * DAYS_A_YEAR:
        problems.append(Problem("due_on", _("Give a day from today on, and at most two years away.")))
    if for_young_needed and not answer.for_young:
        problems.append(Problem("for_young", _("Young people asked this. Write your answer for them, too.")))
    problems += [
        Problem(name, _("This is longer than an answer can hold. Shorten it."))
        for name in ("reason", "will_do", "for_young")
        if len(getattr(answer, name)) > LONGEST["says"]
    ]
    return problems


def why_not_answer(*, manager: bool, took_part: bool, asked: bool) -> str | None:
    """Return why somebody may not answer this theme, or None. `took_part`: they drafted or asked it."""
    if not manager:
        return _("Only an answering manager of this channel answers its themes.")
    if took_part:
        return _("You had a part in asking this, so somebody else answers it.")
    if not asked:
        return _("This theme is still a draft. It can be answered once it has been put to the service.")
    return None


@dataclass(frozen=True, slots=True)
class HeldUp:
    """What is holding an answer up: conditions from the same list that cards have, and a sentence."""

    conditions: tuple[str, ...]
    says: str


def held_up_problems(held_up: HeldUp) -> list[Problem]:
    problems = []
    if not held_up.conditions and not held_up.says:
        problems.append(Problem("conditions", _("Choose what is holding it up, or say it in a sentence.")))
    if not set(held_up.conditions) <= CODED_CONDITIONS.keys():
        problems.append(Problem("conditions", _("Choose conditions from the list.")))
    if len(held_up.says) > SHORT_TEXT_LENGTH.value:
        problems.append(Problem("says", _("Shorten it to a few sentences.")))
    return problems


class Finding(StrEnum):
    """What people say when they are asked whether it is still happening."""

    STILL = "still"
    LESS = "less"
    STOPPED = "stopped"
    NOT_KNOWN = "not_known"


FINDINGS = {
    term.code: term
    for term in (
        Term(Finding.STILL, _("Still happening, as before"), "", _("Still happening")),
        Term(Finding.LESS, _("Happening less than before"), "", _("Less than before")),
        Term(Finding.STOPPED, _("Not happening any more, as far as we can see"), "", _("Not any more")),
        Term(Finding.NOT_KNOWN, _("We asked, and cannot tell"), "", _("Not known")),
    )
}
# Months after the answer in which the channel is asked again.
CHECK_BACKS = (3, 9)


def check_back_day(*, answered_on: date, months: int) -> date:
    """The first day on which the channel is asked: so many months after the answer, or the last day of that month."""
    years, month = divmod(answered_on.month - 1 + months, 12)
    year = answered_on.year + years
    return date(year, month + 1, min(answered_on.day, monthrange(year, month + 1)[1]))


def check_back_due(*, answered_on: date | None, settled: Collection[int], today: date) -> int | None:
    """The months of the check-back that waits to be answered today, or None. An old one gives way to a newer one."""
    if answered_on is None:
        return None
    open_ = [
        months
        for months in CHECK_BACKS
        if months not in settled
        and check_back_day(answered_on=answered_on, months=months) <= today
        and all(later not in settled for later in CHECK_BACKS if later > months)
    ]
    return open_[-1] if open_ else None


def why_not_check_back(*, peer: bool, due: int | None, months: int) -> str | None:
    """Return why this check-back cannot be answered, or None."""
    if not peer:
        return _("Peers of this channel ask their colleagues, and write down what they hear.")
    if due != months:
        return _(
            "This question is not asked now. It comes three and nine months after the answer: look which one is due."
        )
    return None


def finding_problems(finding: str, says: str) -> list[Problem]:
    problems = []
    if finding not in FINDINGS:
        problems.append(Problem("finding", _("Choose what people said.")))
    if len(says) > SHORT_TEXT_LENGTH.value:
        problems.append(Problem("says", _("Shorten it to a few sentences.")))
    return problems


def whole_weeks(*, since: date, today: date) -> int:
    """So many times seven days have passed since a day; nought before it."""
    return max(0, (today - since).days // 7)


def answer_is_late(*, asked_on: date, today: date) -> bool:
    """Has a theme waited longer for its answer than was promised?"""
    return (today - asked_on).days > DAYS_TO_ANSWER.value
