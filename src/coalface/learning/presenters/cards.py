"""One card as its page shows it, as a line of the list, and as the empty place where it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from coalface.core.cards import why_not_show_outcome
from coalface.core.retractions import TAKEN_DOWN
from coalface.core.team_talk import QUESTIONS
from coalface.core.vocabulary import CONDITIONS, EFFECT_WORDS, REACHES, Effect

from ..models import Card, Theme
from ..queries.cards import shown_as_alert
from .words import (
    brief,
    capital,
    condition_words,
    day_words,
    in_a_row,
    kind_words,
    period_words,
    stage_words,
)

WORDS_IN_LINE = 42


@dataclass(frozen=True, slots=True)
class Step:
    """One dot on the thread: "done", "now" or "later"."""

    title: str
    when: str
    state: str = "done"


def card_line(card: Card) -> dict[str, Any]:
    """A card in the list: enough to choose by, and never how it ended."""
    return {
        "id": card.id,
        "title": card.title,
        "kind": kind_words(card),
        "stage": stage_words(card),
        "says": Truncator(card.what_happened).words(WORDS_IN_LINE, truncate="…"),
        "period": period_words(card.period),
        "likely": capital(in_a_row(condition_words(card, Effect.HINDERED))),
        "helped": in_a_row(condition_words(card, Effect.HELPED)),
    }


def card_page(card: Card, *, today: date, themes: Sequence[Theme] = ()) -> dict[str, Any]:
    """All that the page of a card shows. How it ended and how far it got are blank while kept back."""
    kept_back = outcome_kept_back(card, today=today)
    return {
        **card_line(card),
        "what_happened": card.what_happened,
        "what_helped": card.what_helped,
        "what_would_have_helped": card.what_would_have_helped,
        "conditions": [_condition(named) for named in card.conditions.all()],
        "how_it_ended": "" if kept_back else card.how_it_ended,
        "reach": "" if kept_back else brief(REACHES, card.reach),
        "kept_back": kept_back,
        "shown_from": day_words(card.outcome_from) if kept_back else "",
        "area": card.area,
        "version": card.version,
        "published": day_words(card.published_on),
        "alert": shown_as_alert(card, today=today),
        "questions": [_(question) for question in QUESTIONS.get(card.kind, ())],
        "thread": thread(card, themes, kept_back=bool(kept_back)),
    }


def outcome_kept_back(card: Card, *, today: date) -> str:
    """Why how it ended is not shown yet; blank where it is, or where there is nothing to show."""
    if not (card.how_it_ended or card.reach):
        return ""
    reason = why_not_show_outcome(outcome_from=card.outcome_from, today=today)
    return _(reason) if reason else ""


def _condition(named) -> dict[str, Any]:
    return {
        "label": brief(CONDITIONS, named.code),
        "effect": _(EFFECT_WORDS[Effect(named.effect)]),
        "helped": named.effect == Effect.HELPED,
    }


def thread(card: Card, themes: Sequence[Theme] = (), *, kept_back: bool) -> list[Step]:
    """What became of it. What nobody has done yet stays an open dot."""
    ending = Step(
        _("How it ended is shown"), _("By %s at the latest") % day_words(card.outcome_from), "later"
    )
    return [
        Step(_("Told"), period_words(card.period)),
        Step(_("Card published"), day_words(card.published_on), "done" if themes else "now"),
        *([ending] if kept_back else []),
        *_became(themes),
    ]


def _became(themes: Sequence[Theme]) -> list[Step]:
    """The three last steps, from the theme that has come furthest."""
    asked = [theme for theme in themes if theme.asked_on]
    answers = [answer for theme in asked for answer in theme.answers.all()]
    checks = [check for theme in asked for check in theme.check_backs.all()]
    gathered, answered, again = (
        min((theme.asked_on for theme in asked), default=None),
        min((answer.answered_on for answer in answers), default=None),
        max((check.on for check in checks), default=None),
    )
    waiting = _("Not yet") if asked else _("Not asked yet")
    return [
        _step(_("Put to the service with cards like it"), gathered, _("Not yet")),
        _step(_("Answered by the service"), answered, waiting),
        _step(_("Is it still happening?"), again, _("Asked 3 and 9 months after the answer")),
    ]


def _step(title: str, day: date | None, otherwise: str) -> Step:
    return Step(title, day_words(day)) if day else Step(title, otherwise, "later")


def tombstone(card: Card) -> dict[str, str]:
    """What is left of a card that was taken back: when, and a sentence that is the same for every one."""
    assert card.retracted_on is not None
    return {"when": day_words(card.retracted_on), "why": _(TAKEN_DOWN)}
