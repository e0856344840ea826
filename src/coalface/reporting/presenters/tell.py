"""The pages of someone who tells."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from coalface.core.plain_form import PLAIN_KINDS
from coalface.core.routes import Route
from coalface.core.telling import FREE_TEXT, TICKS
from coalface.core.vocabulary import (
    AUDIENCES,
    CONDITIONS,
    FORM_TABLES,
    PROTECTED_AUDIENCES,
    Term,
)
from coalface.core.wording import Seen

from .found import found_page


def others(served: Collection[str]) -> list[str]:
    """The audiences that have no form of their own here, for a word to whoever came to one that is not theirs."""
    return [audience for audience in AUDIENCES if audience not in served]


def tell_page(
    channel, answers: Mapping[str, Any], problems, key: str, *, served: Collection[str] = ()
) -> dict[str, Any]:
    """Everything the form shows, with what was typed so far."""
    return {
        "others": others({*served, channel.audience}),
        "elsewhere": any(audience != channel.audience for audience in served),
        "channel": channel,
        "protected": channel.audience in PROTECTED_AUDIENCES,
        "areas": [Term(area.code, area.name) for area in channel.areas.all()],
        "answers": answers,
        "conditions": _conditions(answers),
        "problems": problems,
        "problem_at": {problem.field: problem.says for problem in reversed(problems)},
        "key": key,
        "vocabulary": VOCABULARY,
        "plain_kinds": list(PLAIN_KINDS.values()),
    }


VOCABULARY = {name: list(table.values()) for name, table in FORM_TABLES.items()}


def check_page(
    channel,
    answers: Mapping[str, Any],
    seen: Seen,
    key: str,
    routes: Mapping[Route, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """What we noticed in the text, each once, with what to write instead; and the routes that it may call for."""
    return {
        "channel": channel,
        "protected": channel.audience in PROTECTED_AUDIENCES,
        "routes": [{"code": route.value, "words": words} for route, words in routes.items()],
        "answers": answers,
        "hidden": hidden_fields(answers, key),
        **found_page(seen),
    }


def hidden_fields(
    answers: Mapping[str, Any], key: str, *, but: tuple[str, ...] = FREE_TEXT
) -> list[tuple[str, str]]:
    """The answers as (name, value), for a page that carries its own state."""
    plain = [(name, value) for name, value in answers.items() if isinstance(value, str) and name not in but]
    conditions = [(f"condition-{c['code']}", c["effect"]) for c in answers.get("conditions", ())]
    ticked = [(name, "yes") for name in TICKS if answers.get(name)]
    return [*plain, *conditions, *ticked, ("idempotency_key", key)]


def _conditions(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    given = {(c["code"], c["effect"]) for c in answers.get("conditions", ())}
    return [
        {
            "code": term.code,
            "label": term.label,
            "hint": term.hint,
            "hindered": (term.code, "hindered") in given,
            "helped": (term.code, "helped") in given,
        }
        for term in CONDITIONS.values()
    ]
