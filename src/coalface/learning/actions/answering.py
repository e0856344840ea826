"""The service answers: what holds it up, its dated answer, and what people say three and nine months later."""

from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.promises import Delivered, Done, why_not_say_delivered
from coalface.core.roles import Role
from coalface.core.themes import (
    AnswerText,
    HeldUp,
    why_not_answer,
    why_not_check_back,
)
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Answer, CheckBack, Delivery, HoldUp, Theme
from ..queries.themes import due_today
from .leaves import MANAGER, PEER, enter_row
from .touching import touch_cards_of

GONE = _("This theme was taken back, because somebody could have been recognised.")


@transaction.atomic
def answer_theme(*, theme_id: UUID, by, answer: AnswerText, seen: int, today: date) -> None:
    """Publish an answer. `seen` is the number of the answer that the writer had before them, or 0."""
    theme = _to_answer(theme_id, by)
    last = theme.answers.count()
    if last != seen:
        raise NotAllowed(
            _("Somebody has just answered this theme. Read their answer first; yours is still below.")
        )
    row = Answer.objects.create(
        theme=theme,
        number=last + 1,
        decision=answer.decision,
        reason=answer.reason,
        will_do=answer.will_do,
        due_on=answer.due_on,
        for_young=answer.for_young,
        answered_on=today,
    )
    touch_cards_of(theme)
    enter_row(row, role=MANAGER, on=today)


@transaction.atomic
def say_what_holds_up(*, theme_id: UUID, by, held_up: HeldUp, today: date) -> None:
    """Say in public what is holding the answer up."""
    theme = _to_answer(theme_id, by)
    if theme.answers.exists():
        raise NotAllowed(_("This theme is answered, so nothing is holding it up."))
    row = HoldUp.objects.create(
        theme=theme,
        number=theme.hold_ups.count() + 1,
        conditions=list(held_up.conditions),
        says=held_up.says,
        on=today,
    )
    touch_cards_of(theme)
    enter_row(row, role=MANAGER, on=today)


@transaction.atomic
def say_delivered(*, theme_id: UUID, by, delivered: Delivered, seen: int, today: date) -> None:
    """Say what became of the last answer's promise. `seen` is how often that had been said when the page was made."""
    theme = _locked(theme_id)
    answer = theme.answers.prefetch_related("deliveries").last()
    reason = why_not_say_delivered(
        manager=people.has_role(by, Role.ANSWERING_MANAGER, theme.channel_id),
        still_due=answer is not None and answer.still_due is not None,
    )
    if reason:
        raise NotAllowed(reason)
    said = answer.deliveries.count()
    if said != seen:
        raise NotAllowed(
            _("Somebody has just said what became of it. Read theirs first; yours is still below.")
        )
    row = Delivery.objects.create(
        answer=answer,
        number=said + 1,
        done=delivered.done,
        says=delivered.says,
        due_on=None if delivered.done == Done.DONE else delivered.due_on,
        on=today,
    )
    touch_cards_of(theme)
    enter_row(row, role=MANAGER, on=today)


@transaction.atomic
def check_back(*, theme_id: UUID, by, months: int, finding: str, says: str, today: date) -> None:
    """Keep what people said when they were asked whether it is still happening."""
    theme = _locked(theme_id)
    reason = why_not_check_back(
        peer=people.has_role(by, Role.PEER, theme.channel_id),
        due=due_today(theme, today=today),
        months=months,
    )
    if reason:
        raise NotAllowed(reason)
    row = CheckBack.objects.create(theme=theme, months=months, finding=finding, says=says, on=today)
    touch_cards_of(theme)
    enter_row(row, role=PEER, on=today)


def _to_answer(theme_id: UUID, by) -> Theme:
    theme = _locked(theme_id)
    reason = why_not_answer(
        manager=people.has_role(by, Role.ANSWERING_MANAGER, theme.channel_id),
        took_part=theme.asker_id == by.pk or theme.hands.filter(person=by).exists(),
        asked=theme.asked_on is not None,
    )
    if reason:
        raise NotAllowed(reason)
    return theme


def _locked(theme_id: UUID) -> Theme:
    theme = Theme.objects.select_for_update().filter(pk=theme_id).first()
    if theme is None or theme.taken_back_on:
        raise NotAllowed(GONE)
    return theme
