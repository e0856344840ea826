"""A theme as its page shows it, and as a line of a list."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.themes import (
    CHECK_BACKS,
    DECISIONS,
    FINDINGS,
    Decision,
    Finding,
    answer_is_late,
    check_back_day,
    weeks_waiting,
)
from coalface.core.vocabulary import CONDITIONS

from ..models import Answer, CheckBack, HoldUp, Theme
from .cards import Step
from .words import brief, day_words, in_a_row


def theme_line(theme: Theme, *, today: date) -> dict[str, Any]:
    """A theme in a list: what it is about, and where it stands."""
    return {
        "id": theme.id,
        "title": theme.title,
        "says": theme.says,
        "channel": theme.channel.name,
        "condition": brief(CONDITIONS, theme.condition) if theme.condition else "",
        "standing": standing_words(theme, today=today),
        "answered": bool(theme.answers.all()),
        "asked": day_words(theme.asked_on) if theme.asked_on else "",
    }


def standing_words(theme: Theme, *, today: date) -> str:
    """Where a theme stands, in one sentence."""
    last = _last_check_back(theme)
    if last is not None:
        return finding_words(last)
    answers = list(theme.answers.all())
    if answers:
        return verdict(answers[-1], today=today)
    if theme.asked_on is None:
        return _("A draft")
    return waiting_words(theme, today=today)


def waiting_words(theme: Theme, *, today: date) -> str:
    assert theme.asked_on
    weeks = weeks_waiting(asked_on=theme.asked_on, today=today)
    if not weeks:
        return _("Asked this week, no answer yet")
    return ngettext("No answer yet, %(n)d week", "No answer yet, %(n)d weeks", weeks) % {"n": weeks}


def verdict(answer: Answer, *, today: date) -> str:
    """The answer in a line: "In part. Due 31 July 2027"."""
    decision = brief(DECISIONS, answer.decision)
    if answer.due_on is None:
        return f"{decision}."
    if answer.due_on < today:
        return _("%(decision)s. It was due on %(day)s.") % {
            "decision": decision, "day": day_words(answer.due_on),
        }  # fmt: skip
    return _("%(decision)s. Due on %(day)s.") % {"decision": decision, "day": day_words(answer.due_on)}


def finding_words(check: CheckBack) -> str:
    return _("%(finding)s, %(months)d months after the answer") % {
        "finding": brief(FINDINGS, check.finding), "months": check.months,
    }  # fmt: skip


def theme_page(theme: Theme, *, today: date) -> dict[str, Any]:
    """All that the page of a theme says of the service's part: waiting, answer, check-backs."""
    answers = list(theme.answers.all())
    return {
        **theme_line(theme, today=today),
        "question": theme.question,
        "waiting": "" if answers else waiting_words(theme, today=today),
        "late": not answers and answer_is_late(asked_on=theme.asked_on, today=today),
        "held_up": _held_up(next(iter(theme.hold_ups.all()), None)),
        "answers": [_answer(answer, theme, today=today) for answer in reversed(answers)],
        "check_backs": [_check_back(check) for check in theme.check_backs.all()],
        "thread": _thread(theme, answers, today=today),
    }


def _held_up(held: HoldUp | None) -> dict[str, str] | None:
    if held is None:
        return None
    conditions = in_a_row([brief(CONDITIONS, code) for code in held.conditions])
    return {"conditions": conditions, "says": held.says, "day": day_words(held.on)}


def _answer(answer: Answer, theme: Theme, *, today: date) -> dict[str, Any]:
    weeks = weeks_waiting(asked_on=theme.asked_on, today=answer.answered_on)
    after = ngettext("%(n)d week after it was asked", "%(n)d weeks after it was asked", weeks) % {"n": weeks}
    return {
        "number": answer.number,
        "day": day_words(answer.answered_on),
        "after": after if weeks else _("in the week in which it was asked"),
        "verdict": verdict(answer, today=today),
        "promises": answer.decision != Decision.NO,
        "reason": answer.reason,
        "will_do": answer.will_do,
        "for_young": answer.for_young,
    }


def _check_back(check: CheckBack) -> dict[str, Any]:
    return {
        "day": day_words(check.on),
        "months": check.months,
        "finding": brief(FINDINGS, check.finding),
        "says": check.says,
        "better": check.finding in (Finding.LESS, Finding.STOPPED),
    }


def _last_check_back(theme: Theme) -> CheckBack | None:
    checks = list(theme.check_backs.all())
    return checks[-1] if checks else None


def _thread(theme: Theme, answers: list[Answer], *, today: date) -> list[Step]:
    steps = [Step(_("Put to the service"), day_words(theme.asked_on))]
    if not answers:
        return [
            *steps,
            Step(_("Answered by the service"), waiting_words(theme, today=today), "now"),
            *_later(None, set()),
        ]
    first = answers[0]
    steps.append(Step(_("Answered by the service"), day_words(first.answered_on)))
    if first.due_on and first.decision != Decision.NO:
        done = "done" if first.due_on <= today else "later"
        steps.append(Step(_("What was promised is due"), day_words(first.due_on), done))
    kept = {check.months: check for check in theme.check_backs.all()}
    steps += [Step(_("Is it still happening?"), finding_words(kept[months])) for months in sorted(kept)]
    return steps + _later(first, set(kept))


def _later(first: Answer | None, kept: set[int]) -> list[Step]:
    """The questions that are still to come. Once one is answered, the ones before it are no longer asked."""
    if first is None:
        return [Step(_("Is it still happening?"), _("Asked 3 and 9 months after the answer"), "later")]
    to_come = [months for months in CHECK_BACKS if months > max(kept, default=0)]
    return [
        Step(
            _("Is it still happening?"),
            _("Asked from %s") % day_words(check_back_day(answered_on=first.answered_on, months=months)),
            "later",
        )
        for months in to_come
    ]
