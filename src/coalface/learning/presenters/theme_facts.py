"""Themes, answers, check-backs and codings as a program reads them. The names are promised to others."""

from datetime import date
from typing import Any

from coalface.core.themes import whole_weeks

from ..models import Answer, CheckBack, Coding, Delivery, HoldUp, Theme


def theme_facts(theme: Theme, *, today: date, themes_at: str) -> dict[str, Any]:
    """A theme with everything that was said to it. `weeks_waiting` is null once it is answered."""
    answers = [answer_facts(answer) for answer in theme.answers.all()]
    held_up = next(iter(theme.hold_ups.all()), None)
    assert theme.asked_on
    return {
        "id": str(theme.id),
        "title": theme.title,
        "says": theme.says,
        "question": theme.question,
        "condition": theme.condition or None,
        "asked_on": theme.asked_on.isoformat(),
        "weeks_waiting": None if answers else whole_weeks(since=theme.asked_on, today=today),
        "held_up": held_up_facts(held_up) if held_up and not answers else None,
        "cards": sorted(str(kept.card_id) for kept in theme.in_theme.all()),
        "answers": answers,
        "check_backs": [check_back_facts(check) for check in theme.check_backs.all()],
        "url": f"{themes_at}{theme.id}/",
    }


def held_up_facts(held: HoldUp) -> dict[str, Any]:
    return {"conditions": held.conditions, "says": held.says, "on": held.on.isoformat()}


def answer_facts(answer: Answer) -> dict[str, Any]:
    return {
        "theme": str(answer.theme_id),
        "number": answer.number,
        "decision": answer.decision,
        "reason": answer.reason,
        "will_do": answer.will_do,
        "due_on": answer.due_on.isoformat() if answer.due_on else None,
        "for_young": answer.for_young or None,
        "answered_on": answer.answered_on.isoformat(),
        "deliveries": [delivery_facts(row) for row in answer.deliveries.all()],
    }


def delivery_facts(row: Delivery) -> dict[str, Any]:
    return {
        "theme": str(row.answer.theme_id),
        "answer": row.answer.number,
        "number": row.number,
        "done": row.done,
        "says": row.says,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "on": row.on.isoformat(),
    }


def check_back_facts(check: CheckBack) -> dict[str, Any]:
    return {
        "theme": str(check.theme_id),
        "months": check.months,
        "finding": check.finding,
        "says": check.says,
        "on": check.on.isoformat(),
    }


def coding_facts(row: Coding) -> list[dict[str, Any]]:
    """An agreed coding, a line for each condition; one line without a condition where none is known."""
    shared = {
        "card": str(row.card_id),
        "book": row.book,
        "act": row.coding.act or None,
        "stage": row.coding.stage or None,
        "none_known": "yes" if row.coding.none_known else "no",
        "settled_on": row.on.isoformat(),
    }
    named = [
        {"condition": one.code, "effect": one.effect, "depth": one.depth} for one in row.coding.conditions
    ]
    return [{**shared, **one} for one in named or [dict.fromkeys(("condition", "effect", "depth"))]]
