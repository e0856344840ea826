"""A theme as its page shows it, and as a line of a list."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.promises import DELIVERIES
from coalface.core.themes import (
    CHECK_BACKS,
    DECISIONS,
    FINDINGS,
    AnswerText,
    Decision,
    Finding,
    answer_is_late,
    check_back_day,
    check_back_due,
    whole_weeks,
)

from ..models import Answer, CheckBack, HoldUp, Theme
from ..queries.themes import promise_due
from .cards import Step
from .words import brief, day_words, in_a_row


def theme_line(theme: Theme, *, today: date) -> dict[str, Any]:
    """A theme in a list: what it is about, and where it stands."""
    return {
        "id": theme.id,
        "title": theme.title,
        "says": theme.says,
        "channel": theme.channel.name,
        "condition": brief(CODED_CONDITIONS, theme.condition) if theme.condition else "",
        "standing": standing_words(theme, today=today),
        "answered": bool(theme.answers.all()),
        "held_up": _held_up(next(iter(theme.hold_ups.all()), None)) if not theme.answers.all() else None,
        "is_open": (due := promise_due(theme)) is not None,
        "fallen_due": due is not None and due <= today,
        "asked": day_words(theme.asked_on) if theme.asked_on else "",
    }


def standing_words(theme: Theme, *, today: date) -> str:
    """Where a theme stands, in one sentence."""
    last = _last_check_back(theme)
    if last is not None:
        return finding_words(last)
    answers = list(theme.answers.all())
    if answers:
        return verdict(answers[-1], today=today, before=answers[0].due_on)
    if theme.asked_on is None:
        return _("A draft")
    return waiting_words(theme, today=today)


def waiting_words(theme: Theme, *, today: date) -> str:
    assert theme.asked_on
    weeks = whole_weeks(since=theme.asked_on, today=today)
    if not weeks:
        return _("Asked this week, no answer yet")
    return ngettext("No answer yet, %(n)d week", "No answer yet, %(n)d weeks", weeks) % {"n": weeks}


def verdict(answer: Answer, *, today: date, before: date | None = None) -> str:
    """The answer in a line: "In part. Due on 31 July 2027." `before` is the day that was promised first."""
    words = _verdict(answer, today=today)
    if before is None or before == answer.due_on:
        return words
    return _("%(verdict)s It was promised for %(day)s first.") % {"verdict": words, "day": day_words(before)}


def _verdict(answer: Answer, *, today: date) -> str:
    decision = brief(DECISIONS, answer.decision)
    said = list(answer.deliveries.all())
    if said:
        decision = f"{decision}. {brief(DELIVERIES, said[-1].done)}"
    due = answer.still_due
    if due is None:
        return f"{decision}."
    if due < today:
        return _overdue(due, today=today) % {"decision": decision, "day": day_words(due)}
    return _("%(decision)s. Due on %(day)s.") % {"decision": decision, "day": day_words(due)}


def _overdue(due: date, *, today: date) -> str:
    weeks = whole_weeks(since=due, today=today)
    if not weeks:
        return _("%(decision)s. It was due on %(day)s, and nobody has said yet whether it is done.")
    late = ngettext("%(n)d week ago", "%(n)d weeks ago", weeks) % {"n": weeks}
    return _(
        "%(decision)s. It was due on %(day)s, {late}, and nobody has said yet whether it is done."
    ).format(late=late)


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
        "answers": [_answer(answer, theme, today=today) for answer in reversed(answers)],
        "check_backs": [_check_back(check) for check in theme.check_backs.all()],
        "thread": _thread(theme, answers, today=today),
    }


def _held_up(held: HoldUp | None) -> dict[str, str] | None:
    if held is None:
        return None
    conditions = in_a_row([brief(CODED_CONDITIONS, code) for code in held.conditions])
    return {"conditions": conditions, "says": held.says, "day": day_words(held.on)}


def answer_preview(text: AnswerText, theme: Theme, *, today: date) -> dict[str, Any]:
    """An answer as everyone would read it from today on. Nothing is kept."""
    number = len(theme.answers.all()) + 1
    return _answer(Answer(theme=theme, number=number, answered_on=today, **asdict(text)), theme, today=today)


def _answer(answer: Answer, theme: Theme, *, today: date) -> dict[str, Any]:
    weeks = whole_weeks(since=theme.asked_on, today=answer.answered_on)
    first = next(iter(theme.answers.all()), answer)
    after = ngettext("%(n)d week after it was asked", "%(n)d weeks after it was asked", weeks) % {"n": weeks}
    return {
        "number": answer.number,
        "day": day_words(answer.answered_on),
        "after": after if weeks else _("in the week in which it was asked"),
        "verdict": verdict(answer, today=today, before=first.due_on),
        "promises": answer.decision != Decision.NO,
        "reason": answer.reason,
        "will_do": answer.will_do,
        "for_young": answer.for_young,
        "deliveries": [
            {"day": day_words(row.on), "done": brief(DELIVERIES, row.done), "says": row.says}
            for row in answer.deliveries.all()
        ],
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
            *_later(None, set(), today=today),
        ]
    first = answers[0]
    steps.append(Step(_("Answered by the service"), day_words(first.answered_on)))
    if answers[-1].due_on:
        steps += _promise(answers[-1], today=today)
    kept = {check.months: check for check in theme.check_backs.all()}
    steps += [Step(_("Is it still happening?"), finding_words(kept[months])) for months in sorted(kept)]
    return steps + _later(first, set(kept), today=today)


def _promise(answer: Answer, *, today: date) -> list[Step]:
    """What was said of a promise, and the day on which it is due now."""
    steps = [Step(brief(DELIVERIES, row.done), day_words(row.on)) for row in answer.deliveries.all()]
    due = answer.still_due
    if due is not None:
        state = "now" if due <= today else "later"
        steps.append(Step(_("What was promised is due"), day_words(due), state))
    return steps


def _later(first: Answer | None, kept: set[int], *, today: date) -> list[Step]:
    """The questions that nobody has answered yet: passed over, due now, or still to come."""
    if first is None:
        return [Step(_("Is it still happening?"), _("Asked 3 and 9 months after the answer"), "later")]
    due = check_back_due(answered_on=first.answered_on, settled=kept, today=today)
    return [
        _not_asked(first.answered_on, months, due=due, today=today)
        for months in CHECK_BACKS
        if months not in kept
    ]


def _not_asked(answered_on: date, months: int, *, due: int | None, today: date) -> Step:
    day = check_back_day(answered_on=answered_on, months=months)
    if day > today:
        return Step(_("Is it still happening?"), _("Asked from %s") % day_words(day), "later")
    if months != due:
        return Step(_("Is it still happening?"), _("Nobody was asked after %d months") % months, "later")
    weeks = whole_weeks(since=day, today=today)
    late = ngettext("not answered yet, %d week", "not answered yet, %d weeks", weeks) % weeks
    when = {"day": day_words(day), "late": late if weeks else _("not answered yet")}
    return Step(_("Is it still happening?"), _("Asked since %(day)s, %(late)s") % when, "now")
